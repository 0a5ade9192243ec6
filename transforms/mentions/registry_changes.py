"""What a changed registry changes: the entities and aliases that the new version adds, drops or moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.mentions.registry import Registry


@dataclass(frozen=True, slots=True)
class RegistryChange:
    """One change: `kind` is entity_added, entity_removed, entity_renamed, type_changed, alias_added, alias_removed,
    alias_moved, alias_changed, source_added, source_removed or source_changed; `id` is the entity or source."""

    kind: str
    id: str
    before: str | None
    after: str | None


def registry_changes(old: Registry, new: Registry) -> list[RegistryChange]:
    """The changes from `old` to `new`, sorted by kind and id; equal versions give none."""
    if old.version == new.version:
        return []
    changes = [*_entity_changes(old, new), *_alias_changes(old, new), *_source_changes(old, new)]
    return sorted(
        changes, key=lambda change: (change.kind, change.id, change.before or "", change.after or "")
    )


def _entity_changes(old: Registry, new: Registry) -> Iterator[RegistryChange]:
    for key in old.by_id.keys() | new.by_id.keys():
        before, after = old.by_id.get(key), new.by_id.get(key)
        if before is None and after is not None:
            yield RegistryChange("entity_added", key, None, after.name)
        elif after is None and before is not None:
            yield RegistryChange("entity_removed", key, before.name, None)
        elif before is not None and after is not None:
            if before.name != after.name:
                yield RegistryChange("entity_renamed", key, before.name, after.name)
            if before.type != after.type:
                yield RegistryChange("type_changed", key, before.type, after.type)


def _alias_changes(old: Registry, new: Registry) -> Iterator[RegistryChange]:
    before, after = _owners(old), _owners(new)
    for text in before.keys() | after.keys():
        was, now = before.get(text, {}), after.get(text, {})
        gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
        if len(gone) == 1 and len(come) == 1:
            yield RegistryChange("alias_moved", come[0], f"{text} ({gone[0]})", f"{text} ({come[0]})")
        else:
            yield from (RegistryChange("alias_removed", owner, text, None) for owner in gone)
            yield from (RegistryChange("alias_added", owner, None, text) for owner in come)
        for owner in was.keys() & now.keys():
            if was[owner] != now[owner]:
                yield RegistryChange(
                    "alias_changed", owner, f"{text} {was[owner]}".strip(), f"{text} {now[owner]}".strip()
                )


def _owners(registry: Registry) -> dict[str, dict[str, str]]:
    """Alias text to its entities, each with the rules that the alias carries there."""
    owners: dict[str, dict[str, str]] = {}
    for entity in registry.entities:
        for alias in entity.spellings:
            rules = [f"from {alias.valid_from}"] if alias.valid_from else []
            rules += [f"to {alias.valid_to}"] if alias.valid_to else []
            rules += [f"not if {', '.join(sorted(alias.not_if))}"] if alias.not_if else []
            rules += [alias.case] if alias.case != "auto" else []
            owners.setdefault(alias.text, {})[entity.id] = "; ".join(rules)
    return owners


def _source_changes(old: Registry, new: Registry) -> Iterator[RegistryChange]:
    before = {source.source_id: source for source in old.sources}
    after = {source.source_id: source for source in new.sources}
    for key in before.keys() | after.keys():
        if key not in before:
            yield RegistryChange("source_added", key, None, after[key].name)
        elif key not in after:
            yield RegistryChange("source_removed", key, before[key].name, None)
        elif before[key] != after[key]:
            facts = [f"{s.name} ({s.kind}, {s.domain or 'no domain'})" for s in (before[key], after[key])]
            yield RegistryChange("source_changed", key, facts[0], facts[1])
