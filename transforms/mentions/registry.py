"""The registry: the entities and sources a user knows by name, read from one YAML file.

    entities:
      - id: lower-vessel-river-authority
        name: Lower Vessel River Authority
        type: organization
        aliases:
          - LVRA
          - {alias: River Authority, valid_from: 1998-01-01, not_if: [Upper Vessel]}
    sources:
      - {id: northern-courier, name: Northern Courier, kind: newspaper, domain: northerncourier.example}

Every source is an organization entity, too: the entity that carries the source's id or its name, else one of its own
with the source's id.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import yaml

from transforms.mentions.folding import name_key
from transforms.mentions.registry_yaml import RegistryError as RegistryError
from transforms.mentions.registry_yaml import load_node as load_node
from transforms.model import ENTITY_TYPES, Source

CASE_RULES = ("auto", "sensitive", "insensitive")
ENTITY_KEYS = {"id", "name", "type", "aliases"}
SOURCE_KEYS = {"id", "name", "kind", "aliases", "domain"}
_ALIAS_KEYS = {"alias", "valid_from", "valid_to", "not_if", "case"}

# Chosen: three times the longest name of the shipped registry. A whole text that stands there by mistake would keep a
# run busy for an hour.
MAX_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entity. `valid_from`/`valid_to` are inclusive days; `not_if` are phrases that, standing in
    the same paragraph, rule this reading out; `case` is auto (acronyms are case-sensitive), sensitive or
    insensitive."""

    text: str
    valid_from: date | None = None
    valid_to: date | None = None
    not_if: tuple[str, ...] = ()
    case: str = "auto"
    line: int = 0

    def holds_on(self, day: date | None) -> bool:
        """Whether the alias was in use on this day (no day: whether it ever was)."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Entity:
    """A registered entity: `type` is one of ENTITY_TYPES, `aliases` do not repeat the name."""

    id: str
    name: str
    type: str
    aliases: tuple[Alias, ...] = ()
    line: int = 0

    @property
    def spellings(self) -> tuple[Alias, ...]:
        """The name and the aliases."""
        return (Alias(self.name, line=self.line), *self.aliases)


@dataclass(frozen=True)
class Registry:
    """Entities (those of sources included) and sources, in the order of the file."""

    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entity id to entity."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def version(self) -> str:
        """A hash of what the registry says; comments, order and layout of the file do not count."""
        lines = [
            repr((e.id, e.name, e.type, sorted(_alias_facts(a) for a in e.aliases))) for e in self.entities
        ]
        lines += [
            repr((s.source_id, s.name, s.kind, s.domain, sorted(s.aliases), s.entity_id))
            for s in self.sources
        ]
        return hashlib.blake2b("\n".join(sorted(lines)).encode(), digest_size=8).hexdigest()


def _alias_facts(alias: Alias) -> tuple[str, ...]:
    return (alias.text, str(alias.valid_from), str(alias.valid_to), repr(sorted(alias.not_if)), alias.case)


class Reader:
    """Turns YAML nodes into plain values and says file and line of whatever does not fit."""

    def __init__(self, name: str) -> None:
        self.name = name

    def fail(self, node: yaml.Node, message: str) -> RegistryError:
        return RegistryError(self.name, node.start_mark.line + 1, message)

    def mapping(self, node: yaml.Node, what: str, allowed: set[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"{what} must be a mapping")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value not in allowed:
                raise self.fail(
                    key, f"{what} has no field {key.value!r} (fields: {', '.join(sorted(allowed))})"
                )
            if key.value in found:
                raise self.fail(key, f"{what} gives {key.value!r} twice")
            found[key.value] = value
        return found

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        if node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, f"{what} must be a list")
        return list(node.value)

    def text(self, node: yaml.Node | None, owner: yaml.Node, what: str) -> str:
        if node is None:
            raise self.fail(owner, f"{what} is missing")
        # Booleans and numbers are names, too: the country code NO, the outlet 404.
        if not isinstance(node, yaml.ScalarNode) or node.tag.endswith(":null") or not str(node.value).strip():
            raise self.fail(node, f"{what} must be a text")
        if len(node.value) > MAX_CHARACTERS:
            raise self.fail(
                node, f"{what} has {len(node.value):,} characters; at most {MAX_CHARACTERS} make a name"
            )
        return str(node.value).strip()

    def entity_type(self, node: yaml.Node | None, owner: yaml.Node) -> str:
        kind = self.text(node, owner, "type")
        if kind not in ENTITY_TYPES:
            raise self.fail(node or owner, f"type must be one of {', '.join(ENTITY_TYPES)}, not {kind!r}")
        return kind

    def day(self, node: yaml.Node | None, what: str) -> date | None:
        if node is None:
            return None
        value: date | None = None
        if isinstance(node, yaml.ScalarNode):
            try:
                value = date.fromisoformat(str(node.value)[:10])
            except ValueError:
                value = None
        if value is None:
            raise self.fail(node, f"{what} must be a date such as 2009-01-31")
        return value


def read_alias(reader: Reader, node: yaml.Node) -> Alias:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Alias(reader.text(node, node, "alias"), line=line)
    fields = reader.mapping(node, "an alias", _ALIAS_KEYS)
    case = reader.text(fields["case"], node, "case") if "case" in fields else "auto"
    if case not in CASE_RULES:
        raise reader.fail(fields["case"], f"case must be one of {', '.join(CASE_RULES)}, not {case!r}")
    alias = Alias(
        text=reader.text(fields.get("alias"), node, "alias"),
        valid_from=reader.day(fields.get("valid_from"), "valid_from"),
        valid_to=reader.day(fields.get("valid_to"), "valid_to"),
        not_if=tuple(reader.text(n, n, "not_if") for n in reader.items(fields.get("not_if"), "not_if")),
        case=case,
        line=line,
    )
    if alias.valid_from and alias.valid_to and alias.valid_to < alias.valid_from:
        raise reader.fail(node, f"alias {alias.text!r} ends before it begins")
    return alias


def read_entity(reader: Reader, node: yaml.Node) -> Entity:
    fields = reader.mapping(node, "an entity", ENTITY_KEYS)
    name = reader.text(fields.get("name"), node, "name")
    kind = reader.entity_type(fields.get("type"), node)
    aliases = [read_alias(reader, n) for n in reader.items(fields.get("aliases"), "aliases")]
    return Entity(
        id=reader.text(fields.get("id"), node, "id"),
        name=name,
        type=kind,
        # The bare name says nothing new, unless it carries rules of its own.
        aliases=tuple(
            a for a in aliases if a.text != name or a.valid_from or a.valid_to or a.not_if or a.case != "auto"
        ),
        line=node.start_mark.line + 1,
    )


def read_source(reader: Reader, node: yaml.Node) -> tuple[Source, tuple[Alias, ...], int]:
    fields = reader.mapping(node, "a source", SOURCE_KEYS)
    aliases = tuple(read_alias(reader, n) for n in reader.items(fields.get("aliases"), "aliases"))
    identity = reader.text(fields.get("id"), node, "id")
    source = Source(
        source_id=identity,
        name=reader.text(fields.get("name"), node, "name"),
        kind=reader.text(fields["kind"], node, "kind") if "kind" in fields else "other",
        entity_id=identity,
        domain=reader.text(fields["domain"], node, "domain").lower() if "domain" in fields else None,
        aliases=tuple(alias.text for alias in aliases),
        is_registered=True,
    )
    return source, aliases, node.start_mark.line + 1


def parse_registry(yaml_text: str, name: str) -> Registry:
    """Read a registry; `name` is the file's name for messages. Raises RegistryError with file and line."""
    root = load_node(yaml_text, name)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return Registry()
    reader = Reader(name)
    top = reader.mapping(root, "a registry", {"entities", "sources"})
    entities: dict[str, Entity] = {}
    for node in reader.items(top.get("entities"), "entities"):
        entity = read_entity(reader, node)
        if entity.id in entities:
            raise reader.fail(
                node, f"id {entity.id!r} is used twice (first on line {entities[entity.id].line})"
            )
        entities[entity.id] = entity
    sources: dict[str, Source] = {}
    by_name = {name_key(e.name): e.id for e in entities.values() if e.type == "organization"}
    for node in reader.items(top.get("sources"), "sources"):
        source, aliases, line = read_source(reader, node)
        if source.source_id in sources:
            raise reader.fail(node, f"source id {source.source_id!r} is used twice")
        entity_id = source.source_id if source.source_id in entities else by_name.get(name_key(source.name))
        entity_id = entity_id or source.source_id
        known = entities.get(entity_id)
        if known and known.type != "organization":
            raise reader.fail(
                node, f"source {source.source_id!r} has the id of an entity of type {known.type}"
            )
        entity = known or Entity(entity_id, source.name, "organization", line=line)
        entities[entity_id] = _with_aliases(entity, (Alias(source.name, line=line), *aliases))
        sources[source.source_id] = replace(source, entity_id=entity_id)
    return Registry(tuple(entities.values()), tuple(sources.values()))


