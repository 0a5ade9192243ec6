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

from transforms.duplicates.candidates import candidates, crowded
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

# direction: the article's text is contained in the related article's, or both say the same.
EXCERPT_OF = "excerpt_of"
MUTUAL = "mutual"

# Edited news keeps about 30 % of its three-word runs (NEWS-COPY, Silcock and others, 2023).
NEAR_SIMILARITY = 0.30
# Most of the shorter text. One long sentence in common is the usual false pair, hence the floor on shared
# runs.
CONTAINMENT = 0.70
CONTAINED_RUNS = 40
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
    shorter = np.minimum(measures.left, measures.right)
    longer = np.maximum(measures.left, measures.right)
    similarity = measures.shared / np.maximum(measures.left + measures.right - measures.shared, 1)
    containment = measures.shared / np.maximum(shorter, 1)
    contained = (containment >= CONTAINMENT) & (measures.shared >= CONTAINED_RUNS)
    excerpt = contained & (shorter < EXCERPT_SIZE * longer)
    near = ~excerpt & (contained | (similarity >= NEAR_SIMILARITY))
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


def _rechecked(stand_ins: pl.DataFrame, before: pl.DataFrame) -> pl.Series:
    """Ids of known articles whose measured relations may have lost the list in which the two met."""
    measured = before.filter(pl.col("relation") != "exact")
    ends = pl.concat([measured["article_id"], measured["related_article_id"].alias("article_id")]).unique()
    crowd = stand_ins.filter(pl.Series(crowded(stand_ins, stand_ins["is_new"])))["article_id"]
    return crowd.filter(crowd.is_in(ends.implode()))


def _withdrawn(
    before: pl.DataFrame, stand_ins: pl.Series, rechecked: pl.Series, meeting: pl.DataFrame
) -> pl.DataFrame:
    """Known pairs that hold no longer; `meeting` has the candidates among rechecked and new articles as a and
    b.
    """
    measured = pl.col("relation") != "exact"
    article, related = pl.col("article_id"), pl.col("related_article_id")
    standing = stand_ins.implode()
    displaced = before.filter(~related.is_in(standing) | (measured & ~article.is_in(standing))).select(_KEY)
    doubtful = before.filter(measured, article.is_in(rechecked.implode()), related.is_in(rechecked.implode()))
    either_way = pl.concat(
        [meeting.select("a", "b"), meeting.select(pl.col("b").alias("a"), pl.col("a").alias("b"))]
    )
    apart = doubtful.join(either_way, left_on=_KEY, right_on=("a", "b"), how="anti").select(_KEY)
    return pl.concat([displaced, apart]).unique()


def relate(
    new: pl.DataFrame,
    known: pl.DataFrame,
    texts_of: Texts,
    known_relations: pl.DataFrame | None = None,
) -> Change:
    """The relations that new articles bring.

    Args:
        new: signatures of the new articles (`signatures`); none of them may be among the known ones.
        known: signatures of all articles there were; empty for a first run.
        texts_of: from a list of article ids (new or known) to a frame of article_id and text; asked only for
            candidates, some thousands at a time.
        known_relations: all relations there were; needed for `withdrawn`.

    Returns:
        Relations to add (article_id, related_article_id, relation, similarity, containment, direction),
        sorted by the two ids, and pairs to withdraw. One row a pair. `direction` is `excerpt_of` for
        excerpts: the text of article_id is contained in that of related_article_id. It is `mutual` otherwise,
        and related_article_id is then the smaller id. Whatever the order and the batches in which articles
        come, the relations added minus those withdrawn are the same in the end.
    """
    before = empty_relations() if known_relations is None else known_relations
    everything = pl.concat(
        [
            frame.select("article_id", "content_hash", "shingle_count", "anchors").with_columns(
                is_new=pl.lit(is_new)
            )
            for frame, is_new in ((known, False), (new, True))
        ]
    ).with_columns(first_id=pl.col("article_id").min().over("content_hash"))
    stand_ins = everything.filter(pl.col("article_id") == pl.col("first_id"))
    rechecked = _rechecked(stand_ins, before)
    focus = stand_ins["is_new"] | stand_ins["article_id"].is_in(rechecked.implode())
    pairs = candidates(stand_ins, focus)
    is_new = stand_ins["is_new"].to_numpy()
    fresh = is_new[pairs.left] | is_new[pairs.right]
    ids = stand_ins["article_id"]
    measured = _measured(stand_ins, pairs.left[fresh], pairs.right[fresh], texts_of)
    touched = everything.filter(pl.col("is_new").any().over("content_hash"))
    after = pl.concat([_exact(touched), measured])
    added = after.join(before, on=_KEY, how="anti").sort(_KEY)
    meeting = pl.DataFrame({"a": ids.gather(pairs.left), "b": ids.gather(pairs.right)})
    return Change(added, _withdrawn(before, ids, rechecked, meeting).sort(_KEY))
