"""What counts as the same text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.growth import assert_linear
from transforms.duplicates import content_hash
from transforms.duplicates.normalise import encode, fold
from transforms.duplicates.shingles import hash_words

TEXT = "The mayor of Oakport said: “We won’t close the café,” and left."


@pytest.mark.parametrize(
    "same",
    [
        TEXT.upper(),
        TEXT.replace("“", '"').replace("”", '"').replace("’", "'"),
        TEXT.replace(" ", "\n\n"),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("said: “We", "said:“We"),
        TEXT.replace("the mayor", "themayor"),
        TEXT.replace("café", "cafe\u0301"),
        TEXT.replace("café", "cafe"),
        TEXT.replace("Oakport", "Oak\u00adport"),
        TEXT.replace("mayor", "ｍａｙｏｒ"),
        TEXT.rstrip(".") + " …",
    ],
)
def test_case_spacing_quotes_accents_and_punctuation_do_not_count(same: str) -> None:
    assert content_hash(same) == content_hash(TEXT)


@pytest.mark.parametrize(
    "other", [TEXT.replace("won’t", "will"), TEXT + " Later", TEXT.replace("Oakport", "Oakford"), ""]
)
def test_another_word_is_another_text(other: str) -> None:
    assert content_hash(other) != content_hash(TEXT)


def test_texts_without_a_word_are_told_apart_by_their_characters() -> None:
    assert content_hash("…") != content_hash("!!!")
    assert content_hash(" … ") == content_hash("…")


def test_the_hash_is_the_same_on_every_machine() -> None:
    assert content_hash("A plain text, 2024.") == "84004ae7b9df661b8e4f09536d212ce9"


@given(st.lists(st.text(max_size=60), max_size=6))
def test_a_text_is_hashed_alike_alone_and_among_others(texts: list[str]) -> None:
    encoded = [encode(text) for text in texts]
    together = hash_words(encoded)
    for number, text in enumerate(encoded):
        alone = hash_words([text])
        low, high = together.offsets[number], together.offsets[number + 1]
        assert np.array_equal(alone.hashes, together.hashes[low:high])
        assert len(alone.hashes) == len(fold([text])[:-1].split())


@given(st.text(max_size=80), st.text(max_size=80))
def test_folding_does_not_depend_on_what_stands_around(left: str, right: str) -> None:
    assert encode(left + right) == encode(left) + encode(right)


def test_every_ideograph_is_a_word() -> None:
    assert len(fold([encode("東京都知事は会見した")])[:-1].split()) == 10


def test_long_words_are_told_apart_by_their_beginning_and_length() -> None:
    word = "x" * 200
    hashes = hash_words([encode(f"{word} {word}y {word} {'x' * 63}a {'x' * 63}b")]).hashes
    assert len(set(hashes.tolist())) == 4


@pytest.mark.parametrize(("unit", "characters"), [("x", 2_000_000), ("ж", 500_000), ("’ ", 400_000)])
def test_a_huge_line_is_hashed_in_linear_time(unit: str, characters: int) -> None:
    assert_linear(lambda text: (content_hash(text), hash_words([encode(text)])), unit, characters)
