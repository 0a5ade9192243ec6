"""Which registered or discovered source a name or address stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from weakref import ref

from transforms.citations.lexicon import data
from transforms.citations.names import normal
from transforms.ids import content_id
from transforms.model import Citation, Mention, Source

if TYPE_CHECKING:
    from transforms.mentions.registry import Entity, Registry

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]{0,9}://)?(?:[^/@\s]{1,100}@)?([^/:?#\s]{1,253})", re.IGNORECASE)
_SITE_PREFIXES = ("www.", "m.", "mobile.", "edition.", "amp.")


class SourceIndex:
    """The registry's sources by name, alias and domain."""

    def __init__(self, sources: Iterable[Source], entities: Iterable[Entity] = ()) -> None:
        self.organizations: dict[str, str] = {}
        for entity in entities:
            if entity.type == "organization":
                for spelling in entity.spellings:
                    self.organizations.setdefault(normal(spelling.text), entity.id)
        self.names: dict[str, Source] = {}
        self.domains: dict[str, Source] = {}
        self.entities: dict[str, Source] = {}
        self.ids: set[str] = set()
        for source in sources:
            self.ids.add(source.source_id)
            self.entities.setdefault(source.entity_id, source)
            for name in (source.name, *source.aliases):
                self.names.setdefault(normal(name), source)
            if source.domain:
                self.names.setdefault(normal(source.domain), source)
                self.domains.setdefault(_bare_host(source.domain), source)

    def entity_of(self, name: str) -> str:
        """The entity of a discovered source: the registered organization of this name, else a discovered one."""
        key = normal(name)
        return self.organizations.get(key) or content_id("entity", "organization", key)

    def by_name(self, name: str | None) -> Source | None:
        """The source with this name or alias, however it is capitalised or hyphenated."""
        return self.names.get(normal(name)) if name else None

    def by_address(self, address: str | None) -> Source | None:
        """The source whose domain, or a parent of it, is the host of this address."""
        host = host_of(address)
        while host and "." in host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None


_INDEXES: dict[int, tuple[ref[Registry], SourceIndex]] = {}
_EMPTY = SourceIndex(())


def source_index(registry: Registry | None) -> SourceIndex:
    """The index of this registry, built once for as long as the registry lives.

    Kept by identity: hashing a registry would walk over all its entities for every text.
    """
    if registry is None:
        return _EMPTY
    key = id(registry)
    kept = _INDEXES.get(key)
    if kept is None or kept[0]() is not registry:
        kept = _INDEXES[key] = (
            ref(registry, lambda _: _INDEXES.pop(key, None)),
            SourceIndex(registry.sources, registry.entities),
        )
    return kept[1]


def host_of(address: str | None) -> str | None:
    """The host of a web address without its www, or None."""
    if not address:
        return None
    match = _HOST.match(address.strip())
    return _bare_host(match.group(1)) if match and "." in match.group(1) else None


def _bare_host(host: str) -> str:
    host = host.lower().strip(".")
    for prefix in _SITE_PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            return host[len(prefix) :]
    return host


@lru_cache(maxsize=65_536)
def discovered_id(name: str) -> str:
    """The id of a source that no registry holds: a hash of its normalised name."""
    return content_id("source", normal(name))


@lru_cache(maxsize=1)
def outlet_words() -> frozenset[str]:
    """Words that mark a capitalised name as an outlet or issuing body (data/outlet_words.txt)."""
    text = (files("transforms.citations") / "data" / "outlet_words.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


@lru_cache(maxsize=1)
def _institutions() -> frozenset[str]:
    return frozenset(data("words")["institutions"])


def houses_body(name: str) -> bool:
    """Whether a building of this name is an institution as well: a hospital confirms, a bridge does not."""
    return not _institutions().isdisjoint(name.lower().split())


@lru_cache(maxsize=65_536)
def looks_like_outlet(name: str) -> bool:
    """True for a capitalised name with an outlet word in it, an acronym of 2 to 6 letters, or a domain."""
    words = normal(name).split()
    if not words or len(words) > 8:
        return False
    if is_domain(name):
        return True
    letters = name.replace(".", "").replace("-", "")
    if letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6:
        return True
    if any(word[0].islower() and word not in _INNER_WORDS for word in name.split()):
        return False
    return any(word in outlet_words() for word in words)


# Lower-case words that names of outlets and bodies hold ("Voice of the North", "Council on Roads").
_INNER_WORDS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "on",
        "in",
        "against",
        "&",
        "de",
        "la",
        "del",
        "des",
        "du",
        "al",
        "el",
        "e",
        "et",
        "y",
        "und",
        "der",
        "für",
        "di",
    ]
)
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}$", re.IGNORECASE)


def is_domain(text: str) -> bool:
    """True when the whole text is a host name such as `example.org`."""
    return len(text) < 254 and _DOMAIN.match(text) is not None and not text.endswith(".")


def full_names(mentions: Iterable[Mention]) -> dict[str, str]:
    """The names of organizations that a text writes shorter as well: how it writes them -> full name.

    A surface that stands for two organizations of the text is left out.
    """
    full: dict[str, str] = {}
    for mention in mentions:
        named = mention.type == "organization" and mention.entity_id is not None
        if named and full.setdefault(mention.surface, mention.name) != mention.name:
            full[mention.surface] = mention.surface
    return {
        surface: name for surface, name in full.items() if surface != name and normal(surface) != normal(name)
    }


def discovered_sources(
    citations: Iterable[Citation], registry: Registry | None, mentions: Iterable[Mention] = ()
) -> list[Source]:
    """The sources that these citations name and the registry does not hold, one each, sorted by id.

    Where one source is spelt in several ways, the full name (where the text's `mentions` tell it), else the spelling
    that sorts first, is its name and the others are its aliases, so the answer does not depend on the order of the
    citations.
    """
    known = source_index(registry).ids
    full = full_names(mentions)
    spellings: dict[str, set[str]] = {}
    for citation in citations:
        if citation.source and citation.source_id and citation.source_id not in known:
            names = spellings.setdefault(citation.source_id, set())
            names.add(citation.source)
            name = full.get(citation.source)
            if name is not None and discovered_id(name) == citation.source_id:
                names.add(name)
    found = []
    for source_id, written in sorted(spellings.items()):
        name, *aliases = sorted(
            written, key=lambda spelling: (discovered_id(spelling) != source_id, spelling)
        )
        entity_id = source_index(registry).entity_of(name)
        domain = host_of(name) if is_domain(name) else None
        found.append(Source(source_id, name, "unknown", entity_id, domain, tuple(aliases), False))
    return found
