"""A published warehouse of a chosen size, written straight in DuckDB from a seed: no text is extracted.

Skewed as real collections are: entities, outlets and sources follow Zipf's law, days have a trend and quiet weekends, a
quarter of the texts are copies in clusters of very different sizes, some texts have no date or only a lower bound of
one. Every span covers the words that it says, so the pages of the dashboards can be looked at.
`python -m tests.bench.generate_warehouse FILE --articles 1000000` writes such a file.
"""

# ruff: noqa: E501
# The statements keep the lines of their own layout.

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import duckdb

from tests.bench import measure
from tests.bench.corpus import Writer
from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_stored, in_order, run_in_order, sql_files

SEED = 20261
ARTICLES = 1_000_000
MENTIONS_A_TEXT, CITATIONS_A_TEXT = 10, 2
CHUNK = 100_000
"""Articles written at once: bounds the memory, about 1 GB."""
ENTITIES, SOURCES, SENTENCES = 200_000, 2_000, 20_000
_FAMILY = 5_000


def write(path: Path, articles: int = ARTICLES, seed: int = SEED) -> None:
    """Writes the facts to `path`; `build_marts` adds what is computed from them."""
    path.unlink(missing_ok=True)
    con = open_for_writing(path, memory_limit="8GB")
    create_stored(con)
    _prepare(con, seed, articles)
    for first in range(0, articles, CHUNK):
        con.execute("SET VARIABLE first = ?", [first])
        con.execute("SET VARIABLE last = ?", [min(first + CHUNK, articles) - 1])
        for statement in _CHUNK:
            con.execute(statement)
    con.execute(_RELATIONS)
    for statement in _RUNS:
        con.execute(statement)
    close_written(con)


def build_marts(path: Path) -> list[tuple[str, float]]:
    """Builds views and marts anew, as a run does; (mart, CPU seconds) of each, writing included."""
    con = open_for_writing(path, memory_limit="6GB")
    run_in_order(con, sql_files("views"))
    seconds = []
    for file in in_order(sql_files("marts")):
        begun = time.process_time()
        run_in_order(con, [file])
        con.execute("CHECKPOINT")
        seconds.append((file.stem, time.process_time() - begun))
    con.execute("CREATE SCHEMA IF NOT EXISTS chosen")
    run_in_order(con, sql_files("chosen"))
    close_written(con)
    return seconds


def file_of(articles: int = ARTICLES, seed: int = SEED) -> Path:
    """The generated facts of that size, written when they are not there yet."""
    path = measure.SCRATCH / f"warehouse-{articles}-{seed}.duckdb"
    if not path.exists():
        measure.SCRATCH.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        write(partial, articles, seed)
        partial.replace(path)
    return path


