"""Invented pages by class, in the text files beside this one: what each segment is, where it begins and where it ends.

A case opens with "=== name"; "<<< kind | title" opens a segment and ">>>" ends it; what stands between ">>>+" and
"+<<<" lies inside a segment and is furniture. The marking lines are no part of the page.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.invariants import check_conservation
from transforms.segmentation import segment, segment_batch

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@dataclass(slots=True)
class Wanted:
    """A segment: what it is, where its text begins and ends in the page."""

    kind: str
    title: str | None
    start: int
    end: int = 0


@dataclass(slots=True)
class Case:
    """A page without its marks, its segments, and the words that must be in none of them."""

    name: str
    raw: str = ""
    wanted: list[Wanted] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def read(path: Path) -> list[Case]:
    cases: list[Case] = []
    inside = inserted = False
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        mark = line.rstrip("\n")
        if mark.startswith("=== "):
            cases.append(Case(f"{path.stem}: {mark[4:]}"))
            continue
        case = cases[-1]
        if mark.startswith("<<< "):
            kind, _, title = mark[4:].partition(" | ")
            case.wanted.append(Wanted(kind, title or None, len(case.raw)))
            inside = True
        elif mark == ">>>":
            case.wanted[-1].end = len(case.raw.rstrip())
            inside = False
        elif mark in (">>>+", "+<<<"):
            inserted = mark == ">>>+"
        else:
            case.raw += line
            if mark and (inserted or not inside):
                case.furniture.append(mark)
    return cases


ALL = [case for path in CASES for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_page_gives_its_segments(case: Case) -> None:
    found = segment(case.raw).segments
    assert [(part.kind, part.title) for part in found] == [(part.kind, part.title) for part in case.wanted]
    spans = [(case.raw[part.raw_start : part.raw_end], part.title) for part in found]
    assert spans == [(case.raw[part.start : part.end], part.title) for part in case.wanted]
    text = "\n".join(part.text for part in found)
    assert [words for words in case.furniture if words in text] == []


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
    def spent(size: int) -> float:
        begun = time.process_time()
        segment(piece * (size // len(piece)))
        return time.process_time() - begun

    # Once is enough: a busy machine or the garbage of other tests makes any one measurement longer, none shorter.
    measured = []
    for _ in range(4):
        measured.append((spent(40_000), spent(160_000)))
        if measured[-1][1] <= max(9 * measured[-1][0], 0.8):
            return
    pytest.fail(f"four times the text takes more than nine times as long, each time: {measured}")
