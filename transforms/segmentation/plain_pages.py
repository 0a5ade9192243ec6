"""Pages on which the lines around tell nothing new of any line: a headline, its notes and paragraphs below it.

Most texts are such pages. The rules of `surroundings` each need a label, a second headline, a short line or a mark at
a line's end that such a page lacks, so they are asked about the other pages alone. What is said here never differs from
what they say, and a new rule that may change such a page has to be told here.
"""

from __future__ import annotations

from transforms.segmentation import (
    bars,
    colophons,
    fronts,
    live,
    mails,
    pagers,
    printed,
    references,
    releases,
    wikis,
)
from transforms.segmentation.lines import Line

_NOTES = frozenset(("byline", "stamp"))
_ARROWS = frozenset(pagers.BACK + pagers.ON)


def is_plain(lines: list[Line]) -> bool:
    """Whether a page is one headline, bylines and date lines, and paragraphs apart, with nothing a rule looks for."""
    if len(lines) < 2 or lines[1].gap < 2 or not _is_plain_headline(lines[0]):
        return False
    floor = fronts.MAX_FRONT  # characters that the first paragraph has at the least
    for line in lines[1:]:
        text = line.text
        if line.kind or text[-1] == "]" or (text[0] in mails.FIELD_STARTS and text.startswith(mails.FIELDS)):
            return False
        if line.role == "body":
            if text.find("://", 0, printed.MAX_BEFORE_ADDRESS) >= 0:
                return False
            if len(text) <= floor or (len(text) <= colophons.MAX_REACH and _may_be_furniture(text)):
                return False
            floor = printed.MAX_FIELD
        elif (
            floor != fronts.MAX_FRONT
            or line.role not in _NOTES
            or printed.may_own(text)
            or "rinted" in text
            or live.is_clock(line)
        ):
            return False
    return lines[-1].role == "body"


def _is_plain_headline(line: Line) -> bool:
    text = line.text
    return not (
        line.role != "heading"
        or text[0] == "["
        or _may_be_furniture(text)
        or printed.may_own(text)
        or text.startswith(mails.FIELDS)
        or wikis.has_sign(text)
        or bars.has_mark(text)
        or releases.is_contact(text)
        or references.is_heading(text)
    )


def _may_be_furniture(text: str) -> bool:
    """Whether a short line may lead to another text or say how to reach a writer."""
    return text[0] in _ARROWS or text[-1] in _ARROWS or colophons.may_reach(text)
