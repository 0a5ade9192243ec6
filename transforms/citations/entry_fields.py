"""Which pieces of an entry make one field, and which stand beside it: subtitles, towns, numbers, publishers."""

from __future__ import annotations

import re

from transforms.citations.entry_imprints import is_state
from transforms.citations.entry_parts import Evidence, Span
from transforms.citations.lexicon import data
from transforms.citations.names import is_name_shaped

_PRESSES = frozenset(data("reference_lists")["presses_like_towns"])
_ISSUERS = frozenset(data("reference_lists")["issuers"])
_SMALL = re.compile(r" (?:of|and|for|on|in|&)(?: the)? ")
_VOLUME = re.compile(r" \d{1,4}(?:\.\d{1,3})?$")
# The kind of a case, in brackets: "Petition (Civil) no. 12".
_KIND = re.compile(r" \([A-Z][a-z]{2,12}\) $")
# A year that was taken out and ends the entry.
_BEFORE_YEAR = re.compile(r",\s?\x00{4}[.\s]{0,3}")


def numbers_work(match: re.Match[str]) -> bool:
    """Whether the number is the work's name ("Decision no. 12/7", "Flash Update No. 2: Floods"), not that of an issue
    or a page."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if behind[:2] == ": " and behind[2:3].isalpha() and before[-2:-1].isalpha():
        return True
    before = _KIND.sub(" ", before[-40:])
    word = before.rpartition(" ")[0].rpartition(" ")[2] if before.endswith(" ") else ""
    if word.lower() in data("reference_lists")["numbered_works"]:
        return True
    alone = word[:1].isupper() and word.isalpha() and before[: -len(word) - 1].endswith((", ", ". "))
    return alone and word.lower() not in data("reference_lists")["counted"]


def publishes(name: str) -> bool:
    """Whether a name opens with another language's word for a publisher: 'Presses universitaires de Wick'."""
    return name[:1].isupper() and name.partition(" ")[0].lower() in data("reference_lists")["publishers"]


