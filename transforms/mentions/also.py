"""Names that a text calls the same: "the Salt Union, known as SU-9,", "Alga Torv (“Forward Torv”)", "the Movimiento del
Sur (MdS, Southern Movement)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.mentions.named import Named
from transforms.mentions.resolution import Identity
from transforms.mentions.signs import CALLED, FORMER, SAME, TRANSLATED, signs_of
from transforms.model import Mention

_OPEN, _CLOSE = "“\"‘'«", "”\"’'»"
# "(VRA), known in Torvik as the ", ", formerly ": what stands between two names of one bearer.
_HOW = (
    r"(?:also|better|best|formerly|previously|once|originally|still|now|sometimes|widely|popularly|locally|commonly"
    r"|officially|otherwise|more|who is|which is|is|was|are|were|that is|simply)"
)
_KNOWN_AS = re.compile(
    rf"(?: \([A-Z][\w.&-]{{1,10}}\))?\)?,? ?\(?(?:{_HOW} ){{0,3}}"
    r"(?:known(?: (?:in|to|among|by|locally|abroad)(?: [\w-]+){1,4}?)? as|(?:called|nicknamed|dubbed|styled)"
    rf"|which (?:[\w-]+ ){{1,3}}calls?) (?:the )?[{_OPEN}]?"
)
_ONCE = re.compile(rf",? \(?(?:formerly|previously|née|aka|a\.k\.a\.|alias|a/k/a) (?:the )?[{_OPEN}]?")
_ENDS = re.compile(
    rf"[{_CLOSE}]?[),;.:]|[{_CLOSE}]? (?:is|was|are|were|and|or|has|have|had|said|who|which)\b|$"
)
_WIDEST = 70
_OR = (" or ", " or the ")
_QUOTED = re.compile(
    r" \([“\"‘']([A-Z][\w’'-]{1,20}(?: (?:(?:of|the|for|and|in|to) ){0,2}[A-Z][\w’'-]{1,20}){1,5})[”\"’']\)"
)
_SHORT_FOR = ("person", "organization")
_BODIES, _SURE, _TRANSLATED = ("organization", "facility"), 0.7, 0.75


def name_translated(text: str, named: Named) -> None:
    """Name what stands translated in brackets and quotation marks behind the name of a body."""
    if TRANSLATED not in signs_of(text):
        return
    bodies = {one.end: one for one in named.result() if one.type == "organization" and one.entity_id}
    for quoted in _QUOTED.finditer(text):
        body = bodies.get(quoted.start())
        if body is not None and body.entity_id is not None and named.is_open(*quoted.span(1)):
            identity = Identity(body.entity_id, body.name, body.type, body.is_registered)
            named.widen(*quoted.span(1), identity, "short_form", _TRANSLATED)


def same_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, one identity for the names that the text says are those of one bearer."""
    hinted = SAME in signs_of(text)
    if not hinted and " (" not in text:
        return mentions
    same: dict[str, Mention] = {}
    for kept, other in _pairs(text, mentions, hinted):
        if kept.entity_id and other.entity_id and kept.entity_id != other.entity_id:
            if other.is_registered:
                kept, other = other, kept
            if not other.is_registered and other.recognizer != "place_list":
                same.setdefault(other.entity_id or "", same.get(kept.entity_id or "", kept))
    if not same:
        return mentions
    return [_as(one, same[one.entity_id]) if one.entity_id in same else one for one in mentions]


def _as(one: Mention, kept: Mention) -> Mention:
    return one._replace(
        entity_id=kept.entity_id, name=kept.name, type=kept.type, is_registered=kept.is_registered
    )


def _pairs(text: str, mentions: list[Mention], hinted: bool) -> Iterator[tuple[Mention, Mention]]:
    """Two mentions of one bearer each; `hinted`: the text has a word that says so somewhere."""
    before: Mention | None = None
    called: Mention | None = None
    for one, other in pairwise(mentions):
        gap, first, called = other.start - one.end, called, None
        if gap == 2:
            if text[one.end] == " ":
                if _is_short(text, one, other):
                    yield one, other
            elif before is not None and _in_brackets(text, before, one, other):
                yield before, other
        elif hinted and 2 < gap < _WIDEST:
            between = text[one.end : other.start]
            if first is not None and between in _OR:
                called = first
            elif any(word in between for word in CALLED) and _KNOWN_AS.fullmatch(between):
                called = one
            elif any(word in between for word in FORMER) and _ONCE.fullmatch(between):
                called = one if one.type == other.type else None
            if called is not None and _may_be(called, other) and _ENDS.match(text, other.end):
                yield called, other
        before = one


def _may_be(one: Mention, other: Mention) -> bool:
    """Whether a name may be the other's: of one type, or bare."""
    return one.type == other.type or (not other.is_registered and other.confidence < _SURE)


def _is_short(text: str, one: Mention, other: Mention) -> bool:
    """ "the Natural Resources Institute (Torv)": one word that nothing else explains, behind a body's name."""
    if text[one.end : other.start] != " (" or text[other.end : other.end + 1] != ")":
        return False
    if (
        one.type != "organization"
        or " " not in one.surface
        or text[one.start - 4 : one.start].lower() != "the "
    ):
        return False
    bare = other.name == other.surface and other.recognizer == "discovered" and " " not in other.surface
    return bare and other.type in _SHORT_FOR and not other.surface.isupper()


def _in_brackets(text: str, first: Mention, one: Mention, other: Mention) -> bool:
    """ "Name (ABC, Other Name)", where ABC stands for the first."""
    if text[first.end : one.start] != " (" or text[one.end : other.start] not in (", ", "; "):
        return False
    if text[other.end : other.end + 1] not in (")", ",", ";") or first.type not in _BODIES:
        return False
    short, full = (one, other) if one.entity_id == first.entity_id else (other, one)
    return short.entity_id == first.entity_id and " " in full.surface and full.type == first.type
