"""Registry names in place: a stretch of text, what it may stand for, and what that brings."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from transforms.mentions.resolution import Entry, Identity, entry_of

REGISTERED, LISTED = 0.99, 0.85
_ARTICLES = ("The ", "the ", "THE ")


class KnownName(NamedTuple):
    """A spelling with the identities that it may stand for. Where it is one: `entries` for a name book; the `key` of a
    place whose name may be a person's, too ("Lincoln"); and, unless an article is to be cut off, `tail`, the fields of
    its mention behind the offsets."""

    surface: str
    identities: tuple[Identity, ...]
    entries: tuple[Entry, ...]
    tail: tuple[str, str, str, str, bool, str, float] | None
    key: str | None
    has_article: bool


# A registry name in a text: start, end, and what it may be.
Known = tuple[int, int, KnownName]


@lru_cache(maxsize=65536)
def known_name(surface: str, identities: tuple[Identity, ...]) -> KnownName:
    """What a registry name brings."""
    has_article = surface[:4] in _ARTICLES and identities[0].type == "organization"
    if len(identities) > 1:
        return KnownName(surface, identities, (), None, None, has_article)
    identity = identities[0]
    entity_id, name, kind, registered = identity
    entries = [entry_of(identity, surface)]
    if registered and " " in name and name != surface:
        entries.append(entry_of(identity, name))
    tail = (surface, entity_id, name, kind, registered, *by_registry(identity))
    key = entries[0].key if kind == "place" and " " not in surface else None
    return KnownName(surface, identities, tuple(entries), None if has_article else tail, key, has_article)


def by_registry(identity: Identity) -> tuple[str, float]:
    """Recognizer and confidence of a name that the registry or the place list has."""
    return ("registry", REGISTERED) if identity.is_registered else ("place_list", LISTED)
