"""Texts of which one ends in the line in which another goes on."""

from __future__ import annotations

import pytest

from transforms.segmentation import segment

NOTES = (
    "(Reporting by Ines Okafor; Editing by Piet Halloran)",
    "(Reporting by Ines Okafor and Mara Lunde; additional reporting by Bo Quist; writing by Una Roth)",
    "(Writing by Ines Okafor, editing by Piet Halloran)",
)
RESTS = (
    "ed the truce on the river eleven times in a month, and that the villages reserve the right to answer. The letter "
    "was handed out in Marle on Sunday.",
    "had been told nothing of the new fares. The ferry company says that it will put up notices before the summer.",
)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("rest", RESTS)
def test_a_rest_behind_an_agencys_note_is_a_fragment(note: str, rest: str) -> None:
    page = f"Mill burns down in Stell\n\nSTELL, May 4 (GPA) - The old mill burned down on Monday.\n\n{note}{rest}\n"
    found = segment(page).segments
    assert [part.kind for part in found] == ["article", "fragment"]
    assert page[found[0].raw_end : found[1].raw_start] == ""
    assert found[1].text == rest


def test_words_in_brackets_end_no_text() -> None:
    page = "The drawings of a sailor\n\nThe museum shows drawings (editing by his daughter)and a map of the coast.\n"
    assert len(segment(page).segments) == 1