def _prepare(con: duckdb.DuckDBPyConnection, seed: int, articles: int) -> None:
    """Random numbers as macros, the pool of sentences, entities and sources."""
    writer = Writer(seed)
    sentences = [writer.sentence(int(writer.random.integers(18, 34))) for _ in range(SENTENCES // 10)]
    words = [str(word).split()[0].title() for word in writer.lexicon[150:_FAMILY]]
    con.execute(f"CREATE TEMP MACRO u(i, salt) AS (hash(i, salt, {seed}) // 2048) / 9007199254740992.0")
    # Zipf's law with exponent 1: rank k is drawn with a chance of about 1/k.
    con.execute("CREATE TEMP MACRO zipf(i, salt, n) AS CAST(floor(exp(u(i, salt) * ln(n))) AS INTEGER)")
    con.execute("SET VARIABLE articles = ?", [articles])
    con.execute("CREATE TEMP TABLE word AS SELECT unnest(?::VARCHAR[]) AS w, generate_subscripts(?, 1) - 1 AS n",
                [words, words])  # fmt: skip
    con.execute("CREATE TEMP TABLE spoken AS SELECT unnest(?::VARCHAR[]) AS s, generate_subscripts(?, 1) - 1 AS n",
                [sentences, sentences])  # fmt: skip
    con.execute("SET VARIABLE words = (SELECT list(w ORDER BY n) FROM word)")
    con.execute("SET VARIABLE spoken = (SELECT list(s ORDER BY n) FROM spoken)")
    for statement in _DIMENSIONS:
        con.execute(statement)


_WORD = "getvariable('words')[1 + CAST(u({}, {}) * (len(getvariable('words')) - 1) AS INTEGER)]"
_DIMENSIONS = (
    f"""INSERT INTO dim_entity BY NAME
    SELECT CASE WHEN i % 20 = 0 THEN 'e-' || i ELSE left(md5('e' || i), 16) END AS entity_id,
        {_WORD.format("i", 1)} || ' ' || {_WORD.format("i", 2)} ||
        CASE i % 4 WHEN 0 THEN '' WHEN 1 THEN ' Authority' WHEN 2 THEN ' Harbour' ELSE ' Station' END AS name,
        ['person', 'organization', 'place', 'facility'][1 + i % 4] AS type,
        [{_WORD.format("i", 2)}] AS aliases, i % 20 = 0 AS is_registered
    FROM range({ENTITIES}) AS r (i)""",
    f"""INSERT INTO dim_source BY NAME
    SELECT 's-' || i AS source_id, {_WORD.format("i", 3)} || ' ' ||
        ['Courier', 'Post', 'News', 'Agency', 'Journal'][1 + i % 5] AS name,
        CASE WHEN i % 5 = 3 THEN 'agency' ELSE 'newspaper' END AS kind, [] AS aliases, i < 500 AS is_registered
    FROM range({SOURCES}) AS r (i)""",
    """CREATE TEMP TABLE entity AS SELECT CAST(row_number() OVER (ORDER BY hash(entity_id)) AS INTEGER) AS rank,
        entity_id, name, aliases[1] AS short, type FROM dim_entity""",
)
# A day is drawn with a rising trend; a weekend's day moves to the Friday before two times in three.
_CHUNK = (
    """CREATE OR REPLACE TEMP TABLE piece AS
    WITH slot AS (
        SELECT a, k, a * 40 + k AS i, u(a, 11) AS spread FROM range(getvariable('first'), getvariable('last') + 1) AS r (a),
            range(20) AS s (k)
        -- 4 to 16 mentions a text, 10 on average
        WHERE k < 4 + CAST(floor(u(a, 12) * 13) AS INTEGER)
    )
    SELECT slot.a, slot.k, e.entity_id, e.type,
        -- A later piece names the entity before it again, by its short name, in two cases of five.
        CASE WHEN u(i, 14) < 0.3 THEN e.short ELSE e.name END AS surface,
        getvariable('spoken')[1 + CAST(u(i, 15) * (len(getvariable('spoken')) - 1) AS INTEGER)] AS filler
    FROM slot JOIN entity AS e
        ON e.rank = zipf(CASE WHEN k > 0 AND u(i, 16) < 0.35 THEN i - 1 ELSE i END, 13, 200000)""",
    """CREATE OR REPLACE TEMP TABLE placed AS
    SELECT *, length(title) + 2 + coalesce(sum(length(surface) + 2 + length(filler)) OVER w, 0)::INTEGER AS start_char
    FROM piece JOIN (SELECT a AS b, 'Report ' || b || ' on ' || arg_min(surface, k) || ': ' || trim(arg_min(filler[:44], k)) AS title
                     FROM piece GROUP BY a) ON a = b
    WINDOW w AS (PARTITION BY a ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)""",
    """CREATE OR REPLACE TEMP TABLE told AS
    SELECT a, lpad(to_hex(hash(a, 21)), 16, '0') AS article_id, sha256('d' || a) AS document_id, any_value(title) AS title,
        any_value(title) || chr(10) || chr(10) || string_agg(surface || ' ' || filler, ' ' ORDER BY k) AS "text"
    FROM placed GROUP BY a""",
    """INSERT INTO fact_article BY NAME
    WITH dated AS (
        SELECT *, date '2019-01-01' + CAST(2191 * pow(u(a, 22), 0.8) AS INTEGER) AS d,
            -- A quarter are copies; a copy follows a text whose number is a power more often than others.
            CASE WHEN u(a, 23) < 0.25 THEN zipf(a, 24, 60000) * 16 END AS original
        FROM told
    )
    SELECT article_id, document_id, 1 AS ordinal,
        CASE WHEN u(a, 25) < 0.7 THEN 'article' WHEN u(a, 25) < 0.95 THEN 'teaser' ELSE 'fragment' END AS kind,
        title, "text", ['en', 'en', 'en', 'en', 'en', 'en', 'en', 'de', 'fr', 'ar', 'es', 'und'][1 + a % 12] AS language,
        CASE WHEN u(a, 26) < 0.4 THEN 'Author ' || zipf(a, 27, 3000) END AS author,
        CASE WHEN u(a, 28) < 0.7 THEN 's-' || zipf(a, 29, 400) END AS publisher_id,
        CASE WHEN u(a, 30) < 0.92
            THEN CASE WHEN isodow(d) > 5 AND u(a, 31) < 0.66 THEN d - (isodow(d) - 5)::INTEGER ELSE d END END AS published_on,
        CASE WHEN u(a, 32) < 0.95 THEN 'day' ELSE 'month' END AS published_precision,
        CASE WHEN u(a, 33) < 0.75 THEN 'stated' WHEN u(a, 33) < 0.88 THEN 'metadata' WHEN u(a, 33) < 0.94
            THEN 'latest_text_date' ELSE 'latest_citation' END AS date_basis,
        CAST(length("text") / 6 AS INTEGER) AS word_count, 10 AS raw_start, 10 + length("text") AS raw_end,
        article_id AS content_hash,
        CASE WHEN original IS NOT NULL AND original < getvariable('articles')
            THEN lpad(to_hex(hash(original::BIGINT, 21)), 16, '0') ELSE article_id END AS cluster_id,
        cluster_id = article_id AS is_canonical, 'run-060' AS run_id, ['title_line'] AS evidence
    FROM dated""",
    """INSERT INTO dim_document BY NAME
    SELECT document_id, 'day/' || a || '.txt' AS path, length("text") + 10 AS bytes, 'utf-8' AS encoding,
        'run-060' AS first_run_id, '1' AS extract_version FROM told""",
    """INSERT INTO document_text BY NAME SELECT document_id, 'Read more' || chr(10) || "text" AS raw_text FROM told""",
    """INSERT INTO fact_furniture BY NAME SELECT document_id, 'read_more' AS kind, 0 AS raw_start, 9 AS raw_end FROM told""",
    """INSERT INTO fact_mention BY NAME
    SELECT left(md5(p.a || '-' || p.k), 16) AS mention_id, t.article_id,
        CASE WHEN u(p.a * 40 + p.k, 41) > 0.03 THEN p.entity_id END AS entity_id, p.surface, false AS in_title,
        p.k // 2 + 1 AS sentence_no, p.start_char, p.start_char + length(p.surface) AS end_char,
        p.start_char + 10 AS raw_start, p.start_char + 10 + length(p.surface) AS raw_end,
        CASE WHEN p.entity_id LIKE 'e-%' THEN 'registry' ELSE 'discovered' END AS recognizer,
        [0.98, 0.95, 0.9, 0.8, 0.6][1 + p.k % 5]::FLOAT AS confidence
    FROM placed AS p JOIN told AS t USING (a) ORDER BY p.a, p.k""",
    """INSERT INTO fact_citation BY NAME
    WITH cited AS (
        SELECT p.*, p.a * 40 + p.k AS i, row_number() OVER (PARTITION BY p.a ORDER BY hash(p.a, p.k)) AS nth,
            CAST(floor(4 * u(p.a, 51)) AS INTEGER) + CAST(u(p.a, 52) < 0.5 AS INTEGER) AS wanted
        FROM placed AS p
    ),
    kinds AS (SELECT *, u(i, 53) AS r FROM cited WHERE nth <= wanted)
    SELECT left(md5('c' || a || '-' || k), 16) AS citation_id, t.article_id, nth::INTEGER AS ordinal,
        CASE WHEN r < 0.45 THEN 'attribution' WHEN r < 0.75 THEN 'quotation' WHEN r < 0.85 THEN 'credit'
            WHEN r < 0.97 THEN 'footnote' ELSE 'link' END AS kind,
        CASE WHEN u(i, 54) < 0.45 AND r NOT BETWEEN 0.45 AND 0.75 THEN 's-' || zipf(i, 55, 2000) END AS source_id,
        CASE WHEN r < 0.75 AND u(i, 56) < 0.8 THEN surface END AS speaker,
        CASE WHEN r < 0.75 AND u(i, 56) < 0.6 THEN entity_id END AS speaker_entity_id,
        CASE WHEN r < 0.75 THEN ['said', 'told', 'according to', 'added', 'reported', 'wrote'][zipf(i, 57, 7)] END AS cue,
        CASE WHEN r BETWEEN 0.45 AND 0.75 THEN filler END AS quote,
        CASE WHEN r BETWEEN 0.85 AND 0.97 THEN nth::VARCHAR END AS marker,
        CASE WHEN r BETWEEN 0.85 AND 0.97 THEN ['source_named', 'no_source', 'unparsed', 'ibid'][zipf(i, 58, 5)] END AS resolution,
        start_char, start_char + length(surface) + 1 + length(filler) AS end_char,
        start_char + 10 AS raw_start, start_char + 11 + length(surface) + length(filler) AS raw_end, 0.8::FLOAT AS confidence
    FROM kinds JOIN told AS t USING (a) ORDER BY a, nth""",
)
_RELATIONS = """INSERT INTO fact_article_relation BY NAME
    SELECT article_id, cluster_id AS related_article_id,
        CASE WHEN u(s, 61) < 0.3 THEN 'exact' WHEN u(s, 61) < 0.8 THEN 'near' ELSE 'excerpt' END AS relation,
        CASE relation WHEN 'exact' THEN 1 ELSE round(0.5 + 0.5 * u(s, 62), 3) END::FLOAT AS similarity,
        CASE relation WHEN 'exact' THEN 1 ELSE round(0.8 + 0.2 * u(s, 63), 3) END::FLOAT AS containment,
        CASE relation WHEN 'excerpt' THEN 'excerpt_of' ELSE 'mutual' END AS direction
    FROM (SELECT *, hash(article_id) % 1000000007 AS s FROM fact_article WHERE NOT is_canonical)"""
_RUNS = (
    """INSERT INTO ops.etl_run BY NAME
    SELECT format('run-{:03d}', i) AS run_id, timestamp '2024-11-01 06:00:00' + i * interval 1 day AS started_at,
        started_at + interval 95 second AS finished_at, 'published' AS status,
        getvariable('articles') // 60 AS documents_new, i * documents_new AS documents_known, 3 AS documents_quarantined,
        documents_new AS articles, 10 * documents_new AS mentions, 2 * documents_new AS citations,
        145 AS checks_passed, 1 AS checks_failed FROM range(1, 61) AS r (i)""",
    """INSERT INTO ops.quality_result BY NAME
    SELECT run_id, 'fact_' || ['article', 'mention', 'citation'][1 + c % 3] || '.rule_' || c AS check_name,
        check_name.split_part('.', 1) AS table_name, ['critical', 'warning', 'info'][1 + c % 3] AS severity,
        c % 29 <> 5 OR u(c, r.started_at::VARCHAR) < 0.6 AS passed, CASE WHEN passed THEN 0 ELSE c * 3 END AS failing_count,
        failing_count || ' rows' AS observed, 'Rule ' || c || ' of the invented warehouse holds.' AS sentence,
        'mentions' AS owner, started_at AS checked_at
    FROM ops.etl_run AS r, range(146) AS k (c)""",
    """INSERT INTO ops.quality_failing_row BY NAME
    SELECT 'fact_citation.rule_' || (i % 9) AS check_name, 'c' || i AS row_key, 'resolution no_source' AS sample,
        'run-059' AS first_seen_run, 'run-060' AS last_seen_run FROM range(2000) AS r (i)""",
    """INSERT INTO ops.quarantine BY NAME
    SELECT 'q' || i AS quarantine_id, 'broken/' || i || '.txt' AS path, 'ingest' AS stage, 'not_text' AS reason,
        '40 % of the bytes are control characters.' AS detail, 'PK' AS sample, 'run-060' AS run_id, 'open' AS status
    FROM range(300) AS r (i)""",
    """INSERT INTO ops.accuracy BY NAME
    SELECT 'run-060' AS run_id, t AS task, 0.9 AS precision, 0.85 AS recall, 0.87 AS f1, 0.8 AS ci_low, 0.93 AS ci_high,
        40 AS n_gold FROM (SELECT unnest(['mentions', 'segmentation', 'citations.footnote', 'citations.quotation']) AS t)""",
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate_warehouse", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    write(given.file, given.articles, given.seed)
    seconds = sum(seconds for _, seconds in build_marts(given.file))
    size = given.file.stat().st_size / 1e6
    print(f"{given.file}: {given.articles:,} articles, {size:,.0f} MB; marts took {seconds:.1f} CPU seconds")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
