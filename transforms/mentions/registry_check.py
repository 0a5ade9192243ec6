"""`clippings registry check`: what a registry says twice, or so broadly that it would match ordinary words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import CALENDAR, DEMONYMS, FUNCTION_WORDS, is_common
from transforms.mentions.registry import Alias, Entity, RegistryError, load_node, parse_registry
from transforms.mentions.registry_errors import registry_errors
from transforms.mentions.spellings import is_acronym

_SHORTEST_ALIAS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `severity` is error (the registry cannot be used) or warning; `code` is invalid,
    duplicate_id, duplicate_alias, repeated_alias, common_word, demonym or short_alias."""

    file: str
    line: int
    severity: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message}"


def check_registry(yaml_text: str, name: str) -> list[Finding]:
    """The findings of a registry file in the order of its lines; an empty list means that nothing is wrong. `name` is
    the file as the messages shall call it."""
    findings = [
        Finding(name, error.line, "error", "invalid", error.message)
        for error in registry_errors(yaml_text, name)
    ]
    if not any(finding.message.startswith("not valid YAML") for finding in findings):
        twice = _duplicate_ids(load_node(yaml_text, name), name)
        findings += [Finding(name, line, "error", "duplicate_id", message) for line, message in twice]
    if not findings:
        try:
            registry = parse_registry(yaml_text, name)
        except RegistryError as error:
            return [Finding(name, error.line, "error", "invalid", error.message)]
        spelled = [(alias, entity) for entity in registry.entities for alias in entity.spellings]
        findings += [Finding(name, *found) for found in (*_shared(spelled), *_broad(spelled))]
    return sorted(findings, key=lambda finding: (finding.line, finding.code, finding.message))


def _duplicate_ids(root: yaml.Node | None, name: str) -> Iterator[tuple[int, str]]:
    if not isinstance(root, yaml.MappingNode):
        return
    for section, items in root.value:
        first: dict[str, int] = {}
        for item in items.value if isinstance(items, yaml.SequenceNode) else ():
            for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
                if key.value != "id":
                    continue
                line = value.start_mark.line + 1
                if value.value in first:
                    yield (
                        line,
                        f"id {value.value!r} in {section.value} is used twice (first in {name}:{first[value.value]})",
                    )
                first.setdefault(value.value, line)


def _shared(spelled: list[tuple[Alias, Entity]]) -> Iterator[tuple[int, str, str, str]]:
    """Aliases that several entities claim, or one entity lists twice."""
    owners: dict[str, list[tuple[Alias, Entity]]] = {}
    for alias, entity in spelled:
        # Acronyms keep their case: MEK and Mek are two aliases.
        key = alias.text if is_acronym(alias.text) else fold(alias.text)
        for other, owner in owners.get(key, ()):
            if owner.id == entity.id:
                if alias.text == other.text and alias.line != other.line:
                    yield (
                        alias.line,
                        "warning",
                        "repeated_alias",
                        f"alias {alias.text!r} is listed twice for {entity.id!r}",
                    )
            elif not _apart(alias, other):
                where = f"{owner.id!r} (line {other.line})"
                message = f"alias {alias.text!r} of {entity.id!r} is also one of {where}: it stays unresolved"
                yield alias.line, "warning", "duplicate_alias", message
        owners.setdefault(key, []).append((alias, entity))


def _apart(one: Alias, other: Alias) -> bool:
    """Whether two equal aliases can never hold on the same day, or carry contexts that keep them apart."""
    ended = (one.valid_to and other.valid_from and one.valid_to < other.valid_from) or (
        other.valid_to and one.valid_from and other.valid_to < one.valid_from
    )
    return bool(ended or one.not_if or other.not_if)


def _broad(spelled: list[tuple[Alias, Entity]]) -> Iterator[tuple[int, str, str, str]]:
    """Aliases that ordinary text is full of."""
    for alias, entity in spelled:
        text, word = alias.text, alias.text.lower()
        insensitive = alias.case == "insensitive"
        if len(text) < _SHORTEST_ALIAS:
            yield (
                alias.line,
                "warning",
                "short_alias",
                f"alias {text!r} of {entity.id!r} is a single character",
            )
        elif (is_acronym(text) and not insensitive) or not text.replace("-", "").isalpha():
            continue
        elif word in CALENDAR or word in FUNCTION_WORDS or is_common(word):
            message = f"alias {text!r} of {entity.id!r} is a common word: at the start of a sentence it is not matched"
            if insensitive:
                message = f"alias {text!r} of {entity.id!r} is a common word and matches in any case"
            yield alias.line, "warning", "common_word", message
        elif word in DEMONYMS:
            message = f"alias {text!r} of {entity.id!r} is a nationality or people, which alone names nobody"
            yield alias.line, "warning", "demonym", message
