from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import build_matcher, find_mentions, parse_registry
from transforms.mentions.matching import find_hits

NAMES = {
    "organization": ["Mujahedin-e Khalq", "US Treasury", "MKO", "WHO", "Red Star", "Veldt Harbour Authority"],
    "place": ["Veldt", "US", "Çankaya", "Harbour Isle"],
    "person": ["Bahar Kelmendi", "Nadir al-Hakam"],
    "facility": ["Camp Belmar"],
}


def surfaces(text: str) -> list[str]:
    return [
        text[hit.start : hit.end] for hit in find_hits(text, matcher_of(NAMES)) if hit.readings[0].rank == 0
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Mujahedin e-Khalq and Mujahedin–e–Khalq", ["Mujahedin e-Khalq", "Mujahedin–e–Khalq"]),
        ("US soldiers told us that the U.S. and THE US-led force", ["US", "U.S.", "US"]),
        ("Veldt's roads, Veldt’s rails, Veldtish songs and Neuveldt", ["Veldt", "Veldt"]),
        ("in Cankaya and in ÇANKAYA", ["Cankaya", "ÇANKAYA"]),
        ("BaharKelmendi and Bahar Kelmendi", ["BaharKelmendi", "Bahar Kelmendi"]),
        (
            "at Camp [Belmar] and near [Camp] Belmar, in camp Belmar",
            ["Camp [Belmar]", "[Camp] Belmar", "camp Belmar"],
        ),
        ("MKO/WHO/Veldt", ["MKO", "WHO", "Veldt"]),
        ("a red star and a Red Star", ["Red Star"]),
        ("the Veldt Harbour Authority", ["Veldt Harbour Authority"]),
        ("the Veldt Harbour Authoritys of Veldt", ["Veldt", "Veldt"]),
        ("mko, Mko and MKO2", []),
        ("WHO IS TO BLAME, WHO KNOWS", []),
        ("", []),
    ],
)
def test_spellings_and_boundaries(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_the_longest_alias_wins_and_nothing_is_nested() -> None:
    hits = find_hits("The US Treasury of the US", matcher_of(NAMES))
    assert [hit.readings[0].entity.name for hit in hits] == ["US Treasury", "US"]


def test_case_rules_of_an_alias() -> None:
    registry = parse_registry(
        "entities:\n  - id: a\n    name: Daily Loaf\n    type: organization\n"
        "    aliases: [{alias: the loaf, case: insensitive}, {alias: Loafers, case: sensitive}]",
        "x",
    )
    matcher = build_matcher(registry, place_list=False)
    text = "In the loaf and THE LOAF, by Loafers and loafers and LOAFERS."
    assert [text[h.start : h.end] for h in find_hits(text, matcher)] == ["the loaf", "THE LOAF", "Loafers"]


def test_one_span_may_be_an_acronym_and_a_word() -> None:
    registry = parse_registry(
        "entities:\n  - {id: a, name: VAR, type: organization}\n"
        "  - {id: b, name: Varland, type: place, aliases: [{alias: Var, case: insensitive}]}",
        "x",
    )
    [hit] = find_hits("The VAR met.", build_matcher(registry, place_list=False))
    assert {reading.entity.id for reading in hit.readings} == {"a", "b"}


def test_validity_and_context() -> None:
    registry = parse_registry(
        "entities:\n"
        "  - {id: old, name: Veldt Port, type: facility, aliases: [{alias: Kings Quay, valid_to: 1999-12-31}]}\n"
        "  - {id: new, name: Aldmoor, type: place, aliases: [{alias: Kings Quay, valid_from: 2000-01-01}]}\n"
        "  - {id: geo, name: Georgia, type: place, aliases: [{alias: Halden, not_if: [Halden Rovers, football]}]}\n",
        "x",
    )
    matcher = build_matcher(registry, place_list=False)
    text = "They met at Kings Quay."
    assert [m.entity_id for m in find_mentions(text, (), matcher, on=date(1985, 5, 1))] == ["old"]
    assert [m.entity_id for m in find_mentions(text, (), matcher, on=date(2015, 5, 1))] == ["new"]
    assert [m.entity_id for m in find_mentions(text, (), matcher)] == [None]
    assert [m.entity_id for m in find_mentions("He lives in Halden.", (), matcher)] == ["geo"]
    assert "geo" not in [m.entity_id for m in find_mentions("He plays football in Halden.", (), matcher)]


def test_two_readings_stay_open_until_the_text_decides() -> None:
    registry = parse_registry(
        "entities:\n"
        "  - {id: river, name: River Orm, type: place, aliases: [Orm]}\n"
        "  - {id: firm, name: Orm Shipping, type: organization, aliases: [Orm]}\n",
        "x",
    )
    matcher = build_matcher(registry, place_list=False)
    [open_] = find_mentions("We read about Orm today.", (), matcher)
    assert (open_.entity_id, open_.name, open_.is_registered) == (None, "Orm", False)
    named = find_mentions("We read about Orm today. The River Orm rose.", (), matcher)
    assert [m.entity_id for m in named] == ["river", "river"]


def test_many_aliases_of_one_text_keep_their_offsets() -> None:
    matcher = matcher_of({"place": [f"Place{number}" for number in range(500)]})
    text = " ".join(f"Ünter Place{number} né" for number in range(500))
    hits = find_hits(text, matcher)
    assert [text[hit.start : hit.end] for hit in hits] == [f"Place{number}" for number in range(500)]


def test_long_acronyms_are_found_as_papers_set_them() -> None:
    matcher = matcher_of({"organization": ["CONFADEX", "MKO", "MARKET"]})
    text = "Confadex paid, CONFADEX said; a Market and a market of Mko are no such thing."
    assert [text[hit.start : hit.end] for hit in find_hits(text, matcher)] == ["Confadex", "CONFADEX"]


def test_a_bare_name_beside_a_registered_place_is_one() -> None:
    matcher = matcher_of({"place": ["Barako"], "organization": ["Delta Aid"]})
    text = "The gates of Barako and Terabol are dry, and so is Yigil or Barako. Delta Aid and Konvex agreed."
    found = {mention.surface: mention.type for mention in find_mentions(text, (), matcher, "en")}
    assert [found[name] for name in ("Terabol", "Yigil", "Konvex")] == ["place", "place", "organization"]


def test_what_else_the_place_list_calls_a_registered_place() -> None:
    registry = parse_registry(
        "entities:\n- {id: ci, name: Ivory Coast, type: place}\n"
        "- {id: rm, name: Republic of Malta, type: organization}\n",
        "r.yaml",
    )
    text = "Côte d'Ivoire beat Malta; the Republic of Malta lost to the Ivory Coast."
    found = find_mentions(text, (), build_matcher(registry), "en")
    assert [one.entity_id for one in found if one.is_registered] == ["ci", "rm", "ci"]
