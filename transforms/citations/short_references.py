"""Entries that name an earlier one by a few of its words: "Marsh 2003, p. 12", "Marsh, Salt Roads, p. 88"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.citations.entry_parts import EntryFields
from transforms.citations.names import normal

# A short reference is one: an author or two, a short title, a page.
_LONGEST = 90
_PAGE = re.compile(
    r"\b(?:pp?|paras?|ch|chapter|sec|section|map|table|fig|figure|plate|annex|appendix|fol|folio|art|article)\.?\s?\d[\d\s,–-]{0,20}(?:ff?\b\.?)?|(?<=\d):\s?\d[\d–-]{0,9}|[,”\"’]\s?\d{1,3}(?:[–-]\d{1,3})?(?=\.?\s*$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{2,40}")
_SMALL = frozenset(["see", "also", "and", "the", "in", "cf", "et", "al", "of", "by", "on", "for", "to", "an"])


def key_words(words: str) -> frozenset[str]:
    """The words of an entry that tell which work it is, folded, without its pages and small words."""
    return frozenset(normal(word) for word in _WORD.findall(_PAGE.sub(" ", words))) - _SMALL


def short_reference(body: str, own: EntryFields, works: Sequence[tuple[int, str, EntryFields]]) -> int | None:
    """The position of the one earlier work, of (position, words, fields), that this entry names by its author and year
    or by words of its title; None where the entry says more of its own, or two works fit."""
    if len(body) > _LONGEST or own.url or (own.cited is not None and own.cited.precision != "year"):
        return None
    words = key_words(body)
    if len(words) < 2:
        return None
    fitting = [
        position
        for position, earlier, fields in works
        if words < key_words(earlier) | _acronym(fields.source) and _tells(words, own, fields)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _acronym(name: str | None) -> frozenset[str]:
    """The first letters of a body's name, which stand for it."""
    words = [word for word in (name or "").split() if word[0].isupper()]
    return frozenset([normal("".join(word[0] for word in words))] if len(words) > 1 else [])


def _tells(words: frozenset[str], own: EntryFields, work: EntryFields) -> bool:
    named = words & (key_words(f"{work.author or ''} {work.source or ''}") | _acronym(work.source))
    year = str(work.cited.on.year) if work.cited is not None else None
    title = key_words(work.title or "")
    if named and year in words:
        return bool(title)
    if own.cited is not None or not words & title:
        return False
    return title <= words or (len(words & title) > 1 and bool(named & key_words(work.author or "")))
