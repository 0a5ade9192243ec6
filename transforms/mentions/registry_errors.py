"""Everything that keeps a registry from being read: `parse_registry` stops at the first such thing, this goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml

from transforms.mentions.registry import (
    ENTITY_KEYS,
    SOURCE_KEYS,
    Reader,
    RegistryError,
    load_node,
    read_alias,
)

_SECTIONS = {"entities": ("an entity", ENTITY_KEYS), "sources": ("a source", SOURCE_KEYS)}


def registry_errors(yaml_text: str, name: str) -> list[RegistryError]:
    """What is wrong with the form of a registry, field by field, in the order of its lines; `name` is the file's name
    for messages. What is no YAML is one error."""
    try:
        root = load_node(yaml_text, name)
    except RegistryError as error:
        return [error]
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return []
    return sorted(_errors(Reader(name), root), key=lambda error: error.line)


def _errors(reader: Reader, root: yaml.Node) -> Iterator[RegistryError]:
    if not isinstance(root, yaml.MappingNode):
        yield reader.fail(root, "a registry must be a mapping")
        return
    yield from _keys(reader, root, "a registry", set(_SECTIONS))
    for key, section in root.value:
        if key.value not in _SECTIONS:
            continue
        what, allowed = _SECTIONS[key.value]
        yield from _try(reader.items, section, key.value)
        for item in section.value if isinstance(section, yaml.SequenceNode) else ():
            if isinstance(item, yaml.MappingNode):
                yield from _keys(reader, item, what, allowed)
                yield from _fields(reader, item, "type" in allowed)
            else:
                yield reader.fail(item, f"{what} must be a mapping")


def _keys(reader: Reader, node: yaml.MappingNode, what: str, allowed: set[str]) -> Iterator[RegistryError]:
    """Fields that there are not, or that are given twice."""
    seen = set()
    for key, _ in node.value:
        if key.value not in allowed:
            fields = ", ".join(sorted(allowed))
            yield reader.fail(key, f"{what} has no field {key.value!r} (fields: {fields})")
        elif key.value in seen:
            yield reader.fail(key, f"{what} gives {key.value!r} twice")
        seen.add(key.value)


def _fields(reader: Reader, item: yaml.MappingNode, typed: bool) -> Iterator[RegistryError]:
    fields = {key.value: value for key, value in item.value}
    for field in ("id", "name", *(field for field in ("kind", "domain") if field in fields and not typed)):
        yield from _try(reader.text, fields.get(field), item, field)
    if typed:
        yield from _try(reader.entity_type, fields.get("type"), item)
    aliases = fields.get("aliases")
    yield from _try(reader.items, aliases, "aliases")
    for alias in aliases.value if isinstance(aliases, yaml.SequenceNode) else ():
        yield from _try(read_alias, reader, alias)


def _try(read: Callable[..., object], *given: object) -> Iterator[RegistryError]:
    try:
        read(*given)
    except RegistryError as error:
        yield error
