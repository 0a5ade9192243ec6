"""Registry names in place: a stretch of text, what it may stand for, and what that brings."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from transforms.mentions.lexicon import DEMONYMS, is_common
from transforms.mentions.resolution import Entry, Identity, entry_of

REGISTERED, LISTED = 0.99, 0.85
_ARTICLES = ("The ", "the ", "THE ")
# Letters that open an address ("THE RT HON ANN TORVIK").
_HONOUR = "RT"


class KnownName(NamedTuple):
    """A spelling with the identities that it may stand for. Where it is one: `entries` for a name book; the `key` of a
    place whose name may be a person's, too ("Lincoln"); and, unless an article is to be cut off, `tail`, the fields of
    its mention behind the offsets. The last tell which rules about single names (`find`) have to look at it: it may be
    `counted` ("Second Reading"), `is_place` and nothing else, it may be `lettered`, what a `nation` is called by, or
    `describing` a body."""

    surface: str
    identities: tuple[Identity, ...]
    entries: tuple[Entry, ...]
    tail: tuple[str, str, str, str, bool, str, float] | None
    key: str | None
    has_article: bool
    counted: bool
    is_place: bool
    lettered: bool
    nation: bool
    describing: bool


# A registry name in a text: start, end, and what it may be.
Known = tuple[int, int, KnownName]


def is_word(surface: str) -> bool:
    """Whether a name is a single common word, which may owe its capital to the start of a sentence or a heading."""
    return " " not in surface and surface.isalpha() and not surface.isupper() and is_common(surface)


@lru_cache(maxsize=65536)
def known_name(surface: str, identities: tuple[Identity, ...]) -> KnownName:
    """What a registry name brings."""
    has_article = surface[:4] in _ARTICLES and identities[0].type == "organization"
    types, several = {identity.type for identity in identities}, " " in surface
    flags = (
        is_word(surface),
        types == {"place"},
        surface.isupper() and surface.isalpha() and types == {"person"},
        surface.lower().removeprefix("the ") in DEMONYMS,
        (several and all(map(is_common, surface.lower().split()))) or has_article or surface == _HONOUR,
    )
    if len(identities) > 1:
        return KnownName(surface, identities, (), None, None, has_article, *flags)
    identity = identities[0]
    entity_id, name, kind, registered = identity
    entries = [entry_of(identity, surface)]
    if registered and " " in name and name != surface:
        entries.append(entry_of(identity, name))
    tail = (surface, entity_id, name, kind, registered, *by_registry(identity))
    key = entries[0].key if kind == "place" and " " not in surface else None
    return KnownName(
        surface, identities, tuple(entries), None if has_article else tail, key, has_article, *flags
    )


def by_registry(identity: Identity) -> tuple[str, float]:
    """Recognizer and confidence of a name that the registry or the place list has."""
    return ("registry", REGISTERED) if identity.is_registered else ("place_list", LISTED)
