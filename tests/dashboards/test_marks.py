"""Texts with marks: cut in code points, overlapping or not, and always escaped."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from dashboards.compare import side_by_side
from dashboards.marks import Insertion, Mark, marked, nth_place


def plain_text(markup: str) -> str:
    return html.unescape(re.sub(r"<ins.*?</ins>|<[^>]*>", "", markup, flags=re.DOTALL))


def covered(markup: str, name: str) -> str:
    pieces = re.findall(rf'<mark class="[^"]*\b{name}\b[^"]*"[^>]*>(.*?)</mark>', markup, re.DOTALL)
    return html.unescape("".join(pieces))


def test_a_name_after_an_emoji_is_marked_exactly() -> None:
    text = "The ⛴️🚢 left Vessel Port."
    start = text.index("Vessel")
    assert covered(marked(text, [Mark(start, start + 11, "place")]), "place") == "Vessel Port"


def test_markup_in_texts_tips_and_anchors_stays_text() -> None:
    found = marked(
        "<script>x</script>", [Mark(0, 8, "a", tip='"><b>', anchor='"><i>')], [Insertion(3, "<u>", "n")]
    )
    assert "<script>" not in found
    assert "<b>" not in found
    assert "<i>" not in found
    assert "<u>" not in found


def test_overlapping_marks_share_their_pieces() -> None:
    found = marked("abcdef", [Mark(0, 4, "one", "first"), Mark(2, 6, "two", "second")])
    assert covered(found, "one") == "abcd"
    assert covered(found, "two") == "cdef"
    assert "first\nsecond" in found


def test_a_window_shows_only_its_part() -> None:
    found = marked("0123456789", [Mark(2, 8, "m")], start=4, end=6)
    assert plain_text(found) == "45"
    assert covered(found, "m") == "45"


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@given(st.text(max_size=40), st.lists(spans, max_size=8))
def test_no_character_is_lost_or_moved(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, f"k{number}") for number, (start, end) in enumerate(places)]
    found = marked(text, marks)
    assert plain_text(found) == text
    for mark in marks:
        assert covered(found, mark.names) == text[mark.start : mark.end]


def test_the_nth_place_is_found_or_none() -> None:
    assert nth_place("a[1] b[1]", "[1]", 1) == 6
    assert nth_place("a[1]", "[1]", 1) is None
    assert nth_place("abc", "", 0) is None


def test_two_copies_differ_where_they_differ() -> None:
    left, right, share = side_by_side("The ferry left on Monday.", "The ferry left on Friday, late.")
    assert covered(left, "differs") == "Monday"
    assert covered(right, "differs") == "Friday, late"
    assert 0.8 < share < 1
