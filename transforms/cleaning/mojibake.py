"""UTF-8 that was read as another encoding, once or several times, word by word and only where the damage shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_letters

from transforms.cleaning.look import Look
from transforms.ledger import Change

# First characters of damaged sequences: the lead bytes C2-F4 of UTF-8 read as windows-1252, windows-1250, -1251 or
# Mac Roman, followed by what a continuation byte (80-BF) becomes there.
_LEAD = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõăĂĐđŇâ√‚РСвГ"
_TAIL = (
    "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u0402\u0403\u0409-\u040f\u0452\u0453\u0459-\u045f"
)
_DAMAGE = re.compile(f"[{_LEAD}][{_TAIL}]")
GATE = _DAMAGE.pattern
LEADS = frozenset(_LEAD)
_WORD_END = {"": re.compile(r"\s"), "<>": re.compile(r"[\s<>]")}
# A closing mark read as windows-1252 loses its last byte, which stands for no character there; beside an opening mark
# of the same line the rest is believed.
_OPENING, _LOST_CLOSING = "â€œ", re.compile(r"â€(?=[\x20-\x7e]|$)")
CONTEXT = 3
"""Plain letters on either side of the damage that tell whether it is any."""
MAX_LINE = 20_000
"""Characters of a line that is still repaired as a whole; longer lines are repaired word by word only."""
# a run of plain characters but for the 8 at its ends: no repair looks farther than 6 beside a damaged one
_PLAIN_MIDDLE = re.compile(r"(?<=[\x00-\x7f]{8})[\x00-\x7f]+(?=[\x00-\x7f]{8})")
_LEFT_OUT = "\x01"
"""Stands for such a middle; no text has this control character but for damage of another kind."""


def could_be(look: Look) -> bool:
    return look.has(LEADS) and _DAMAGE.search(look.text) is not None


def repairs(text: str) -> list[Change]:
    """Changes for every damaged word, and for lines whose damage crosses a space (a lost no-break space)."""
    found: list[Change] = []
    for start, end in _damaged_lines(text):
        found += _line_repairs(text, start, end)
    return found


def _damaged_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold damage."""
    damage = _DAMAGE.search(text)
    while damage:
        start = text.rfind("\n", 0, damage.start()) + 1
        end = text.find("\n", damage.end())
        end = len(text) if end < 0 else end
        yield start, end
        damage = _DAMAGE.search(text, end)


def _damaged_words(text: str, start: int, end: int, apart: str = "") -> Iterator[tuple[int, str]]:
    """Where the words of a line begin that hold damage, and the words; the characters of `apart` part words, too.

    Only the places with damage are looked at, so a long line costs little.
    """
    damage = _DAMAGE.search(text, start, end)
    while damage:
        head = text[start : damage.start()]
        words = head.rsplit(None, 1)
        begin = damage.start() if not words or head[-1].isspace() else damage.start() - len(words[-1])
        begin = max(begin, start + max((head.rfind(mark) + 1 for mark in apart), default=0))
        stop = _WORD_END[apart].search(text, damage.start(), end)
        start = stop.start() if stop else end
        if start >= damage.end():
            yield begin, text[begin:start]
        damage = _DAMAGE.search(text, start, end)


def _line_repairs(text: str, start: int, end: int) -> list[Change]:
    found = []
    has_opening = _OPENING in text[start:end]
    for begin, word in _damaged_words(text, start, end, "<>"):
        left, core = _core(word)
        fixed = _fixed(_LOST_CLOSING.sub("”", core) if has_opening else core)[0]
        if fixed != core:
            found.append(_narrowed(begin + left, core, fixed))
    if not found and end - start <= MAX_LINE:
        line = text[start:end]
        fixed = _fixed_line(line)[0]
        if fixed != line:
            found.append(_narrowed(start, line, fixed))
    return found


def _core(word: str) -> tuple[int, str]:
    """Where the damaged part of a word begins, and that part with the few plain letters beside it.

    A repair looks no farther than that; the ends of words that are cut off let many words share one repair.
    """
    left = len(word) - len(word.lstrip(ascii_letters))
    right = len(word.rstrip(ascii_letters))
    left = max(0, left - CONTEXT)
    return left, word[left : right + CONTEXT]


@lru_cache(maxsize=4096)
def _fixed(piece: str) -> tuple[str, str]:
    """The repaired piece and the steps of its repair ("encode sloppy-windows-1252, decode utf-8")."""
    import ftfy

    fixed, steps = ftfy.fix_encoding_and_explain(piece)
    if "\n" in fixed or "\r" in fixed or fixed == piece:
        return piece, ""
    return fixed, ", ".join(f"{step.action} {step.parameter}" for step in steps or ())


@lru_cache(maxsize=64)
def _fixed_line(line: str) -> tuple[str, str]:
    """The same of a whole line, whose long runs of plain characters cost most and are left out of the repair.

    A line is repaired and then explained, and asked about again when the text is looked at anew.
    """
    if _LEFT_OUT in line:
        return _fixed(line)
    middles = iter(_PLAIN_MIDDLE.findall(line))
    fixed, steps = _fixed(_PLAIN_MIDDLE.sub(_LEFT_OUT, line))
    return re.sub(_LEFT_OUT, lambda _: next(middles), fixed), steps


def explanations(text: str) -> list[str]:
    """How the damaged words of a text are repaired: the distinct series of steps, the most frequent first."""
    counts: dict[str, int] = {}
    for start, end in _damaged_lines(text):
        steps = [_fixed(_core(word)[1])[1] for _, word in _damaged_words(text, start, end)]
        if not any(steps) and end - start <= MAX_LINE:
            steps = [_fixed_line(text[start:end])[1]]
        for step in filter(None, steps):
            counts[step] = counts.get(step, 0) + 1
    return [f"mojibake: {step}" for step in sorted(counts, key=lambda step: (-counts[step], step))]


def _narrowed(start: int, before: str, after: str) -> Change:
    """The change without the characters that both have at their ends."""
    limit = min(len(before), len(after))
    head = _common(before, after, limit)
    tail = _common(before[::-1], after[::-1], limit - head)
    return (start + head, start + len(before) - tail, after[head : len(after) - tail])


def _common(first: str, second: str, most: int) -> int:
    """How many characters two texts have in common from the first on; halves of the rest are compared as wholes."""
    same = 0
    while same < most:
        half = (same + most + 1) // 2
        if first[same:half] == second[same:half]:
            same = half
        else:
            most = half - 1
    return same
