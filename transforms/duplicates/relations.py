"""How two articles relate: exact, near or excerpt, as rows.

The relations of a set of articles depend on that set alone:

* Articles of one content hash are **exact** copies. Each is related to the one of the smallest article id,
  which stands for all of them in what follows.
* Two texts are **near** when they share enough of their runs of words and neither is much shorter.
* The much shorter of two texts is an **excerpt** of the longer one when most of its runs are in it.

A run over new articles gives the relations to add, and those to withdraw: when a new exact copy has a smaller
id, it takes the older one's place, and where an anchor's list grows past its window, a pair may no longer
meet.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.candidates import Pairs, Postings, candidates, shifts
from transforms.duplicates.judge import EXCERPT_OF, MUTUAL, judge
from transforms.duplicates.verify import Runs, Texts, measure, no_runs

RELATION_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "article_id": pl.String,
    "related_article_id": pl.String,
    "relation": pl.String,
    "similarity": pl.Float64,
    "containment": pl.Float64,
    "direction": pl.String,
}
_KEY = ("article_id", "related_article_id")
_SIGNATURE = ("article_id", "content_hash", "shingle_count", "anchors")


class Change(NamedTuple):
    """What a run adds to the relations and what it takes away; `withdrawn` holds article_id,
    related_article_id.
    """

    added: pl.DataFrame
    withdrawn: pl.DataFrame


def _measured(articles: pl.DataFrame, pairs: Pairs, texts_of: Texts, runs_of: Runs) -> pl.DataFrame:
    """The relations that hold among candidate pairs."""
    left, right = pairs
    measures = measure(articles, left, right, texts_of, runs_of)
    ids = articles["article_id"]
    relation, similarity, containment = judge(measures)
    frame = pl.DataFrame(
        {
            "a": ids.gather(left),
            "b": ids.gather(right),
            "relation": relation,
            # As they are stored, so that equal figures stay equal whichever run found them.
            "similarity": similarity.astype(np.float32),
            "containment": containment.astype(np.float32),
            "a_shorter": measures.left < measures.right,
        }
    ).filter(pl.col("relation") != "")
    a_first = pl.when(relation="excerpt").then("a_shorter").otherwise(pl.col("a") > pl.col("b"))
    return frame.select(
        pl.when(a_first).then("a").otherwise("b").alias("article_id"),
        pl.when(a_first).then("b").otherwise("a").alias("related_article_id"),
        "relation",
        "similarity",
        "containment",
        pl.when(relation="excerpt").then(pl.lit(EXCERPT_OF)).otherwise(pl.lit(MUTUAL)).alias("direction"),
    ).cast(RELATION_SCHEMA)  # type: ignore[arg-type]


def _exact(copies: pl.DataFrame) -> pl.DataFrame:
    """A row for every article that does not stand for its content hash; `copies` has article_id and
    stands_for.
    """
    return (
        copies.filter(pl.col("article_id") != pl.col("first_id"))
        .select(
            "article_id",
            pl.col("first_id").alias("related_article_id"),
            pl.lit("exact").alias("relation"),
            pl.lit(1.0).alias("similarity"),
            pl.lit(1.0).alias("containment"),
            pl.lit(MUTUAL).alias("direction"),
        )
        .cast(RELATION_SCHEMA)  # type: ignore[arg-type]
    )


def empty_relations() -> pl.DataFrame:
    """No relations, in the columns of relations."""
    return pl.DataFrame(schema=RELATION_SCHEMA)


def _grouped(
    known: pl.DataFrame, new: pl.DataFrame, removed: pl.DataFrame, orphans: pl.Series
) -> pl.DataFrame:
    """The signatures of every content hash that gains or loses articles, with what each article was and is."""
    frames = [
        frame.select(*_SIGNATURE).with_columns(was=pl.lit(was), stays=pl.lit(stays))
        for frame, was, stays in ((known, True, True), (new, False, True), (removed, True, False))
    ]
    article, group = pl.col("article_id"), "content_hash"
    return (
        pl.concat(frames)
        .with_columns(
            first_known=article.filter("was").min().over(group),
            first_id=article.filter("stays").min().over(group),
            lost=article.is_in(orphans.implode()).any().over(group),
        )
        .with_columns(
            stood=pl.col("was") & (article == pl.col("first_known")) & ~(pl.col("lost") & pl.col("stays")),
            stands=pl.col("stays") & (article == pl.col("first_id")),
        )
    )


def _rows(
    known: pl.DataFrame, new: pl.DataFrame, removed: pl.DataFrame, before: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Signatures in two frames: those of content hashes that change (`_grouped`), and all others that stand.

    A copy of an article that is not known any more has lost its stand-in: its group is taken as new.
    """
    copies = before.filter(pl.col("relation") == "exact").select(_KEY)
    ids = known["article_id"]
    # Among many known ones few are looked for, never the other way round.
    there = ids.filter(ids.is_in(copies["related_article_id"].implode()))
    orphans = copies.filter(~pl.col("related_article_id").is_in(there.implode()))["article_id"]
    lost = known.filter(ids.is_in(orphans.implode())) if len(orphans) else known.clear()
    hashes = pl.concat([frame["content_hash"] for frame in (new, removed, lost)]).unique()
    changing = known["content_hash"].is_in(hashes.implode())
    grouped = _grouped(known.filter(changing), new, removed, orphans)
    calm = known.filter(~(changing | ids.is_in(copies["article_id"].implode())))
    return grouped, calm.select(*_SIGNATURE)


