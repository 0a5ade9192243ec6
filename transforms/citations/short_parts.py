"""Short words in marks that open speech which goes on: '“No,” said Ada Marsh. “We never signed it.”'."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.citations.grammar import words
from transforms.citations.marks import Quote

# Between the first words of somebody's speech and the next ones stand a verb and whose they are, no more.
_LONGEST_BETWEEN = 110
_BETWEEN = re.compile(r"\s?([^\n“”\"«».;:?!]{4,110}[^\n“”\"«».;:?!,])[.,:]\s")
_WORD = re.compile(r"[a-z]+")
_SPEECH_END = (",", "!", "?", ".", "…", "—", "–")
# What may stand in front of words that open a sentence.
_OPENING = ("", ".", "!", "?", ":", "”", '"', "»", "\n")


def opening_parts(text: str, start: int, quotes: list[Quote], long: list[Quote]) -> list[Quote]:
    """Those of a paragraph's short quotations whose speech one of the long ones goes on with: they open their sentence,
    end as speech does, and nothing but a verb of saying with its speaker stands in between. `start` is where the
    paragraph begins."""
    starts = {quote.start for quote in long}
    found: list[Quote] = []
    for quote, following in pairwise(quotes):
        if following.start not in starts or quote.start in starts:
            continue
        spoken = text[quote.inner_start : quote.inner_end].rstrip().endswith(_SPEECH_END)
        if not spoken and text[quote.end : quote.end + 1] != ",":
            continue
        if text[max(start, quote.start - 3) : quote.start].rstrip()[-1:] not in _OPENING:
            continue
        if following.start - quote.end <= _LONGEST_BETWEEN and _credits(text, quote.end, following.start):
            found.append(quote)
    return found


def _credits(text: str, start: int, end: int) -> bool:
    """Whether the words between these offsets are one clause with a verb of saying in it."""
    between = _BETWEEN.fullmatch(text, start + (text[start : start + 1] == ","), end)
    if between is None:
        return False
    told = _WORD.findall(between.group(1))
    return "that" not in told and any(word in words().cues for word in told)
