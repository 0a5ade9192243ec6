"""The edge of a printed page: its number, the section and the day."""

from __future__ import annotations

import re

_DAY = (
    r"(?:\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}),? (?:19|20)\d\d"
)
_FOLIO = re.compile(
    rf"^\d{{1,3}} (?P<left>[A-Z]{{4,14}})\b[^.!?]{{0,60}}\b(?i:{_DAY})$"
    rf"|^(?:[A-Z][a-z]{{2,8}},? )?(?i:{_DAY})\b.{{0,60}}\b(?P<right>[A-Z]{{4,14}}) \d{{1,3}}$"
)


def is_folio(line: str, page_words: frozenset[str]) -> bool:
    """Whether a line stands at the edge of a printed page: its number beside the section, and the day at the other end
    ("4 SPORT The Alder Mail 14 March 2019", "Saturday 14 March 2019 NEWS 5")."""
    match = _FOLIO.match(line)
    return match is not None and (match["left"] or match["right"]).lower() in page_words
