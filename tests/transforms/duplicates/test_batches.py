"""Whatever the order and the batches in which articles come, the same relations and clusters are stored in the end."""

from __future__ import annotations

import itertools
import random
from datetime import date
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.duplicates import (
    CLUSTER_SCHEMA,
    RELATION_SCHEMA,
    SIGNATURE_SCHEMA,
    deduplicate,
    meetings,
)

_WORDS = [
    a + b + c
    for a in ("ba", "ke", "lo", "mi", "tu", "ra")
    for b in ("n", "st", "rr")
    for c in ("o", "eg", "ul", "ima", "ay")
]
_PAIR = ["article_id", "related_article_id"]


class Store:
    """The stored tables, changed by runs as the warehouse changes them."""

    def __init__(self) -> None:
        self.articles = pl.DataFrame(
            schema={
                "article_id": pl.String,
                "text": pl.String,
                "word_count": pl.Int32,
                "published_on": pl.Date,
            }
        )
        self.signatures = pl.DataFrame(schema=SIGNATURE_SCHEMA)
        self.relations = pl.DataFrame(schema=RELATION_SCHEMA)
        self.clusters = pl.DataFrame(schema=CLUSTER_SCHEMA)

    def texts(self, ids: list[str]) -> pl.DataFrame:
        found = self.articles.filter(pl.col("article_id").is_in(ids)).select("article_id", "text")
        assert len(found) == len(ids), "asked for a text that is not stored"
        return found

    def run(self, new: pl.DataFrame, gone: list[str] | None = None, told: bool = True) -> None:
        leaves = pl.col("article_id").is_in(gone or [])
        removed = self.signatures.filter(leaves)
        self.signatures, self.articles = self.signatures.filter(~leaves), self.articles.filter(~leaves)
        self.clusters = self.clusters.filter(~leaves)
        known = self.articles.drop("text"), self.signatures, self.relations
        done = deduplicate(new, *known, self.texts, removed if told else None)
        keys = done.relations.select(_PAIR)
        assert keys.is_unique().all()
        kept = self.relations.join(done.withdrawn, on=_PAIR, how="anti")
        assert len(kept) + len(done.withdrawn) == len(self.relations), "withdrew what is not stored"
        assert not len(kept.join(done.relations, on=_PAIR)), "added what is stored"
        self.relations = pl.concat([kept, done.relations]).sort(_PAIR)
        self.signatures = pl.concat([self.signatures, done.signatures])
        stale = self.clusters.join(done.clusters, on="article_id", how="anti")
        self.clusters = pl.concat([stale, done.clusters]).sort("article_id")
        self.articles = pl.concat([self.articles, new])


