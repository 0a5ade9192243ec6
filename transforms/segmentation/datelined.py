"""Reports that tell by themselves where they begin and end: with a place in front, with an agency behind.

Papers print short news in a row, each under its own headline: "HALSE: The ferry ... to the Labour Court. GPA". Speakers
of a talk stand in capitals before a colon as well; they speak of themselves, answer questions and take turns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from transforms.segmentation import origins

if TYPE_CHECKING:
    from transforms.segmentation.lines import Line

MAX_LEAD, MAX_AGENCY = 120, 40
"""Characters that hold the place a report begins with, and those that hold the agency it ends with."""
MIN_HEADLINE = 2
"""Spaces in the headline of a report whose place stands before a colon; the heading of a section may be shorter."""
SECTION_LINES = 6
"""Lines below a headline among which a second speaker shows."""
_DATED = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6})"
)
_PLACE = r"[A-ZÀ-Þ][\w’'-]{2,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,2}"
# "TARSK: The"
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{3,20}(?:[ -][A-ZÀ-Þ]{2,20}){0,2}: (?=[A-ZÀ-Þ“\"])")
# "BRENKIRK. August 27. IPN - The", "Dornwick, Nov 12, Agora – Some", "Dornwick, Nov 12 (IPN): Some"
_WITH_DAY = re.compile(
    rf"{_PLACE}[.,] {_DATED}(?:[.,][^.!?\n]{{0,40}}?\s?[-–—]\s?(?=\S)|(?: \([^()\n]{{2,30}}\))?: (?=[A-ZÀ-Þ“\"]))"
)
_LABELLED = re.compile(r"[A-ZÀ-Þ][\w .À-Þ]{1,24}: ")
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w{1,2}|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_IN_MARKS = re.compile(r"“[^“”]{0,400}”|\"[^\"]{0,400}\"")
# "... until the end of June. (IPN)", "... at noon. GPA", "... at noon. — Northern News Service"
_BRACKETED = re.compile(r"[.!?”\"]\s?\((?:[A-Z]{2,8}(?:[/-][A-Z]{2,8})?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\)$")
_BARE = re.compile(
    r"[.!?”\"]\s(?:[-–—]{1,2}\s?)?(?:[A-Z]{2,6}(?:[/-][A-Z]{2,6})?|Agencies|Reuters|Xinhua|Bloomberg"
    r"|(?:[A-Z][\w’'-]{1,20} ){0,3}(?:News (?:Service|Agency|Network|Bureau)|Bureau|Correspondent|Reporter))$"
)


def opens_report(headline: str, below: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether the first of the lines below a headline begins with the place of a report and not with who speaks."""
    text = below[0].text
    head = text[:MAX_LEAD]
    if _WITH_DAY.match(head):
        return not _takes_turns(below)
    if not head[:3].isupper() or _SHOUTED.match(head) is None:
        return False
    if headline.count(" ") < MIN_HEADLINE or headline[-1] == "?" or _takes_turns(below):
        return False
    return not _takes_turns(_last_section(above)) and _FIRST_PERSON.search(_IN_MARKS.sub("", text)) is None


def _takes_turns(section: Sequence[Line]) -> bool:
    """Whether more than one line of a section begins with a name and a colon."""
    spoken = takewhile(lambda line: line.role != "heading", section[:SECTION_LINES])
    return sum(_LABELLED.match(line.text) is not None for line in spoken) > 1


def _last_section(above: Sequence[Line]) -> list[Line]:
    """The lines between the last heading of a text and its end, the last of them first."""
    return list(takewhile(lambda line: line.role != "heading", reversed(above[-SECTION_LINES:])))


def ends_in_agency(text: str) -> bool:
    """Whether a paragraph ends in the agency that it came from, behind its last sentence."""
    last = text[-1]
    if last == ")":
        return _BRACKETED.search(text[-MAX_AGENCY:]) is not None
    if not last.isalpha():
        return False
    return (last.isupper() or last in "erkgsay") and _BARE.search(text[-MAX_AGENCY:]) is not None


def is_report(text: str) -> bool:
    """Whether a line that ends in an agency, as captions do, is a report: it begins with its place."""
    if not text[:3].isupper() or not ends_in_agency(text):
        return False
    return _SHOUTED.match(text[:MAX_LEAD]) is not None or origins.dateline_end(text) > 0
