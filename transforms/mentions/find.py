"""`find_mentions`: registry hits and discovered names of one text, resolved to one identity each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from transforms.mentions.abbreviated import with_regions
from transforms.mentions.afterwards import are_people_behind
from transforms.mentions.context import Heading, address_spans, headings, opens_sentence
from transforms.mentions.discovery import candidates
from transforms.mentions.kin import is_kin, kin_of
from transforms.mentions.known import Known, is_word
from transforms.mentions.lettered import is_lettered, letters_of
from transforms.mentions.lexicon import DEMONYMS, SAYING_VERBS, is_common, read_word_sets, token_class
from transforms.mentions.matching import Hit, Matcher, find_hits
from transforms.mentions.nameless import nameless_spans
from transforms.mentions.places import is_listed
from transforms.mentions.quoted import outside_titles
from transforms.mentions.reading import known_names
from transforms.mentions.remembered import Names, names_of
from transforms.mentions.resolution import is_given_name
from transforms.mentions.resolver import Resolver
from transforms.mentions.runs import find_runs
from transforms.mentions.signs import DOLLAR, signs_of
from transforms.mentions.spans import Spans
from transforms.mentions.stretches import Stretches, find_stretches
from transforms.mentions.wider import widened
from transforms.model import Mention, Region

# Languages whose capitals mark names as in English; of the others only what the registry or a given name proves.
_ENGLISH_LIKE = frozenset(("en", "und", ""))
# Texts whose stretches are looked for at once: enough to pay for the call, few enough for the memory.
_AT_ONCE = 256
_ADVERBS = ("first", "also", "exclusively", "earlier", "previously", "recently", "separately")
_OUTLETS_DO = read_word_sets("cues.txt")["outlet_does"]
_NO_SPANS = Spans()
_SMALL_WORDS = re.compile(r"(?: [a-z]{3,20}){1,3}")
_PUBLIC_BODIES = read_word_sets("word_parts.txt")["public_body"]
_SURNAME = re.compile(r" ([A-Z][\w'’-]{1,40})")
_OF_FIELD, _OFFICE_REACH = (" of ", "for ", " on "), 32
_OFFICE = re.compile(
    r"(?i)\b(?:minist(?:er|ers|ry)|secretary|secretaries|commissioner|rapporteur|committee|subcommittee|spokesperson"
    r"|department|directorate|director|shadow minister|adviser|advisor|council|professor|faculty|school)"
    r" (?:of|for|on) $"
)
_ORDINALS = ("First ", "Second ", "Third ", "Final ")


def find_mentions(
    text: str, regions: tuple[Region, ...], matcher: Matcher, language: str = "en", on: date | None = None
) -> list[Mention]:
    """The named occurrences of a text, sorted by start, none inside another, none inside a `references` region.

    `language` is the text's ISO 639-1 code ('und' for unknown): in languages that capitalise other words than names
    only full personal names with a known given name are discovered. `on` is the text's day: aliases that were not
    valid on it are not read (None: all are).
    """
    return _find(text, regions, matcher, language, on, None)


def find_mentions_batch(
    texts: Sequence[str],
    regions: Sequence[tuple[Region, ...]],
    matcher: Matcher,
    languages: Sequence[str],
    days: Sequence[date | None],
) -> list[list[Mention]]:
    """`find_mentions` of each text, the same and several times faster: what one text's names told is remembered for the
    next (`remembered`). The sequences go together, one item a text."""
    found: list[list[Mention]] = []
    for first in range(0, len(texts), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        each = zip(
            texts[some],
            regions[some],
            languages[some],
            days[some],
            find_stretches(texts[some], matcher.bare),
            strict=True,
        )
        for text, parts, language, day, stretches in each:
            found.append(_find(text, parts, matcher, language, day, stretches))
    return found


def _find(
    text: str,
    regions: tuple[Region, ...],
    matcher: Matcher,
    language: str,
    on: date | None,
    stretches: Stretches | None,
) -> list[Mention]:
    spans = [(region.start, region.end) for region in regions if region.role == "references"]
    spans += address_spans(text)
    spans += nameless_spans(text)
    blocked = Spans(spans) if spans else _NO_SPANS
    loud = headings(text, regions)
    names = names_of(text, stretches, matcher, blocked, loud) if stretches is not None else None
    known, found, heads = names if names is not None else read_whole(text, matcher, on, blocked, loud)
    known, found = with_regions(text, known, found, matcher, on)
    known, found = widened(text, known, outside_titles(text, found))
    known = [
        one
        for one in known
        if not ((one[2].nation and _is_home_nation(text, one)) or (one[2].counted and _is_counted(text, one)))
    ]
    if DOLLAR in signs_of(text):
        known = [one for one in known if text[one[1] : one[1] + 1] != "$"]  # "US$12"
    kin = [one for one in known if one[2].is_place and is_kin(text, one)]
    if kin:
        known = [one for one in known if one not in kin]
        found = sorted([*found, *(kin_of(text, one) for one in kin)], key=lambda one: one.start)
    letters = [one for one in known if one[2].lettered and is_lettered(text, one)]
    if letters:
        starts = {one[0] for one in letters}
        known = [one for one in known if one[0] not in starts]
        found = sorted([*found, *(letters_of(text, one) for one in letters)], key=lambda one: one.start)
    if titles := [heading for heading in loud if heading.style == "title"]:
        known = [one for one in known if not _is_given_name(text, one, titles)]
    describing = [
        one for one in known if one[2].describing and (_describes_body(text, one) or _is_honour(text, one))
    ]
    if describing:
        # "director of Press Guard", where the text has the whole name
        wholes = tuple({one[2].surface for one in known if one not in describing})
        known = [
            one
            for one in known
            if one not in describing or any(whole.endswith(f" {one[2].surface}") for whole in wholes)
        ]
    if language not in _ENGLISH_LIKE:
        found = [c for c in found if c.type == "person" and c.form[0] in "GI" and len(c.form) > 1]
    if not (known or found or loud) and matcher.recogniser is None:
        return []
    return Resolver(text, Names(known, found, heads), loud, blocked, matcher).mentions()


def _is_given_name(text: str, one: Known, titles: list[Heading]) -> bool:
    """Whether the name of a place in a heading in Title Case is a person's given name: a surname follows ("Sofia
    Trent")."""
    _, end, name = one
    if name.key is None or not any(heading.start <= end < heading.end for heading in titles):
        return False
    if not is_given_name(name.surface):
        return False
    surname = _SURNAME.match(text, end)
    return surname is not None and token_class(surname.group(1)) in "UG" and not is_listed(surname.group(1))


