"""Titles of works in quotation marks ("A Miller's Song"): what has a capital inside them names nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.mentions.discovery import Candidate
from transforms.mentions.lexicon import SAYING_VERBS
from transforms.mentions.signs import QUOTED, signs_of

_SMALL = r"(?:a|an|the|of|and|in|on|to|for|at|with|from|by|as|or|de|la|le|el|du|des|&)"
_WORD = r"[A-Z0-9][\w'’-]{0,20}[,:]?"
_TITLE = re.compile(
    rf"[“\"‘'«](?<!\w.)(?=[A-Z])({_WORD}(?: (?:{_SMALL}|{_WORD})){{1,7}})[,.!?…]{{0,2}}[”\"’'»](?!\w)"
)
_MARKS = ("“", '"', "‘", " '", "\n'", "«")
_SPEAKERS = ("he", "she", "they", "i", "we")
_FEWEST = 2


def outside_titles(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that are only a part of a title in quotation marks."""
    quoted = signs_of(text).get(QUOTED)
    if not (found and quoted and any(mark in text for mark in _MARKS)):
        return found
    spans = [match.span(1) for match in _titles(text, quoted) if _is_title(text, match)]
    if not spans:
        return found
    return [one for one in found if not any(_is_part(one, start, end) for start, end in spans)]


def _titles(text: str, quoted: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """What stands in quotation marks and may be a title, none inside another."""
    behind = 0
    for start, _ in quoted:
        if start >= behind and (match := _TITLE.match(text, start)):
            behind = match.end()
            yield match


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether what is quoted is called so, and not said: two capitals at least, and nobody who says it behind."""
    raised = [word for word in match.group(1).split() if word[0].isupper()]
    behind = text[match.end() : match.end() + 24].split(None, 2)
    said = bool(behind) and (behind[0].lower() in _SPEAKERS or behind[0].rstrip(",.") in SAYING_VERBS)
    return (
        len(raised) >= _FEWEST
        and not said
        and not (len(behind) > 1 and behind[1].rstrip(",.") in SAYING_VERBS)
    )


def _is_part(one: Candidate, start: int, end: int) -> bool:
    """Whether a name is a part of the stretch, and no person's full name."""
    if one.titled or not (start <= one.start and one.end <= end) or (one.start, one.end) == (start, end):
        return False
    return not (one.type == "person" and " " in one.surface)
