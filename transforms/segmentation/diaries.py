"""Diaries and programmes: lines one below the other that each begin with a day or an hour and say what is on then.

"Sun 5 May, 10 am – Family service" has the look of a headline; three of them below each other are a list and its text.
Lists of older texts begin with a day too, but with its year, or with days alone, or below a label.
"""

from __future__ import annotations

import re
from itertools import islice

from transforms.segmentation.lines import Line

MIN_ITEMS, MIN_CLOSE = 3, 2
"""Lines of a diary, and of one whose lines stand close together."""
MAX_ITEM = 180
"""Characters of a line that is looked at."""
TIMED = 3
"""One of so many lines at the least has a weekday or an hour."""
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–/&]\s?\d{1,2}(?:st|nd|rd|th)?)?"
_DAY = rf"(?:{_NUMBER} (?:of )?{_MONTH}|{_MONTH} {_NUMBER}(?!\w))"
_HALF = r"\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b\.?"
_HOUR = rf"(?:{_HALF}|\d{{1,2}}[.:]\d\d)"
_ITEM = re.compile(
    rf"(?i)(?:[•*·–-]\s?)?(?:(?P<timed>(?:every |each )?{_WEEKDAY}(?:\s?[-–&]\s?{_WEEKDAY})?[.,:]?"
    rf"(?: (?:the )?(?:{_DAY}|{_NUMBER}(?!\w))|(?=\s?[-–—:,|(]|\s\d))|{_HALF}"
    rf"|(?P<clock>[0-2]?\d[.:][0-5]\d)(?=\s?[-–—|:]))|{_DAY})"
    r"(?!,? (?:19|20)\d\d)(?:\s?[-–—:,;.|(]|(?=\s))[^\n]{0,40}?[^\W\d_]{2}"
)
_HOURS = re.compile(rf"(?i)(?<!\w){_HOUR}")
_STARTS = frozenset(
    re.findall(r"\w+", "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec eve eac")
)
_CONTENT = frozenset(("heading", "body"))


def settle(lines: list[Line]) -> None:
    """Make the lines of diaries and programmes part of the text that they stand in, in place."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and (end == index or lines[end].gap <= 2) and _is_item(lines[end]):
            end += 1
        if end - index >= MIN_CLOSE and _is_diary(lines, index, end):
            for line in islice(lines, index, end):
                line.become("body")
        index = max(end, index + 1)


def _is_item(line: Line) -> bool:
    text = line.text
    if line.role not in _CONTENT or len(text) > MAX_ITEM or not may_begin(text):
        return False
    return _ITEM.match(text) is not None


def may_begin(text: str) -> bool:
    """Whether a line begins with a figure or with the letters of a day or month; asked first."""
    return text[0].isdigit() or text[:3].lower() in _STARTS or text[0] in "•*·–-"


def _is_diary(lines: list[Line], first: int, end: int) -> bool:
    """Whether a run of such lines is a diary: several of them, with weekdays or hours, and below no label of links."""
    items = lines[first:end]
    if len(items) < MIN_ITEMS and any(line.gap > 1 for line in items[1:]):
        return False
    above = lines[first - 1] if first else None
    if above is not None and above.kind == "related":
        return False
    if all(line.role == "body" for line in items):
        return False
    found = [match for line in items if (match := _ITEM.match(line.text))]
    clocks = [match["clock"].replace(".", ":").zfill(5) for match in found if match["clock"]]
    if len(clocks) > 1 and clocks[0] > clocks[-1]:
        return False  # the latest news on top
    timed = sum(match["timed"] is not None or _HOURS.search(match.string) is not None for match in found)
    return TIMED * timed >= len(items)
