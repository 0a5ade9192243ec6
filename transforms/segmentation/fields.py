"""Fields below a text: "JOURNAL: Tide Letters", "DOI: ...", "ARTICLE TITLE: ...", one below the other.

They belong to the text above them, though one may look like a headline and the address in another like a source.
"""

from __future__ import annotations

import re

from transforms.segmentation.lines import Line

MIN_FIELDS, MAX_NAME = 3, 32
"""Lines of such a row, and characters that hold the name of a field."""
_FIELD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ /&-]{1,30}: ?\S")
_SOURCE = "SOURCE"
_ROLES = frozenset(("heading", "body", "source"))


def settle(lines: list[Line]) -> None:
    """Make the fields close below each other under a paragraph part of its text, in place."""
    index = 1
    while index < len(lines):
        end = index
        while end < len(lines) and (end == index or lines[end].gap <= 1) and _is_field(lines[end]):
            end += 1
        roles = {line.role for line in lines[index:end]}
        if end - index >= MIN_FIELDS and len(roles) > 1 and lines[index - 1].role == "body":
            for line in lines[index:end]:
                if not line.text.startswith(_SOURCE):
                    line.become("body")
        index = max(end, index + 1)


def may_be_field(text: str) -> bool:
    """Whether a line begins with capitals and has a colon near them; asked of headlines first."""
    return ":" in text[:MAX_NAME] and text[:2].isupper()


def _is_field(line: Line) -> bool:
    return may_be_field(line.text) and line.role in _ROLES and _FIELD.match(line.text) is not None
