"""Staged batches into the candidate: load, relate duplicates, and count what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import duckdb
import polars as pl

from flows import staging
from flows.accuracy import measure_if_changed
from flows.duplicates import related
from flows.extraction import Staged, quarantine_frame
from flows.ingest import Landing
from flows.registry import registry_frames
from flows.run import Run
from transforms.ids import content_id
from warehouse import records
from warehouse.connection import close_written
from warehouse.dimensions import refresh_dimensions
from warehouse.load import add_relations, load_batches, remove_relations, set_clusters
from warehouse.memory import in_bounded_memory
from warehouse.publish import close_candidate, open_candidate, reopen_candidate, threads_of, working_on


def load(run: Run, staged: Sequence[Staged], landing: Landing | None) -> None:
    """Load the staged batches into this run's candidate, with the registry and the state of the landing folder.

    A rebuild has no landing: what lies there stays as it was recorded.
    """
    with working_on(open_candidate(run.paths, run.run_id)) as con:
        code = run.version.partition("+")[0]
        records.start_run(
            con,
            run.run_id,
            run.started_at,
            run.logical_date,
            code_version=code,
            registry_version=run.registry.version,
            options=run.settings.model_dump(mode="json", exclude={"notify"}),
        )
        measured = measure_if_changed(con, run.run_id, code, run.registry.version)
        if measured is not None:
            run.summary.accuracy = measured.select("task", "f1", "ci_low", "ci_high").rows()
        run.reporter.stage("load", sum(batch.files for batch in staged))
        quarantine = [quarantine_frame(landing.problems if landing else [])]
        records_inside = [_frame_of_records(landing.records if landing else [])]
        for group in _groups(staged):
            tables = [staging.table_files(batch.folder) for batch in group]
            for files in tables:
                quarantine.append(staging.read(files.pop("quarantine")))
                records_inside.append(staging.read(files.pop("landing_record")))
            load_batches(con, tables, run.run_id)
            run.reporter.advance(sum(batch.files for batch in group))
        if landing is not None:
            seen = _seen(landing, pl.concat(records_inside))
            records.record_landing(con, seen, run.run_id, whole_landing=run.logical_date is None)
        records.add_quarantine(con, _quarantine_rows(run, pl.concat(quarantine)))
        refresh_dimensions(con, *registry_frames(run.registry))
        _count(run, con)
        close_written(con)


# DuckDB compresses texts anew with every commit until a row group (122,880 rows) is full, and keeps what is not
# committed in memory: so many documents at once take half the work of one batch after the other.
LOADED_AT_ONCE = 100_000


def _groups(staged: Sequence[Staged]) -> Iterator[list[Staged]]:
    """The batches in order, in groups of at most LOADED_AT_ONCE documents (or of one batch)."""
    group: list[Staged] = []
    for batch in staged:
        if group and sum(b.documents for b in group) + batch.documents > LOADED_AT_ONCE:
            yield group
            group = []
        group.append(batch)
    if group:
        yield group


_SEEN_SCHEMA = {"path": pl.String, "document_id": pl.String, "bytes": pl.Int64, "mtime_ns": pl.Int64}


def _frame_of_records(records: Sequence[tuple[str, str]]) -> pl.DataFrame:
    return pl.DataFrame(records, schema={"path": pl.String, "document_id": pl.String}, orient="row")


def _seen(landing: Landing, records_inside: pl.DataFrame) -> pl.DataFrame:
    """What lies in landing now: every readable file, and the records inside container files."""
    files = (*landing.known, *landing.new)
    # By columns: row by row, Polars would look at the type of every value.
    columns = {
        "path": [file.path for file in files],
        "document_id": [file.digest for file in files],
        "bytes": [file.bytes for file in files],
        "mtime_ns": [file.mtime_ns for file in files],
    }
    return pl.concat([pl.DataFrame(columns, schema=_SEEN_SCHEMA), records_inside], how="diagonal")


def _quarantine_rows(run: Run, rows: pl.DataFrame) -> pl.DataFrame:
    ids = [
        content_id("quarantine", path, document, stage, reason)
        for path, document, stage, reason in rows.select("path", "document_id", "stage", "reason").iter_rows()
    ]
    return rows.with_columns(
        pl.Series("quarantine_id", ids, dtype=pl.String),
        pl.lit(run.run_id).alias("run_id"),
        pl.lit("open").alias("status"),
    )


def _count(run: Run, con: duckdb.DuckDBPyConnection) -> None:
    kinds = con.execute(
        "SELECT kind, count(*) FROM main.fact_article WHERE run_id = ? GROUP BY 1 ORDER BY 1", [run.run_id]
    ).fetchall()
    citations = con.execute(
        """SELECT c.kind, count(*) FROM main.fact_citation c JOIN main.fact_article a USING (article_id)
           WHERE a.run_id = ? GROUP BY 1 ORDER BY 1""",
        [run.run_id],
    ).fetchall()
    if "new" in run.summary.documents:
        loaded = con.execute("SELECT count(*) FROM main.dim_document WHERE first_run_id = ?", [run.run_id])
        run.summary.documents["new"] = loaded.fetchall()[0][0]
    run.summary.segments = {f"{kind}s": count for kind, count in kinds}
    run.summary.citations = {f"{kind}s": count for kind, count in citations}
    run.summary.mentions = records.run_counts(con, run.run_id)["mentions"]


def deduplicate(run: Run) -> None:
    """Relate this run's articles to each other and to all earlier ones, and write clusters and canonical articles."""
    threads = threads_of(run.candidate)
    with working_on(reopen_candidate(run.paths, run.run_id, threads)) as con:
        found = in_bounded_memory(con, partial(related, con, run.run_id, run.paths.warehouse))
        remove_relations(con, found.withdrawn)
        add_relations(con, found.relations)
        set_clusters(con, found.clusters)
        run.summary.duplicates = dict(sorted(Counter(found.relations["relation"].to_list()).items()))
        close_candidate(con, side_by_side=threads == 1)
