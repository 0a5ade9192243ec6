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


CLOSED = [
    "273. Interview following a talk at the Lamp Foundation, Wick, 16 May 2007.",
    "274. Adam Quell, Let Them Eat Salt. Wick: Salt Research Unit, December 2008, p. 2.",
    "275. Talk given at the Salt Council, Wick, 6 October 2009.",
    "276. Interview, Wick, 26 October 2008.",
    "277. Ibid.",
]


@pytest.mark.parametrize("lines", [PRESS, SWIFTS, CLOSED])
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
        [
            "41. The pier was built in 1903.",
            "42. It burnt in 1921.",
            "43. It was sold in 1938.",
            "44. It fell in 1950.",
        ],
        ["21 Swifts were counted in May 2019.", "22 Boats came on 3 June 2019."],
    ],
)
def test_numbered_texts_are_none(lines: list[str]) -> None:
    assert list_spans(["The boats lie still.", *lines]) == []
