"""Names that reach over words which join nothing elsewhere, and names glued to the next, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.mentions.cues import is_dateline
from transforms.mentions.discovery import Candidate, site_behind
from transforms.mentions.folding import fold
from transforms.mentions.lexicon import read_word_sets
from transforms.mentions.signs import COUNCIL, signs_of

_PARTS = read_word_sets("word_parts.txt")
_SITE_TITLES, _AIMS = _PARTS["given_site"], tuple(sorted(_PARTS["aim"]))
_AIMS_TO = tuple(f" {word.title()}" for word in sorted(_PARTS["aim_to"]))
_TITLE_REACH = 12
_NAMES = r"(?:the )?[A-Z][\w'’-]{1,30}(?: (?:of |and )?[A-Z][\w'’-]{1,30}){0,4}"
_AGAINST = re.compile(rf" (?:with|against|between|among) {_NAMES}(?![\w'’-])")
_TO = re.compile(r" to (?:the )?[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2}(?![\w'’-])")
_IN = re.compile(rf" in ({_NAMES}) \(([A-Z]{{3,10}})\)")
_DATELINED = re.compile(
    r"^[Bb]y ((?:[A-Z][\w.'’-]{1,30} ){1,4}(?:and (?:[A-Z][\w.'’-]{1,30} ){2,3})?)([A-Z]{4,20})(?= \()", re.M
)
_COUNCIL = re.compile(
    r"\b([A-Z][a-z]{2,20}) (?:and|&) [A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?"
    r" (?:(?:Parish|District|Borough|Town|City|County|Regional) )?(?:Council|Police|Constabulary)\b"
)
# From the joint to the last word: two words and a kind.
_FARTHEST_JOINT = 60
_LADY = re.compile(
    r"\bOur Lady (?:of|Queen|Star|Help) (?:(?:of|the|and|de|la|all) ){0,3}[A-Z][\w'’-]{1,30}"
    r"(?: (?:(?:of|the|and) ){0,2}[A-Z][\w'’-]{1,30}){0,5}"
)
_SEAT = re.compile(r"\(([A-Z]{2,5})-([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2})\)")
Reach = tuple[int, int, str]


def find_reaching(text: str, found: Sequence[Candidate]) -> Iterator[Reach]:
    """(start, end, type) of the names that go on where a run of capitals, or what it may hold, ends."""
    for one in found:
        if one.titled and text[one.end : one.end + 1] == " " and (site := _named_after(text, one)):
            yield site
        elif one.type == "organization" and (end := _reach(text, one)):
            yield one.start, end, "organization"
    yield from _glued(text)
    yield from _seats(text)
    yield from _councils(text)
    yield from _of_our_lady(text)


def _named_after(text: str, one: Candidate) -> Reach | None:
    """The site that is named after a person with a title: "Imam Torvik square"."""
    title = text[max(0, one.start - _TITLE_REACH) : one.start - 1].rsplit(" ", 1)[-1].rsplit("\n", 1)[-1]
    if not title.istitle() or title.lower() not in _SITE_TITLES:
        return None
    site = site_behind(text, one.end)
    return (one.start - 1 - len(title), site[0], "facility") if site and site[1] == "facility" else None


def _reach(text: str, one: Candidate) -> int:
    """Where a body ends whose name goes on: "Committee for Solidarity with the Arnu People", "Mission for the Vote in
    Torvik (MVTOR)"; 0 if it does not."""
    if one.surface.endswith(_AIMS) and " " in one.surface and (more := _AGAINST.match(text, one.end)):
        return more.end()
    if " for " not in one.surface and " of " not in one.surface:
        return 0
    if one.surface.endswith(_AIMS_TO) and (more := _TO.match(text, one.end)):
        return more.end()
    place = _IN.match(text, one.end)
    if place is None:
        return 0
    short, words = place.group(2).lower(), fold(place.group(1)).split()
    own = "".join(word[0] for word in fold(one.surface).split() if word not in ("of", "for", "the"))
    of_place = short == "".join(word[0] for word in words if word not in ("of", "and", "the"))
    return 0 if of_place or short == own or short[0] not in own[:2] else place.end(1)


def _glued(text: str) -> Iterator[Reach]:
    """A byline with the place of its dateline right behind: "By Ann Lee TORVIK (AP) - "."""
    for line in _DATELINED.finditer(text) if " (" in text else ():
        names = line.group(1).strip()
        if line.group(1).isupper() or not is_dateline(text, line.end(2)):
            continue
        at = line.start(1)
        for name in names.split(" and "):
            yield at, at + len(name), "person"
            at += len(name) + len(" and ")
        yield line.start(2), line.end(2), "place"


def _seats(text: str) -> Iterator[Reach]:
    """The party and the seat of a member, in brackets behind the name: "(TVP-Port Esk)"."""
    for match in _SEAT.finditer(text) if "-" in text and "(" in text else ():
        yield *match.span(1), "organization"
        yield *match.span(2), "place"


def _of_our_lady(text: str) -> Iterator[Reach]:
    """Churches, and the schools and hospitals that are called after one: "Our Lady of Sorrows School"."""
    for match in _LADY.finditer(text) if "Our Lady " in text else ():
        yield *match.span(), "facility"


def _is_of_two(text: str, at: int) -> bool:
    """Whether a joint stands so near before the last word of a body that the body may be one of two places."""
    before = text[max(0, at - _FARTHEST_JOINT) : at]
    return " and " in before or " & " in before


def _councils(text: str) -> Iterator[Reach]:
    """A body of two places whose first place stands nowhere alone ("Esk and Torvik Parish Council"); the police of two,
    where it is named twice."""
    if not any(_is_of_two(text, at) for at, _ in signs_of(text).get(COUNCIL, ())):
        return
    for match in _COUNCIL.finditer(text):
        whole, first = match.group(), match.group(1)
        if text.endswith(("between ", "both "), max(0, match.start() - 8), match.start()):
            continue
        named = text.count(whole)
        if text.count(first) == named > (not whole.endswith("Council")):
            yield match.start(), match.end(), "organization"