def _ends(pairs: pl.DataFrame) -> pl.Series:
    """Every article of some pairs, once."""
    return pl.concat([pairs["article_id"], pairs["related_article_id"].alias("article_id")]).unique()


def _either_way(ids: pl.Series, pairs: Pairs) -> pl.DataFrame:
    """Pairs of positions as article_id and related_article_id, each in both directions, once."""
    left, right = ids.gather(pairs.left), ids.gather(pairs.right)
    one = pl.DataFrame({"article_id": left, "related_article_id": right})
    other = pl.DataFrame({"article_id": right, "related_article_id": left})
    return pl.concat([one, other]).unique()


def _withdrawn(
    before: pl.DataFrame, grouped: pl.DataFrame, gone: pl.Series, apart: pl.DataFrame
) -> pl.DataFrame:
    """Known pairs that hold no longer: those of articles that are gone or displaced, and those that do not
    meet.

    `gone` are articles with relations that are not there any more.
    """
    article, related = pl.col("article_id"), pl.col("related_article_id")
    measured = pl.col("relation") != "exact"
    # An exact copy that stays keeps its relation as long as the one it points to stands for both.
    displaced = grouped.filter("was", ~(pl.col("stood") & pl.col("stands")))["article_id"]
    fallen, left = (
        pl.concat([displaced, gone]).implode(),
        pl.concat([grouped.filter("was", ~pl.col("stays"))["article_id"], gone]).implode(),
    )
    ends = pl.when(measured).then(article.is_in(fallen)).otherwise(article.is_in(left))
    dropped = before.filter(related.is_in(fallen) | ends).select(_KEY)
    some = before.filter(measured, article.is_in(apart["article_id"].implode()))
    parted = some.join(apart, on=_KEY, how="semi").select(_KEY)
    return pl.concat([dropped, parted]).unique()


def _gone(before: pl.DataFrame, known: pl.DataFrame, removed: pl.DataFrame | None) -> pl.Series:
    """The articles with relations that are not known any more."""
    if removed is not None:
        return removed["article_id"]
    return (
        _ends(before).to_frame().join(known.select("article_id"), on="article_id", how="anti")["article_id"]
    )


def _related(ids: pl.Series, pairs: Pairs, before: pl.DataFrame) -> tuple[Pairs, pl.DataFrame]:
    """Those of many pairs of positions, few of them related, that are pairs of `before`, and how they stand there.

    Of the positions some may be too many.
    """
    hashed = ids.hash().to_numpy()
    known = before["article_id"].hash() + before["related_article_id"].hash()
    likely = pl.Series(hashed[pairs.left] + hashed[pairs.right]).is_in(known.implode()).to_numpy()
    few = Pairs(pairs.left[likely], pairs.right[likely])
    either = _either_way(ids, few)
    some = before.filter(pl.col("article_id").is_in(either["article_id"].unique().implode()))
    return few, either.join(some.select(_KEY), on=_KEY, how="semi")


