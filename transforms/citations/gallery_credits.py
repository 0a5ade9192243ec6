"""Galleries: below each caption the photographer in one line and the agency in the next, or the reverse."""

from __future__ import annotations

import re

from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

_LONGEST_NAME, _LONGEST = 40, 70
# 'AP Photo', 'Getty Images', 'The Halse Post via AP', 'Special to the Post' is none
_AGENCY = re.compile(
    r"(?:(?P<agency>[A-Z][\w.&’' -]{1,40}?)\s(?:[Ff]ile\s)?(?:Photos?|Pool|Pictures)"
    r"|(?P<images>[A-Z]\w{2,20}\sImages)|(?P<holder>[A-Z][\w.&’' -]{1,60}?)\svia\s(?P<via>[A-Z][\w ]{1,24}))$"
)
_SIGNS = ("Photo", "photo", "Images", " via ", " Pool", "Pictures")


def gallery_credit(text: str, numbered: list[tuple[int, int]], number: int, known: Known) -> Citation | None:
    """The credit of this line and the one below, a person and what holds the picture; None for any others."""
    start, end = numbered[number]
    if end - start > _LONGEST or number + 1 == len(numbered):
        return None
    below = numbered[number + 1]
    if below[1] - below[0] > _LONGEST or below[0] > end + 2:
        return None
    first, second = text[start:end].strip(EDGES), text[below[0] : below[1]].strip(EDGES)
    for name, agency in ((first, second), (second, first)):
        if not any(sign in agency for sign in _SIGNS) or len(name) > _LONGEST_NAME:
            continue
        match = _AGENCY.match(agency)
        if match is None or not (" " in name and is_name_shaped(name, 4)) or _AGENCY.match(name):
            continue
        source = match["agency"] or match["images"] or match["via"]
        if known.is_outlet(source) or source.isupper():
            return credit_row(start, below[1], None, name, source, known)
    return None
