"""The stages of a run, each a function of the run and of what the stages before it found.

No stage decides what a text means or what a row is worth: they carry frames and files from one package to the next.
"""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from flows import staging
from flows.extraction import Batch, Staged, extract_batch, quarantine_frame, start_worker
from flows.ingest import Landing, Problem, batch_id, batches, scan
from flows.pool import parallel_map, worker_count
from flows.registry import registry_frames
from flows.run import Run
from transforms.duplicates import deduplicate as relate_and_cluster
from transforms.extract import Extractor
from transforms.ids import content_id
from transforms.mentions import build_matcher
from warehouse import known, records
from warehouse.connection import close_written, open_read_only
from warehouse.dimensions import refresh_dimensions
from warehouse.load import add_relations, load_batch, remove_relations, set_clusters
from warehouse.publish import close_candidate, open_candidate, reopen_candidate
from warehouse.publish import publish as publish_candidate

if TYPE_CHECKING:
    from expectations.results import AuditResult


def ingest(run: Run) -> Landing:
    """Scan the landing folder against what the publication knows; counts go to the summary."""
    landing = scan(run.settings.source, _known_files(run), run.logical_date)
    run.summary.documents = {
        "new": len(landing.new),
        "known": len(landing.known),
        "quarantined": len(landing.problems),
        "missing": len(landing.missing),
    }
    return landing


def _known_files(run: Run) -> dict[str, str]:
    """Path -> digest of every landing file that the publication has seen and that was not missing since."""
    if not run.paths.warehouse.exists():
        return {}
    con = open_read_only(run.paths.warehouse)
    try:
        files = known.known_files(con).filter(pl.col("missing_since_run").is_null())
    finally:
        con.close()
    return dict(zip(files["path"], files["document_id"], strict=True))


def extract(run: Run, landing: Landing) -> list[Staged]:
    """Extract the new files in batches, in parallel; finished batches of an earlier, broken run are taken over."""
    version = run.version
    work = [
        Batch(
            source=run.settings.source.resolve(),
            files=files,
            folder=run.paths.staging / batch_id(files, version),
        )
        for files in batches(landing.new, run.settings.batch_size)
    ]
    workers = worker_count(run.settings.workers, len(landing.new))
    extractor = Extractor(run.registry, build_matcher(run.registry), version)
    run.reporter.stage("extract", len(landing.new))
    done: dict[Path, Staged] = {}
    for staged in parallel_map(extract_batch, work, workers, start_worker, (extractor,)):
        done[staged.folder] = staged
        run.reporter.advance(staged.files)
    run.summary.documents["quarantined"] += sum(staged.quarantined for staged in done.values())
    return [done[batch.folder] for batch in work]


def load(run: Run, landing: Landing, staged: Sequence[Staged]) -> None:
    """Load the staged batches into this run's candidate, with the registry and the state of the landing folder."""
    con = open_candidate(run.paths, run.run_id)
    try:
        records.start_run(
            con,
            run.run_id,
            run.started_at,
            run.logical_date,
            code_version=run.version.partition("+")[0],
            registry_version=run.registry.version,
            options=run.settings.model_dump(mode="json", exclude={"notify"}),
        )
        run.reporter.stage("load", len(landing.new))
        quarantine = [quarantine_frame(landing.problems)]
        records_inside = [_frame_of_records(landing.records)]
        for batch in staged:
            files = staging.table_files(batch.folder)
            quarantine.append(pl.read_parquet(files.pop("quarantine")))
            records_inside.append(pl.read_parquet(files.pop("landing_record")))
            load_batch(con, files, run.run_id)
            run.reporter.advance(batch.files)
        seen = _seen(landing, pl.concat(records_inside))
        records.record_landing(con, seen, run.run_id, whole_landing=run.logical_date is None)
        records.add_quarantine(con, _quarantine_rows(run, pl.concat(quarantine)))
        refresh_dimensions(con, *registry_frames(run.registry))
        _count(run, con)
        close_written(con)
    except BaseException:
        con.close()
        raise


_SEEN_SCHEMA = {"path": pl.String, "document_id": pl.String, "bytes": pl.Int64, "mtime_ns": pl.Int64}


def _frame_of_records(records: Sequence[tuple[str, str]]) -> pl.DataFrame:
    return pl.DataFrame(records, schema={"path": pl.String, "document_id": pl.String}, orient="row")


