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

from transforms.duplicates.candidates import Pairs, candidates, shifts
from transforms.duplicates.verify import Measures, Texts, measure

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

# direction: the article's text is contained in the related article's, or both say the same.
EXCERPT_OF = "excerpt_of"
MUTUAL = "mutual"

# Near: similarity from here on. Edited news keeps about 30 % of its runs of three words (NEWS-COPY, Silcock
# and others, 2023); a lower share is enough where three long sentences' worth of runs is shared, and between
# short texts a higher one is needed, where one long sentence quoted by both makes up a third of all their
# runs.
NEAR_SIMILARITY = 0.30
LONG_SIMILARITY, LONG_RUNS = 0.22, 60
SHORT_SIMILARITY, SHORT_RUNS = 0.50, 30
# Contained: this share of the shorter text's runs, and at least so many runs, is in the other. A text that is
# all but wholly contained may be as short as one sentence.
CONTAINMENT, CONTAINED_RUNS = 0.70, 40
WHOLE_CONTAINMENT, WHOLE_RUNS = 0.85, 20
# Below this share of the other's runs, a contained text is an excerpt and not a near-copy.
EXCERPT_SIZE = 0.60


class Change(NamedTuple):
    """What a run adds to the relations and what it takes away; `withdrawn` holds article_id,
    related_article_id.
    """

    added: pl.DataFrame
    withdrawn: pl.DataFrame


def _judge(
    measures: Measures,
) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """(relation or '', similarity, containment) of every measured pair."""
    shared = measures.shared
    shorter = np.minimum(measures.left, measures.right)
    longer = np.maximum(measures.left, measures.right)
    similarity = shared / np.maximum(measures.left + measures.right - shared, 1)
    containment = shared / np.maximum(shorter, 1)
    contained = (containment >= CONTAINMENT) & (shared >= CONTAINED_RUNS)
    contained |= (containment >= WHOLE_CONTAINMENT) & (shared >= WHOLE_RUNS)
    similar = (similarity >= NEAR_SIMILARITY) & (shared >= SHORT_RUNS)
    similar |= (similarity >= LONG_SIMILARITY) & (shared >= LONG_RUNS)
    similar |= similarity >= SHORT_SIMILARITY
    excerpt = contained & (shorter < EXCERPT_SIZE * longer)
    near = ~excerpt & (contained | similar)
    relation = np.where(excerpt, "excerpt", np.where(near, "near", ""))
    return relation, similarity, containment


