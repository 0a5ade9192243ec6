"""Passages that one text holds twice."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates import repeated_passages

LEAD = (
    "The harbour board of Lower Vessel voted on Monday to close the eastern dock for two years. "
    "“We have run out of cranes and out of patience,” said its chair, Ada Quill."
)
BODY = "The vote ended a quarrel of nine years. Fishermen left the hall before the count was read."


def test_a_teaser_that_repeats_the_lead_is_marked_once_and_its_first_stand_named() -> None:
    text = f"{LEAD}\n\n{LEAD} {BODY}"
    (repeat,) = repeated_passages(text)
    assert text[repeat.first_start : repeat.first_end] == LEAD[:-1]
    assert text[repeat.start : repeat.end] == LEAD[:-1]
    assert repeat.start == len(LEAD) + 2


def test_other_quotes_and_case_do_not_hide_a_repeat() -> None:
    shouted = LEAD.upper().replace("“", '"').replace("”", '"')
    text = f"{LEAD} {BODY} {shouted}"
    (repeat,) = repeated_passages(text)
    assert text[repeat.start : repeat.end].startswith("THE HARBOUR BOARD")
    assert text[repeat.start : repeat.end].endswith("ADA QUILL")


def test_a_teaser_cut_inside_a_word_is_found_up_to_the_word_before() -> None:
    teaser = LEAD[: LEAD.index("patience") + 4]
    text = f"{teaser}… Read on\n\n{LEAD} {BODY}"
    (repeat,) = repeated_passages(text)
    assert text[repeat.start : repeat.end].endswith("cranes and out of")


def test_a_text_that_says_nothing_twice_has_no_repeats() -> None:
    assert repeated_passages(f"{LEAD} {BODY}") == []
    assert repeated_passages("") == []


def test_a_phrase_said_again_is_no_repeat() -> None:
    phrase = "out of cranes and out of patience"
    assert repeated_passages(f"{LEAD} {BODY} Nobody in the hall was {phrase}, he said. {phrase}.") == []


def test_a_passage_said_three_times_is_marked_twice_and_points_to_the_first() -> None:
    text = f"{LEAD} {BODY} {LEAD} Then came a storm. {LEAD}"
    repeats = repeated_passages(text)
    assert [repeat.first_start for repeat in repeats] == [0, 0]
    assert repeats[0].end <= repeats[1].start


@given(st.text(max_size=400), st.integers(1, 6))
def test_spans_are_ordered_apart_and_say_the_same(text: str, least: int) -> None:
    end = 0
    for repeat in repeated_passages(text, least):
        assert end <= repeat.start < repeat.end <= len(text)
        assert 0 <= repeat.first_start < repeat.first_end <= repeat.start
        end = repeat.end


def test_a_word_repeated_two_hundred_thousand_times_takes_seconds_not_hours() -> None:
    begun = time.process_time()
    repeated_passages("tick " * 200_000)
    assert time.process_time() - begun < 8
