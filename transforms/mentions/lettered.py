"""Acronyms that are spelled like the surname of a registered person: "the TORV president" is no Ada Torv."""

from __future__ import annotations

import re

from transforms.mentions.discovery import Candidate
from transforms.mentions.known import Known

_FEWEST, _MOST = 3, 6
_WORD = re.compile(r" ?([\w'’-]+)")
_ARTICLES = ("The", "A", "An")


def is_lettered(text: str, one: Known) -> bool:
    """Whether a registered person's surname stands in capitals where no word beside it does: as an acronym."""
    start, end, name = one
    if not _FEWEST <= end - start <= _MOST or not name.surface.isupper() or not name.surface.isalpha():
        return False
    if not all(identity.type == "person" for identity in name.identities) or text[end : end + 1] == ":":
        return False
    before = text[max(0, start - 24) : start].rstrip(" ").rpartition(" ")[2].strip("“\"'‘(")
    behind = _WORD.match(text, end)
    if before[:1].isupper() and before not in _ARTICLES:
        return False  # "Ada TORV", or a line in capitals
    return not (behind and behind.group(1)[:1].isupper()) and "\n" not in text[start - 1 : end + 1]


def letters_of(text: str, one: Known) -> Candidate:
    """The body in the person's stead."""
    start, end, _ = one
    surface = text[start:end]
    return Candidate(start, end, surface, "organization", 0.5, "A", False, False, surface)
