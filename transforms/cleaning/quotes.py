"""Quotation marks in disorder: closing marks that open, two apostrophes, marks glued to their neighbours.

A mark's role follows from its neighbours, and where both sides are glued from whether a quotation is open. A line is
touched only where the role that a mark plays and the shape or the spaces that it has disagree. Texts that use „ or «
follow other conventions and are left alone.
"""

from __future__ import annotations

import re

from transforms.ledger import Change

_MARK = re.compile(r"[“”\"]|''|``")
_GLUED_STRAIGHT = re.compile(r"[^\W\d_]\"[^\W_]|[.,!?]\"\w")
_GLUED_CURLY = re.compile(r"[\w.,!?…;:)][“”]\w|[\w)]“|(?:^|[\s(])”\w|:”\s|[“”]\s?[“”]")
_BEFORE_OPENING = " \n([{—–-/…:"
_AFTER_CLOSING = " \n.,;:!?)]}…—–-/'’"
_ENDERS = ".,!?…;:"
MAX_MARKS = 400
"""Marks in one line beyond which the line is no prose."""


def could_fire(text: str) -> bool:
    if "''" in text or "``" in text:
        return True
    if "”" in text or "“" in text:
        return not ("„" in text or "«" in text)
    return '"' in text and _GLUED_STRAIGHT.search(text) is not None


def repairs(text: str) -> list[Change]:
    if "„" in text or "«" in text:
        return []
    found: list[Change] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found += _line_repairs(text, start, end)
        start = end + 1
    return found


def _line_repairs(text: str, start: int, end: int) -> list[Change]:
    marks = [match.span() for match in _MARK.finditer(text, start, end)]
    if not marks or len(marks) > MAX_MARKS:
        return []
    straight = sum(text[s] == '"' for s, _ in marks)
    found: list[Change] = []
    is_open = False
    for mark_start, mark_end in marks:
        mark = text[mark_start:mark_end]
        if mark == '"' and straight % 2:
            continue  # an inch mark or a lost partner: no telling which
        before = text[mark_start - 1] if mark_start > start else "\n"
        after = text[mark_end] if mark_end < end else "\n"
        opens = _opens(mark, before, after, is_open)
        change = _repair(mark, mark_start, mark_end, before, after, opens, is_open)
        if change:
            found.append(change)
        is_open = opens
    return [change for change in found if text[change[0] : change[1]] != change[2]]


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Whether a mark opens a quotation."""
    free_left, free_right = before in _BEFORE_OPENING, after in _AFTER_CLOSING
    if before in " \n([{" and after not in " \n":
        return not (is_open and mark == "”" and after in ".,;:!?)")
    if free_right and after in " \n" and before not in " \n":
        return before == ":" and not is_open and mark in "”\"" and after == " "
    if mark == "“" and (free_left or not is_open):
        return True
    return not is_open


def _repair(
    mark: str, start: int, end: int, before: str, after: str, opens: bool, is_open: bool
) -> Change | None:
    """The change that gives a mark the shape and the spaces of its role, or None."""
    shape = mark if mark == '"' else ("“" if opens else "”")
    if opens and before not in " \n([{":
        if before == ":" and after == " ":
            return (start, end + 1, " " + shape)
        if (before.isalnum() or before in _ENDERS + ")”") and (after.isalnum() or after in "…[$£€"):
            return (start, end, " " + shape)
    if not opens and after.isalnum():
        if before in _ENDERS or (before.isalpha() and is_open and after.isalpha()):
            return (start, end, shape + " ")
    if not opens and not is_open:
        shape = mark if mark not in ("''", "``") else shape  # a closing mark without an opening one stays as it is
    return (start, end, shape) if shape != mark else None
