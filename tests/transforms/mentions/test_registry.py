from __future__ import annotations

from datetime import date

import pytest

from transforms.mentions import RegistryError, build_matcher, find_mentions, merge_registries, parse_registry

SMALL = """
entities:
  - id: vessel-authority
    name: Lower Vessel River Authority
    type: organization
    aliases:
      - LVRA
      - {alias: River Authority, valid_from: 1998-01-01, valid_to: "2010-12-31", not_if: [Upper Vessel]}
sources:
  - {id: northern-courier, name: Northern Courier, kind: newspaper, domain: NorthernCourier.example, aliases: [Courier]}
"""


def test_reads_entities_aliases_and_sources() -> None:
    registry = parse_registry(SMALL, "small.yaml")
    authority = registry.by_id["vessel-authority"]
    assert [alias.text for alias in authority.aliases] == ["LVRA", "River Authority"]
    assert authority.aliases[1].valid_from == date(1998, 1, 1)
    assert authority.aliases[1].valid_to == date(2010, 12, 31)
    assert authority.aliases[1].not_if == ("Upper Vessel",)
    assert registry.sources[0].domain == "northerncourier.example"


def test_a_source_is_an_organization_too() -> None:
    registry = parse_registry(SMALL, "small.yaml")
    source = registry.sources[0]
    entity = registry.by_id[source.entity_id]
    assert (entity.type, entity.name) == ("organization", "Northern Courier")
    assert [alias.text for alias in entity.aliases] == ["Courier"]


def test_a_source_shares_the_entity_of_its_name() -> None:
    registry = parse_registry(
        "entities: [{id: e1, name: Northern Courier, type: organization}]\n"
        "sources: [{id: s1, name: Northern Courier, kind: newspaper, aliases: [The Courier]}]",
        "x.yaml",
    )
    assert registry.sources[0].entity_id == "e1"
    assert [alias.text for alias in registry.by_id["e1"].aliases] == ["The Courier"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("entities:\n  - {id: a, name: A, type: planet}", 2, "type must be one of"),
        ("entities:\n  - {id: a, type: place}", 2, "name is missing"),
        ("entities:\n  - {id: a, name: A, type: place}\n  - {id: a, name: B, type: place}", 3, "used twice"),
        ("entities:\n  - {id: a, name: A, type: place, alias: [B]}", 2, "no field 'alias'"),
        (
            "entities:\n  - {id: a, name: A, type: place, aliases: [{alias: B, valid_from: soon}]}",
            2,
            "must be a date",
        ),
        (
            "entities:\n  - {id: a, name: A, type: place, aliases: [{alias: B, valid_from: 2020-01-01, "
            "valid_to: 2019-01-01}]}",
            2,
            "ends before",
        ),
        ("entities: {a: b}", 1, "must be a list"),
        ("entities: [\n  {id: a", 3, "not valid YAML"),
        ("- a", 1, "must be a mapping"),
        ("sources:\n  - {id: a, name: A, kind: x}\n  - {id: a, name: B, kind: x}", 3, "used twice"),
        (
            "entities: [{id: a, name: A, type: place}]\nsources:\n  - {id: a, name: A, kind: x}",
            3,
            "entity of type place",
        ),
    ],
)
def test_errors_name_file_and_line(text: str, line: int, words: str) -> None:
    with pytest.raises(RegistryError) as raised:
        parse_registry(text, "bad.yaml")
    assert raised.value.line in (line, line - 1 if "YAML" in words else line)
    assert str(raised.value).startswith(f"bad.yaml:{raised.value.line}: ")
    assert words in str(raised.value)


@pytest.mark.parametrize(
    "field", ["name: Ferry {}, type: organization", "name: A, aliases: [Dam {}], type: place"]
)
def test_a_whole_text_is_no_name(field: str) -> None:
    text = "entities:\n  - {id: a, %s}\n"
    assert parse_registry(text % field.format("x" * 200), "r.yaml").entities
    with pytest.raises(RegistryError, match=r"r.yaml:2: .* characters; at most 300 make a name"):
        parse_registry(text % field.format("x" * 2000), "r.yaml")


def test_an_empty_file_is_an_empty_registry() -> None:
    assert parse_registry("", "x").entities == ()
    assert parse_registry("entities:\nsources: []\n", "x").entities == ()


def test_version_is_the_content_not_the_layout() -> None:
    one = parse_registry(SMALL, "a.yaml")
    again = parse_registry(
        "# a comment\n"
        + SMALL.replace("      - LVRA\n", "").replace("aliases:\n", "aliases:\n      - LVRA\n", 1),
        "b.yaml",
    )
    other = parse_registry(SMALL.replace("LVRA", "LVR"), "a.yaml")
    assert one.version == again.version != other.version


def test_merging_takes_the_users_reading() -> None:
    shipped = parse_registry(
        "entities:\n"
        "  - {id: veldt, name: Veldt, type: place, aliases: [Republic of Veldt, VT]}\n"
        "  - {id: vt-bank, name: Veldt Trust, type: organization, aliases: [Trust]}\n",
        "base.yaml",
    )
    own = parse_registry(
        "entities:\n"
        "  - {id: my-veldt, name: Veldt, type: place, aliases: [The Veldt]}\n"
        "  - {id: trust, name: Harbour Trust, type: organization, aliases: [Trust]}\n",
        "own.yaml",
    )
    merged = merge_registries(shipped, own)
    assert set(merged.by_id) == {"my-veldt", "trust", "vt-bank"}
    assert {alias.text for alias in merged.by_id["my-veldt"].aliases} == {
        "The Veldt",
        "Republic of Veldt",
        "VT",
    }
    assert merged.by_id["vt-bank"].aliases == ()
    found = find_mentions("Officials of the Trust met in Veldt.", (), build_matcher(merged))
    assert [mention.entity_id for mention in found] == ["trust", "my-veldt"]


def test_the_shipped_registry_reads() -> None:
    from pathlib import Path

    path = Path(__file__).resolve().parents[3] / "warehouse" / "reference" / "registry.yaml"
    registry = parse_registry(path.read_text(encoding="utf-8"), path.name)
    assert {"united-states", "united-nations", "reuters", "baghdad"} <= set(registry.by_id)
    assert all(source.entity_id in registry.by_id for source in registry.sources)
    kinds = {registry.by_id[source.entity_id].type for source in registry.sources}
    assert kinds == {"organization"}


def test_a_source_is_spelt_as_its_organization_of_another_file_is() -> None:
    base = parse_registry("sources:\n  - {id: gale, name: Gale News Agency, kind: agency}\n", "base.yaml")
    own = parse_registry(
        "entities:\n  - {id: gale, name: Gale News Agency, type: organization, aliases: [GNA]}\n", "own.yaml"
    )
    (source,) = merge_registries(base, own).sources
    assert (source.name, source.aliases) == ("Gale News Agency", ("GNA",))


@pytest.mark.parametrize(
    ("text", "own"), [("The Courier Group sold it.", False), ("The Courier Foundation gave it.", True)]
)
def test_what_bears_the_name_of_a_registered_outlet(text: str, own: bool) -> None:
    """A group is the outlet under a longer name; a foundation is a body of its own."""
    text = text.replace("Courier", "Northern Courier")
    (found,) = find_mentions(text, (), build_matcher(parse_registry(SMALL, "small.yaml")), "en")
    assert (found.name != "Northern Courier") is own
