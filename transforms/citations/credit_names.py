"""The names in credits: who holds a picture, which words are an outlet, and the row that a credit makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from transforms.citations.grammar import words as word_lists
from transforms.citations.lexicon import data
from transforms.citations.names import is_given_name, is_name_shaped
from transforms.citations.sources import (
    SourceIndex,
    discovered_id,
    is_domain,
    looks_like_outlet,
)
from transforms.citations.text_signs import ALL
from transforms.model import Citation, Mention

EDGES = " \t\n.,;:|-–—()[]*_/"


@dataclass(frozen=True)
class Known:
    """What helps to judge a name: the registry's sources and the mentions of the text; `signs` are the words of loose
    credits that it may hold (`text_signs`)."""

    index: SourceIndex
    mentions: list[Mention]
    signs: int = ALL

    @cached_property
    def organizations(self) -> frozenset[str]:
        """How the text writes its organizations."""
        return frozenset(mention.surface for mention in self.mentions if mention.type == "organization")

    @cached_property
    def people(self) -> frozenset[str]:
        """How the text writes its people."""
        return frozenset(mention.surface for mention in self.mentions if mention.type == "person")

    def is_place_at(self, start: int) -> bool:
        """Whether the name of a place begins at this offset."""
        return any(mention.type == "place" and mention.start == start for mention in self.mentions)

    def is_outlet(self, name: str) -> bool:
        """True for a registered source, an organization of the text, a domain, or what is shaped like an outlet."""
        name = name.strip(EDGES)
        return bool(name) and (
            self.index.by_name(name) is not None
            or name in self.organizations
            or is_domain(name)
            or looks_like_outlet(name)
            or name.lower() in data("credits")["picture_agencies"]
        )

    def is_outlet_of_text(self, name: str) -> bool:
        """True for a registered source or an organization that the text names in a sentence."""
        return self.is_registered(name) or name in self.organizations

    def is_registered(self, name: str) -> bool:
        """True for a registered source or its domain."""
        name = name.strip(EDGES)
        return self.index.by_name(name) is not None or (
            is_domain(name) and self.index.by_address(name) is not None
        )


def outlet_within(words: str, known: Known) -> str | None:
    """The longest run of words from the start that is an outlet: 'Associated Press writer Ada Marsh'."""
    parts = words.split()
    for length in range(min(6, len(parts)), 0, -1):
        if known.is_registered(" ".join(parts[:length])):
            return " ".join(parts[:length])
    return None


_COPYRIGHT = re.compile(r"^\s?(?:©|\([cC]\)|c\)|[Cc]opyright)\s?(?:©\s?)?(?:\d{4}\s)?(?=[^\W\d_a-z])")
_SLASHED = re.compile(r"\s*[/|,]\s*|\svia\s|\s[-–—]\s")
_JOINED = re.compile(r"\s*,\s*|\svia\s|\sfor\s|\son\s(?=[A-Z])|\s[-–—]\s")
# "Ada Marsh (file)", "Ada Marsh/Flickr (CC BY 2.0)"
_BEHIND = re.compile(
    r"\s\((?:[a-z]{3,10}|CC[^()]{0,20})\)?$|,\s(?:used|reproduced|reprinted)\s(?:with|by)\s(?:kind\s)?permission$"
    r"|(?<=\w)\s(?:collection|archives?|library|website|web\spage|facebook(?:\spage)?|page|family)$"
)


# "1st Sgt. Ada Marsh", "Petty Officer 3rd Class Ada Marsh"
_RANK = re.compile(
    r"^(?:[A-Z][\w.]{1,20}\s){0,4}[1-3](?:st|nd|rd)\s(?:Class|Sgt\.?|Lt\.?|Lieutenant|Sergeant)\s(?=[A-Z])"
)
# "the press service of the Halse Mill"
_OFFICE_OF = re.compile(
    r"(?:the\s)?(?:press|media|information|communications?|public\srelations|PR)\s"
    r"(?:service|office|department|centre|center|team|unit)\s(?:of|at)\s(?:the\s)?(?P<body>[^\W\d_a-z][^\n/|,]{1,80})$"
)
# The number of a picture in an agency's store: "UN0123".
_NUMBER = re.compile(r"[A-Z]{1,5}\d{3,9}")
# "iNature": an outlet that begins small.
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]\w{2,20}")
_SMALL_WORDS = re.compile(r"\b(?:of|for|and|the)\s")


def _is_office(part: str, known: Known) -> bool:
    """Whether a part of a photo credit is an office and the body whose it is."""
    office = _OFFICE_OF.match(part)
    if office is None:
        return False
    return known.is_outlet(office["body"]) or is_name_shaped(_SMALL_WORDS.sub("", office["body"]), 6)


def _parts_of(who: str) -> list[str]:
    """The names of a photo credit: in 'Ada Marsh/Ferries for All' the 'for' belongs to a name."""
    split = _SLASHED if "/" in who or "|" in who else _JOINED
    who = _RANK.sub("", _BEHIND.sub("", _COPYRIGHT.sub("", who)))
    return [part.strip(EDGES) for part in split.split(who.strip(EDGES)) if part.strip(EDGES)]


def is_holder(who: str, known: Known) -> bool:
    """Whether a photo credit's words are names: 'A. Marsh/Daily Courier', 'Getty Images'."""
    parts = _parts_of(who)
    words = data("credits")["picture_words"]
    if len(parts) == 1 and " and " in parts[0] and parts[0] not in known.organizations:
        names = parts[0].split(" and ")
        parts = names if all(" " in name and is_name_shaped(name, 4) for name in names) else parts
    return bool(parts) and all(
        is_name_shaped(part, 5)
        or part in known.organizations
        or known.is_outlet(no_photo(part))
        or part.lower() in words
        or part.isdigit()
        or _NUMBER.fullmatch(part) is not None
        or _CAMEL.fullmatch(part) is not None
        or _is_office(part, known)
        for part in parts[:3]
    )


