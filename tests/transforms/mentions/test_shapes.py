from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.transforms.mentions.marked import Score, count, matcher_of, unmark
from transforms.mentions import find_mentions
from transforms.mentions.shapes import is_camel

CASES = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text(encoding="utf-8"))


def _named(text: str) -> list[tuple[str, str]]:
    return [(m.surface, m.type) for m in find_mentions(text, (), matcher_of(None), "en")]


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_each_text_without_registered_names(case: dict) -> None:
    marked = unmark(case["text"])
    assert count(marked, find_mentions(marked.text, (), matcher_of(None), "en"), Score()) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("NordVest", True), ("AgroSur", True), ("MacNeil", False), ("McVey", False), ("RoseMarsh", False)),
        *(("Øystein", False), ("Jelínek", False), ("O’Keeffe", False), ("UNESCO", False), ("", False)),
    ],
)
def test_a_capital_inside_a_word(word: str, expected: bool) -> None:
    assert is_camel(word) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They asked Oslo-based Brandal & Sons.", [("Oslo", "place"), ("Brandal & Sons", "organization")]),
        ("The Committee of Nine met.", [("Committee of Nine", "organization")]),
        (
            "He heads the Minerals Commission in Accra.",
            [("Minerals Commission", "organization"), ("Accra", "place")],
        ),
        (
            "The co-chair of the Open Alliance Zenta Ozola left.",
            [("Open Alliance", "organization"), ("Zenta Ozola", "person")],
        ),
        (
            "We joined Otter Watch Veldt (OWV), and OWV paid.",
            [("Otter Watch Veldt", "organization"), ("OWV", "organization"), ("OWV", "organization")],
        ),
        (
            "Signed by:\n\nRosa Trent, Clean Wells Kenya, Mombasa\nOtto Venn, Oslo",
            [
                *(("Rosa Trent", "person"), ("Clean Wells Kenya", "organization"), ("Mombasa", "place")),
                *(("Otto Venn", "person"), ("Oslo", "place")),
            ],
        ),
        ("He played in the Copa del Sur.", []),
        ("Vanilla is grown here. The price of vanilla fell. Call the Press Office.", []),
        ("She is Reader in Mammal Ecology.", []),
        ('The portal "Northern Board" denied it.', [("Northern Board", "organization")]),
        (
            "A statement of the Civic Alliance for Clean Ballots.",
            [("Civic Alliance for Clean Ballots", "organization")],
        ),
    ],
)
def test_names_by_what_stands_around(text: str, expected: list[tuple[str, str]]) -> None:
    assert _named(text) == expected


def test_initials_mean_the_one_body_they_are_all_initials_of() -> None:
    found = find_mentions("The Grand Harbour Relief Fund met. The GHRF paid.", (), matcher_of(None), "en")
    assert len(found) == 2
    assert len({mention.entity_id for mention in found}) == 1


def test_a_long_line_of_names_is_read_in_time_that_grows_with_it() -> None:
    text = "Anna-based Torvik & Sohn, Veldt and Quarley of the Committee of Nine, " * 3000
    assert len(find_mentions(text, (), matcher_of(None), "en")) > 3000