class _Met(NamedTuple):
    """Pairs to be measured, and related pairs that do not meet any more."""

    pairs: Pairs
    apart: pl.DataFrame


def _met(
    standing: pl.DataFrame, stood: npt.NDArray[np.bool_], stands: npt.NDArray[np.bool_], before: pl.DataFrame
) -> _Met:
    """What the articles that come and go bring together and push apart."""
    ids = standing["article_id"]
    postings = Postings(standing)
    lists = postings.lists(stood != stands)
    moved = shifts(stood, stands, postings, lists)
    parted, doubtful = _related(ids, moved.apart, before)

    entering = stands & ~stood
    loosened = np.zeros(len(ids), np.bool_)
    loosened[np.concatenate(moved.together)] = True
    again = (loosened | ids.is_in(_ends(doubtful).implode()).to_numpy()) & stands
    pairs = candidates(standing, postings, lists, entering, stands)
    if again.any():
        # Whether a pair still meets, the lists of the anchors that both hold tell.
        more_lists = postings.lists(again) if loosened.any() else postings.lists_of(postings.common(parted))
        more = candidates(standing, postings, more_lists, again, stands)
        apart = doubtful.join(_either_way(ids, more), on=_KEY, how="anti")
        freed = loosened[more.left] & loosened[more.right] & ~entering[more.left] & ~entering[more.right]
        left, right = (np.concatenate((a, b[freed])) for a, b in zip(pairs, more, strict=True))
        return _Met(Pairs(left, right), apart)
    return _Met(pairs, doubtful)


def relate(
    new: pl.DataFrame,
    known: pl.DataFrame,
    texts_of: Texts,
    known_relations: pl.DataFrame | None = None,
    removed: pl.DataFrame | None = None,
    runs_of: Runs = no_runs,
) -> Change:
    """The relations that change when new articles come to the known ones.

    Args:
        new: signatures of the new articles (`signatures`); none of them may be among the known ones.
        known: signatures of the articles that were there and stay; empty for a first run.
        texts_of: from a list of article ids (new or known) to a frame of article_id and text; asked only for
            candidates without runs.
        known_relations: all relations there were, those of removed articles included.
        removed: signatures, as they were stored, of articles that were there and are not any more or come
            anew with another text (then they are in `new` too). Without it they are found by their relations,
            and only pairs in lists longer than the window may be missed.
        runs_of: from a list of article ids (new or known) to a frame of article_id and runs (may be null, or
            lack articles); asked only for candidates.

    Returns:
        Pairs to withdraw, and relations to add after that (article_id, related_article_id, relation,
        similarity, containment, direction), sorted by the two ids. One row a pair. `direction` is
        `excerpt_of` for excerpts: the text of article_id is contained in that of related_article_id. It is
        `mutual` otherwise, and related_article_id is then the smaller id. Whatever the order and the batches
        in which articles come, the stored relations are the same in the end.
    """
    before = empty_relations() if known_relations is None else known_relations
    grouped, calm = _rows(known, new, new.clear() if removed is None else removed, before)
    moving = grouped.filter(pl.col("stood") | pl.col("stands"))
    standing = pl.concat([moving.select(*_SIGNATURE), calm])
    still = np.ones(len(calm), np.bool_)
    stood = np.concatenate((moving["stood"].to_numpy(), still))
    stands = np.concatenate((moving["stands"].to_numpy(), still))
    met = _met(standing, stood, stands, before)
    apart, pairs = met.apart, met.pairs
    withdrawn = _withdrawn(before, grouped, _gone(before, known, removed), apart)
    after = pl.concat(
        [
            _exact(grouped.filter("stays")),
            _measured(standing, pairs, texts_of, runs_of),
        ]
    )
    same = before.filter(pl.col("article_id").is_in(after["article_id"].unique().implode())).select(_KEY)
    kept = same.join(withdrawn, on=_KEY, how="anti")
    return Change(after.join(kept, on=_KEY, how="anti").sort(_KEY), withdrawn.sort(_KEY))
