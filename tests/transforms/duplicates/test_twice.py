"""Which of many texts may hold a passage twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.duplicates import may_repeat, repeated_passages
from transforms.duplicates.repeats import LEAST_WORDS
from transforms.duplicates.twice import _AT_ONCE

FERRY = (
    "The ferry line will keep its two boats until the spring, the board said, “and not a day longer”. "
    "Nobody had asked the people who live beside the water."
)
CHOIR = (
    "A choir of forty bakers sang in the market hall, where the roof let in the rain and the pigeons. "
    "The tickets were sold out within an hour."
)


def test_texts_without_a_passage_twice_are_told_apart_from_those_with_one() -> None:
    again = f"{FERRY}\n\n{CHOIR} {FERRY.upper()}"
    assert may_repeat([FERRY, again, CHOIR, f"{CHOIR} {FERRY}"]) == [False, True, False, False]


def test_what_two_texts_share_repeats_neither() -> None:
    assert may_repeat([FERRY, FERRY, CHOIR, CHOIR]) == [False] * 4


def test_letters_beyond_ascii_are_not_looked_at() -> None:
    assert may_repeat([f"{FERRY} Café", CHOIR, "船 " + CHOIR]) == [True, False, True]


def test_empty_texts_and_no_texts() -> None:
    assert may_repeat(["", " ", FERRY, ""]) == [False] * 4
    assert may_repeat([]) == []


def test_the_number_that_ends_a_text_is_a_word_of_its_last_run() -> None:
    words = " ".join(f"word{number}" for number in range(LEAST_WORDS - 1))
    assert may_repeat([f"{words} 0 and {words}"]) == [True]


def test_long_texts_are_taken_alone() -> None:
    long = " ".join(f"w{number}" for number in range(_AT_ONCE // 6))
    assert may_repeat([long, FERRY, f"{long} {long[:200]}"]) == [False, False, True]


_WORDS = st.sampled_from(
    ["ferry", "Choir", "the", "a_b", "“roof”", "is’nt", "café", "x" * 70, "7", "…", "\n", "\x00"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_WORDS, max_size=60).map(" ".join), max_size=6))
def test_no_repeat_is_missed_and_no_text_is_judged_by_its_neighbours(texts: list[str]) -> None:
    told = may_repeat(texts)
    for text, may in zip(texts, told, strict=True):
        assert may or not repeated_passages(f"{text}\n0\n")
        assert may_repeat([text]) == [may]
