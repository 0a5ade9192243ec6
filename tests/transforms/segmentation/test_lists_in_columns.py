"""Lists of notes that are wrapped like columns, or stand at the feet of several pages."""

from __future__ import annotations

import pytest

from transforms.citations import find_citations
from transforms.segmentation import segment
from transforms.segmentation.references import list_spans

WRAPPED = [
    "[1] Hilda Brask, The Guild and Its Gifts: A",
    "History in Stone, Verso, 1999,",
    "p. 44.",
    "[2] Town Register, vol. 3,",
    "available at",
    "https://register.example/3",
]
STEPS = ["[1] The gate was lifted at noon by", "two men of the board.", "Nobody saw them.", "They left."]


def test_entries_that_are_wrapped_are_one_list() -> None:
    gaps = [0, 2, 1, 1, 1, 1, 1]
    assert list_spans(["The customs house was a gift.[1]", *WRAPPED], gaps) == [(1, 7)]


def test_a_new_paragraph_is_no_wrapped_entry() -> None:
    lines = ["The weir broke in steps.", *STEPS, "[2] The wall moved."]
    assert (1, 6) not in list_spans(lines, [0, 2, 1, 2, 2, 1])


PAGES = {
    "grain": (
        "The grain office\n\nThe grain office opened in 1931.1 It bought at a fixed price and sold at a loss.2\n\n"
        "1 Hilda Brask, Grain, Verso, 1999.\n2 Ibid.\n\n"
        "In 1938 the office was closed.3 The price fell within the week, and so did the ministers who had done it.\n\n"
        "3 Strand Courier, 3 May 1938.\n",
        ["closed.3 The price fell"],
    ),
    "lamps": (
        "Who lit the northern pier\n\nThe lamp was lit by hand until the war.[1] Then it was lit by nobody.[2]\n\n"
        "[1] Tor Lind, Lamps, Penguin, 2004, p. 8.\n[2] Harbour Board, Accounts, 1941.\n\n"
        "A fund was raised for oil in the last year of the war.[3] It went into a statue of the man who raised it.\n\n"
        "[3] “Statue for Quell,” Strand Courier, 3 May 1946.\n",
        ["war.[3] It was spent"],
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_notes_at_the_feet_of_pages_leave_the_text_between_them(page: str) -> None:
    text, between = PAGES[page]
    (part,) = segment(text).segments
    rows = [row for row in find_citations(part.text, part.regions, [], None, "en") if row.kind == "footnote"]
    assert [row.marker for row in rows] == ["1", "2", "3"]
    assert all(row.marker_start is not None for row in rows)
    assert not any(words in part.text[row.start : row.end] for words in between for row in rows)


GLUED = {
    "power": [
        "1. Ada Marsh. 1954. “Power,” Review of Tides 36, No. 4: 387.",
        "2Ivo Rusk. 1966. “Fees,” The Halse Review 60, No. 2: 295.",
        "3C. W. Quell. 1956. The School Elite. Wick: Lamp Press, p. 4.",
        "4“Directory of Schools.” Halse Board. https://halse.example/schools.",
    ],
    "mills": [
        "1Hilda Brask, The Mill Road, Verso, 1999, p. 4.",
        "2Ibid.",
        "3“Mill sold,” Strand Courier, 3 May 1994.",
    ],
}


@pytest.mark.parametrize("page", GLUED)
def test_numbers_that_have_lost_their_stops_count_on(page: str) -> None:
    lines = ["The mill and the school.1 It was sold.2", *GLUED[page]]
    assert list_spans(lines) == [(1, len(lines))]


def test_things_with_a_number_in_front_are_no_notes() -> None:
    assert (
        list_spans(["What they sold.", "3D printers", "5G masts", "1Up mushrooms", "2Go meals", "They left."])
        == []
    )
