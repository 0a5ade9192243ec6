"""From a registry to its matcher, in two steps: which forms to look for and what each may name (a `Plan`, plain data
that can be kept), and the automata made of it.

The plan takes a second for ten thousand names, the automata a tenth of one. A matcher makes the readings of a form
when the form is found for the first time: most of a large registry's never are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Any, NamedTuple

import ahocorasick_rs

from transforms.ids import content_id
from transforms.mentions.folding import name_key
from transforms.mentions.lexicon import COMMON_WORDS
from transforms.mentions.matching import NEVER_SHOUTED, WORD, Matcher, Patterns, Reading
from transforms.mentions.places import listed_places
from transforms.mentions.registry import Alias, Entity, Registry
from transforms.mentions.resolution import Identity
from transforms.mentions.spellings import is_acronym, is_cased, joined_forms, written_forms
from transforms.mentions.stretches import keeps_together


class Table(NamedTuple):
    """Written forms, sorted, and what each may name: pairs of numbers in one flat list, an entity and which of its
    spellings. Entities of the registry count from 0 up, listed places from -1 down. `plain` has a 1 for each form with
    one reading that needs no further look, else a 0."""

    forms: list[str]
    readings: list[list[int]]
    plain: str


class Plan(NamedTuple):
    """What a matcher is made of beside the registry; `straying` and `bare` are those of `Matcher`. `places` are the
    listed places, empty for a matcher without them."""

    cased: Table
    folded: Table
    straying: dict[str, list[str]]
    bare: list[str]
    places: list[tuple[str, tuple[str, ...]]]


class _Spelled(NamedTuple):
    entity: int
    spelling: int
    entity_id: str
    alias: Alias
    is_word: bool


def plan_of(registry: Registry, place_list: bool = True) -> Plan:
    """The plan of a registry, and unless `place_list` is False of the listed places behind it."""
    cased: dict[str, list[_Spelled]] = {}
    folded: dict[str, list[_Spelled]] = {}
    for number, entity in enumerate(registry.entities):
        joins = entity.type in ("person", "facility")
        _add(number, entity.id, entity.spellings, joins, cased, folded)
    listed = list(listed_places().items()) if place_list else []
    registered = _registered_places(registry) if listed else {}
    for number, (name, spellings) in enumerate(listed):
        owners = {registered[spelling] for spelling in spellings if spelling in registered}
        if len(owners) == 1 and len(spellings) > 1:
            (owner,) = owners  # "Ivory Coast" is the "Côte d'Ivoire" of the registry
            _add_spellings(owner, registry.entities[owner].id, spellings, cased)
        else:
            _add(-1 - number, _place_id(name), map(Alias, spellings), False, cased, folded)
    straying = _straying(cased)
    bare = [form.lower() for form in (*straying.pop("", ()), *folded)]
    return Plan(_table(cased), _table(folded), straying, bare, listed)


def _registered_places(registry: Registry) -> dict[str, int]:
    """The number of the entity that each spelling of a registered place is of, where it is one's alone."""
    owners: dict[str, set[int]] = {}
    for number, entity in enumerate(registry.entities):
        for alias in entity.spellings if entity.type == "place" else ():
            owners.setdefault(alias.text, set()).add(number)
    return {text: min(numbers) for text, numbers in owners.items() if len(numbers) == 1}


def _add_spellings(
    entity: int, entity_id: str, spellings: Iterable[str], cased: dict[str, list[_Spelled]]
) -> None:
    """Add what else the place list calls a registered place, unless the registry names something so."""
    for text in spellings:
        alias = Alias(text)
        for form in written_forms(alias) if is_cased(alias) else ():
            if not cased.get(form):
                is_word = is_acronym(text) and text.lower() in COMMON_WORDS
                cased[form] = [_Spelled(entity, 0, entity_id, alias, is_word)]


def _add(
    entity: int,
    entity_id: str,
    aliases: Iterable[Alias],
    joins: bool,
    cased: dict[str, list[_Spelled]],
    folded: dict[str, list[_Spelled]],
) -> None:
    for spelling, alias in enumerate(aliases):
        is_word = is_acronym(alias.text) and alias.text.lower() in COMMON_WORDS
        named = _Spelled(entity, spelling, entity_id, alias, is_word)
        table = cased if is_cased(alias) else folded
        forms = written_forms(alias)
        # Lost spaces are a matter of personal names and short site names; more patterns for every alias of a large
        # registry would cost all texts their speed.
        if joins and entity >= 0 and alias.case == "auto":
            forms += joined_forms(alias.text)
        for form in forms:
            known = table.setdefault(form, [])
            same = any(k.entity_id == entity_id and k.alias == alias for k in known)
            # A listed place gives way to whatever the registry names so.
            if not same and not (entity < 0 and any(k.entity >= 0 for k in known)):
                known.append(named)


