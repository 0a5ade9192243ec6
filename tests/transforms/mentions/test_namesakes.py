from __future__ import annotations

import pytest

from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import find_mentions

COUPLE = "Geoffrey Aldiss runs the mill. Joan Aldiss keeps the books.\n\n"


def _last(text: str, registered: dict[str, list[str]] | None = None) -> tuple[str, str | None]:
    """The name and the entity of the last mention."""
    mention = find_mentions(text, (), matcher_of(registered), "en")[-1]
    return mention.name, mention.entity_id


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The mill will close, Mr Aldiss said.", "Geoffrey Aldiss"),
        ("The mill will close, Mrs. Aldiss said.", "Joan Aldiss"),
        ("The mill will close, Lady Aldiss said.", "Joan Aldiss"),
        ("Joan Aldiss sat down. The mill, Aldiss said, would close.", "Joan Aldiss"),
    ],
)
def test_what_tells_namesakes_apart(sentence: str, name: str) -> None:
    assert _last(COUPLE + sentence)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        COUPLE + "The mill will close, Aldiss said.",
        COUPLE + "Joan Aldiss met Geoffrey Aldiss. The mill, Aldiss said, would close.",
        "Ikem Obura and Tobe Obura ran. Mr Obura won.",
        "Henry Pallister owns the mill. Nobody has asked Mrs Pallister.",
    ],
)
def test_two_equal_readings_are_left_open(text: str) -> None:
    assert _last(text)[1] is None


def test_a_name_before_the_namesake_comes_is_the_first_ones() -> None:
    text = "Geoffrey Aldiss runs the mill. Then Aldiss fell ill. His daughter Joan Aldiss came."
    found = find_mentions(text, (), matcher_of(None), "en")
    assert [m.name for m in found] == ["Geoffrey Aldiss", "Geoffrey Aldiss", "Joan Aldiss"]


def test_an_office_that_one_was_named_with() -> None:
    text = "Judge Ikem Obura and Senator Tobe Obura are cousins. The law, Senator Obura said, is old."
    assert _last(text)[0] == "Tobe Obura"


def test_a_registered_surname_gives_way_to_a_title_of_a_namesake() -> None:
    registered = {"person": ["Aldiss"]}
    text = "Joan Aldiss keeps the books. Mr Aldiss is away."
    assert _last(text, registered) == ("Aldiss", "person:Aldiss")
    entities = "Geoffrey Aldiss runs the mill, and Joan Aldiss keeps the books. Mrs Aldiss is away."
    assert _last(entities, {"person": ["Geoffrey Aldiss"]})[0] == "Joan Aldiss"


def test_kin_and_titles_tell_of_a_person_with_an_unknown_given_name() -> None:
    text = "Obrad Vesk met his wife Zelmi Vesk. Mrs Vesk was late."
    assert _last(text)[0] == "Zelmi Vesk"
