"""Rows on their way to columns."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.rows import Rows, word_count
from transforms.schema import STAGED

_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


@given(st.text(alphabet=st.one_of(st.sampled_from("ab’é\ud800" + _SPACES), st.characters()), max_size=80))
def test_words_are_counted_as_they_are_split(text: str) -> None:
    assert word_count(text) == len(text.split())


@given(st.lists(st.lists(st.sampled_from(["title", "", "a b", "é"]), max_size=3).filter(lambda v: v != [""])))
def test_lists_of_texts_stay_what_they_are(lists: list[list[str]]) -> None:
    rows = Rows()
    for number, texts in enumerate(lists):
        rows.add("dim_entity", str(number), "name", "person", texts, False)
    frame = rows.frame("dim_entity")
    assert frame["aliases"].to_list() == lists
    assert dict(frame.schema) == {**STAGED["dim_entity"]}


def test_rows_added_since_are_taken_away() -> None:
    rows = Rows()
    rows.add("document_text", "a", "first")
    before = rows.sizes()
    rows.add("document_text", "b", "second")
    rows.add("fact_furniture", "b", "legal", 0, 4)
    rows.cut(before)
    assert rows.frame("document_text").rows() == [("a", "first")]
    assert rows.frame("fact_furniture").height == 0
    assert all(rows.frame(table).schema == pl.Schema(schema) for table, schema in STAGED.items())
