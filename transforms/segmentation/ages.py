"""How long ago a text was put up, as a line of its own: "a month ago", "Updated 3 hours ago"."""

from __future__ import annotations

import re

_AGE = re.compile(
    r"(?i)^\W{0,3}(?:(?:last )?(?:posted|published|updated|added|created)\W{1,3})?(?:(?:about|over|almost) )?"
    r"(?:\d{1,2}|an?|one|two|three) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\W{0,3}$"
)
MAX_AGE = 40
"""Characters of such a line."""


def is_age(line: str) -> bool:
    """Whether a line tells how long ago a text was put up, and nothing else."""
    return (
        len(line) <= MAX_AGE
        and line[-6:].lower().rstrip(" .)|").endswith(" ago")
        and _AGE.match(line) is not None
    )
