from __future__ import annotations

import pytest

from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import across, find_mentions
from transforms.model import Mention


def _read(*texts: str, registered: dict[str, list[str]] | None = None) -> list[list[Mention]]:
    return across([find_mentions(text, (), matcher_of(registered), "en") for text in texts])


def _named(mentions: list[Mention]) -> list[tuple[str, str, str]]:
    return [(one.surface, one.type, one.name) for one in mentions]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The bread was late, said Ottilie Maddern, who bakes it.",
            "“We had no flour,” Maddern said.",
            ("Maddern", "person", "Ottilie Maddern"),
        ),
        (
            "The Veldt River Authority (VRA) dredged the harbour.",
            "Divers of the VRA found the bell.",
            ("VRA", "organization", "Veldt River Authority"),
        ),
        (
            "The Union of Tram Drivers struck on Monday.",
            "Nobody of UTD answered the telephone.",
            ("UTD", "organization", "Union of Tram Drivers"),
        ),
        (
            "The Lighthouse Board of Torvik lit the lamp.",
            "They asked the Lighthouse Board for oil.",
            ("Lighthouse Board", "organization", "Lighthouse Board of Torvik"),
        ),
        (
            "The goats belong to Idris Quarley, a shepherd.",
            "The goats were counted by IdrisQuarley on Friday.",
            ("IdrisQuarley", "person", "Idris Quarley"),
        ),
    ],
)
def test_a_short_form_is_read_by_the_full_name_of_another_text(
    first: str, second: str, expected: tuple[str, str, str]
) -> None:
    before, after = _read(first, second)
    assert expected in _named(after)
    full = {one.entity_id for one in before if one.name == expected[2]}
    assert full == {one.entity_id for one in after if one.surface == expected[0]}
    assert expected in _named(_read(second, first)[0])


def test_nothing_is_read_where_two_could_be_meant() -> None:
    texts = ("Ottilie Maddern baked.", "Then Ansel Maddern ate.", "“We had no flour,” Maddern said.")
    assert [name for surface, _, name in _named(_read(*texts)[2]) if surface == "Maddern"] == ["Maddern"]


def test_a_text_keeps_what_it_says_itself() -> None:
    first = "The goats belong to Idris Quarley, a shepherd."
    second = "She was born in Quarley, a town of the north. Rain fell near Quarley."
    assert {one.type for one in _read(first, second)[1]} == {"place"}
    assert _read(first) == [find_mentions(first, (), matcher_of(None), "en")]
    known = _read(first, "They sued Quarley.", registered={"organization": ["Quarley"]})
    assert [one.name for one in known[1]] == ["Quarley"]