def _with_aliases(entity: Entity, more: tuple[Alias, ...]) -> Entity:
    have = {entity.name} | {alias.text for alias in entity.aliases}
    fresh = tuple(alias for alias in more if alias.text not in have)
    return replace(entity, aliases=entity.aliases + fresh) if fresh else entity


def merge_registries(base: Registry, own: Registry) -> Registry:
    """`base` with `own` laid over it: an entity of `base` that `own` names, too (same id, or same name and type), is
    taken with `own`'s id and name and both sets of aliases; an alias that `own` gives to one entity is taken from
    every entity of `base` that is another."""
    named = {(name_key(e.name), e.type): e.id for e in own.entities}
    taken = {name_key(alias.text) for entity in own.entities for alias in entity.spellings}
    for entity in own.entities:
        for alias in entity.aliases:
            named.setdefault((name_key(alias.text), entity.type), entity.id)
    merged = dict(own.by_id)
    moved: dict[str, str] = {}
    for entity in base.entities:
        target = entity.id if entity.id in merged else named.get((name_key(entity.name), entity.type))
        free = tuple(alias for alias in entity.aliases if name_key(alias.text) not in taken)
        if target and target in merged and merged[target].type == entity.type:
            moved[entity.id] = target
            extra = free if name_key(entity.name) in taken else (Alias(entity.name, line=entity.line), *free)
            merged[target] = _with_aliases(merged[target], extra)
        elif entity.id not in merged and name_key(entity.name) not in taken:
            merged[entity.id] = replace(entity, aliases=free)
    sources = {source.source_id: source for source in own.sources}
    names = {name_key(source.name) for source in own.sources}
    for source in base.sources:
        entity_id = moved.get(source.entity_id, source.entity_id)
        if source.source_id not in sources and name_key(source.name) not in names and entity_id in merged:
            sources[source.source_id] = replace(source, entity_id=entity_id)
    return Registry(tuple(merged.values()), tuple(_spelt(source, merged) for source in sources.values()))


def _spelt(source: Source, entities: dict[str, Entity]) -> Source:
    """The source with the spellings that its organization has got from another file: 'GPA' of the Gale Press Agency."""
    known = {source.name, *source.aliases}
    fresh = [alias.text for alias in entities[source.entity_id].spellings if alias.text not in known]
    return replace(source, aliases=(*source.aliases, *fresh)) if fresh else source
