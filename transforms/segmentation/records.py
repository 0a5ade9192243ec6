"""Fields of a database beside a text: "Format", "Situation report", "Country: Malawi", one below the other.

The name of a field and its value stand in one line, or the name above its value. What is a day stays a date line, and a
source in one line with its name stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from transforms.segmentation.lines import Line

MAX_NAME, MAX_VALUE, MIN_FIELDS = 20, 60, 2
"""Characters of the name of a field and of its value, and fields that make a row."""
_INLINE = re.compile(r"(?P<name>[^\W\d_][\w ]{2,19})\s?: ?(?=\S)")
_LOOSE = frozenset(("heading", "body"))


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """The names of fields, and those that are believed with a value behind them."""
    lines = files("transforms.segmentation").joinpath("record_fields.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if line[0] != "#"]
    return (
        frozenset(line.lstrip("+") for line in lines),
        frozenset(line[1:] for line in lines if line[0] == "+"),
    )


def settle(lines: list[Line]) -> None:
    """Make furniture of the fields above and below a text, in place."""
    known, inline = _names()
    row: list[Line] = []
    fields = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        taken = 0
        if fields and line.gap > 1 and not line.kind:
            _furnish(row, fields)
            row, fields = [], 0
        if len(line.text) <= MAX_NAME + MAX_VALUE:
            taken = _field(lines, index, known, inline)
        if taken:
            row += lines[index : index + taken]
            fields += 1
            index += taken
            continue
        if not line.kind:
            _furnish(row, fields)
            row, fields = [], 0
        index += 1
    _furnish(row, fields)


def _field(lines: list[Line], index: int, known: frozenset[str], inline: frozenset[str]) -> int:
    """How many lines the field at an index takes: one with its value, two with the value below; else 0."""
    line = lines[index]
    match = _INLINE.match(line.text)
    if match:
        loose = line.role in _LOOSE or line.kind == "navigation"
        return int(loose and match["name"].strip().lower() in inline and line.text[-1] not in ".!?”")
    if line.text.lower() not in known or index + 1 == len(lines):
        return 0
    value = lines[index + 1]
    if value.gap != 1 or len(value.text) > MAX_VALUE or value.text[-1] in ".!?:":
        return 0
    return 2 if value.role == "heading" or value.role == "stamp" or bool(value.kind) else 0


def _furnish(row: Iterable[Line], fields: int) -> None:
    if fields < MIN_FIELDS:
        return
    for line in row:
        if line.role in _LOOSE:
            line.furnish("navigation")
