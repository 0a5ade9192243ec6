"""Lines that say which office of a body gave a text out: 'Press service of the Halse Assembly'."""

from __future__ import annotations

import re

from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.grammar import words
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

_DESK = (
    r"(?:press|media|information|public\srelations|PR|communications?|public\sinformation|news|public\saffairs)(?:\s(?:and|&)"
    r"\s(?:press|media|information|public\srelations|communications?|outreach|public\saffairs))?"
)
_OFFICE = re.compile(
    rf"[-–—(\[]?\s?(?P<office>(?:{_DESK}\s(?:service|office|department|dept\.?|centre|center|bureau|secretariat|unit|division"
    r"|section|team|cell|desk|wing)|press\ssecretary))"
    r"(?P<mark>\s(?:of|for|at)\s(?-i:the\s)?|,\s|\s[-–—/|]\s)(?P<who>[^\n:;!?“”\"]{2,90}?)[.)\]]{0,2}$",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"(?:(?:an?|the)\s)?(?P<kind>(?:press|media|news|joint|public|official|special|policy|discussion|position|background|working"
    r"|research)?\s?(?:statement|release|communiqu[ée]|briefing(?:\s(?:paper|note))?|note|paper|brief|report|fact\s?sheet|analysis"
    r"|declaration|submission|investigation))\s(?:of|by|from)\s(?:the\s)?(?P<who>[^\n:;!?“”\"|]{2,90}?)(?P<rest>,\s(?:with|in)\s[^\n|]{3,90}|\s?\|\s[^\n]{2,60})?$",
    re.IGNORECASE,
)
_STARTS = frozenset("PpMmIiCcNnJjOoSsBb([-–—")
_STATES = _STARTS | frozenset("AaTtDdFfRrWw")


def press_office(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of a line that is nothing but an office and the body whose it is, at the end of a text."""
    match = _OFFICE.match(text, start, end) if text[start] in _STARTS else None
    if match is None or match.end() < end:
        return None
    who = match["who"].strip(EDGES)
    if not is_body(who, known):
        return None
    named = " of " in match["mark"] or " for " in match["mark"]
    source = text[match.start("office") : match.end("who")] if named else who
    return credit_row(start, end, None, None, source, known)


def statement_of(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of 'Press statement of the Halse Guild | Tarsk | 3 May 2019' or 'A briefing by the Salt Institute'
    below a headline."""
    match = _STATEMENT.match(text, start, end) if text[start] in _STATES else None
    if match is None or match.end() < end or not text[start].isupper():
        return None
    head = re.sub(r"\s\([^()]{2,20}\)$", "", match["who"].strip()).strip(EDGES)
    named = known.is_outlet(head) or not words().bodies.isdisjoint(head.lower().split())
    if not is_body(head, known) or not (match["rest"] or named):
        return None
    return credit_row(start, end, match["kind"], None, head, known)


def is_body(who: str, known: Known) -> bool:
    """Whether words are the name of a body: capitalised, but for the small words between them."""
    bare = re.sub(r"\b(?:of|the|for|and|&|on|in|de|del|des|du|la|und|der)\s", "", who)
    return known.is_outlet(who) or is_name_shaped(bare, 8)
