"""Labels with the title of the text that they lead to in the same line: "Also read: Boats moved before storm"."""

from __future__ import annotations

import re

from transforms.segmentation.phrases import Phrases

MAX_INLINE, MAX_INLINE_LABEL, MAX_SENTENCE = 180, 24, 90
"""Characters of such a line, of the label in it, and of a line that ends like a sentence."""
_TITLE_MARK = re.compile(r"\s?(?:\||>>|»)\s?|\s[–—-]\s")
"""What stands for the colon between a label and the title of a link."""
_QUOTES = frozenset("“‘\"'")


def is_link(line: str, start: str, phrases: Phrases) -> bool:
    """Whether a line is a label and the title that it links to; `start` is its beginning in small letters without
    ornaments. Words in quotation marks are somebody's, brackets stand around the whole line."""
    if start[:1] == "(":
        if line[-1] != ")":
            return False
        start = start[1:]
    if line[0] in _QUOTES:
        return False
    return _has_colon(line, start, phrases) or _has_bar(start, phrases)


def _has_colon(line: str, start: str, phrases: Phrases) -> bool:
    if ":" not in start[:MAX_INLINE_LABEL] or not start.startswith(phrases.inline):
        return False
    if ": http" in start or ": www." in start:
        return False  # the text gives an address
    return len(line) <= MAX_SENTENCE or line[-1] not in '.”"'


def _has_bar(start: str, phrases: Phrases) -> bool:
    """The same with a bar, arrows or a dash for the colon ("ALSO READ | Boats moved"); one word and a dash may be the
    headline itself."""
    mark = _TITLE_MARK.search(start, 0, MAX_INLINE_LABEL)
    if mark is None or len(start) == mark.end():
        return False
    label = start[: mark.start()]
    return f"{label}:" in phrases.inline and (" " in label or mark.group().strip() not in "–—-")


def has_title(label: str) -> bool:
    """Whether a related label has the title that it leads to in the same line."""
    return ":" in label[:-1] or _TITLE_MARK.search(label[:-1], 0, MAX_INLINE_LABEL) is not None
