"""Quotation marks in disorder: closing marks that open, two apostrophes, marks glued to their neighbours.

A mark's role follows from its neighbours, and where both sides are glued from whether a quotation is open. A line is
touched only where the role that a mark plays and the shape or the spaces that it has disagree. Texts that use „ or «
follow other conventions and are left alone.
"""

from __future__ import annotations

import re

from transforms.cleaning.look import Look
from transforms.cleaning.spacing import open_words
from transforms.ledger import Change

# begins with one set of characters, which is looked for fastest
_MARK = re.compile(r"[“”\"'`](?:(?<=[“”\"])|(?<=')'|(?<=`)`)")
_GLUED_STRAIGHT = re.compile(r"[^\W\d_]\"[^\W_]|[.,!?]\"\w")
_CURLY = frozenset("“”")
_FOREIGN = frozenset("„«")
_BEFORE_OPENING = frozenset(" \n([{—–-/…:‘’'")
_AFTER_CLOSING = frozenset(" \n.,;:!?)]}…—–-/'’[")
# an opening mark with a space or nothing behind it or a word before it, and the other way round
_ODD_OPENING = re.compile(r"“(?:(?=[ \n“])|\Z|(?<=[^ \n(\[{—–\-/…:‘’'“]“))")
_ODD_CLOSING = re.compile(r"”(?:(?=[^ \n.,;:!?)\]}…—–\-/'’\[])|(?<=\A”)|(?<=[ \n(:”]”))")
# the places at which a rule for marks can find anything; a missing partner is counted, not matched
GATE = (
    r"''|``|“[ \n“]|“\z|[^ \n(\[{—–\-/…:‘’'“]“|”[^ \n.,;:!?)\]}…—–\-/'’\[]|\A”|[ \n(:”]”"
    r"|[^\s\-(\[]\"[^\s.,;:!?)\]\-]"
)
_CONTRACTED = re.compile(r"(?:s|t|m|d|re|ve|ll)(?![^\W_])")
_ENDERS = ".,!?…;:"
MAX_MARKS = 400
"""Marks in one line beyond which the line is no prose."""


def could_fire(look: Look) -> bool:
    rare = look.rare
    if ("'" in rare and "''" in look.text) or ("`" in rare and "``" in look.text):
        return True
    if not _CURLY.isdisjoint(rare):
        return _FOREIGN.isdisjoint(rare) and _in_disorder(look.text)
    return '"' in rare and _has_glued_straight(look.text)


def _in_disorder(text: str) -> bool:
    """Whether a curly mark stands where its shape does not belong or has no partner, or a straight one is glued."""
    if text.count("“") != text.count("”") or _ODD_OPENING.search(text) or _ODD_CLOSING.search(text):
        return True
    return _has_glued_straight(text)


def _has_glued_straight(text: str) -> bool:
    return '"' in text and _GLUED_STRAIGHT.search(text) is not None


def repairs(text: str) -> list[Change]:
    """The changes that put the marks of every line in order."""
    found: list[Change] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if _line_may_change(line):
            marks = [match.span() for match in _MARK.finditer(text, start, end)]
            found += _line_repairs(text, start, end, marks)
        start = end + 1
    return found


def _line_may_change(line: str) -> bool:
    if "“" in line or "”" in line:
        return _in_disorder(line) or "''" in line or "``" in line
    return "''" in line or "``" in line or _has_glued_straight(line)


def _line_repairs(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> list[Change]:
    if len(marks) > MAX_MARKS:
        return []
    straight = sum(text[s] == '"' for s, _ in marks) if '"' in text else 0
    found: list[Change] = []
    is_open = False
    opener = ""
    for place, (mark_start, mark_end) in enumerate(marks):
        mark = text[mark_start:mark_end]
        if mark == '"' and straight % 2:
            continue  # an inch mark or a lost partner: no telling which
        before = text[mark_start - 1] if mark_start > start else "\n"
        after = text[mark_end] if mark_end < end else "\n"
        if mark == "''" and before.isalpha() and _CONTRACTED.match(text, mark_end, end):
            found.append((mark_start, mark_end, "'"))  # "didn''t": an apostrophe that was doubled
            continue
        opens = _opens(mark, before, after, is_open)
        if not opens and is_open and before.isalpha() and after.isalpha():
            opens = _word_before(text, start, mark_start) in open_words()
        change: Change | None
        closed_later = place + 1 < len(marks) and _looks_closing(text, marks[place + 1], end)
        if _is_moved_closing(mark, before, after, opener if is_open else "") and not closed_later:
            opens, change = False, (mark_start - 1, mark_end, "” ")
        elif closed_later and _is_moved_opening(text, (start, mark_start, mark_end), is_open):
            opens, change = True, (mark_start, mark_end + 1, " “")
        else:
            change = _repair(mark, (mark_start, mark_end), (before, after), opens, is_open)
        if change and text[change[0] : change[1]] != change[2]:
            found.append(change)
        is_open = opens
        opener = mark if opens else ""
    return found


def _looks_closing(text: str, mark: tuple[int, int], end: int) -> bool:
    """Whether a closing mark stands behind a word and before a space or a stop."""
    start, stop = mark
    after = text[stop] if stop < end else "\n"
    return text[start] == "”" and text[start - 1] not in " \n" and (after in " \n" or after in _AFTER_CLOSING)


def _is_moved_closing(mark: str, before: str, after: str, opener: str) -> bool:
    """A closing mark with its space on the wrong side: “ready to go ”he said."""
    return mark == "”" and opener == "“" and before == " " and after.isalpha()


def _is_moved_opening(text: str, place: tuple[int, int, int], is_open: bool) -> bool:
    """An opening mark with its space on the wrong side, behind a word that no quotation ends with or a
    comma: that” the roof, said,” We will."""
    start, mark_start, mark_end = place
    if is_open or text[mark_start] not in "“”" or text[mark_end : mark_end + 1] != " ":
        return False
    if text[mark_start - 1] == "," and text[mark_end + 1 : mark_end + 2].isupper():
        return True
    return text[mark_start - 1].isalpha() and _word_before(text, start, mark_start) in open_words()


def _word_before(text: str, start: int, place: int) -> str:
    words = text[max(start, place - 12) : place].split()
    return words[-1] if words else ""


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Whether a mark opens a quotation."""
    if before in " \n([{" and after not in " \n":
        return not (is_open and mark == "”" and after in ".,;:!?)")
    if after in " \n" and before not in " \n":
        return before == ":" and not is_open and mark in '”"' and after == " "
    if mark == "“" and (before in _BEFORE_OPENING or not is_open):
        return True
    if before not in _BEFORE_OPENING and (after in ".,;:!?)…" or (after == "[" and mark == "”")):
        return False
    return not is_open


def _repair(
    mark: str, span: tuple[int, int], sides: tuple[str, str], opens: bool, is_open: bool
) -> Change | None:
    """The change that gives a mark the shape and the spaces of its role, or None."""
    (start, end), (before, after) = span, sides
    shape = mark if mark == '"' else ("“" if opens else "”")
    if opens and before not in " \n([{":
        if before == ":" and after == " ":
            return (start, end + 1, " " + shape)
        if (before.isalnum() or before in _ENDERS + ")”") and (after.isalnum() or after in "…[$£€"):
            return (start, end, " " + shape)
    if (
        not opens
        and after.isalnum()
        and (before in _ENDERS or (before.isalpha() and is_open and after.isalpha()))
    ):
        return (start, end, shape + " ")
    return (start, end, shape) if shape != mark else None
