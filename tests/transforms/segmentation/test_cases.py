"""Invented pages by class, in the text files beside this one (`marked.py` has their marks)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.growth import assert_linear
from tests.transforms.segmentation.marked import Case, check, read
from transforms.invariants import check_conservation
from transforms.segmentation import segment, segment_batch

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


ALL = [case for path in CASES for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_page_gives_its_segments(case: Case) -> None:
    check(case)


def test_a_batch_of_all_pages_gives_what_each_gives_alone() -> None:
    pages = [case.raw for case in ALL]
    assert segment_batch(pages) == [segment(page) for page in pages]


LINES = sorted({line for case in ALL for line in case.raw.split("\n") if line})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", " "])), max_size=25))
def test_lines_of_pages_in_any_order_are_all_accounted_for(pieces: list[tuple[str, str]]) -> None:
    raw = "".join(line + gap for line, gap in pieces)
    parts = segment(raw)
    check_conservation(raw, parts)
    assert segment_batch([raw, raw]) == [parts, parts]


@pytest.mark.parametrize(
    "piece",
    [
        "Why is the bridge closed?\n\nIt hums, she says.\n\n",
        "Pier sold at last today\n12:41\nIt was sold.\n",
        "Dear Sirs,\n\nThe wells are brown.\n\nThe well of Mill Lane\n\n",
        "By Ines Okafor\n\nInes Okafor mends clocks.\n\nOld clock goes again\n\n",
        "Subscribe to read more of our ",
        "1 2 3 4 5 ",
        "It hummed.\nSponsored\nWhy it hums\n\n",
        "The signed:\nTitle of one\n",
        "Home   News   Sport\n",
    ],
)
def test_a_page_of_one_thing_again_and_again_takes_linear_time(piece: str) -> None:
    assert_linear(segment, piece, 160_000)
