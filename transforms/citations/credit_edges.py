"""Credits at the head and the foot of a text, in shapes that are too loose to be believed anywhere else."""

from __future__ import annotations

from transforms.citations.byline_lines import (
    abroad,
    closing_byline,
    issued,
    joined_bylines,
    labelled,
    nameless,
    opening_byline,
)
from transforms.citations.closing_credits import closing_credit, in_brackets
from transforms.citations.closing_lines import about_author, biography
from transforms.citations.credit_names import Known
from transforms.citations.dated_outlets import dated_outlets
from transforms.citations.first_published import first_published
from transforms.citations.head_lines import head_line
from transforms.citations.header_datelines import glued_dateline, header_dateline
from transforms.citations.interviewers import interviewer
from transforms.citations.lone_names import affiliated, lone_name, made_by_two
from transforms.citations.loose_bylines import loose_byline, outlet_dated_by
from transforms.citations.neighbour_credits import byline_behind_title, glued_byline, reporting_person
from transforms.citations.press_offices import press_office, statement_of
from transforms.citations.wire_datelines import wire_dateline
from transforms.model import Citation

# The byline and dateline stand in so many lines behind the first, the signature and the agency in the last ones.
_HEAD, _FOOT, _WRITTEN = 4, 4, 2
# A line that is nothing but a credit is no longer; of longer ones it is the beginning or the end.
_LONGEST = 160
# What a note on who wrote a text opens with.
_NOTES = ("The ", "Our ", "This ", "(The ", "[The ", "(This ", "*The ")
# The bracket with the agency of a dateline.
_FAR = 60
# Place and day in the first line of a text that has no headline.
_ALONE = 60


def is_edge(number: int, count: int) -> bool:
    """Whether the line with this number, of `count`, is worth the look of `edge_credits`."""
    return number <= _HEAD or number >= count - _FOOT


def edge_credits(
    text: str, start: int, end: int, known: Known, number: int, count: int, taken: list[Citation]
) -> list[Citation]:
    """The credits of a line that only its place in the text lets be believed; none that overlaps one of `taken`."""
    if several := [row for row in joined_bylines(text, start, end, known) if not _overlaps(row, taken)]:
        return several
    if 0 < number <= _HEAD and (two := made_by_two(text, start, end, known)):
        return [row for row in two if not _overlaps(row, taken)]
    if number <= _HEAD and (glued := glued_byline(text, start, end, known)):
        return [row for row in glued if not _overlaps(row, taken)]
    rows = [_head(text, start, end, known, number)] if number <= _HEAD else []
    if 0 < number <= _HEAD:
        rows.append(reporting_person(text, start, end, known) or interviewer(text, start, end, known))
    if number > 0 and (number == 1 or number >= count - _FOOT):
        rows.append(first_published(text, start, end, known))
    if number >= count - _FOOT and (number > 0 or end - start > 140):
        rows.append(closing_credit(text, start, end, known))
        rows.append(abroad(text, start, end, known) if number > 0 else None)
        rows.append(press_office(text, start, end, known) if number > 0 and end - start <= 140 else None)
        rows.append(about_author(text, start, end, known) if text.startswith(_NOTES, start) else None)
        rows.append(biography(text, start, end, known) if number >= max(2, count - 2) else None)
    elif text[end - 1] in ").":
        rows.append(in_brackets(text, start, end, known))
    if number > _HEAD and text.startswith(
        ("The press release", "This press release", "This statement"), start, end
    ):
        rows.append(issued(text, start, end, known))
    if number > _HEAD and 0 <= text.find("(", start, start + _FAR) < end:
        row = header_dateline(text, start, end, known)
        rows.append(row if row is not None and row.source is not None else None)
    rows += dated_outlets(text, start, end, known)
    found: list[Citation] = []
    for row in rows:
        if row is not None and not _overlaps(row, [*taken, *found]):
            found.append(row)
    return found


def _overlaps(row: Citation, others: list[Citation]) -> bool:
    return any(row.start < other.end and other.start < row.end for other in others)


def _head(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    if number == 0:
        glued = glued_dateline(text, start, end, known) or byline_behind_title(text, start, end, known)
        row = glued or labelled(text, start, end, known) or wire_dateline(text, start, end, known)
        if row is None and end - start < _ALONE and end < len(text):
            row = nameless(text, start, end, known)
        alone = text[end - 1].isdigit() and end - start < _ALONE and known.is_place_at(start)
        if row is None and (text[end - 1] in '.”"' or alone):
            row = header_dateline(text, start, end, known)
        return row
    if end - start > _LONGEST:
        return (
            opening_byline(text, start, end, known)
            or header_dateline(text, start, end, known)
            or wire_dateline(text, start, end, known)
            or labelled(text, start, end, known)
            or issued(text, start, end, known)
            or statement_of(text, start, end, known)
            or closing_byline(text, start, end, known)
        )
    return (
        outlet_dated_by(text, start, end, known)
        or opening_byline(text, start, end, known)
        or header_dateline(text, start, end, known)
        or wire_dateline(text, start, end, known)
        or nameless(text, start, end, known)
        or labelled(text, start, end, known)
        or issued(text, start, end, known)
        or statement_of(text, start, end, known)
        or loose_byline(text, start, end, known, number)
        or head_line(text, start, end, known, number)
        or abroad(text, start, end, known)
        or lone_name(text, start, end, known, number)
        or (affiliated(text, start, end, known) if number <= _WRITTEN else None)
        or closing_byline(text, start, end, known)
    )
