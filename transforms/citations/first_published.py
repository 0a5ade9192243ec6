"""Where a text first stood, said in a sentence of its own: 'This article first appeared in the Halse Post.'"""

from __future__ import annotations

import re

from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.names import is_name_shaped
from transforms.citations.text_signs import PUBLISHED
from transforms.model import Citation

_KIND = (
    r"(?:article|story|piece|essay|post|column|text|interview|report|op-?ed|commentary|speech|review|analysis|opinion"
    r"|extract|excerpt|letter|blog|lecture|talk|feature|editorial)"
)
_SENTENCE = re.compile(
    rf"(?P<how>(?:this\s(?:\w+\s)?{_KIND}|an?\s(?:\w+\s){{0,2}}version\sof\s(?:this|the)\s(?:\w+\s)?{_KIND})\s"
    r"(?:was\s|has\s(?:been\s)?)?(?:(?:first|originally|also|previously|earlier)\s)?"
    rf"(?:appeared|published|ran|posted|printed|broadcast|commissioned|produced)\s(?:first\s)?(?:in|on|by|at|with|for)"
    r"|the\spost\s[^\n]{3,160}?\s(?:appeared\sfirst|first\sappeared)\son|(?:originally|first)\s"
    rf"(?:published|appeared|posted|printed)\s(?:in|on|by|at)|(?:this\s(?:\w+\s)?{_KIND}\s(?:is|was|has\sbeen)\s)?"
    r"(?:reprinted|republished|reposted|syndicated|cross-?posted|reproduced|adapted|excerpted)\s(?:here\s)?(?:(?:with|by)\s(?:the\s)?(?:kind\s)?permission\s)?(?:from|by|of))\s(?-i:the\s)?(?P<who>[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}|[^\n.;:!?“”\"()]{2,60}?)"
    r"(?=[.)\]]{0,2}$|,?\sby\s(?-i:[A-Z])|\.\s[A-Z]|\s(?:on|in)\s(?:[A-Z][a-z]+\s)?\d|,\s(?:[A-Z][a-z]+\s)?\d|\s(?:under|as|and\sis)\s)",
    re.IGNORECASE,
)
# The number of a newsletter.
_NUMBER = re.compile(r"\s(?:[Nn]o\.?\s?|#)?\d{1,4}$")
# "Ada Marsh’s May 3, 2021 post", "Ada Marsh’s May 3, 2021 special to the Halse Courier"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s(?:19|20)\d\d)?"
_OWN = re.compile(
    rf"(?P<who>[^\n.;:!?]{{3,50}}?)[’']s\s{_DAY},?\s(?:\w+\s){{0,2}}(?:post|column|article|essay|piece|blog|op-ed|letter"
    r"|special\s(?:to|for)\s(?:the\s)?(?P<outlet>[A-Z][^\n.;:!?]{2,50}))\.?"
)
_REACH = 260
"""Characters at either end of a line among which such a sentence is looked for."""


def first_published(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of the outlet that a text was taken from, in a line among its first or last ones."""
    if not known.signs & PUBLISHED:
        return None
    at = max(start, end - _REACH)
    tail = text[at:end]
    if not _may_hold(tail):
        return None
    for match in _SENTENCE.finditer(text, at, end):
        if not _begins_sentence(text, start, match.start()):
            continue
        if (own := _OWN.match(text, match.start("who"), end)) is not None:
            outlet = own["outlet"] or own["who"]
            return credit_row(match.start(), own.end(), match["how"], None, outlet, known)
        stop = match.end("who")
        who = match["who"].strip(EDGES)
        who = _NUMBER.sub("", who) if not match["how"].lower().startswith("adapted") else who
        if known.is_outlet(who) or is_name_shaped(re.sub(r"\b(?:of|the|for|and|&)\s", "", who), 6):
            closing = stop + (text[stop : stop + 1] == ".")
            return credit_row(match.start(), min(closing, end), match["how"], None, who, known)
    return None


def _may_hold(tail: str) -> bool:
    """Whether words hold a verb of such a sentence; a chain of `in` costs less than a pattern."""
    return (
        "ublished " in tail
        or "printed " in tail
        or " appeared " in tail
        or "xcerpted " in tail
        or "dapted " in tail
        or "eproduced " in tail
        or " posted " in tail
        or "osted from " in tail
        or "yndicated " in tail
        or " ran " in tail
        or " broadcast " in tail
        or "commissioned " in tail
        or " produced " in tail
    )


def _begins_sentence(text: str, start: int, at: int) -> bool:
    return at == start or text[start:at].rstrip(" ([*_–—-")[-1:] in ("", ".", "!", "?", "”", '"', "’", ")")