def picture_holder(who: str, known: Known) -> tuple[str | None, str | None]:
    """The photographer and the agency of a photo credit."""
    parts = _parts_of(who)
    words = data("credits")["picture_words"]
    parts = [part for part in parts if part.lower() not in words or part == "Getty"] or parts
    if (office := next((part for part in parts if _OFFICE_OF.match(part)), None)) is not None:
        return None, office.removeprefix("the ")
    if len(parts) == 1 and " and " in parts[0] and not known.is_outlet(parts[0]):
        return parts[0], None
    outlet = next((part for part in parts if known.is_registered(part)), None)
    outlet = outlet or next((part for part in parts if known.is_outlet(no_photo(part))), None)
    people = [part for part in parts if part != outlet and " " in part and is_name_shaped(part, 4)]
    author = next((part for part in people if not _is_body(part)), None)
    if outlet is None and len(parts) == 2:
        author = next((part for part in parts if part in known.people), parts[0])
        outlet = parts[1] if author == parts[0] else parts[0]
    if outlet is None and author is None:
        outlet = parts[0] if parts else None
    return author, no_photo(outlet) if outlet else None


def _is_body(name: str) -> bool:
    """Whether a capitalised name ends in a body: 'Dome Mapping Team'; 'Charlotte Church' begins with a given name."""
    return name.rpartition(" ")[2].lower() in word_lists().bodies and not is_given_name(
        name.partition(" ")[0]
    )


def no_photo(name: str) -> str:
    """'AP Photo' is AP's."""
    return re.sub(r"\s(?:file\s)?photos?$|^file photo\s", "", name, flags=re.IGNORECASE) or name


def outlet_among(who: str, known: Known) -> str:
    """The first outlet of 'Reuters, 3 May 2012' or 'AP, Reuters'; else the words as they stand."""
    parts = [
        part.strip(EDGES) for part in re.split(r"\s*[,;|/]\s*|\s[-–—]\s|\son\s", who) if part.strip(EDGES)
    ]
    return next((part for part in parts if known.is_outlet(part)), parts[0] if parts else who)


def credit_row(
    start: int, end: int, cue: str | None, author: str | None, source: str | None, known: Known
) -> Citation:
    """The row of a credit; its resolution is registered, discovered, person or place."""
    source = source.strip(EDGES) if source else None
    if source and source.count("(") > source.count(")"):
        source = source.partition(" (")[0]  # "Halse Free Press (HFP)" lost its end above
    address = known.index.by_address(source) if source and is_domain(source) else None
    registered = (known.index.by_name(source) or address) if source else None
    source_id = registered.source_id if registered else discovered_id(source) if source else None
    resolution = "registered" if registered else "discovered" if source else "person" if author else "place"
    return Citation(
        kind="credit",
        start=start,
        end=end,
        source=source,
        source_id=source_id,
        speaker=author,
        author=author,
        cue=cue,
        resolution=resolution,
        confidence=0.9 if registered else 0.75,
    )
