"""Markers of texts whose notes begin again with 1."""

from __future__ import annotations

from transforms.citations.markers import markers_of_lists
from transforms.citations.reference_list import Entry


def test_two_lists_in_one_text_have_markers_of_their_own() -> None:
    text = (
        "Salt was taxed.[1] Riots followed.[2]\n\n[1] Brask, Salt, 1999.\n[2] Ibid.\n\n"
        "Tea was taxed as well.[1] Nobody rioted, since nobody drank it.[2]\n\n[1] Lind, Tea, 2004.\n[2] Ibid.\n"
    )
    firsts = [text.index("[1] Riots"), text.index("[1] Nobody")]
    first, second = text.index("[1] Brask"), text.index("[1] Lind")
    entries = [
        Entry(1, "bracket", first, first + 4, first + 22, "1"),
        Entry(2, "bracket", first + 23, first + 27, first + 32, "2"),
        Entry(1, "bracket", second, second + 4, second + 20, "1"),
        Entry(2, "bracket", second + 21, second + 25, second + 30, "2"),
    ]
    found = markers_of_lists(text, entries)
    assert [marker[1] for marker in found[::2] if marker] == firsts
    assert all(found)
