"""The form in which two texts are compared: words only, no case, accents, quotes or punctuation.

The mapping works on single characters, so the form of a piece of text does not depend on what stands around
it, and many texts can be brought into it at once.
"""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from collections.abc import Sequence

# 128 bits: equal hashes are taken for equal texts without looking at the texts again.
HASH_BYTES = 16

_CACHE_LIMIT = 200_000
_CACHED_RUN = 8

# Scripts written without spaces: every character is a word, or a whole sentence would be one.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x0F00, 0x0FFF),  # Tibetan
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # CJK ideographs, extension A
    (0x4E00, 0x9FFF),  # CJK ideographs
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0x20000, 0x3FFFF),  # CJK ideographs, later extensions
)


def _ascii_table() -> bytes:
    """Bytes to bytes: letters lowered, digits kept, other ASCII a space; UTF-8 bytes and NUL kept."""
    return bytes(
        byte if byte >= 0x80 or byte == 0 else ord(chr(byte).lower()) if chr(byte).isalnum() else 0x20
        for byte in range(256)
    )


_TABLE = _ascii_table()
_NO_WORD = bytes(byte for byte in range(0x80) if not chr(byte).isalnum())


def _fold_character(character: str) -> str:
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        if category in ("Mn", "Me", "Cf"):
            continue
        if category[0] in "LN" or category == "Mc":
            code = ord(part)
            lowered = part.casefold()
            folded.append(f" {lowered} " if any(low <= code <= high for low, high in _UNSPACED) else lowered)
        else:
            folded.append(" ")
    return "".join(folded)


class _Folding(dict[str, bytes]):
    """Runs of non-ASCII characters to their folded UTF-8; short runs are remembered: texts repeat them."""

    def __missing__(self, run: str) -> bytes:
        if len(run) > _CACHED_RUN:
            return b"".join([self[character] for character in run])
        folded = "".join(map(_fold_character, run)).encode("utf-8", "surrogatepass")
        if len(self) < _CACHE_LIMIT:
            self[run] = folded
        return folded


_FOLDING = _Folding()


def _fold_run(error: UnicodeError) -> tuple[bytes, int]:
    """Codec error handler: what an ASCII encoder writes for a run of characters that are not ASCII."""
    assert isinstance(error, UnicodeEncodeError)
    return _FOLDING[error.object[error.start : error.end]], error.end


# The encoder copies ASCII at memory speed and asks only at the runs between: ten times as fast as a regular
# expression.
codecs.register_error("clippings.fold", _fold_run)


def encode(text: str) -> bytes:
    """The text as UTF-8 with everything beyond ASCII folded: no accents, lower case, no punctuation.

    Compatibility forms are resolved (ligatures, full-width letters); invisible characters vanish. ASCII, NUL
    apart, is left for `fold` and `content_hash`. Works in linear time on texts of any length.
    """
    return (text.replace("\x00", " ") if "\x00" in text else text).encode("ascii", "clippings.fold")


def fold(encoded: Sequence[bytes]) -> bytes:
    """Encoded texts, each ended by a NUL: letters lowered, and a space for all ASCII that is no letter or
    digit.
    """
    return b"\x00".join([*encoded, b""]).translate(_TABLE)


def content_hash(text: str) -> str:
    """32 hexadecimal digits, equal for texts of the same letters and digits in the same order.

    Case, accents, quotes, punctuation and all spacing do not count, lost spaces between words included. A
    text without a single letter or digit is hashed by its own characters, so that two different ones are not
    taken for copies.
    """
    return hash_of(text, encode(text))


def hash_of(text: str, encoded: bytes) -> str:
    """`content_hash` of a text that is encoded already."""
    content = encoded.translate(_TABLE, _NO_WORD)
    if not content:
        content = b"\x00" + "".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=HASH_BYTES).hexdigest()
