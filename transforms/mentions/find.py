"""`find_mentions`: registry hits and discovered names of one text, resolved to one identity each."""

from __future__ import annotations

from datetime import date

from transforms.mentions.matching import Hit, Matcher, find_hits
from transforms.model import Mention, Region

_REGISTERED_CONFIDENCE = 0.99
_LISTED_CONFIDENCE = 0.85


def find_mentions(
    text: str, regions: tuple[Region, ...], matcher: Matcher, language: str = "en", on: date | None = None
) -> list[Mention]:
    """The named occurrences of a text, sorted by start, none inside another, none inside a `references` region.

    `language` is the text's ISO 639-1 code ('und' for unknown); names are discovered from English grammar only where
    the language allows it. `on` is the text's day: aliases not valid on it are not read (None: all are).
    """
    blocked = [(region.start, region.end) for region in regions if region.role == "references"]
    hits = [hit for hit in find_hits(text, matcher, on) if not any(a < hit.end and hit.start < b for a, b in blocked)]
    return [mention for hit in hits if (mention := _mention(text, hit)) is not None]


def _mention(text: str, hit: Hit) -> Mention | None:
    start = hit.start + 4 if text[hit.start : hit.start + 4].lower() == "the " else hit.start
    ids = {reading.entity.id for reading in hit.readings}
    first = hit.readings[0]
    listed = first.rank > 0
    return Mention(
        start=start,
        end=hit.end,
        surface=text[start : hit.end],
        entity_id=first.entity.id if len(ids) == 1 else None,
        name=first.entity.name if len(ids) == 1 else first.alias.text,
        type=first.entity.type,
        is_registered=not listed,
        recognizer="place_list" if listed else "registry",
        confidence=_LISTED_CONFIDENCE if listed else _REGISTERED_CONFIDENCE / len(ids),
    )