def _seen(landing: Landing, records_inside: pl.DataFrame) -> pl.DataFrame:
    """What lies in landing now: every readable file, and the records inside container files."""
    files = [(f.path, f.digest, f.bytes, f.mtime_ns) for f in (*landing.known, *landing.new)]
    return pl.concat(
        [pl.DataFrame(files, schema=_SEEN_SCHEMA, orient="row"), records_inside], how="diagonal"
    )


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
    loaded = con.execute("SELECT count(*) FROM main.dim_document WHERE first_run_id = ?", [run.run_id])
    run.summary.documents["new"] = loaded.fetchall()[0][0]
    run.summary.segments = {f"{kind}s": count for kind, count in kinds}
    run.summary.citations = {f"{kind}s": count for kind, count in citations}
    run.summary.mentions = records.run_counts(con, run.run_id)["mentions"]


def deduplicate(run: Run) -> None:
    """Relate this run's articles to each other and to all earlier ones, and write clusters and canonical articles."""
    con = reopen_candidate(run.paths, run.run_id)
    try:
        columns = "article_id, text, word_count, published_on, content_hash"
        new = con.sql(f"SELECT {columns} FROM main.fact_article WHERE run_id = ?", params=[run.run_id]).pl()
        old = con.sql(
            "SELECT article_id, word_count, published_on FROM main.fact_article WHERE run_id <> ?",
            params=[run.run_id],
        ).pl()
        fresh = new.select("article_id")
        signatures = known.known_signatures(con).join(fresh, on="article_id", how="anti")
        found = relate_and_cluster(
            new, old, signatures, known.known_relations(con), functools.partial(known.article_texts, con)
        )
        remove_relations(con, found.withdrawn)
        add_relations(con, found.relations)
        set_clusters(con, found.clusters)
        run.summary.duplicates = dict(Counter(found.relations["relation"].to_list()))
        close_candidate(con)
    except BaseException:
        con.close()
        raise


def audit(run: Run) -> AuditResult:
    """Run every check on the candidate in the waiting process; the report is written there, too."""
    result = run.auditor.audit(run.candidate, run.run_id, run.report)
    failed = [check for check in result.failed if check.severity == "critical"]
    warned = [check for check in result.failed if check.severity != "critical"]
    run.summary.checks = {"passed": len(result.checks) - len(failed) - len(warned), "warned": len(warned)}
    run.summary.checks["failed"] = len(failed)
    run.summary.failed_checks = [check.name for check in failed]
    run.summary.report = run.report / "index.html"
    return result


def publish(run: Run, result: AuditResult) -> None:
    """Record the run and its checks in the candidate and make it the publication in one rename."""
    con = reopen_candidate(run.paths, run.run_id)
    try:
        _record_checks(run, con, result)
        counts = {f"documents_{name}": count for name, count in run.summary.documents.items()}
        counts |= records.run_counts(con, run.run_id)
        counts["relations"] = sum(run.summary.duplicates.values())
        counts["checks_passed"] = run.summary.checks["passed"]
        counts["checks_failed"] = len(result.failed)
        records.finish_run(con, run.run_id, datetime.now(UTC), counts, run.summary.seconds)
        close_written(con)
    except BaseException:
        con.close()
        raise
    publish_candidate(run.paths, run.run_id, run.settings.keep_snapshots)
    staging.clear(run.paths.staging)
    run.summary.bytes = os.stat(run.paths.warehouse).st_size


def _record_checks(run: Run, con: duckdb.DuckDBPyConnection, result: AuditResult) -> None:
    results = [
        (c.name, c.table, c.severity, c.passed, _text(c.observed), c.failing_count, c.sentence, c.owner)
        for c in result.checks
    ]
    failing = [(c.name, row.row_key, row.sample) for c in result.checks if not c.passed for row in c.sample]
    text = pl.String
    records.record_quality(
        con,
        run.run_id,
        pl.DataFrame(
            results,
            schema={
                "check_name": text,
                "table_name": text,
                "severity": text,
                "passed": pl.Boolean,
                "observed": text,
                "failing_count": pl.Int64,
                "sentence": text,
                "owner": text,
            },
            orient="row",
        ),
        pl.DataFrame(failing, schema={"check_name": text, "row_key": text, "sample": text}, orient="row"),
        datetime.now(UTC),
    )


def _text(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"


