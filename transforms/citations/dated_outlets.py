"""Outlets with a date in brackets behind what they reported: '… in the leg. (La Voz, May 10; GPA, Halse, May 11)'."""

from __future__ import annotations

import re

from transforms.citations.credit_names import Known, credit_row
from transforms.citations.names import is_name_shaped
from transforms.citations.text_signs import ROUND
from transforms.model import Citation

_REACH = 220
_BRACKET = re.compile(r"[(\[](?P<inner>[A-Z][^()\[\]\n]{5,180})[)\]]\.?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    r"(?P<outlet>[A-Z][^,;\d]{1,40}?)(?:,\s(?P<place>[A-Z][^,;\d]{2,25}))?,\s"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?:,?\s\d{{4}})?(?:,\s(?:p|pp|page)\.?\s?\d{{1,3}})?"
)
# Behind one of these in the sentence a name and a date in brackets are no source.
_ENDED = frozenset('.!?…”"’')


def dated_outlets(text: str, start: int, end: int, known: Known) -> list[Citation]:
    """One credit each for the outlets in brackets behind the last sentence of a line; none unless all are dated."""
    if not known.signs & ROUND:
        return []
    opening = text.rfind("(", max(start, end - _REACH), end)
    if opening <= start or text[:opening].rstrip()[-1:] not in _ENDED:
        return []
    match = _BRACKET.match(text, opening, end)
    if match is None:
        return []
    found: list[Citation] = []
    at = match.start("inner")
    for part in re.split(r"(;\s?)", match["inner"]):
        dated = _DATED.fullmatch(part.strip())
        if dated is not None and (is_name_shaped(dated["outlet"], 5) or known.is_outlet(dated["outlet"])):
            found.append(credit_row(at, at + len(part.rstrip()), None, None, dated["outlet"], known))
        elif not part.startswith(";"):
            return []
        at += len(part)
    return found