def read_whole(text: str, matcher: Matcher, on: date | None, blocked: Spans, loud: list[Heading]) -> Names:
    """The names of a text, read as a whole. `blocked` spans name nothing; in `loud` headings
    capitals prove nothing."""
    hits = find_hits(text, matcher, on)
    if blocked:
        hits = [hit for hit in hits if not blocked.overlaps(hit.start, hit.end)]
    barred = Spans([*blocked, *((heading.start, heading.end) for heading in loud)])
    found, hits = candidates(text, find_runs(text), _believable(text, hits, loud), barred)
    return Names(list(known_names(text, hits)), found, None)


def _believable(text: str, hits: list[Hit], loud: list[Heading]) -> list[Hit]:
    """The hits without single common words ("Independent", "Science") that owe their capital to a sentence start or
    a heading, unless a verb of saying follows or the name also stands where a capital means something."""
    doubtful = [hit for hit in hits if _is_doubtful(text, hit, loud)]
    if not doubtful:
        return hits
    out = {id(hit) for hit in doubtful}
    proven = {text[hit.start : hit.end] for hit in hits if id(hit) not in out}
    return [hit for hit in hits if id(hit) not in out or text[hit.start : hit.end] in proven]


def _describes_body(text: str, one: Known) -> bool:
    """Whether a word for an outlet only describes a body in small words ("the National security directorate"), or two
    are the field of an office: "Minister for Foreign Affairs"."""
    start, end, name = one
    if " " in name.surface and text[start - 4 : start] in _OF_FIELD:
        office = _OFFICE.search(text, max(0, start - _OFFICE_REACH), start)
        return office is not None and all(map(is_common, name.surface.lower().split()))
    if not name.has_article or name.surface.count(" ") > 1 or text[end : end + 1] != " ":
        return False
    behind = _SMALL_WORDS.match(text, end)
    return behind is not None and any(word in _PUBLIC_BODIES for word in behind.group().split())


def _is_honour(text: str, one: Known) -> bool:
    """Whether letters in capitals open an address: "THE RT HON ANN TORVIK"."""
    return one[2].surface == "RT" and text.startswith(" HON", one[1])


def _is_counted(text: str, one: Known) -> bool:
    """Whether what is called like a town is a word that a number stands before: "Second Reading"."""
    return text.endswith(_ORDINALS, 0, one[0])


def _is_home_nation(text: str, one: Known) -> bool:
    """Whether what is called like a paper is where a firm is at home: "the Australian-based firm"."""
    start, end, _ = one
    return text.startswith("-", end) and text[start:end].lower().removeprefix("the ") in DEMONYMS


def _is_doubtful(text: str, hit: Hit, loud: list[Heading]) -> bool:
    if not is_word(text[hit.start : hit.end]):
        return False
    if any(heading.start <= hit.start < heading.end for heading in loud):
        return True
    if not opens_sentence(text, hit.start):
        return False
    if text[hit.end : hit.end + 2] in ("'s", "’s"):
        return False
    following = text[hit.end : hit.end + 32].lower().split()
    if following and following[0] in _ADVERBS:
        following = following[1:]  # "Curtain first reported"
    return not (
        following and (following[0] in SAYING_VERBS or following[0] in _OUTLETS_DO)
    ) and not are_people_behind(text, hit.end)
