"""A registry as plain values, and back: what can be written as JSON, quickly read, and means the same afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from transforms.mentions.registry import Alias, Entity, Registry
from transforms.model import Source


def registry_values(registry: Registry) -> list[Any]:
    """Entities, sources and version of a registry as lists of plain values; an alias without rules is its text and
    line."""
    entities = [
        [e.id, e.name, e.type, e.line, [_alias_values(a) for a in e.aliases]] for e in registry.entities
    ]
    sources = [
        [s.source_id, s.name, s.kind, s.entity_id, s.domain, list(s.aliases), s.is_registered]
        for s in registry.sources
    ]
    return [entities, sources, registry.version]


def registry_from(values: Any) -> Registry:
    """The registry that `registry_values` was given; its version is taken over, not worked out again."""
    entities, sources, version = values
    registry = Registry(
        tuple(
            Entity(identity, name, kind, tuple(_alias(*alias) for alias in aliases), line)
            for identity, name, kind, line, aliases in entities
        ),
        tuple(
            Source(identity, name, kind, entity_id, domain, tuple(aliases), is_registered)
            for identity, name, kind, entity_id, domain, aliases, is_registered in sources
        ),
    )
    registry.__dict__["version"] = version  # where the cached property would put it
    return registry


def _alias_values(alias: Alias) -> list[Any]:
    if alias == Alias(alias.text, line=alias.line):
        return [alias.text, alias.line]
    days = [day and day.isoformat() for day in (alias.valid_from, alias.valid_to)]
    return [alias.text, alias.line, *days, list(alias.not_if), alias.case]


def _alias(
    text: str,
    line: int,
    valid_from: str | None = None,
    valid_to: str | None = None,
    not_if: list[str] | None = None,
    case: str = "auto",
) -> Alias:
    first, last = (day and date.fromisoformat(day) for day in (valid_from, valid_to))
    return Alias(text, first or None, last or None, tuple(not_if or ()), case, line)
