"""The stages that find out what there is to do. They read the publication, and need none of the rules about texts.

No stage decides what a text means or what a row is worth: they carry frames and files from one package to the next.
"""

from __future__ import annotations

import polars as pl

from flows.ingest import Landing, scan
from flows.run import Run
from warehouse import known
from warehouse.connection import open_read_only


def ingest(run: Run) -> Landing:
    """Scan the landing folder against what the publication knows; counts go to the summary."""
    landing = scan(run.settings.source, _known_files(run), run.logical_date)
    run.summary.documents = {
        "new": len(landing.new),
        "known": len(landing.known),
        "quarantined": len(landing.problems),
        "missing": len(landing.missing),
    }
    run.summary.stale = _stale_count(run)
    return landing


def _stale_count(run: Run) -> int:
    """How many known documents were extracted by other code or with another registry than this run has."""
    if not run.paths.warehouse.exists():
        return 0
    con = open_read_only(run.paths.warehouse)
    try:
        return len(known.stale_documents(con, run.version))
    finally:
        con.close()


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


def find_stale(run: Run, everything: bool) -> list[str]:
    """Ids of the documents to extract again: those of another version, or all of them."""
    con = open_read_only(run.paths.warehouse)
    try:
        if everything:
            found = known.known_documents(con)["document_id"].sort().to_list()
        else:
            found = known.stale_documents(con, run.version)
        total = known.known_documents(con).height
    finally:
        con.close()
    run.summary.documents = {"again": len(found), "up to date": total - len(found)}
    return found