def _table(spelled: dict[str, list[_Spelled]]) -> Table:
    # Sorted, forms that begin alike lie close together in the automaton: a seventh less time over 450,000 of them.
    forms = sorted(spelled)
    readings = [[number for named in spelled[form] for number in named[:2]] for form in forms]
    plain = "".join("1" if _is_plain(form, spelled[form]) else "0" for form in forms)
    return Table(forms, readings, plain)


def _is_plain(form: str, known: list[_Spelled]) -> bool:
    alias = known[0].alias
    dated = alias.valid_from is not None or alias.valid_to is not None
    is_word = known[0].is_word and form != NEVER_SHOUTED
    return len(known) == 1 and not is_word and not dated


def _straying(forms: Iterable[str]) -> dict[str, list[str]]:
    straying: dict[str, list[str]] = {}
    for form in forms:
        if not keeps_together(form):
            raised = [word for word in WORD.findall(form) if word[0].isupper()]
            straying.setdefault(max(raised, key=len, default=""), []).append(form)
    return straying


class _Readings(dict[int, tuple[Reading, ...]]):
    """The readings of a form by its number, made when they are asked for."""

    def __init__(self, pairs: list[list[int]], reading: Callable[[int, int], Reading]) -> None:
        super().__init__()
        self._pairs = pairs
        self._reading = reading

    def __missing__(self, number: int) -> tuple[Reading, ...]:
        flat = self._pairs[number]
        made = self[number] = tuple(starmap(self._reading, zip(flat[::2], flat[1::2], strict=True)))
        return made


class _Reader:
    """Makes each reading once, whatever the form."""

    def __init__(self, registry: Registry, places: list[tuple[str, tuple[str, ...]]]) -> None:
        self._registry = registry
        self._places = places
        self._made: dict[tuple[int, int], Reading] = {}

    def __call__(self, entity: int, spelling: int) -> Reading:
        made = self._made.get((entity, spelling))
        if made is None:
            made = self._made[entity, spelling] = self._make(entity, spelling)
        return made

    def _make(self, number: int, spelling: int) -> Reading:
        if number >= 0:
            entity = self._registry.entities[number]
            alias = entity.spellings[spelling]
        else:
            name, spellings = self._places[-1 - number]
            entity = Entity(_place_id(name), name, "place")
            alias = Alias(spellings[spelling])
        rank = 0 if number >= 0 else 1
        is_word = is_acronym(alias.text) and alias.text.lower() in COMMON_WORDS
        identity = Identity(entity.id, entity.name, entity.type, rank == 0)
        return Reading(entity, alias, rank, is_word, identity)


def _place_id(name: str) -> str:
    return content_id("entity", "place", name_key(name))


def matcher_of(
    registry: Registry,
    plan: Plan,
    recogniser: Callable[[str], list[tuple[int, int, str]]] | None = None,
    recogniser_name: str = "",
) -> Matcher:
    """The matcher of a registry by its plan."""
    reader = _Reader(registry, plan.places)
    return Matcher(
        registry=registry,
        folded=_compiled(plan.folded, reader),
        cased=_compiled(plan.cased, reader),
        straying={word: tuple(forms) for word, forms in plan.straying.items()},
        bare=tuple(plan.bare),
        bare_search=_search_of(plan.bare),
        recogniser=recogniser,
        recogniser_name=recogniser_name,
    )


def _search_of(forms: list[str]) -> ahocorasick_rs.AhoCorasick | None:
    if not forms:
        return None
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostFirst)


def _compiled(table: Table, reader: _Reader) -> Patterns | None:
    if not table.forms:
        return None
    automaton = ahocorasick_rs.AhoCorasick(
        table.forms, store_patterns=False, implementation=ahocorasick_rs.Implementation.ContiguousNFA
    )
    return Patterns(automaton, _Readings(table.readings, reader), bytes(map(int, table.plain)))


def build_matcher(
    registry: Registry,
    recogniser: Callable[[str], list[tuple[int, int, str]]] | None = None,
    recogniser_name: str = "",
    place_list: bool = True,
) -> Matcher:
    """Compile a registry, and unless `place_list` is False the countries and larger cities of the world behind it."""
    return matcher_of(registry, plan_of(registry, place_list), recogniser, recogniser_name)


def plan_from(values: Any) -> Plan:
    """A plan from what `Plan` becomes when it is written as JSON and read again."""
    cased, folded, straying, bare, places = values
    return Plan(
        Table(*cased),
        Table(*folded),
        straying,
        bare,
        [(name, tuple(spellings)) for name, spellings in places],
    )
