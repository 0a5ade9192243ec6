from __future__ import annotations

import polars as pl
import pytest

from transforms.mentions import (
    Registry,
    RegistryError,
    check_registry,
    find_mentions,
    parse_registry,
    registry_changes,
    suggest,
)
from transforms.mentions.matching import Matcher

FLAWED = """entities:
  - {id: veldt, name: Veldt, type: place, aliases: [VT, Spring, Norwegian]}
  - {id: vesta, name: Vesta, type: organization, aliases: [VT, {alias: post, case: insensitive}, X]}
  - id: torvik
    name: Torvik
    type: place
    aliases:
      - Old Town
      - {alias: Old Quay, valid_to: 1990-01-01}
      - Old Town
  - {id: quay, name: New Quay, type: facility, aliases: [{alias: Old Quay, valid_from: 1990-01-02}]}
"""


def test_check_names_file_line_and_reason() -> None:
    found = [(f.line, f.code, f.severity) for f in check_registry(FLAWED, "flawed.yaml")]
    assert found == [
        (2, "common_word", "warning"),
        (2, "demonym", "warning"),
        (3, "common_word", "warning"),
        (3, "duplicate_alias", "warning"),
        (3, "short_alias", "warning"),
        (10, "repeated_alias", "warning"),
    ]
    first = check_registry(FLAWED, "flawed.yaml")[0]
    assert str(first).startswith("flawed.yaml:2: warning: alias 'Spring' of 'veldt' is a common word")


def test_check_finds_ids_used_twice_everywhere_at_once() -> None:
    text = (
        "entities:\n  - {id: a, name: Aldmoor, type: place}\n  - {id: a, name: Belmar, type: place}\n"
        "sources:\n  - {id: s, name: Sky Post, kind: newspaper}\n  - {id: s, name: Sea Post, kind: newspaper}\n"
    )
    assert [(f.line, f.code, f.severity) for f in check_registry(text, "r.yaml")] == [
        (3, "duplicate_id", "error"),
        (6, "duplicate_id", "error"),
    ]


def test_check_reports_what_cannot_be_read_as_an_error() -> None:
    [finding] = check_registry("entities:\n  - {id: a, name: A, type: planet}\n", "r.yaml")
    assert (finding.line, finding.code, finding.severity) == (2, "invalid", "error")


def test_check_has_nothing_to_say_about_a_sound_registry() -> None:
    assert check_registry("entities: [{id: a, name: Aldmoor, type: place, aliases: [AMR]}]", "r.yaml") == []


def _frame(texts: dict[str, str], matcher: Matcher) -> pl.DataFrame:
    rows = [
        (key, m.name, m.type, m.surface, m.start, m.end)
        for key, text in texts.items()
        for m in find_mentions(text, (), matcher)
        if not m.is_registered and m.entity_id
    ]
    return pl.DataFrame(
        rows, schema=["article_id", "name", "type", "surface", "start_char", "end_char"], orient="row"
    )


def test_suggestions_are_a_registry_with_counts_and_contexts(plain: Matcher) -> None:
    texts = {
        "a1": "We met Agnes Thornby in May. Thornby left.",
        "a2": "The mayor, Agnes Thornby, said no.",
        "a3": "Agnes Thorrnby came with Zoe Field.",
        "a4": "The Torvik River Authority paid Agnes Thornby.",
    }
    text = suggest(_frame(texts, plain), texts, limit=5, least=2)
    registry = parse_registry(text, "suggested.yaml")
    assert [(e.id, e.name, e.type) for e in registry.entities] == [
        ("agnes-thornby", "Agnes Thornby", "person")
    ]
    assert [alias.text for alias in registry.entities[0].aliases] == ["Agnes Thorrnby", "Thornby"]
    assert "# 5 mentions in 4 articles" in text
    contexts = [line for line in text.splitlines() if line.startswith("  #   ")]
    assert contexts == [
        "  #   We met [Agnes Thornby] in May. Thornby left.",
        "  #   The mayor, [Agnes Thornby], said no.",
        "  #   [Agnes Thorrnby] came with Zoe Field.",
    ]


def test_suggestions_of_nothing_are_an_empty_registry(plain: Matcher) -> None:
    assert parse_registry(suggest(_frame({}, plain), {}), "s.yaml") == Registry()


def test_hostile_names_stay_data() -> None:
    frame = pl.DataFrame(
        [("a", 'X": [1], #\\ "', "person", "X\n- id: y", 0, 3)] * 2,
        schema=["article_id", "name", "type", "surface", "start_char", "end_char"],
        orient="row",
    )
    registry = parse_registry(suggest(frame, {"a": "x\u2028y: {"}), "s.yaml")
    assert registry.entities[0].name == 'X": [1], #\\ "'


def test_changes_between_two_versions() -> None:
    old = parse_registry(
        "entities:\n  - {id: a, name: Aldmoor, type: place, aliases: [AM, Moor]}\n"
        "  - {id: b, name: Belmar, type: place}\n"
        "  - {id: c, name: Corve, type: place, aliases: [Corva]}\n",
        "old",
    )
    new = parse_registry(
        "entities:\n  - {id: a, name: Aldmoor, type: facility, aliases: [AM]}\n"
        "  - {id: c, name: Corve, type: place, aliases: [Moor, {alias: Corva, valid_to: 2001-01-01}]}\n"
        "  - {id: d, name: Dunholm, type: place}\n"
        "sources: [{id: sky, name: Sky Post, kind: newspaper}]\n",
        "new",
    )
    assert registry_changes(old, old) == []
    found = {(c.kind, c.id, c.before, c.after) for c in registry_changes(old, new)}
    assert {
        ("type_changed", "a", "place", "facility"),
        ("entity_removed", "b", "Belmar", None),
        ("entity_added", "d", None, "Dunholm"),
        ("alias_moved", "c", "Moor (a)", "Moor (c)"),
        ("alias_changed", "c", "Corva", "Corva to 2001-01-01"),
        ("source_added", "sky", None, "Sky Post"),
    } <= found


def test_a_check_names_every_error_with_its_line() -> None:
    text = """entities:
  - {id: a, name: Aldmoor, type: planet}
  - {id: b, nam: Belmar, type: place}
  - id: c
    name: Corve
    type: place
    aliases: [{alias: Corva, valid_from: soon}, {alias: Corvo, case: odd}, {word: Corvi}]
  - Dunholm
  - {id: a, name: Eskdale, type: place, aliases: Esk}
sources:
  - {id: s, kind: newspaper}
people: []
"""
    found = [(f.line, f.code, f.message) for f in check_registry(text, "r.yaml")]
    assert [(line, code) for line, code, _ in found] == [
        (2, "invalid"),
        (3, "invalid"),
        (3, "invalid"),
        *[(7, "invalid")] * 3,
        (8, "invalid"),
        (9, "duplicate_id"),
        (9, "invalid"),
        (11, "invalid"),
        (12, "invalid"),
    ]
    messages = [message for _, _, message in found]
    assert "type must be one of person, organization, place, facility, not 'planet'" in messages
    assert "valid_from must be a date such as 2009-01-31" in messages
    assert "name is missing" in messages
    # Reading the registry stops at one of them.
    with pytest.raises(RegistryError, match="people"):
        parse_registry(text, "r.yaml")
