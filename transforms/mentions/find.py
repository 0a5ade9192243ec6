"""`find_mentions`: registry hits and discovered names of one text, resolved to one identity each."""

from __future__ import annotations

from datetime import date

from transforms.mentions.context import Heading, address_spans, headings, opens_sentence
from transforms.mentions.discovery import candidates
from transforms.mentions.lexicon import SAYING_VERBS, is_common
from transforms.mentions.matching import Hit, Matcher, find_hits
from transforms.mentions.resolver import Resolver
from transforms.mentions.spans import Spans
from transforms.model import Mention, Region

# Languages whose capitals mark names as in English; of the others only what the registry or a given name proves.
_ENGLISH_LIKE = frozenset(("en", "und", ""))


def find_mentions(
    text: str, regions: tuple[Region, ...], matcher: Matcher, language: str = "en", on: date | None = None
) -> list[Mention]:
    """The named occurrences of a text, sorted by start, none inside another, none inside a `references` region.

    `language` is the text's ISO 639-1 code ('und' for unknown): in languages that capitalise other words than names
    only full personal names with a known given name are discovered. `on` is the text's day: aliases that were not
    valid on it are not read (None: all are).
    """
    references = [(region.start, region.end) for region in regions if region.role == "references"]
    blocked = Spans(references + address_spans(text))
    loud = headings(text, regions)
    hits = find_hits(text, matcher, on)
    if blocked:
        hits = [hit for hit in hits if not blocked.overlaps(hit.start, hit.end)]
    hits = _believable(text, hits, loud)
    found, hits = candidates(text, hits, blocked, loud)
    if language not in _ENGLISH_LIKE:
        found = [c for c in found if c.type == "person" and c.form[0] in "GI" and len(c.form) > 1]
    return Resolver(text, hits, found, loud, blocked, matcher).mentions()


def _believable(text: str, hits: list[Hit], loud: list[Heading]) -> list[Hit]:
    """The hits without single common words ("Independent", "Science") that owe their capital to a sentence start or
    a heading, unless a verb of saying follows or the name also stands where a capital means something."""
    doubtful = [hit for hit in hits if _is_doubtful(text, hit, loud)]
    if not doubtful:
        return hits
    out = {id(hit) for hit in doubtful}
    proven = {text[hit.start : hit.end] for hit in hits if id(hit) not in out}
    return [hit for hit in hits if id(hit) not in out or text[hit.start : hit.end] in proven]


def _is_doubtful(text: str, hit: Hit, loud: list[Heading]) -> bool:
    surface = text[hit.start : hit.end]
    if " " in surface or not surface.isalpha() or surface.isupper() or not is_common(surface):
        return False
    if any(heading.start <= hit.start < heading.end for heading in loud):
        return True
    if not opens_sentence(text, hit.start):
        return False
    following = text[hit.end : hit.end + 20].split()
    return not (following and following[0].lower() in SAYING_VERBS)
