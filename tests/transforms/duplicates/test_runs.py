"""The runs that are stored of a text: what was packed comes back, and pairs are measured by it as by their texts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.duplicates.anchors import signatures
from transforms.duplicates.normalise import encode
from transforms.duplicates.runs import BITS, RunSets, runs_of_texts
from transforms.duplicates.shingles import SHINGLE_WORDS, hash_words, shingles
from transforms.duplicates.verify import measure

_WORDS = [
    a + b for a in ("ba", "ke", "lo", "mi", "tu", "ra", "so", "ny") for b in ("n", "st", "rr", "l", "x")
]
_TEXTS = st.lists(st.lists(st.sampled_from(_WORDS), max_size=90).map(" ".join), min_size=2, max_size=12)


def packed(texts: list[str]) -> pl.Series:
    return pl.Series(runs_of_texts(texts), dtype=pl.Binary)


def runs_of(text: str) -> set[int]:
    """The numbers that stand for the runs of a text."""
    runs, _ = shingles(hash_words([encode(text)]), SHINGLE_WORDS)
    return set((runs >> np.uint64(64 - BITS)).tolist())


def true_runs_of(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[start : start + 3]) for start in range(len(words) - 2)}


def articles_of(texts: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"article_id": [f"a{number:04}" for number in range(len(texts))], "text": texts})


def stored_in(signed: pl.DataFrame) -> Callable[[list[str]], pl.DataFrame]:
    return lambda ids: signed.filter(pl.col("article_id").is_in(ids)).select("article_id", "runs")


def no_texts(ids: list[str]) -> pl.DataFrame:
    raise AssertionError(f"asked for the texts of {ids}")


@settings(deadline=None)
@given(_TEXTS)
def test_every_text_has_its_runs_whatever_stands_beside_it(texts: list[str]) -> None:
    sets = RunSets(packed(texts))
    assert sets.sizes.tolist() == [len(runs_of(text)) for text in texts]
    for number, text in enumerate(texts):
        mine = sets.runs[sets.edges[number] : sets.edges[number + 1]]
        assert mine.tolist() == sorted(runs_of(text)) == RunSets(packed([text])).runs.tolist()


@settings(deadline=None)
@given(_TEXTS)
def test_pairs_measure_what_their_texts_share(texts: list[str]) -> None:
    articles = articles_of(texts)
    signed = signatures(articles)
    left, right = (np.array(side) for side in zip(*combinations(range(len(texts)), 2), strict=True))
    found = measure(signed, left, right, no_texts, stored_in(signed))
    sets = [runs_of(text) for text in texts]
    assert found.left.tolist() == [len(sets[a]) for a in left]
    assert found.right.tolist() == [len(sets[b]) for b in right]
    assert found.shared.tolist() == [len(sets[a] & sets[b]) for a, b in zip(left, right, strict=True)]


def test_of_many_pairs_few_seem_to_share_a_run_that_they_do_not() -> None:
    rng = np.random.default_rng(7)
    texts = [" ".join(rng.choice(_WORDS, rng.integers(0, 400))) for _ in range(900)]
    signed = signatures(articles_of(texts))
    left, right = rng.integers(0, 900, 4_000), rng.integers(0, 900, 4_000)
    found = measure(signed, left, right, no_texts, stored_in(signed))
    sets = [true_runs_of(text) for text in texts]
    true = np.array([len(sets[a] & sets[b]) for a, b in zip(left, right, strict=True)])
    assert (found.shared >= true).all()
    # 40,000 pairs of runs in a pair of texts, 16.8 million numbers: ten in all are expected.
    assert 0 < (found.shared - true).sum() < 25


def test_a_text_is_read_only_where_no_runs_are_stored() -> None:
    articles = articles_of([" ".join(_WORDS), " ".join(_WORDS[5:]), " ".join(reversed(_WORDS))])
    signed = signatures(articles)
    asked: list[str] = []

    def texts_of(ids: list[str]) -> pl.DataFrame:
        asked.extend(ids)
        return articles.filter(pl.col("article_id").is_in(ids))

    stored = signed.with_columns(runs=pl.when(pl.col("article_id") != "a0001").then("runs"))
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    mixed = measure(signed, left, right, texts_of, stored_in(stored.head(2)))
    assert asked == ["a0001", "a0002"]
    whole = measure(signed, left, right, no_texts, stored_in(signed))
    assert [side.tolist() for side in mixed] == [side.tolist() for side in whole]
    assert whole.shared.tolist() == [len(_WORDS) - 7, 0, 0]


def test_an_article_without_runs_and_text_is_named() -> None:
    signed = signatures(articles_of([" ".join(_WORDS), " ".join(_WORDS)]))
    with pytest.raises(KeyError, match="a0001"):
        measure(
            signed,
            np.array([0]),
            np.array([1]),
            lambda ids: pl.DataFrame({"article_id": ids, "text": [None] * len(ids)}),
            stored_in(signed.head(1)),
        )


def test_a_run_takes_two_bytes_and_an_eighth() -> None:
    text = " ".join(str(number) for number in range(802))
    assert packed([text, "", "two words"]).bin.size().to_list() == [800 * 17 // 8 + 32, 0, 0]
