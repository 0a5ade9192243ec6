"""The day that a crawler wrote before the first line of a page: "date 2021-02-27 Wells run dry", "date 2021-02 A well".

It is no part of the page; what stands behind it looks like the first line that it is.
"""

from __future__ import annotations

import re

_FIELD = re.compile(
    r"^\W{0,2}(?:(?i:date|published|pubdate)\W{1,3}(?:19|20)\d\d-\d\d-\d\d(?:T[\d:.+Z-]{4,20})?\s{1,4}(?=\S)"
    r"|(?:date|published|pubdate)\W{1,3}(?:19|20)\d\d(?:-\d\d)?\s{1,4}(?=[(\[“\"‘']?[A-ZÀ-Þ\d…]))"
)
_STARTS = ("date", "publ", "pubd")
FIRST_LINES = 3
"""Lines of a page among which such a day may stand."""
MAX_FIELD = 48
"""Characters of it."""


def field_end(line: str) -> int:
    """Where the first line of a page begins behind a crawler's field (an offset into the line); 0 without one."""
    if line[:6].lower().lstrip("\"'([<*").startswith(_STARTS):
        match = _FIELD.match(line[: MAX_FIELD + 2])
        return match.end() if match else 0
    return 0
