"""The price of a check grows with the rows, not with their square: no query pairs every row with every text."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import duckdb
import pytest

from expectations.checks import Check, load_checks
from expectations.rows import bad_rows, bounded
from expectations.texts import pieces
from warehouse.connection import close_written, open_for_writing, open_read_only

RUN = "20261101T060000-aaaaaa"
# Three thousand texts of 2,000 characters, twelve mentions in each: every mention with every text is 72 gigabytes.
# Beside them, a table without texts was put into landing: 80,000 records were refused.
CROWD = """
update document_text set raw_text = repeat('Port Ellery ', 170) where document_id in
    (select document_id from dim_document where path like 'crowd/%');
update fact_article set text = repeat('Port Ellery ', 170), raw_end = 2039 where article_id like 'crowd%';
insert into dim_document select dim_document.* replace (sha256(document_id || i) as document_id, path || i as path)
    from dim_document, range(49) as copies (i) where path like 'crowd/%';
insert into document_text (document_id, raw_text) select document_id, repeat('Port Ellery ', 170)
    from dim_document anti join document_text using (document_id);
insert into fact_article by name
    select fact_article.* replace (sha256(article_id || i) as article_id, sha256(document_id || i) as document_id,
        sha256(article_id || i) as cluster_id)
    from fact_article, range(49) as copies (i) where article_id like 'crowd%';
insert into fact_mention by name
    select 'm' || article_id || '/' || i as mention_id, article_id, 'ellery' as entity_id, 'Port Ellery' as surface,
        false as in_title, 1 as sentence_no, 12 * i as start_char, 12 * i + 11 as end_char, 12 * i as raw_start,
        12 * i + 11 as raw_end, 'registry' as recognizer, 1.0 as confidence
    from fact_article, range(1, 13) as places (i) where kind = 'article' and word_count = 2;
insert into fact_citation by name
    select 'q' || mention_id as citation_id, article_id, start_char as ordinal, 'quotation' as kind,
        'Port Ellery' as quote, 'Port' as marker, raw_start as marker_raw_start, raw_start + 4 as marker_raw_end,
        'resolved' as resolution, start_char, end_char, raw_start, raw_end, 1.0 as confidence
    from fact_mention where start_char > 0 and entity_id = 'ellery' and mention_id like 'm%/%';
insert into ops.quarantine by name
    select 'refused' || i as quarantine_id, 'box.parquet#' || i as path, sha256('refused' || i) as document_id,
        'ingest' as stage, 'no_text_field' as reason, 'open' as status
    from range(80000) as refused (i);
insert into ops.landing_file by name
    select path, document_id from ops.quarantine where quarantine_id like 'refused%'
"""


@pytest.fixture(scope="module")
def crowd(valid: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("crowd") / "warehouse.duckdb"
    path.write_bytes(valid)
    con = open_for_writing(path)
    for statement in CROWD.split(";\n"):
        con.execute(statement)
    close_written(con)
    con = open_read_only(path, locked=False)
    con.execute("SET VARIABLE run_id = ?", [RUN])
    con.execute(pieces(held=False))
    yield con
    con.close()


@pytest.mark.parametrize("check", load_checks(), ids=lambda check: check.name)
def test_a_check_reads_each_text_once(crowd: duckdb.DuckDBPyConnection, check: Check) -> None:
    """Interrupted after ten seconds; each of these queries takes a fraction of one."""
    timer = threading.Timer(10, crowd.interrupt)
    timer.start()
    try:
        crowd.execute(bounded(bad_rows(check))).fetchall()
    finally:
        timer.cancel()
