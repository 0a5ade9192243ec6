"""Spaces, lines broken inside a sentence, and sentences glued together."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from transforms.ledger import Change

_ODD_SPACE = re.compile("(?m)^[^\\S\n]+|[^\\S\n]+$|[^\\S\n]{2,}|[^\\S\n ]")
_WIDE_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAK = re.compile(r"(?<=[\w,;)’'”\"–—-])\n{1,2}(?=[^\W\d_A-Z]|[A-Z0-9])")
_GLUED = re.compile(r"(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]{1,30}\b)|(?<=[a-z]{2},)(?=[a-z]{2})|(?<=[a-z]\))(?=[A-Z][a-z])|(?<=[a-z]\.\])(?=[A-Z])")
_GLUED_GATE = re.compile(r"[a-z][.?!,)][A-Za-z]")
_GLUED_NOTE = re.compile(r"(?<=\[\d\])(?=[A-Z][a-z])|(?<=\[\d\d\])(?=[A-Z][a-z])")
_GLUED_DOTS = re.compile(r"(?<=[a-z]…)(?=[A-Z“])|(?<=[a-z]\.\.)(?=[A-Z][a-z])")
_WEB = re.compile(r"://|www\.|@|\.(?:com|org|net|co|info|gov|edu)\b|[\\/_]", re.IGNORECASE)
MIN_BROKEN = 40
"""A line shorter than this is a label, a heading or a verse, not the first part of a broken sentence."""


def has_odd_space(text: str) -> bool:
    if "  " in text or " \n" in text or "\n " in text or "\t" in text or text[:1] == " " or text[-1:] == " ":
        return True
    if text.isascii():
        return "\x1f" in text
    return "\xa0" in text or _WIDE_SPACE.search(text) is not None


def spaces(text: str) -> list[Change]:
    found = []
    for match in _ODD_SPACE.finditer(text):
        start, end = match.span()
        edge = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
        found.append((start, end, "" if edge else " "))
    return found


@lru_cache(maxsize=1)
def _open_words() -> frozenset[str]:
    return frozenset(files("transforms.cleaning").joinpath("open_words.txt").read_text("utf-8").split())


def has_broken_line(text: str) -> bool:
    return "\n" in text and _BREAK.search(text) is not None


def broken_lines(text: str) -> list[Change]:
    """Line breaks between two parts of one sentence become a space (a hyphen at the break goes with it)."""
    found: list[Change] = []
    wrapped = _is_wrapped(text)
    for match in _BREAK.finditer(text):
        start, end = match.span()
        if not _inside_sentence(text, start, end, wrapped):
            continue
        if text[start - 1] == "-" and text[start - 2 : start - 1].islower() and text[end].islower() and wrapped:
            found.append((start - 1, end, ""))
        else:
            found.append((start, end, " "))
    return found


def _inside_sentence(text: str, start: int, end: int, wrapped: bool) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    length = start - line_start
    if wrapped and end - start == 1:
        return length >= MIN_BROKEN
    if length < MIN_BROKEN:
        return False
    following = text.find("\n", end)
    next_length = (following if following >= 0 else len(text)) - end
    last = text[max(line_start, start - 20) : start].rsplit(None, 1)[-1]
    if last in _open_words() or last[-1] in ",–—" and last[-1:] != last:
        return next_length >= 15
    if not text[end].islower() or last[-1] in ";)":
        return False
    # after a blank line only a long line can be half a sentence
    return last[-1].isalnum() and length >= (MIN_BROKEN if end - start == 1 else 2 * MIN_BROKEN)


def _is_wrapped(text: str) -> bool:
    """Whether the text was wrapped at a fixed width: most lines that another follows are nearly equally long."""
    lengths = [len(line) for line in text[:20_000].split("\n")]
    followed = [a for a, b in zip(lengths, lengths[1:], strict=False) if a and b]
    if len(followed) < 4:
        return False
    widest = max(followed)
    if not 50 <= widest <= 120:
        return False
    return sum(widest - 20 <= length for length in followed) >= 0.75 * len(followed)


def could_be_glued(text: str) -> bool:
    if _GLUED_GATE.search(text) is not None:
        return True
    return "]" in text or "…" in text or ".." in text


def glued(text: str) -> list[Change]:
    """A space where a sentence ends and the next begins at once; addresses and initials are left alone."""
    places = {match.start() for match in _GLUED.finditer(text)}
    if "]" in text:
        places |= {match.start() for match in _GLUED_NOTE.finditer(text)}
    if "…" in text or ".." in text:
        places |= {match.start() for match in _GLUED_DOTS.finditer(text)}
    return [(place, place, " ") for place in sorted(places) if not _in_address(text, place)]


def _in_address(text: str, place: int) -> bool:
    start = max(text.rfind(" ", max(0, place - 80), place), text.rfind("\n", max(0, place - 80), place)) + 1
    end = place
    while end < len(text) and end < place + 40 and not text[end].isspace():
        end += 1
    return _WEB.search(text[start:end]) is not None
