"""Sources by name, alias and domain, and the ones that no registry holds."""

from __future__ import annotations

from transforms.citations import discovered_sources, find_citations
from transforms.citations.sources import SourceIndex, discovered_id, full_names, host_of, looks_like_outlet
from transforms.mentions.registry import Registry
from transforms.model import Mention, Source

COURIER = Source(
    "courier", "The Northern Courier", "newspaper", "courier", "courier.example", ("NC", "Nth. Courier"), True
)
REGISTRY = Registry((), (COURIER,))


def test_names_aliases_and_domains_find_the_source() -> None:
    index = SourceIndex((COURIER,))
    for name in ("The Northern Courier", "Northern Courier", "northern-courier", "NC", "courier.example"):
        assert index.by_name(name) is COURIER
    for address in ("https://www.courier.example/a?b", "news.courier.example/x", "http://courier.example"):
        assert index.by_address(address) is COURIER
    assert index.by_address("https://notcourier.example/") is None
    assert host_of("https://www.a.example:8080/x") == "a.example"


def test_outlets_by_shape() -> None:
    assert all(
        looks_like_outlet(name) for name in ("Evening Post", "BBN", "petcorner.com", "Voice of the North")
    )
    assert not any(
        looks_like_outlet(name) for name in ("Ada Marsh", "the wall of salt", "Report to Parliament", "")
    )


def test_one_discovered_source_for_all_its_spellings() -> None:
    text = (
        "A.[1] B.[2] C.[3]\n\n[1] Kit Amble, The Evening Post, Stone, 2001\n\n"
        "[2] Ivy Cole, Evening Post, Salt, 2002\n\n[3] Ed Stone, NC, Sand, 2003"
    )
    rows = find_citations(text, (), [], REGISTRY, "en")
    assert [row.source_id for row in rows] == [discovered_id("Evening Post")] * 2 + ["courier"]
    (found,) = discovered_sources(rows, REGISTRY)
    assert (found.name, found.aliases, found.is_registered) == ("Evening Post", ("The Evening Post",), False)


def mention(text: str, surface: str, name: str, entity: str, at: int = 0) -> Mention:
    start = text.index(surface, at)
    return Mention(start, start + len(surface), surface, entity, name, "organization", False, "given", 1.0)


def test_a_short_form_and_an_acronym_are_the_source_of_the_full_name() -> None:
    text = "The Vale Water Board (VWB) met. The Board said that prices would stay. VWB warned that rain would come."
    full = "Vale Water Board"
    mentions = [
        mention(text, full, full, "board"),
        mention(text, "VWB", full, "board"),
        mention(text, "Board", full, "board", text.index("The Board")),
        mention(text, "VWB", full, "board", text.index("VWB warned")),
    ]
    rows = find_citations(text, (), mentions, REGISTRY, "en")
    assert [(row.source, row.source_id) for row in rows] == [
        ("Board", discovered_id(full)),
        ("VWB", discovered_id(full)),
    ]
    (found,) = discovered_sources(rows, REGISTRY, mentions)
    assert (found.name, found.aliases) == (full, ("Board", "VWB"))


def test_a_surface_that_stands_for_two_organizations_keeps_its_own_source() -> None:
    text = "The Board of the port and the Board of the town met."
    mentions = [
        mention(text, "Board", "Port Board", "port"),
        mention(text, "Board", "Town Board", "town", text.index("the town") - 12),
    ]
    assert full_names(mentions) == {}


def test_a_short_form_of_a_registered_source_is_that_source() -> None:
    text = "The Northern Courier was sold. The Courier reported that the price was low."
    mentions = [
        mention(text, "Northern Courier", "The Northern Courier", "courier"),
        mention(text, "Courier", "The Northern Courier", "courier", text.index("The Courier")),
    ]
    (row,) = find_citations(text, (), mentions, REGISTRY, "en")
    assert (row.source, row.source_id) == ("Courier", "courier")
