"""Dates as texts state them, as precise as they were given. A year is never invented.

`parse_date` reads a string that is a date; `text_dates` finds the dates inside running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files

from transforms.model import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<{}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?P<{}>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<{}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_GAP = r"[\s,./-]{0,3}"
_PATTERNS = (
    rf"(?<!\d){_YEAR.format('y1')}(?P<s1>[-/.])(?P<m1>1[0-2]|0?[1-9])(?P=s1)(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d)",
    rf"(?<!\d)(?P<a2>\d{{1,2}})(?P<s2>[/-]|\. ?)(?P<b2>\d{{1,2}})(?P=s2){_YEAR.format('y2')}(?!\d)",
    rf"(?<![A-Za-z]){_MONTH.format('m3')}\.?{_GAP}{_DAY.format('d3')}(?:\s?[-–]\s?\d{{1,2}})?{_GAP}(?:\bat\s\d{{1,2}}[:.]\d\d[^\d]{{1,6}})?{_YEAR.format('y3')}(?!\d)",
    rf"(?<!\d){_DAY.format('d4')}\s?(?:of\s)?[\s.-]{{0,2}}{_MONTH.format('m4')}\.?{_GAP}{_YEAR.format('y4')}(?!\d)",
    rf"(?<![A-Za-z]){_MONTH.format('m5')}\.?(?:\sof)?{_GAP}{_YEAR.format('y5')}(?!\d)",
)
_DATE = re.compile("|".join(_PATTERNS), re.IGNORECASE)
# Every pattern of a date holds a year, which is looked for first.
_ANY_YEAR = re.compile(_YEAR.format("year"))
# A date begins at most 39 characters before its year and ends at most 6 behind it.
_BEFORE_YEAR, _BEHIND_YEAR = 48, 16
_BARE_YEAR = re.compile(rf"(?<![\d.,$€£-]){_YEAR.format('year')}(?![\d-])")
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?\s*$")
_YEAR_MONTH = re.compile(r"^\s*(1[5-9]\d\d|20\d\d)-(0[1-9]|1[0-2])\s*$")
_DAY_FIRST = re.compile(r"(?<!\d)(3[01]|[12]\d|0?[1-9])[/.-](1[0-2]|0?[1-9])[/.-]((?:19|20)\d\d)(?!\d)")
MAX_SHORT, LAST_SHORT_YEAR = 30, 49
"""Characters of a date with a year of two figures, and the last year so written that is of this century."""
_SHORT_YEAR = re.compile(
    r"(?i)^\W{0,2}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
    rf"(?:{_DAY.format('d')}[ .-]{_MONTH.format('m')}\.?,?|{_MONTH.format('m2')}\.? {_DAY.format('d2')},)"
    r"[ -](?P<y>[’'‘]?\d\d)\W{0,2}$"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|by|until|till|before|deadline|due|expected|scheduled|planned|plans?|from|as of"
    r"|next|effective"
    r"|upcoming|through|ahead of|starting|beginning)\b[^.;:!?]{0,60}$",
    re.IGNORECASE,
)


def parse_date(text: str | None) -> PartialDate | None:
    """The date that a short string states ("Oct.21, 2011", "2011-10-21T08:00Z", "2011-10", "2011"), or None."""
    if not text:
        return None
    compact = _COMPACT.match(text)
    if compact:
        return _day(int(compact[1]), int(compact[2]), int(compact[3]))
    month = _YEAR_MONTH.match(text)
    if month:
        return PartialDate(date(int(month[1]), int(month[2]), 1), "month")
    for match in _DATE.finditer(text):
        found = _of_match(match)
        if found:
            return found
    year = _BARE_YEAR.search(text)
    return PartialDate(date(int(year["year"]), 1, 1), "year") if year else None


def text_dates(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, PartialDate]]:
    """Dates stated in text[start:end] with their spans, to the day or month, that speak of the past or present.

    A date that the sentence announces ("will take over on ...", "by ...", "until ...") proves no lower bound for the
    time of writing and is left out; so is a bare year.
    """
    limit = len(text) if end is None else end
    found = []
    for match in _dates(text, start, limit):
        when = _of_match(match)
        if when and not _AHEAD.search(text, max(start, match.start() - 80), match.start()):
            found.append((match.start(), match.end(), when))
    return found


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, PartialDate]]:
    """Every date with a year in text[start:end], announced ones too; a bare year is no date."""
    if "1" not in text and "20" not in text:
        return []
    limit = len(text) if end is None else end
    dates = ((match, _of_match(match)) for match in _dates(text, start, limit))
    return [(match.start(), match.end(), when) for match, when in dates if when]


def _dates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `_DATE` matches in text[start:end], looked for around the years only: many times faster."""
    if "1" not in text and "20" not in text:
        return
    low = high = -1
    for year in _ANY_YEAR.finditer(text, start, end):
        if high < 0 or year.start() - _BEFORE_YEAR > high:
            if high >= 0:
                yield from _DATE.finditer(text, low, high)
            low = max(start, year.start() - _BEFORE_YEAR)
        high = min(end, year.end() + _BEHIND_YEAR)
    if high >= 0:
        yield from _DATE.finditer(text, low, high)


