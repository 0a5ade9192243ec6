"""Labels in front of who made a text: 'Report: Ada Marsh', 'Translation: Ivo Rusk', 'Posted by: admin'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.lexicon import any_of, data

# No label is longer, nor are the names behind its colon.
_LONGEST, _REACH = 60, 100


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    lists = data("credits")
    names = ("person_labels", "labels_abroad", "posting_labels", "unsure_labels")
    return frozenset(word for name in names for word in lists[name])


@lru_cache(maxsize=1)
def _folded_labels() -> frozenset[str]:
    return frozenset(map(_folded, _labels()))


def _folded(label: str) -> str:
    """A label without case, as a pattern that ignores case reads it (which takes ı and İ for i)."""
    return " ".join(label.casefold().replace("i\u0307", "i").replace("ı", "i").split())


@lru_cache(maxsize=1)
def label_shape() -> re.Pattern[str]:
    """The shape of a line with a label: its groups are `label` and `who`."""
    labels = any_of(sorted(_labels()))
    translated = r"translat(?:ed|ion)\sfrom\s(?:the\s)?[a-z]{3,15}"
    return re.compile(
        rf"(?P<label>(?:{labels}|{translated}(?:\sby)?)(?=\s?:)|{translated}\sby)\s?:?\s{{0,2}}"
        r"(?P<who>[^\n:]{4,90})$",
        re.IGNORECASE,
    )


def may_be_labelled(text: str, start: int, end: int) -> bool:
    """Whether a line may have such a label, told sooner than by a pattern of all of them."""
    colon = text.find(":", start, min(end, start + _LONGEST))
    if colon < 0:  # "Translated from French by Ada Marsh"
        return text[start : start + 1] in ("t", "T") and text.find("ranslat", start, end) >= 0
    label = _folded(text[start:colon])
    return end - colon <= _REACH and (label in _folded_labels() or label.startswith("translat"))