def whole_fields(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces; what a comma parts and begins small goes on with the field before it ("Forty years, unpaid")."""
    whole: list[Span] = []
    for start, end in pieces:
        if whole and text[start].islower() and text[whole[-1][1] : start].strip() == ",":
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def without_town(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces of a title without the publisher's town behind it ("A Title. Town: Press")."""
    if len(pieces) > 2 and is_state(text, pieces[-1]):  # "A Title. Town, State: Press"
        return pieces[:-2] if is_name_shaped(text[slice(*pieces[-2])], 3) else pieces[:-1]
    start, end = pieces[-1]
    town = (
        text[end : end + 1] == ":"
        and text[:start].rstrip()[-1:] in (".", ",")
        and is_name_shaped(text[start:end], 3)
    )
    if not town or len(pieces) < 2:
        return pieces
    start, end = pieces[-2]
    wider = len(pieces) > 2 and text[end : end + 2] == ", " and text[:start].rstrip()[-1:] == "."
    return pieces[:-2] if wider and is_name_shaped(text[start:end], 3) else pieces[:-1]  # "Town, Land: Press"


def is_short_name(text: str, span: Span, in_volumes: bool = False) -> bool:
    """Whether a piece is a short name; `in_volumes` says that a number behind it is that of a journal's volume."""
    name = text[slice(*span)]
    return is_name_shaped(_SMALL.sub(" ", _VOLUME.sub("", name) if in_volumes else name), 6)


def without_place(text: str, pieces: list[Span], evidence: Evidence) -> list[Span]:
    """The pieces of a title without the place of publication between commas behind it ("A Title, Halse, 2025")."""
    start, end = pieces[-1]
    if len(pieces) < 2 or not text[:start].rstrip().endswith((",", ".")) or not text[start:end].istitle():
        return pieces
    alone = " " not in text[start:end] and _BEFORE_YEAR.fullmatch(text, end) is not None
    return pieces[:-1] if alone or evidence.is_place(text[start:end]) else pieces


def with_subtitles(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces, those that a colon joins as one: 'The Mill and the Marsh: Forty Years of Salt'; not 'Town: Press'."""
    joined: list[Span] = []
    for start, end in pieces:
        if joined and text[joined[-1][1] : start].strip() == ":":
            paper = text[start:end].rpartition(" ")[2].lower() in data("reference_lists")["subtitles"]
            if paper or _is_long(text, joined[-1]):  # "Nine Names: Amicus Brief"
                start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _is_long(text: str, piece: Span) -> bool:
    return len(text[slice(*piece)].split()) > 2


_TALK = re.compile(
    r"\b[Ii]nterview(?:s|ed)?(?: \w+){0,2} (?:with|by|of)\b|\b(?i:press|news) (?:conference|briefing)\b"
    r"|^(?:Talk|Speech|Lecture|Address|Remarks|Testimony|Paper) (?:given|delivered|presented|made|at|to|before)\b"
    r"|^(?:[Cc]onversation|[Cc]orrespondence) with\b"
)


def without_town_of_talk(text: str, pieces: list[Span], evidence: Evidence) -> list[Span]:
    """The pieces of 'Interview with Ada Marsh, Halse, 3 May' without the town where it was held."""
    if len(pieces) < 2 or not any(_TALK.search(text[slice(*piece)]) for piece in pieces[:2]):
        return pieces
    start, end = pieces[-1]
    place = text[start:end]
    held = (
        text[:start].rstrip().endswith(",")
        and not evidence.is_person(place)
        and evidence.index.by_name(place) is None
    )
    if _TALK.search(place) or not held:
        return pieces
    return (
        pieces[:-1]
        if evidence.is_town(place) or (is_name_shaped(place, 2) and not place.isupper())
        else pieces
    )


# A year that was taken out behind a town, with no comma between: "Wick 1983".
_YEAR_BEHIND = re.compile(r" \x00{4}(?!\x00)[.,;\s]{0,3}(?:$|pp?\b|[Ss]\. \d|\x00)")
_CAPITAL = re.compile(r"(?:[A-Z]\.[A-Z]|DC)$")


def without_towns(text: str, pieces: list[Span], evidence: Evidence) -> list[Span]:
    """The pieces without the town where a book came out, at the end of its entry: "A Title, Press, Wick 1983", "A
    Title, Wick, D.C., 1983"."""
    if len(pieces) < 3:
        return pieces
    town, end = text[slice(*pieces[-1])], pieces[-1][1]
    if _CAPITAL.match(town) and evidence.is_place(text[slice(*pieces[-2])]):
        return pieces[:-2]
    before = text[: pieces[-1][0]].rstrip()[-1:]
    if before not in (",", ".") or not is_name_shaped(town, 2):
        return pieces
    behind_press = len(pieces) > 3 and before == ","
    if _YEAR_BEHIND.match(text, end) and (behind_press or evidence.is_place(town)):
        return pieces[:-1]
    named = evidence.is_place(town) or (
        behind_press and evidence.is_town(town) and town.lower() not in _PRESSES
    )
    return pieces[:-1] if named and _BEFORE_YEAR.match(text, end) else pieces


# Small words in the names of bodies: "Committee against Torture".
_LINKS = frozenset(["of", "the", "and", "for", "on", "in", "against", "to", "&"])


# The number of a paper in its body's own count: "GAO-98-123", "RL30555".
_CODE = re.compile(r", (?:No\. )?[A-Z]{1,6}-?\d[\d-]{2,12}(?:-[A-Z]{2,3})?$")


def without_code(title: str) -> str:
    """A title without the code of its paper behind it."""
    return _CODE.sub("", title)


def is_issuer(name: str) -> bool:
    """Whether capitalised words in front of an entry name a body or a work of many hands: a survey, a dictionary."""
    words = name.split()
    return (
        1 < len(words) <= 8
        and not _ISSUERS.isdisjoint(word.lower() for word in words)
        and all(word[0].isupper() or word in _LINKS for word in words)
    )


def in_brackets_behind(
    text: str, pieces: list[Span], evidence: Evidence, opened_only: bool = False
) -> int | None:
    """The piece that is the publisher of the book around a chapter: "Salt Roads (Wick: Three Mills, 2009)"."""
    for number in range(1, len(pieces) - 1):
        opened = text[: pieces[number][0]].rstrip().endswith("(")
        if (opened or (not opened_only and evidence.is_place(text[slice(*pieces[number])]))) and text[
            pieces[number][1] : pieces[number + 1][0]
        ].strip() == ":":
            return number + 1
    return None
