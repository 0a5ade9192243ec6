"""What a run writes about itself: the run, the landing files, the checks, quarantine and measured
accuracy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

import duckdb
import polars as pl

from warehouse.errors import LoadError
from warehouse.load import insert_frame
from warehouse.schema import stored_columns


def start_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    started_at: datetime,
    logical_date: date | None = None,
    code_version: str | None = None,
    registry_version: str | None = None,
    options: Mapping[str, object] | None = None,
) -> None:
    """Writes the row of a run that begins (`started_at` in UTC); a second call for the same run replaces
    it.
    """
    con.execute("DELETE FROM ops.etl_run WHERE run_id = ?", [run_id]).fetchall()
    con.execute(
        """INSERT INTO ops.etl_run (run_id, logical_date, started_at, status, code_version,
               registry_version, options) VALUES (?, ?, ?, 'running', ?, ?, ?)""",
        [run_id, logical_date, _naive(started_at), code_version, registry_version, _json(options or {})],
    ).fetchall()


def finish_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    finished_at: datetime,
    counts: Mapping[str, int] | None = None,
    stage_seconds: Mapping[str, float] | None = None,
    status: str = "published",
) -> None:
    """Completes the row of a run: `counts` by column of ops.etl_run (documents_new, checks_failed, ...)."""
    counts = counts or {}
    unknown = sorted(set(counts) - set(stored_columns()[("ops", "etl_run")]))
    if unknown:
        raise LoadError(f"ops.etl_run has no columns {unknown}.")
    sets = "".join(f", {name} = ?" for name in counts)
    con.execute(
        f"UPDATE ops.etl_run SET finished_at = ?, status = ?, stage_seconds = ?{sets} WHERE run_id = ?",
        [_naive(finished_at), status, _json(stage_seconds or {}), *counts.values(), run_id],
    ).fetchall()


def run_counts(con: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """Rows that this run loaded: articles, teasers, fragments, mentions, citations (columns of
    ops.etl_run).
    """
    row = con.execute(
        """WITH loaded AS (SELECT article_id, kind FROM main.fact_article WHERE run_id = ?)
           SELECT count(*) FILTER (kind = 'article'), count(*) FILTER (kind = 'teaser'),
                  count(*) FILTER (kind = 'fragment'),
                  (SELECT count(*) FROM main.fact_mention SEMI JOIN loaded USING (article_id)),
                  (SELECT count(*) FROM main.fact_citation SEMI JOIN loaded USING (article_id))
           FROM loaded""",
        [run_id],
    ).fetchall()[0]
    return dict(zip(("articles", "teasers", "fragments", "mentions", "citations"), row, strict=True))


def record_landing(
    con: duckdb.DuckDBPyConnection, seen: pl.DataFrame, run_id: str, whole_landing: bool = True
) -> pl.DataFrame:
    """Notes what lies in landing now: `seen` has (path, document_id, bytes, mtime_ns). Call it after the
    last batch.

    Records of a container file have rows of their own, `<file>#<number>`; those of an unchanged container
    need not be in `seen` again. With `whole_landing`, paths of earlier runs that are not in `seen` are marked
    as missing; their facts stay. A new content at a known path supersedes the old one, unless this still lies
    elsewhere or the new one was not loaded (quarantine). Returns the paths that went missing in this run.
    """
    con.register(
        "_seen",
        seen.select("path", "document_id", "bytes", "mtime_ns").unique(
            "path", keep="last", maintain_order=True
        ),
    )
    try:
        con.execute(
            """MERGE INTO ops.landing_file AS f USING _seen AS s ON f.path = s.path
               WHEN MATCHED THEN UPDATE
                   SET document_id = s.document_id, bytes = s.bytes, mtime_ns = s.mtime_ns,
                       last_seen_run = $run, missing_since_run = NULL
               WHEN NOT MATCHED THEN
                   INSERT (path, document_id, bytes, mtime_ns, first_seen_run, last_seen_run)
                   VALUES (s.path, s.document_id, s.bytes, s.mtime_ns, $run, $run)""",
            {"run": run_id},
        ).fetchall()
        if whole_landing:
            con.execute(
                r"""WITH opened AS (SELECT DISTINCT regexp_replace(path, '#\d+$', '') AS path FROM _seen
                                   WHERE regexp_matches(path, '#\d+$')),
                         unchanged AS (SELECT path FROM _seen ANTI JOIN opened USING (path))
                    UPDATE ops.landing_file SET missing_since_run = ?
                    WHERE missing_since_run IS NULL AND path NOT IN (SELECT path FROM _seen)
                      AND regexp_replace(path, '#\d+$', '') NOT IN (SELECT path FROM unchanged)""",
                [run_id],
            ).fetchall()
    finally:
        con.unregister("_seen")
    supersede(con)
    missing: pl.DataFrame = con.sql(
        "SELECT path, document_id FROM ops.landing_file WHERE missing_since_run = ? ORDER BY path",
        params=[run_id],
    ).pl()
    return missing


def supersede(con: duckdb.DuckDBPyConnection) -> None:
    """Derives dim_document.superseded_by from where contents lie now, whatever the order they came in.

    A document is current while a path holds it (or held it last); otherwise the content now at its path
    supersedes it, if that was loaded.
    """
    con.execute(
        """UPDATE main.dim_document AS d SET superseded_by = n.superseded_by
           FROM (
               SELECT o.document_id,
                      CASE WHEN here.document_id IS NULL THEN loaded.document_id END AS superseded_by
               FROM main.dim_document o
               LEFT JOIN (SELECT DISTINCT document_id FROM ops.landing_file) here USING (document_id)
               LEFT JOIN ops.landing_file f ON f.path = o.path
               LEFT JOIN main.dim_document loaded ON loaded.document_id = f.document_id) AS n
           WHERE d.document_id = n.document_id AND d.superseded_by IS DISTINCT FROM n.superseded_by"""
    ).fetchall()


def add_quarantine(con: duckdb.DuckDBPyConnection, rows: pl.DataFrame) -> int:
    """Adds refused documents (columns of ops.quarantine); one that is there keeps its first run. Returns the
    new ones.

    Open rows whose document has been loaded meanwhile become resolved.
    """
    known = con.sql("SELECT quarantine_id FROM ops.quarantine").pl()
    new = rows.unique("quarantine_id", keep="first", maintain_order=True).join(
        known, on="quarantine_id", how="anti"
    )
    added = insert_frame(con, "ops.quarantine", new)
    con.execute(
        """UPDATE ops.quarantine SET status = 'resolved'
           WHERE status = 'open' AND document_id IN (SELECT document_id FROM main.dim_document)"""
    ).fetchall()
    return added


def record_quality(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    results: pl.DataFrame,
    failing: pl.DataFrame,
    checked_at: datetime,
) -> None:
    """Writes the checks of a run and brings the history of failing rows up to date.

    `results` has the columns of ops.quality_result (run_id and checked_at are set here when absent),
    `failing` has (check_name, row_key, sample). A row that an executed check does not report any more is
    resolved.
    """
    results = results.with_columns(
        pl.lit(run_id).alias("run_id"), pl.lit(_naive(checked_at)).cast(pl.Datetime("us")).alias("checked_at")
    )
    con.execute("DELETE FROM ops.quality_result WHERE run_id = ?", [run_id]).fetchall()
    insert_frame(con, "ops.quality_result", results)
    con.register(
        "_failing",
        failing.select("check_name", "row_key", "sample").unique(["check_name", "row_key"], keep="first"),
    )
    con.register("_checks", results.select("check_name").unique())
    try:
        con.execute(
            """MERGE INTO ops.quality_failing_row AS f USING _failing AS n
               ON f.check_name = n.check_name AND f.row_key = n.row_key
               WHEN MATCHED THEN UPDATE SET sample = n.sample, last_seen_run = $run, resolved_at = NULL
               WHEN NOT MATCHED THEN INSERT (check_name, row_key, sample, first_seen_run, last_seen_run)
                   VALUES (n.check_name, n.row_key, n.sample, $run, $run)""",
            {"run": run_id},
        ).fetchall()
        con.execute(
            """UPDATE ops.quality_failing_row SET resolved_at = ?
               WHERE resolved_at IS NULL AND last_seen_run <> ?
                 AND check_name IN (SELECT check_name FROM _checks)""",
            [_naive(checked_at), run_id],
        ).fetchall()
    finally:
        con.unregister("_failing")
        con.unregister("_checks")


def add_accuracy(con: duckdb.DuckDBPyConnection, run_id: str, measured: pl.DataFrame) -> None:
    """Writes measured accuracy (task, precision, recall, f1, ci_low, ci_high, n_gold) of a run, replacing
    its rows.
    """
    con.execute("DELETE FROM ops.accuracy WHERE run_id = ?", [run_id]).fetchall()
    insert_frame(con, "ops.accuracy", measured.with_columns(pl.lit(run_id).alias("run_id")))


def _naive(moment: datetime) -> datetime:
    """UTC without a zone, the form that the TIMESTAMP columns hold."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def release_quarantine(con: duckdb.DuckDBPyConnection) -> int:
    """Forgets open quarantine rows and the landing rows of their files, so that the next run reads these again."""
    con.execute(
        """DELETE FROM ops.landing_file WHERE regexp_replace(path, '#[0-9]+$', '') IN
           (SELECT regexp_replace(path, '#[0-9]+$', '') FROM ops.quarantine WHERE status = 'open')"""
    ).fetchall()
    rows = con.execute("DELETE FROM ops.quarantine WHERE status = 'open'").fetchall()
    return int(rows[0][0])
