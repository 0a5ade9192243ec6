"""The language of a text, told offline; `und` where a text is too short to tell."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

MIN_LETTERS = 40
"""Fewer letters than this do not tell a language."""
MAX_CHARACTERS = 4000
"""The beginning that is looked at; more does not change the answer."""
_COMMON_SHARE = 0.12
# A curly apostrophe is three bytes; as this one byte it is a letter of its word, as the straight one is.
_CURLY = "\x01"
_LETTERS = (
    bytes(
        byte + 32 if chr(byte).isupper() else byte if chr(byte).islower() or byte in b"'\x01" else 0x20
        for byte in range(0x80)
    )
    + b" " * 0x80
)


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language ("en", "fr", ...), or "und" for fewer than 40 letters.

    English is told by the share of its commonest words; only other texts go through the (slower) classifier.
    """
    sample = text[:MAX_CHARACTERS]
    words = _words(sample)
    known = sum(map(_common().__contains__, words))
    if len(words) >= 12 and known >= _COMMON_SHARE * len(words):
        return "en"
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return "und"
    code: str = _classifier().classify(sample)[0]
    return code


def _words(sample: str) -> list[bytes]:
    """Runs of Latin letters and apostrophes in lower case; on bytes, which is several times faster than a pattern."""
    if not sample.isascii():
        sample = sample.replace(_CURLY, " ").replace("’", _CURLY)
    elif _CURLY in sample:
        sample = sample.replace(_CURLY, " ")
    return sample.encode("utf-8", "surrogatepass").translate(_LETTERS).split()


@lru_cache(maxsize=1)
def _common() -> frozenset[bytes]:
    """The commonest English words; no other language written in Latin letters uses so many of them."""
    words = files("transforms").joinpath("common_english.txt").read_text("utf-8").split()
    return frozenset(word.replace("’", _CURLY).encode() for word in words)


@lru_cache(maxsize=1)
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
