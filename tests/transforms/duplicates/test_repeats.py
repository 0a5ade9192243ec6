"""Passages that one text holds twice."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.growth import assert_linear
from transforms.duplicates import Place, repeated_passages, said_before

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


def test_a_word_repeated_two_hundred_thousand_times_takes_linear_time() -> None:
    assert_linear(repeated_passages, "tick ", 1_000_000)


def quotes(text: str, kind: str = "quotation") -> list[Place]:
    """The places of `text` in quotation marks, the marks included."""
    return [Place(kind, match.start(), match.end()) for match in re.finditer("“[^”]*”", text)]


def test_a_quote_in_the_second_stand_of_a_passage_is_a_repeat_and_in_the_first_it_is_not() -> None:
    text = f"{LEAD}\n\n{LEAD} {BODY} “Nobody was surprised,” said a clerk who had counted the hands."
    assert said_before([text], [quotes(text)]) == [[False, True, False]]


def test_the_first_text_of_the_list_keeps_its_quote_and_the_others_repeat_it() -> None:
    assert said_before([f"{LEAD} {BODY}", LEAD], [quotes(f"{LEAD} {BODY}"), quotes(LEAD)]) == [
        [False],
        [True],
    ]


def test_a_statement_of_another_kind_is_not_said_before() -> None:
    assert said_before([LEAD, LEAD], [quotes(LEAD), quotes(LEAD, "attribution")]) == [[False], [False]]


def test_a_quote_that_was_found_in_its_second_stand_only_is_counted_there() -> None:
    text = f"{LEAD} Read on\n\n{LEAD} {BODY}"
    assert said_before([text], [quotes(text)[1:]]) == [[False]]


def test_a_quote_of_which_the_teaser_held_the_beginning_only_is_no_repeat() -> None:
    teaser = LEAD[: LEAD.index(" out of cranes")]
    text = f"{teaser}”… Read on\n\n{LEAD} {BODY}"
    assert said_before([text], [quotes(text)]) == [[False, False]]


def test_two_stories_that_share_a_short_quote_say_it_both() -> None:
    one = f"{LEAD} “Out of patience,” she said."
    other = f"{BODY} “Out of patience,” the chair had said before the vote began on Monday in the hall."
    assert said_before([one, other], [quotes(one), quotes(other)]) == [[False, False], [False]]


def test_no_texts_and_texts_without_statements_give_nothing() -> None:
    assert said_before([], []) == []
    assert said_before([f"{LEAD} {LEAD}"], [[]]) == [[]]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([LEAD, BODY, LEAD.upper(), "“Yes,” she said."]), min_size=1, max_size=6))
def test_short_and_long_texts_are_marked_alike_and_one_stand_is_left(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    places = quotes(text)
    (flags,) = said_before([text], [places])
    long = text + " ".join(f"w{number}" for number in range(20_000))
    assert said_before([long], [places]) == [flags]
    once = {text[start:end].lower() for (_, start, end), flag in zip(places, flags, strict=True) if not flag}
    assert once == {text[start:end].lower() for _, start, end in places}


def test_statements_of_a_text_that_says_nothing_twice_cost_microseconds() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    places = [Place("quotation", 500, 620), Place("attribution", 1500, 1580)]
    measured = []
    for _ in range(5):  # the shortest counts: other work makes any of them longer
        begun = time.process_time()
        for _ in range(1000):
            said_before([text], [places])
        measured.append(time.process_time() - begun)
    assert min(measured) < 0.3  # measured: 0.024
