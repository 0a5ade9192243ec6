"""One run of deduplication: new articles against all that were there before."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl

from transforms.duplicates.anchors import SIGNATURE_SCHEMA, signatures
from transforms.duplicates.clusters import cluster
from transforms.duplicates.digests import components
from transforms.duplicates.relations import RELATION_SCHEMA, relate
from transforms.duplicates.verify import Runs, Texts, no_runs

_PAIR = ("article_id", "related_article_id")
_SIGNATURE = {name: kind for name, kind in SIGNATURE_SCHEMA.items() if name != "runs"}
_ARTICLE = ("article_id", "word_count", "published_on")


class Deduplicated(NamedTuple):
    """What a run adds and changes.

    signatures: of the new articles, to be stored.
    relations: to be added; withdrawn: pairs (article_id, related_article_id) whose rows are to be deleted
        first. clusters: article_id, cluster_id, is_canonical of every new article and of every known one
        whose cluster may have changed; they replace what was stored.
    """

    signatures: pl.DataFrame
    relations: pl.DataFrame
    withdrawn: pl.DataFrame
    clusters: pl.DataFrame


def _touched(relations: pl.DataFrame, seeds: pl.Series) -> pl.Series:
    """The ids that some chain of relations links with a seed, and the seeds.

    Ids are compared by their hashes: should two ever be equal, a few more articles are taken, never fewer.
    """
    ends = [relations["article_id"], relations["related_article_id"].alias("article_id")]
    wanted, *coded = (ids.hash().to_numpy() for ids in (seeds, *ends))
    nodes, numbers = np.unique(np.concatenate((*coded, wanted)), return_inverse=True)
    count = len(relations)
    labels = components(len(nodes), numbers[:count], numbers[count : 2 * count])
    reached = np.zeros(len(nodes), np.bool_)
    reached[labels[numbers[2 * count :]]] = True
    linked = pl.Series(reached[labels[numbers[:count]]], dtype=pl.Boolean)
    return pl.concat([seeds, *(end.filter(linked) for end in ends)]).unique()


def _looked_up(frames: list[pl.DataFrame], column: str, elsewhere: Texts) -> Texts:
    """The column's values of articles, from those frames that hold it; of other articles from elsewhere."""
    held = [frame.select("article_id", column) for frame in frames if column in frame.columns]

    def look_up(ids: list[str]) -> pl.DataFrame:
        missing = pl.DataFrame({"article_id": ids}, schema={"article_id": pl.String})
        found = []
        for frame in held:
            found.append(frame.join(missing, on="article_id", how="semi"))
            missing = missing.join(found[-1], on="article_id", how="anti")
        if len(missing):
            found.append(elsewhere(missing["article_id"].to_list()).select("article_id", column))
        return pl.concat(found)

    return look_up


def deduplicate(
    new: pl.DataFrame,
    known_articles: pl.DataFrame,
    known_signatures: pl.DataFrame,
    known_relations: pl.DataFrame,
    texts_of: Texts,
    removed: pl.DataFrame | None = None,
    signed: pl.DataFrame | None = None,
    runs_of: Runs = no_runs,
) -> Deduplicated:
    """Relates new articles to each other and to the known ones, and clusters what they touch.

    Args:
        new: article_id, text, word_count, published_on; content_hash is taken over where given. Articles that
            are known already are left out. `text` may be missing where `signed` is given.
        known_articles: article_id, word_count, published_on of all articles that were there and stay.
        known_signatures: their stored signatures (SIGNATURE_SCHEMA; `runs` may be missing).
        known_relations: all stored relations (RELATION_SCHEMA).
        texts_of: from a list of article ids to a frame of article_id and text; asked for those without runs whose
            text is not in `new`.
        removed: stored signatures of articles that are gone or come anew with another text; these are neither
            in `known_articles` nor in `known_signatures`.
        signed: the signatures of the new articles where they are there already.
        runs_of: from a list of article ids to a frame of article_id and runs; asked for those whose runs are in
            neither `signed` nor `known_signatures`.

    Returns:
        See `Deduplicated`. After any sequence of runs the stored relations and clusters are those that one
        run over all articles gives.
    """
    once = new.unique("article_id", keep="first", maintain_order=True)
    again = known_articles.filter(pl.col("article_id").is_in(once["article_id"].implode()))["article_id"]
    fresh = once.filter(~pl.col("article_id").is_in(again.implode()))
    signed = signatures(fresh) if signed is None else fresh.select("article_id").join(signed, on="article_id")
    known = known_signatures.select(*_SIGNATURE.keys()).cast(_SIGNATURE)  # type: ignore[arg-type]
    before = known_relations.select(*RELATION_SCHEMA).cast(RELATION_SCHEMA)  # type: ignore[arg-type]
    change = relate(
        signed,
        known,
        _looked_up([fresh], "text", texts_of),
        before,
        removed,
        _looked_up([signed, known_signatures], "runs", runs_of),
    )
    moved = pl.concat([change.added.select(_PAIR), change.withdrawn.select(_PAIR)])
    seeds = pl.concat(
        [fresh["article_id"], moved["article_id"], moved["related_article_id"].alias("article_id")]
    )
    reached = _touched(pl.concat([before, change.added]), seeds.unique()).implode()
    touched = pl.concat(
        [
            known_articles.select(_ARTICLE).filter(pl.col("article_id").is_in(reached)),
            fresh.select(_ARTICLE).filter(pl.col("article_id").is_in(reached)),
        ],
        how="vertical_relaxed",
    )
    inside = before.filter(pl.col("article_id").is_in(reached))
    after = pl.concat([inside.join(change.withdrawn, on=_PAIR, how="anti"), change.added])
    return Deduplicated(signed, change.added, change.withdrawn, cluster(touched, after))
