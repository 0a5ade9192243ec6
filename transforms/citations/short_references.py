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
_DOCUMENT = re.compile(r"\b[A-Z]{1,5}(?:/[\w.]{1,12}){2,6}\b")
_VOLUME = re.compile(r"\b(?P<volume>\d{1,4} [A-Z][\w.]{0,10}(?: [\w.]{1,6}){0,2}?) at \d")
_KINDS = frozenset(["un", "eu", "doc", "document", "report", "supra", "note"])
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
    if (same := _same_number(body, works)) is not None:
        return same
    words = key_words(body)
    if len(words) < 2:
        return None
    fitting = [
        position
        for position, earlier, fields in works
        if words < key_words(earlier) | acronym(fields.source)
        and _tells(words, own, fields, _PAGE.search(body) is not None)
    ]
    return fitting[0] if len(fitting) == 1 else None


def acronym(name: str | None) -> frozenset[str]:
    """The first letters of a body's name, which stand for it."""
    words = [word for word in (name or "").split() if word[0].isupper()]
    return frozenset([normal("".join(word[0] for word in words))] if len(words) > 1 else [])


def _same_number(body: str, works: Sequence[tuple[int, str, EntryFields]]) -> int | None:
    """The one earlier work with the document number or the volume of law reports that this entry is called by: "UN Doc.
    A/55/123, para. 9", "Marsh, 123 F.3d at 462"."""
    number = _DOCUMENT.search(body)
    if number is not None and len(key_words(_DOCUMENT.sub(" ", body)) - _KINDS) == 0:
        fitting = [position for position, earlier, _ in works if number.group() in earlier]
        return fitting[0] if len(fitting) == 1 else None
    volume = _VOLUME.search(body)
    if volume is not None:
        fitting = [position for position, earlier, _ in works if f"{volume['volume']} " in earlier]
        return fitting[0] if len(fitting) == 1 else None
    return None


def _tells(words: frozenset[str], own: EntryFields, work: EntryFields, has_page: bool) -> bool:
    named = words & (key_words(f"{work.author or ''} {work.source or ''}") | acronym(work.source))
    year = str(work.cited.on.year) if work.cited is not None else None
    title = key_words(work.title or "")
    if named and year in words:
        return bool(title)
    if own.cited is not None or not words & title:
        return False
    by_author = bool(named & key_words(work.author or ""))
    if by_author and has_page:
        return True  # "Lind, ‘Fog’, p. 34"
    talk = "interview" in words and words <= title
    return title <= words or (len(words & title) > 1 and (by_author or talk))
