"""Two texts side by side with what differs marked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from markupsafe import Markup

from dashboards.marks import Mark, marked

# difflib compares word by word in quadratic time; beyond this many words it compares sentence by sentence.
MAX_WORDS = 4_000
MAX_CHARS = 100_000
_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")


def side_by_side(left: str, right: str) -> tuple[Markup, Markup, float]:
    """Both texts with the stretches the other lacks marked, and the share of the smaller one that both
    have."""
    left, right = left[:MAX_CHARS], right[:MAX_CHARS]
    unit = _WORD if max(left.count(" "), right.count(" ")) < MAX_WORDS else _SENTENCE
    a = [match.span() for match in unit.finditer(left)]
    b = [match.span() for match in unit.finditer(right)]
    words_a = [left[start:end].casefold() for start, end in a]
    words_b = [right[start:end].casefold() for start, end in b]
    marks_a: list[Mark] = []
    marks_b: list[Mark] = []
    same = 0
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, words_a, words_b, autojunk=False).get_opcodes():
        if tag == "equal":
            same += a1 - a0
            continue
        if a1 > a0:
            marks_a.append(Mark(a[a0][0], a[a1 - 1][1], "differs", "only here"))
        if b1 > b0:
            marks_b.append(Mark(b[b0][0], b[b1 - 1][1], "differs", "only here"))
    share = same / max(1, min(len(a), len(b)))
    return marked(left, marks_a), marked(right, marks_b), share
