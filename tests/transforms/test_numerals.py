from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.numerals import value_of


@pytest.mark.parametrize(
    ("written", "value"),
    [("1", 1), ("042", 42), ("¹²", 12), ("i", 1), ("iv", 4), ("ix", 9), ("xl", 40), ("lxxxix", 89)],
)
def test_numbers_of_notes(written: str, value: int) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize("written", ["", "iix", "vv", "ill", "mix", "IV", "a", "²a", "½"])
def test_what_is_no_number(written: str) -> None:
    assert value_of(written) == 0


@given(st.text(max_size=8))
def test_any_text_has_a_value_or_none(written: str) -> None:
    assert value_of(written) >= 0
