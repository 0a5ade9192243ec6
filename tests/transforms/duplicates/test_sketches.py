"""What a sketch says of a text that is not read again: never too few shared runs, and seldom many too many."""

from __future__ import annotations

import random

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates.judge import Measures, judge, least_related
from transforms.duplicates.normalise import encode
from transforms.duplicates.shingles import SHINGLE_WORDS, distinct, hash_words, shingles
from transforms.duplicates.sketches import Sketches, sketches_of

_WORDS = [
    a + b for a in ("ba", "ke", "lo", "mi", "tu", "ra", "so", "ny") for b in ("n", "st", "rr", "l", "x")
]


def runs_of(text: str) -> np.ndarray:
    runs, _ = shingles(hash_words([encode(text)]), SHINGLE_WORDS)
    return distinct(runs >> np.uint64(32))


def sketch_of(text: str) -> Sketches:
    words = hash_words([encode(text)])
    counts = np.maximum(np.diff(words.offsets) - SHINGLE_WORDS + 1, 0)
    return Sketches(pl.Series(sketches_of(words, counts), dtype=pl.Binary))


def hits(asked: str, of: str) -> int:
    runs = runs_of(asked)
    edges = np.array([0, len(runs)])
    return int(sketch_of(of).most_shared(runs, edges, np.zeros(1, np.int64), np.zeros(1, np.int64))[0])


@given(
    st.lists(st.sampled_from(_WORDS), min_size=3, max_size=80),
    st.lists(st.sampled_from(_WORDS), min_size=3, max_size=80),
)
def test_a_sketch_never_reports_fewer_shared_runs_than_there_are(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    shared = len(np.intersect1d(runs_of(a), runs_of(b)))
    assert hits(a, b) >= shared
    assert sketch_of(b).least_runs()[0] <= len(runs_of(b))


def test_a_text_that_shares_nothing_hits_one_place_in_eight() -> None:
    rng = random.Random(1)
    texts = [" ".join(f"{rng.getrandbits(40):x}" for _ in range(4_000)) for _ in range(2)]
    assert 0.09 < hits(*texts) / len(runs_of(texts[0])) < 0.15


def test_a_sketch_takes_a_byte_a_run() -> None:
    text = " ".join(str(number) for number in range(300))
    assert sketch_of(text).sizes.tolist() == [298]


@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_no_pair_is_related_with_fewer_shared_runs_than_the_least(
    one: int, other: int, data: st.DataObject
) -> None:
    shared = data.draw(st.integers(0, min(one, other)))
    measures = Measures(*(np.array([number]) for number in (one, other, shared)))
    fewer, more = (np.array([pick(one, other)]) for pick in (min, max))
    least = least_related(fewer, more)[0]
    assert (judge(measures)[0][0] != "") == (shared >= least - 1e-9)
    assert least <= least_related(fewer + 1, more + 1)[0]
    assert least <= least_related(fewer, more + 1)[0]


def test_a_text_without_a_sketch_may_share_every_run() -> None:
    mine, other = "one two three four five six", "seven eight nine ten eleven"
    runs = runs_of(mine)
    edges, asked = np.array([0, len(runs)]), np.zeros(3, np.int64)
    known = sketch_of(other)
    mixed = Sketches(pl.Series([None, bytes(known.data), None], dtype=pl.Binary))
    assert mixed.most_shared(runs, edges, asked, np.array([0, 1, 2])).tolist() == [
        len(runs),
        hits(mine, other),
        len(runs),
    ]
    nothing = Sketches(pl.Series([None, None, None], dtype=pl.Binary))
    assert nothing.most_shared(runs, edges, asked, np.array([0, 1, 2])).tolist() == [len(runs)] * 3
