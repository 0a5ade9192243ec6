"""Letters and statements that are one quotation below a headline which says whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transforms.citations.grammar import words
from transforms.citations.memory import Memory, Speaker, named

if TYPE_CHECKING:
    from transforms.citations.quotations import Spoken

_KINDS = r"(?:letter|statement|appeal|message|declaration|petition|address)"
_HEADLINE = re.compile(
    rf"(?i:(?:an?\s|the\s)?(?:open\s|joint\s|public\s)?{_KINDS}\s(?:from|by|of)\s(?:the\s)?)(?P<who>[^\n]{{3,80}})"
)
_BEHIND = re.compile(r"\s(?:now|who|to|on|about|in|against|for|living|at)\s|[,:–—]")


def credit_letter(text: str, found: list[Spoken], title_end: int, memory: Memory) -> None:
    """Give the quotation that the body of a text opens with, and that names nobody, to whom the headline says that the
    text is from: 'Open letter from former members', 'Statement by the Guild'."""
    first = next((spoken for spoken in found if spoken.start >= title_end), None)
    if first is None or first.speaker is not None or text[title_end : first.start].strip():
        return
    letter = _HEADLINE.match(text, 0, title_end)
    if letter is None:
        return
    start = letter.start("who")
    mention = next((m for m in memory.mentions if m.start == start and m.end <= title_end), None)
    if mention is not None and mention.type in ("person", "organization"):
        first.speaker, first.resolution = named(mention, memory), "beside"
        return
    who = _BEHIND.split(letter["who"], maxsplit=1)[0].strip()
    if who and who.split()[-1].lower() in words().roles | words().bodies:
        first.speaker = Speaker(who, "role", start, start + len(who), resolution="role")
        first.resolution = "beside"
