"""Bytes to text: the encoding, or the reason why there is none."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from transforms.decode_lines import decode_by_lines

MIN_LETTERS = 20
"""A file with fewer letters than this carries no text worth a row."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\x7fELF", "elf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"SQLite format 3", "sqlite"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b")) + b"\x7f"
_STARTS = (*(mark for mark, _ in _BOMS), *(magic for magic, _ in _MAGIC))
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalpha())
_SAMPLE_BYTES = 65536


class Decoded(NamedTuple):
    """A file's text, the encoding it was read in (Python's name) and what was noticed on the way."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


class Rejected(NamedTuple):
    """Why a file is no text: `reason` is one of empty, binary, nul_bytes, undecodable, near_empty."""

    reason: str
    detail: str


def decode(raw: bytes) -> Decoded | Rejected:
    """Read bytes as text: a byte order mark, UTF-8, UTF-16/32 by their zero bytes, then the likeliest one-byte page.

    A leading byte order mark is left out of the text. Never raises.
    """
    if not raw.strip():
        return Rejected("empty", f"{len(raw)} bytes, none but white space")
    if raw.startswith(_STARTS):
        return _by_its_start(raw)
    if b"\x00" in raw:
        return _with_zero_bytes(raw)
    sample = raw[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > len(sample) * 0.02 + 8:
        return Rejected("binary", f"{controls} control bytes in the first {len(sample)}")
    try:
        return _checked(raw.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError as error:
        return _one_byte_page(raw, error)


def _by_its_start(raw: bytes) -> Decoded | Rejected:
    """The text behind a byte order mark, or what kind of file begins with these bytes."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding, ("byte order mark",))
    name = next(name for magic, name in _MAGIC if raw.startswith(magic))
    return Rejected("binary", f"begins like a {name} file")


def _checked(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded | Rejected:
    if len(text[:200].encode("ascii", "ignore").translate(None, _NO_LETTERS)) >= MIN_LETTERS:
        return Decoded(text, encoding, notes)
    letters = 0
    for run in _LETTER_RUN.finditer(text):
        letters += run.end() - run.start()
        if letters >= MIN_LETTERS:
            return Decoded(text, encoding, notes)
    return Rejected("near_empty", f"{letters} letters; at least {MIN_LETTERS} make a text")


def _strict(raw: bytes, encoding: str, notes: tuple[str, ...]) -> Decoded | Rejected:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        return Rejected(
            "undecodable", f"{encoding} by its byte order mark, but: {error.reason} at {error.start}"
        )
    if "\x00" in text:
        return Rejected("nul_bytes", f"NUL character in {encoding} text at {text.index(chr(0))}")
    return _checked(text, encoding, notes)


def _with_zero_bytes(raw: bytes) -> Decoded | Rejected:
    """UTF-16 or UTF-32 without a mark: in western text the zero bytes all stand at the same places."""
    sample = raw[:4096]
    shares = [sample[offset::4].count(0) / max(len(sample[offset::4]), 1) for offset in range(4)]
    high = [share > 0.7 for share in shares]
    guess = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }.get((high[0], high[1], high[2], high[3]))
    if guess is None:
        return Rejected("nul_bytes", f"{raw.count(0)} NUL bytes, the first at {raw.index(0)}")
    try:
        text = raw.decode(guess)
    except UnicodeDecodeError as error:
        return Rejected("nul_bytes", f"looks like {guess}, but: {error.reason} at {error.start}")
    if "\x00" in text:
        return Rejected("nul_bytes", f"NUL character in {guess} text at {text.index(chr(0))}")
    return _checked(text, guess, ("no byte order mark",))


def _one_byte_page(raw: bytes, error: UnicodeDecodeError) -> Decoded | Rejected:
    """Lines of UTF-8 and of a one-byte page are each read so; a text that is UTF-8 but for stray bytes keeps UTF-8 and
    gets replacement characters; else it is of a one-byte page."""
    if by_lines := decode_by_lines(raw, _page_of):
        return _checked(*by_lines, ("several encodings",))
    high = sum(map(raw.count, range(0x80, 0x100))) if len(raw) < _SAMPLE_BYTES else 0
    lenient = raw.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    if damaged and high and damaged * 10 <= high and damaged <= 20:
        return _checked(lenient, "utf-8", (f"{damaged} damaged bytes",))
    encoding = _page_of(raw)
    if encoding is None:
        return Rejected("undecodable", f"no encoding fits: {error.reason} at {error.start}")
    try:
        return _checked(raw.decode(encoding), encoding.replace("_", "-"), ())
    except (UnicodeDecodeError, LookupError):
        return Rejected("undecodable", f"{encoding} fits its beginning only")


def _page_of(raw: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8; None where none fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE_BYTES], cp_isolation=None).best()
    encoding = best.encoding if best else None
    if encoding in (None, "utf_8", "ascii", "cp1250", "latin_1", "cp1252", "mac_roman"):
        return _western(raw, encoding)
    return encoding


def _western(raw: bytes, guess: str | None) -> str | None:
    """windows-1252, unless its holes or more letters speak for windows-1250; ISO 8859-1 only where both say the same.

    The detector takes the one for the other on short texts; a wrong page shows as signs (\u00b3, \u00b9) inside words.
    """
    texts = {}
    for encoding in ("cp1252", "cp1250"):
        try:
            texts[encoding] = raw[:_SAMPLE_BYTES].decode(encoding)
        except UnicodeDecodeError:
            continue
    if guess != "cp1250":
        texts.pop("cp1250", None)
    if not texts:
        return None if re.search(rb"[\x80-\x9f]", raw) else "latin-1"
    return max(texts, key=lambda encoding: (sum(map(str.isalpha, texts[encoding])), encoding == "cp1252"))