def short_date(text: str) -> PartialDate | None:
    """The day of a line that is nothing but a date whose year has two figures ("23 Feb 18", "Thu, Feb 3, '11"); None
    for years that a page of the web cannot have."""
    match = _SHORT_YEAR.match(text) if len(text) <= MAX_SHORT else None
    if not match:
        return None
    day, month, year = match["d"] or match["d2"], match["m"] or match["m2"], int(match["y"].lstrip("’'‘"))
    return _day(2000 + year, _month(month), int(day)) if year <= LAST_SHORT_YEAR else None


def stated_dates(text: str, *, english: bool) -> list[PartialDate]:
    """The dates in a byline or date line; in another language with its months, and the day before the month."""
    found = [when for _, _, when in find_dates(text)]
    if english or any(when.precision == "day" for when in found):
        return found
    named = other_date(text)
    if named is not None:
        return [named]
    turned = _DAY_FIRST.search(text)
    day = _day(int(turned[3]), int(turned[2]), int(turned[1])) if turned else None
    return [day] if day else found


def other_date(text: str) -> PartialDate | None:
    """The day that a short line states with a month's name in another language ("12 de mayo de 2021"), or None."""
    match = _other_pattern().search(text) if _ANY_YEAR.search(text) else None
    return _day(int(match[3]), _other_months()[match[2].lower()], int(match[1])) if match else None


def other_day(text: str) -> tuple[int, int] | None:
    """Where such a day stands in a text, or None."""
    match = _other_pattern().search(text) if _ANY_YEAR.search(text) else None
    return match.span() if match else None


@lru_cache(maxsize=1)
def _other_months() -> dict[str, int]:
    lines = files("transforms").joinpath("month_names.txt").read_text("utf-8").splitlines()
    named = [line.split() for line in lines if not line.startswith("#")]
    return {name: number for number, names in enumerate(named, start=1) for name in names}


@lru_cache(maxsize=1)
def _other_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_other_months(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?i)(?<!\d)(3[01]|[12]\d|0?[1-9])(?:\.|º|er)?\s(?:de\s)?({names})\.?,?\s(?:de\s)?(1[5-9]\d\d|20\d\d)(?!\d)"
    )


def _of_match(match: re.Match[str]) -> PartialDate | None:
    last = match.lastgroup  # each pattern ends in a part of its own
    if last == "d1":
        return _day(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if last == "y2":
        return _numeric(int(match["y2"]), int(match["a2"]), int(match["b2"]), match["s2"])
    if last == "y3":
        return _day(int(match["y3"]), _month(match["m3"]), int(match["d3"]))
    if last == "y4":
        return _day(int(match["y4"]), _month(match["m4"]), int(match["d4"]))
    return PartialDate(date(int(match["y5"]), _month(match["m5"]), 1), "month")


def _month(name: str) -> int:
    return _MONTHS[name.lower()]


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(date(year, month, day), "day")
    except ValueError:
        return None


def _numeric(year: int, first: int, second: int, separator: str) -> PartialDate | None:
    """12/31/2011 and 31.12.2011 say which is the month; 03/04/2011 does not, so only its year is known.

    Dots are written between day, month and year, in this order, wherever they are written.
    """
    if separator[0] == "." or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return PartialDate(date(year, 1, 1), "year") if 1 <= first <= 12 and second >= 1 else None
