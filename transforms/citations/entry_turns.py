"""Entries without a title of their own: who wrote where ("Ada Marsh in The Courier"), whose release it is, a paper that
is called by its number or by what it is."""

from __future__ import annotations

import re

from transforms.citations.entry_parts import Evidence
from transforms.citations.lexicon import data
from transforms.citations.names import is_given_name, is_name_shaped
from transforms.citations.sources import looks_like_outlet

# "Halse Assembly Resolution 54/33": the body and the paper that is called by its number.
_NUMBERED = re.compile(
    r"(?P<body>[^\W\d_a-z].{2,80}?),? (?P<paper>(?:Resolution|Res\.?|Decision|Recommendation|Directive|Regulation"
    r"|Circular|Order|Opinion"
    r"|Document|Doc\.?|Communication|Statement|Press Release)(?: [Nn]o\.?)? ?[\w/.()-]{0,20}\d[\w/.()-]{0,12})"
)
Fields = tuple[str | None, str | None, str | None]
"""Author, source and title."""

_WROTE_IN = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){1,3}?)(?: writing)? in (?P<outlet>(?:[Tt]he )?[^\W\d_a-z].{1,50})$"
)
_POSTED = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){1,3}?) (?:on|via) "
    r"(?P<network>Twitter|Facebook|Instagram|Telegram|YouTube|X|LinkedIn|TikTok)$"
)
_RELEASE = re.compile(
    r"(?P<what>(?:[A-Z][\w-]* )?(?i:press|news|media) (?i:release|statement|communiqué|briefing|advisory)"
    r"(?: [Nn]o\.? ?[\w/-]+)?)"
    r" (?:of|by|from|issued by) (?:the )?(?P<body>[^\W\d_a-z].{1,80})$"
)


def spoken_for(title: str, evidence: Evidence) -> Fields:
    """The fields of an entry that is one field: a writer in an outlet, the release of a body, else a title."""
    if (match := _WROTE_IN.match(title)) is not None:
        who, outlet = match["who"], match["outlet"]
        person = is_name_shaped(who, 4) and (evidence.is_person(who) or is_given_name(who.partition(" ")[0]))
        known = evidence.is_source(outlet) or looks_like_outlet(outlet)
        if person and (known or (outlet[:4].lower() == "the " and is_name_shaped(outlet[4:]))):
            return who, outlet, None
    if (match := _POSTED.match(title)) is not None and is_name_shaped(match["who"], 4):
        return match["who"], match["network"], None
    if (match := _RELEASE.match(title)) is not None and is_name_shaped(
        re.sub(r" (?:of|for|and|the)(?= )", "", match["body"]), 8
    ):
        return None, match["body"], match["what"]
    return None, None, title


def untitled(author: str | None, source: str | None, symbol: str | None) -> Fields:
    """The fields of an entry without a title: its document's number is one, and so is the name of a paper."""
    if symbol is not None:
        body, mark, number = symbol.partition(" Doc")
        if mark and source is None:
            return author, body, f"Doc{number}"
        return author, source, symbol
    if author is None and source and (numbered := _NUMBERED.fullmatch(source)) is not None:
        return None, numbered["body"], numbered["paper"]
    if author is None and source and " " in source:
        first, *_, last = source.lower().split()
        papers = data("reference_lists")["papers"]
        if (first in papers and " of " in source) or last in papers:
            return None, None, source
    return author, source, None
