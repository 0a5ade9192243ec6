"""The form in which two texts are compared: words only, without case, accents, quotes, punctuation or
spacing.

The mapping works on single characters, so the form of a piece of text does not depend on what stands around
it, and many texts can be brought into it at once.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

# 128 bits: equal hashes are taken for equal texts without looking at the texts again.
HASH_BYTES = 16
# Between texts folded together. A text's own NUL characters are folded to spaces first.
SEPARATOR = "\x00"

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
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
    """Bytes to bytes: letters lowered, digits kept, everything else of ASCII a space; UTF-8 bytes and NUL
    kept.
    """
    return bytes(
        byte if byte >= 0x80 or byte == 0 else ord(chr(byte).lower()) if chr(byte).isalnum() else 0x20
        for byte in range(256)
    )


_TABLE = _ascii_table()


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


class _Folding(dict[str, str]):
    """Runs of non-ASCII characters to their folded form; short runs are remembered: texts repeat them."""

    def __missing__(self, run: str) -> str:
        if len(run) > _CACHED_RUN:
            return "".join(self[character] for character in run)
        folded = "".join(map(_fold_character, run))
        if len(self) < _CACHE_LIMIT:
            self[run] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> bytes:
    """The words of a text as UTF-8: lower case, no accents, everything that is no letter or digit a space.

    Compatibility forms are resolved (ligatures, full-width letters); invisible characters vanish. Runs of
    spaces are left as they are. Works in linear time on texts of any length. NUL characters are kept as
    separators of texts.
    """
    if not text.isascii():
        text = _NON_ASCII.sub(lambda match: _FOLDING[match.group()], text)
    return text.encode("utf-8", "surrogatepass").translate(_TABLE)


def fold_together(texts: Sequence[str]) -> bytes:
    """Every text folded and ended by one NUL, in order."""
    clean = [text.replace(SEPARATOR, " ") if SEPARATOR in text else text for text in texts]
    return fold(SEPARATOR.join([*clean, ""]))


def content_hash(text: str) -> str:
    """32 hexadecimal digits, equal for texts of the same words in the same order.

    Case, accents, spacing, quotes and punctuation do not count. A text without a single letter or digit is
    hashed by its own characters, so that two different ones are not taken for copies.
    """
    words = fold(text.replace(SEPARATOR, " ")).split()
    content = b" ".join(words) if words else b"\x00" + "".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=HASH_BYTES).hexdigest()
