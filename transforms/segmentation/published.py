"""The day on which a text says that it was published: in its byline, date line, dateline or source line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from transforms.dates import MAX_SHORT, find_dates, short_date, stated_dates
from transforms.model import DATE_PRECISIONS, PartialDate, Region
from transforms.segmentation.groups import Group

_YEAR = re.compile(r"(?:19|20)\d\d")
_PUBLISHED = re.compile(r"(?i)\b(?:published|posted|first published)\b(?: on)?[\s:|-]{1,4}(?=\w)")
MAX_PUBLISHED = 40
"""Characters of a weekday, a time and a date."""


def stated_day(
    text: str, regions: tuple[Region, ...], group: Group, is_english: Callable[[], bool]
) -> PartialDate | None:
    """The date with a year that byline, date line, dateline or source line states; the first that is precise wins."""
    stated = [line.text for line in reversed(group.notes)]  # the nearest to the headline first
    for roles in (("dateline", "byline"), ("source_line",)):
        stated += [text[region.start : region.end] for region in regions if region.role in roles]
    if not stated:
        return None
    found = [when for line in stated for when in _dates(line)]
    if len(found) > 1:
        said = next((day for line in stated if (day := _said_published(line))), None)
        if said:
            return said
    if not any(when.precision == "day" for when in found) and any(map(_has_year, stated)):
        english = is_english()
        found = [when for line in stated for when in stated_dates(line, english=english)]
    if not found and any(len(line) <= MAX_SHORT for line in stated):
        found = [when for line in stated if (when := short_date(line))]
    return min(found, key=lambda when: DATE_PRECISIONS.index(when.precision)) if found else None


@lru_cache(maxsize=1024)
def _dates(line: str) -> tuple[PartialDate, ...]:
    """The dates of a byline or date line; the same day stands on page after page."""
    return tuple(when for _, _, when in find_dates(line))


def _said_published(line: str) -> PartialDate | None:
    """The day behind the word that says that a text was published then, where the line has one."""
    match = _PUBLISHED.search(line)
    days = find_dates(line, match.end(), match.end() + MAX_PUBLISHED) if match else []
    return days[0][2] if days and days[0][2].precision == "day" else None


def _has_year(line: str) -> bool:
    return _YEAR.search(line) is not None
