"""The language of a text, told offline; `und` where a text is too short to tell."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

MIN_LETTERS = 40
"""Fewer letters than this do not tell a language."""
MAX_CHARACTERS = 4000
"""The beginning that is looked at; more does not change the answer."""
_COMMON_SHARE = 0.12
_WORD = re.compile(r"[A-Za-z’']+")


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language ("en", "fr", ...), or "und" for fewer than 40 letters.

    English is told by the share of its commonest words; only other texts go through the (slower) classifier.
    """
    sample = text[:MAX_CHARACTERS]
    words = _WORD.findall(sample)
    common = _common()
    known = sum(map(common.__contains__, map(str.lower, words)))
    if len(words) >= 12 and known >= _COMMON_SHARE * len(words):
        return "en"
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return "und"
    code: str = _classifier().classify(sample)[0]
    return code


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The commonest English words; no other language written in Latin letters uses so many of them."""
    return frozenset(files("transforms").joinpath("common_english.txt").read_text("utf-8").split())


@lru_cache(maxsize=1)
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
