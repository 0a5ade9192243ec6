"""What deduplication needs of the candidate and of the publication, read from them: signatures, and few texts."""

from __future__ import annotations

import functools
from pathlib import Path

import duckdb
import polars as pl

from transforms.duplicates import Deduplicated, deduplicate
from warehouse import known
from warehouse.connection import open_read_only


def related(con: duckdb.DuckDBPyConnection, run_id: str, published: Path) -> Deduplicated:
    """What this run's articles, as loaded, change in relations and clusters; `published` is what the run began with.

    Of the earlier articles only hashes and anchors are read whole; runs of the few that may be related, and texts
    where these are lacking.
    """
    articles = known.dated_articles(con, run_id)
    new, old = (articles.filter(of_run=mine).drop("of_run") for mine in (True, False))
    signatures = known.signatures(con)
    mine = signatures["article_id"].is_in(new["article_id"].implode())
    signed, others = signatures.filter(mine), signatures.filter(~mine)
    del signatures
    removed, relations = _replaced(published, old) or (signed.clear(), known.known_relations(con))
    found = deduplicate(
        new,
        old,
        others,
        relations,
        functools.partial(known.article_texts, con),
        removed,
        signed,
        functools.partial(known.article_runs, con),
    )
    # They are stored already, and the largest of what was found: the marts that are made next need the room.
    return found._replace(signatures=found.signatures.clear())


def _replaced(published: Path, old: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame] | None:
    """Signatures of published articles that are gone or replaced, and all relations as published; None for none.

    Loading a document again takes its articles and their relations out of the candidate, and what they held together
    must be looked at anew.
    """
    if not published.exists():
        return None
    con = open_read_only(published)
    try:
        gone = known.signed_articles(con).join(old, on="article_id", how="anti")["article_id"]
        return (known.signatures_of(con, gone), known.known_relations(con)) if len(gone) else None
    finally:
        con.close()
