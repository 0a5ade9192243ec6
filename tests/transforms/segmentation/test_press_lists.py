"""Lists of notes whose beginning is elsewhere, and numbered texts that are none."""

from __future__ import annotations

import pytest

from transforms.segmentation.references import list_spans

PRESS = [
    "421 “Ferries Fall to Ten, Board Says,” Allied Press, March 31, 2008.",
    "422 “Council Urges Pilots to Wait,” Northern Courier, August 25, 2008.",
    "423 See “Half of Boats Under Repair,” River Focus, January 21, 2005.",
]
SWIFTS = [
    '37. Lorne, Ann, "Swifts in the Mill," Bird Review, May 2011',
    '38. Lorne, Ann, "Nests Under Glass," Bird Review, https://birds.example/nests',
]


@pytest.mark.parametrize("lines", [PRESS, SWIFTS])
def test_dated_titles_are_a_list_at_any_number(lines: list[str]) -> None:
    assert list_spans(["The boats lie still.", *lines]) == [(1, 1 + len(lines))]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "14. The Commission recalls that on 3 May 2019 the board was “ready to go” with the plan.",
            "15. The Commission notes that nothing was done.",
            "16. In March 2020 the board left.",
        ],
        ["7 “The Harbour Wall” (1942)", "8 “Swifts over Dunmere” (1954)", "9 “A Mill” (1960)"],
        ["21 Swifts were counted in May 2019.", "22 Boats came on 3 June 2019."],
    ],
)
def test_numbered_texts_are_none(lines: list[str]) -> None:
    assert list_spans(["The boats lie still.", *lines]) == []
