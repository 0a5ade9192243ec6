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
from warehouse.statements import statement


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
        statement("start_run"),
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
    row = con.execute(statement("run_counts"), [run_id]).fetchall()[0]
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
        con.execute(statement("note_landing"), {"run": run_id}).fetchall()
        con.execute(statement("note_seen"), {"run": run_id}).fetchall()
        if whole_landing:
            con.execute(statement("note_missing"), [run_id]).fetchall()
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
    con.execute(statement("supersede")).fetchall()


def add_quarantine(con: duckdb.DuckDBPyConnection, rows: pl.DataFrame) -> int:
    """Adds refused documents (columns of ops.quarantine); one that is open keeps its first run. Returns the
    new ones.

    Open rows whose document has been loaded meanwhile, or whose path holds another that was, become resolved. Call it
    after `record_landing`.
    """
    known = con.sql("SELECT quarantine_id FROM ops.quarantine").pl()
    distinct = rows.unique("quarantine_id", keep="first", maintain_order=True)
    added = insert_frame(con, "ops.quarantine", distinct.join(known, on="quarantine_id", how="anti"))
    con.register("_again", distinct.select("quarantine_id", "run_id"))
    try:
        con.execute(statement("reopen_quarantine")).fetchall()
    finally:
        con.unregister("_again")
    con.execute(statement("resolve_quarantine")).fetchall()
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
        con.execute(statement("note_failing_rows"), {"run": run_id}).fetchall()
        con.execute(statement("resolve_failing_rows"), [_naive(checked_at), run_id]).fetchall()
    finally:
        con.unregister("_failing")
        con.unregister("_checks")


def record_audited(con: duckdb.DuckDBPyConnection, run_id: str, rows: pl.DataFrame) -> None:
    """Replaces `ops.audited_rows` by what this run's audit read (table_name, row_count, fingerprint, rules); no rows
    where it found fault.
    """
    con.execute("DELETE FROM ops.audited_rows").fetchall()
    insert_frame(con, "ops.audited_rows", rows.with_columns(pl.lit(run_id).alias("run_id")))


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
    """Forgets open quarantine rows and the landing rows of their files, so that the next run reads these again.

    Of a container file only the refused records are tried again: the others are loaded, and known by their bytes.
    """
    con.execute(statement("release_landing")).fetchall()
    rows = con.execute("DELETE FROM ops.quarantine WHERE status = 'open'").fetchall()
    return int(rows[0][0])
