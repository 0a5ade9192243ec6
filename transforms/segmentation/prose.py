"""Lines that are prose and can be nothing else, told by their length, their two ends and a few signs; plain pages.

Most of a page is prose. The rules that give a line another role (`labels`, `origins`, `shapes`) need something that
such a line lacks, so they are asked about the other lines alone. What is said here never differs from what they say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from transforms.segmentation import captions, labels, notices
from transforms.segmentation.shapes import MAX_HEADING_CHARS, starts_inside

if TYPE_CHECKING:
    from transforms.segmentation.lines import Line

_ENDS = ".!?"
_QUOTES = '“"‘'
_ABOVE_TEXT = frozenset(("heading", "byline", "stamp", "caption"))
# how bylines begin that do not begin with "By"
_BYLINE_STARTS = frozenset(
    re.findall(
        r"\w+",
        "wri pos pub rep com sto tex art sub edi wor ana opi rev int aut cor add fur ass ext res tra pho ill",
    )
)


def is_prose(line: str) -> bool:
    """Whether a line is prose by its look alone; False where the other rules have to be asked."""
    length = len(line)
    if length <= MAX_HEADING_CHARS:
        return False
    if length > labels.MAX_NOTICE:
        return True
    first = 0 if line[0].isalpha() else 1
    if first and (length <= labels.MAX_BAR or line[0] not in _QUOTES or not line[1].isalpha()):
        return False
    start = line[first : first + 3].lower()
    phrases = _openings().get(start)
    if phrases is not None and line[first:100].lower().startswith(phrases):
        return False
    return length > labels.MAX_BAR or _is_short_prose(line, start)


def _is_short_prose(line: str, start: str) -> bool:
    """The same of a line that is as short as captions, bylines and bars of labels may be."""
    if line[-1] not in _ENDS or "(" in line or line.endswith("...") or captions.may_credit(line):
        return False
    if start in _BYLINE_STARTS or start[:2] == "by" or not start.isascii():
        return False
    lowered = line.lower()
    return not (
        "right" in lowered
        or "affiliate" in lowered
        or "responsible" in lowered
        or notices.may_be_notice(lowered)
    )


def is_one_text(lines: list[Line]) -> bool:
    """Whether a page is headlines and notes above paragraphs none of which begins a text by itself, as most are."""
    has_body = False
    for line in lines:
        if line.kind:
            return False
        if line.role == "body":
            if has_body and not _goes_on(line.text):
                return False
            has_body = True
        elif has_body or line.role not in _ABOVE_TEXT:
            return False
    return has_body


def plainly_goes_on(line: Line) -> bool:
    """A paragraph that begins a sentence and has no dateline of an agency begins no text by itself."""
    return line.role == "body" and _goes_on(line.text)


def _goes_on(text: str) -> bool:
    return (text[0].isupper() or not starts_inside(text)) and text.find("(", 0, 160) < 0


@lru_cache(maxsize=1)
def _openings() -> dict[str, tuple[str, ...]]:
    """What notices begin with, by the first three characters."""
    return {start: tuple(phrase for phrase, _, _ in same) for start, same in labels.openings().items()}
