"""Credits without a word for them behind a caption's last sentence: 'Ada Marsh for the Courier', 'Handout via GPA'."""

from __future__ import annotations

import re

from transforms.citations.credit_names import EDGES, Known, credit_row, is_holder, picture_holder
from transforms.citations.lexicon import data
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

# A caption is no longer, and its credit no more of it.
LONGEST, _REACH = 260, 90
_PERSON = r"[^\W\d_a-z][\w.’'-]{0,25}(?:\s[^\W\d_a-z][\w.’'-]{0,25}){1,3}"
_BEHIND = re.compile(
    r"(?<=[.!?…”\")’])\s(?P<all>"
    rf"(?P<for>{_PERSON})\sfor\s(?:[Tt]he\s)?(?P<outlet>[^\W\d_a-z][\w&.’' -]{{2,40}})"
    r"|(?P<via>[^\W\d_a-z][\w&.’' /-]{2,50}?)(?:\s[Vv]ia\s|,\s[Vv]ia\s)(?P<agency>[A-Z][\w&. -]{1,30})"
    r"|(?P<slashed>[^\W\d_a-z][\w.’' -]{2,40}/\s?[^\W\d_a-z][\w.’' /-]{1,40})(?:,\sCC[\w .-]{2,20})?"
    r"|(?P<alone>[A-Z][\w ]{3,20}))$"
)


def may_end(text: str, start: int, end: int) -> bool:
    """Whether a line is as short as a caption and ends with no full stop."""
    return end - start <= LONGEST and text[end - 1] not in '.!?:;,…”")]’'


def caption_end(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit behind the last sentence of a caption that has no full stop."""
    at = max(start, end - _REACH)
    match = _BEHIND.search(text, at, end)
    if match is None:
        return None
    first = match.start("all")
    if match["for"]:
        outlet = match["outlet"].strip(EDGES)
        if not known.is_outlet(outlet) and not is_name_shaped(outlet, 5):
            return None
        return credit_row(first, end, None, match["for"], outlet, known)
    if match["alone"]:
        named = match["alone"].lower() in data("credits")["picture_agencies"]
        return credit_row(first, end, None, None, match["alone"], known) if named else None
    if match["via"]:
        agency = match["agency"].strip(EDGES)
        if not known.is_outlet(agency):
            return None
        author, _ = picture_holder(match["via"], known)
        shaped = author is not None and not known.is_outlet(author) and " " in author
        return credit_row(first, end, "via", author if shaped else None, agency, known)
    who = match["slashed"].strip(EDGES)
    sides = [part.strip() for part in who.split("/")]
    sure = any(
        known.is_registered(side) or side.lower() in data("credits")["picture_agencies"] for side in sides
    )
    if not sure or not is_holder(who, known):
        return None
    return credit_row(first, end, None, *picture_holder(who, known), known)