def collection(seed: int, size: int) -> pl.DataFrame:
    """Texts that copy, edit, quote and extract one another, some many times over."""
    rng = random.Random(seed)
    sentence = [rng.choices(_WORDS, k=25) for _ in range(6)]
    stories = [rng.choices(_WORDS, k=rng.randint(60, 200)) for _ in range(max(2, size // 5))]
    texts = []
    for _ in range(size):
        words = list(rng.choice(stories))
        style = rng.random()
        if style < 0.2:
            text = " ".join(words).upper().replace(" ", rng.choice((" ", ", ", "  ")))
        elif style < 0.3:
            text = " ".join(words).replace(" ", "", 1)
        elif style < 0.6:
            text = " ".join(word if rng.random() > 0.12 else rng.choice(_WORDS) for word in words)
        elif style < 0.65:
            text = " ".join(" ".join(story[:55]) for story in rng.sample(stories, 2))
        elif style < 0.8:
            start = rng.randrange(0, max(1, len(words) - 55))
            text = " ".join(words[start : start + 55])[: -rng.randint(1, 4)]
        else:
            text = " ".join(rng.choices(_WORDS, k=30) + rng.choice(sentence) + rng.choices(_WORDS, k=30))
        texts.append(text)
    return pl.DataFrame(
        {
            "article_id": [f"{rng.getrandbits(32):08x}" for _ in texts],
            "text": texts,
            "word_count": [len(text.split()) for text in texts],
            "published_on": [rng.choice([None, date(2024, 5, 1), date(2024, 5, 2)]) for _ in texts],
        },
        schema_overrides={"word_count": pl.Int32, "published_on": pl.Date},
    ).unique("article_id", keep="first", maintain_order=True)


def store_of(batches: list[pl.DataFrame]) -> Store:
    store = Store()
    for batch in batches:
        store.run(batch)
    return store


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(2, 60),
    window=st.sampled_from([1, 2, 5, 64]),
    order=st.randoms(use_true_random=False),
)
def test_any_order_and_any_batches_end_in_the_same_relations_and_clusters(
    seed: int, size: int, window: int, order: random.Random
) -> None:
    articles = collection(seed, size)
    positions = list(range(len(articles)))
    order.shuffle(positions)
    cuts = sorted(order.sample(range(len(articles) + 1), min(order.randint(0, 6), len(articles))))
    edges = [0, *cuts, len(articles)]
    shuffled = articles[positions]
    batches = [shuffled[low:high] for low, high in itertools.pairwise(edges)]
    with patch.object(meetings, "WINDOW", window):
        once, many = store_of([articles]), store_of(batches)
    assert many.relations.equals(once.relations)
    assert many.clusters.equals(once.clusters)


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(4, 50),
    window=st.sampled_from([1, 2, 5, 64]),
    told=st.booleans(),
    pick=st.randoms(use_true_random=False),
)
def test_articles_that_leave_or_change_end_as_if_they_had_never_been_there(
    seed: int, size: int, window: int, told: bool, pick: random.Random
) -> None:
    articles = collection(seed, size)
    ids = articles["article_id"].to_list()
    gone = pick.sample(ids, pick.randint(1, len(ids) // 2))
    changed = pick.sample(gone, pick.randint(0, len(gone)))
    others = collection(seed, size)["text"].sample(len(changed), with_replacement=True, seed=seed)
    rewritten = articles.filter(pl.col("article_id").is_in(changed)).with_columns(text=others)
    # Untold, only lists that never reach the window are sure to come out right.
    with patch.object(meetings, "WINDOW", window if told else 64):
        store = store_of([articles])
        store.run(rewritten, gone, told)
        once = store_of([pl.concat([articles.filter(~pl.col("article_id").is_in(gone)), rewritten])])
    assert store.relations.equals(once.relations)
    assert store.clusters.equals(once.clusters)


def test_the_collection_holds_every_relation_and_a_small_window_withdraws_some() -> None:
    """The property above would hold of nothing: this shows that there is something to keep the same."""
    articles = collection(7, 60)
    relations = store_of([articles]).relations
    assert set(relations["relation"]) == {"exact", "near", "excerpt"}
    with patch.object(meetings, "WINDOW", 1):
        store = store_of([articles[:30]])
        before = store.relations
        store.run(articles[30:])
    assert len(before.join(store.relations, on=_PAIR, how="anti"))


def test_a_second_run_over_the_same_articles_changes_nothing() -> None:
    articles = collection(3, 40)
    store = store_of([articles])
    done = deduplicate(articles, store.articles.drop("text"), store.signatures, store.relations, store.texts)
    assert [len(frame) for frame in done] == [0, 0, 0, 0]


def test_partitions_of_the_join_give_the_same_pairs() -> None:
    articles = collection(11, 60)
    whole = store_of([articles])
    with patch.object(meetings, "PARTITION", 50):
        parts = store_of([articles])
    assert parts.relations.equals(whole.relations)


@pytest.mark.parametrize(("part", "summed"), [(1, 1), (7, 40)])
def test_pairs_counted_in_small_parts_give_the_same_relations(part: int, summed: int) -> None:
    articles = collection(11, 60)
    whole = store_of([articles])
    with patch.object(meetings, "_PART", part), patch.object(meetings, "_SUMMED", summed):
        parts = store_of([articles[:30], articles[30:]])
    assert parts.relations.equals(whole.relations)


@pytest.mark.parametrize("held", [1, 3_000])
def test_texts_measured_in_small_groups_give_the_same_relations(held: int) -> None:
    from transforms.duplicates import shingles, verify

    articles = collection(5, 50)
    whole = store_of([articles])
    with patch.object(verify, "_HELD", held), patch.object(shingles, "_AT_ONCE", 200):
        parts = store_of([articles])
    assert parts.relations.equals(whole.relations)