def _measured(
    articles: pl.DataFrame, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64], texts: Texts
) -> pl.DataFrame:
    """The relations that hold among candidate pairs."""
    measures = measure(articles, left, right, texts)
    ids = articles["article_id"]
    relation, similarity, containment = _judge(measures)
    frame = pl.DataFrame(
        {
            "a": ids.gather(left),
            "b": ids.gather(right),
            "relation": relation,
            "similarity": similarity,
            "containment": containment,
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


def _rows(
    known: pl.DataFrame, new: pl.DataFrame, removed: pl.DataFrame, before: pl.DataFrame
) -> pl.DataFrame:
    """All signatures with what each article was and is: `was`, `stays` there; `stood`, `stands` for its hash.

    A copy of an article that is not known any more has lost its stand-in: its group is taken as new.
    """
    frames = [
        frame.select(*_SIGNATURE).with_columns(was=pl.lit(was), stays=pl.lit(stays))
        for frame, was, stays in ((known, True, True), (new, False, True), (removed, True, False))
    ]
    gone = ~pl.col("related_article_id").is_in(known["article_id"].implode())
    orphans = before.filter(pl.col("relation") == "exact", gone)["article_id"]
    article, group = pl.col("article_id"), "content_hash"
    lost = article.is_in(orphans.implode())
    return (
        pl.concat(frames)
        .with_columns(
            first_known=article.filter("was").min().over(group),
            first_id=article.filter("stays").min().over(group),
            lost=lost.any().over(group),
            touched=(lost | ~pl.col("was") | ~pl.col("stays")).any().over(group),
        )
        .with_columns(
            stood=pl.col("was") & (article == pl.col("first_known")) & ~(pl.col("lost") & pl.col("stays")),
            stands=pl.col("stays") & (article == pl.col("first_id")),
        )
    )


def _ends(pairs: pl.DataFrame) -> pl.Series:
    """Every article of some pairs, once."""
    return pl.concat([pairs["article_id"], pairs["related_article_id"].alias("article_id")]).unique()


def _either_way(ids: pl.Series, pairs: Pairs) -> pl.DataFrame:
    """Pairs of positions as article_id and related_article_id, each in both directions, once."""
    left, right = ids.gather(pairs.left), ids.gather(pairs.right)
    one = pl.DataFrame({"article_id": left, "related_article_id": right})
    other = pl.DataFrame({"article_id": right, "related_article_id": left})
    return pl.concat([one, other]).unique()


def _withdrawn(before: pl.DataFrame, rows: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """Known pairs that hold no longer: those of articles that are gone or displaced, and those that do not
    meet.
    """
    measured = pl.col("relation") != "exact"
    article, related = pl.col("article_id"), pl.col("related_article_id")
    standing = rows.filter("stood", "stands")["article_id"].implode()
    staying = rows.filter("was", "stays")["article_id"].implode()
    holds = related.is_in(standing) & pl.when(measured).then(article.is_in(standing)).otherwise(
        article.is_in(staying)
    )
    gone = before.filter(~holds).select(_KEY)
    parted = before.filter(measured).join(apart, on=_KEY, how="semi").select(_KEY)
    return pl.concat([gone, parted]).unique()


def relate(
    new: pl.DataFrame,
    known: pl.DataFrame,
    texts_of: Texts,
    known_relations: pl.DataFrame | None = None,
    removed: pl.DataFrame | None = None,
) -> Change:
    """The relations that change when new articles come to the known ones.

    Args:
        new: signatures of the new articles (`signatures`); none of them may be among the known ones.
        known: signatures of the articles that were there and stay; empty for a first run.
        texts_of: from a list of article ids (new or known) to a frame of article_id and text; asked only for
            candidates.
        known_relations: all relations there were, those of removed articles included.
        removed: signatures, as they were stored, of articles that were there and are not any more or come
            anew with another text (then they are in `new` too). Without it they are found by their relations,
            and only pairs in lists longer than the window may be missed.

    Returns:
        Pairs to withdraw, and relations to add after that (article_id, related_article_id, relation,
        similarity, containment, direction), sorted by the two ids. One row a pair. `direction` is
        `excerpt_of` for excerpts: the text of article_id is contained in that of related_article_id. It is
        `mutual` otherwise, and related_article_id is then the smaller id. Whatever the order and the batches
        in which articles come, the stored relations are the same in the end.
    """
    before = empty_relations() if known_relations is None else known_relations
    rows = _rows(known, new, new.clear() if removed is None else removed, before)
    standing = rows.filter(pl.col("stood") | pl.col("stands"))
    entering = standing["stands"] & ~standing["stood"]
    moved = shifts(standing)
    doubtful = _either_way(standing["article_id"], moved.apart).join(
        before.select(_KEY), on=_KEY, how="inner"
    )
    tightened = standing["stands"] & standing["article_id"].is_in(_ends(doubtful).implode())
    loosened = pl.Series(np.isin(np.arange(len(standing)), np.concatenate(moved.together)))

    stands = standing["stands"]
    articles = standing.filter(stands)
    pairs = candidates(articles, (entering | tightened | loosened).filter(stands))
    fresh, freed = entering.filter(stands).to_numpy(), loosened.filter(stands).to_numpy()
    open_pairs = fresh[pairs.left] | fresh[pairs.right] | (freed[pairs.left] & freed[pairs.right])
    apart = doubtful.join(_either_way(articles["article_id"], pairs), on=_KEY, how="anti")
    withdrawn = _withdrawn(before, rows, apart)
    after = pl.concat(
        [
            _exact(rows.filter("touched", "stays")),
            _measured(articles, pairs.left[open_pairs], pairs.right[open_pairs], texts_of),
        ]
    )
    kept = before.join(withdrawn, on=_KEY, how="anti")
    return Change(after.join(kept, on=_KEY, how="anti").sort(_KEY), withdrawn.sort(_KEY))
