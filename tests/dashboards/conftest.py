"""A small published warehouse of invented articles, the server over it, and a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards.server import create_app
from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_derived, create_schema

ENTITIES = [
    ("vessel-port", "Vessel Port", "place", ["Port of Vessel"]),
    ("river-authority", "Lower Vessel River Authority", "organization", ["LVRA", "River Authority"]),
    ("ada-quill", "Ada Quill", "person", ["Quill"]),
    ("bo-lantern", "Bo Lantern", "person", []),
    ("north-lock", "North Lock", "facility", []),
    ("delta-wire", "Delta Wire", "organization", ["DW"]),
]
SOURCES = [("delta-wire", "Delta Wire", "agency"), ("morning-ferry", "Morning Ferry", "newspaper")]
HOSTILE_TITLE = "<script>document.title='owned'</script> & \"ferries\""
HOSTILE_NAME = '=HYPERLINK("http://example.invalid","x")'


def body(number: int) -> str:
    """The clean text of one invented article; the emoji makes UTF-16 and code points differ."""
    return (
        f"Ferries return to the delta, part {number}\n\n"
        f"The ⛴️🚢 ferry left Vessel Port on day {number}, the Lower Vessel River Authority said. "
        f"“We will reopen North Lock by spring,” said Ada Quill, according to Delta Wire.[1]\n\n"
        f"Bo Lantern of the River Authority disagreed <b>strongly</b>.\n\n"
        f"[1] Delta Wire, “Locks of the delta”, May 2024."
    )


class Rows:
    """Collects rows of the warehouse's tables; a fact is placed by the words it covers."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {}

    def add(self, table: str, **values: Any) -> None:
        """Add one row; missing columns are NULL."""
        self.tables.setdefault(table, []).append(values)

    def article(self, number: int, text: str, **changes: Any) -> None:
        """One document with one segment whose raw text has a label before it and a doubled encoding in it."""
        document = f"{number:064x}"
        article_id = f"{number:016x}"
        raw_text = "Read more\n" + text.replace("“", "â€œ").replace("”", "â€\x9d")
        self.add(
            "dim_document",
            document_id=document,
            path=f"day/{number}.txt",
            bytes=len(raw_text.encode()),
            encoding="utf-8",
            crawl_date=date(2024, 6, 1),
            first_run_id="run-2",
            extract_version="1",
        )
        self.add("document_text", document_id=document, raw_text=raw_text)
        self.add("fact_furniture", document_id=document, kind="read_more", raw_start=0, raw_end=9)
        for place, char in enumerate(text):
            if char in "“”":
                start = self.raw(text, place)
                wide = 3
                self.add(
                    "document_edit",
                    document_id=document,
                    raw_start=start,
                    raw_end=start + wide,
                    replacement=char,
                    rule="mojibake",
                )
        row = {
            "article_id": article_id,
            "document_id": document,
            "ordinal": 1,
            "kind": "article",
            "title": text.split("\n")[0],
            "text": text,
            "language": "en",
            "author": "Cy Ink",
            "publisher_id": None,
            "published_on": date(2024, 1, 3) + timedelta(days=number * 4),
            "published_precision": "day",
            "date_basis": "stated",
            "word_count": len(text.split()),
            "raw_start": 10,
            "raw_end": len(raw_text),
            "references_start": text.find("\n\n[1]") + 2 if "\n\n[1]" in text else None,
            "evidence": ["title_line"],
            "content_hash": article_id,
            "cluster_id": article_id,
            "is_canonical": True,
            "run_id": "run-2",
        }
        self.add("fact_article", **(row | changes))

    @staticmethod
    def raw(text: str, place: int) -> int:
        """Where a character of the clean text stands in the raw text of `article`."""
        return 10 + place + 2 * sum(char in "“”" for char in text[:place])

    def mention(self, number: int, text: str, entity: str | None, surface: str, nth: int = 0) -> None:
        """One mention: the nth occurrence of the words in the text."""
        start = -1
        for _ in range(nth + 1):
            start = text.index(surface, start + 1)
        end = start + len(surface)
        self.add(
            "fact_mention",
            mention_id=f"m{number}-{entity}-{start}",
            article_id=f"{number:016x}",
            entity_id=entity,
            surface=surface,
            in_title=start < text.index("\n"),
            sentence_no=1,
            start_char=start,
            end_char=end,
            raw_start=self.raw(text, start),
            raw_end=self.raw(text, end),
            recognizer="registry",
            confidence=0.9,
        )

    def citation(self, number: int, text: str, ordinal: int, kind: str, words: str, **more: Any) -> None:
        """One citation that covers these words."""
        start = text.index(words)
        end = start + len(words)
        self.add(
            "fact_citation",
            citation_id=f"c{number}-{ordinal}",
            article_id=f"{number:016x}",
            ordinal=ordinal,
            kind=kind,
            start_char=start,
            end_char=end,
            raw_start=self.raw(text, start),
            raw_end=self.raw(text, end),
            confidence=0.8,
            **more,
        )


def invented(count: int = 40) -> Rows:
    """The invented rows: `count` articles, some copies, one hostile, two runs and their checks."""
    rows = Rows()
    for entity_id, name, kind, aliases in ENTITIES:
        rows.add("dim_entity", entity_id=entity_id, name=name, type=kind, aliases=aliases, is_registered=True)
    rows.add(
        "dim_entity", entity_id="found-1", name=HOSTILE_NAME, type="person", aliases=[], is_registered=False
    )
    for source_id, name, kind in SOURCES:
        rows.add(
            "dim_source",
            source_id=source_id,
            name=name,
            kind=kind,
            domain=None,
            aliases=[],
            is_registered=True,
            entity_id=source_id,
        )
    for number in range(1, count + 1):
        _add_story(rows, number)
    _add_runs(rows)
    return rows


def _add_story(rows: Rows, number: int) -> None:
    text = body(number)
    copy = number % 5 == 0
    changes: dict[str, Any] = {}
    if copy:
        changes = {"cluster_id": f"{number - 1:016x}", "is_canonical": False}
        rows.add(
            "fact_article_relation",
            article_id=f"{number:016x}",
            related_article_id=f"{number - 1:016x}",
            relation="near",
            similarity=0.71,
            containment=0.9,
            direction=None,
        )
    if number == 7:
        changes |= {"title": HOSTILE_TITLE}
        text = HOSTILE_TITLE + text[text.index("\n") :] + f"\n\n{HOSTILE_NAME} spoke."
    if number % 4 == 0:
        changes |= {"publisher_id": "morning-ferry", "kind": "teaser" if number % 8 == 0 else "article"}
    rows.article(number, text, **changes)
    rows.mention(number, text, "vessel-port", "Vessel Port")
    rows.mention(number, text, "river-authority", "Lower Vessel River Authority")
    rows.mention(number, text, "north-lock", "North Lock")
    rows.mention(number, text, "ada-quill", "Ada Quill")
    rows.mention(number, text, "delta-wire", "Delta Wire")
    if number % 3:
        rows.mention(number, text, "bo-lantern", "Bo Lantern")
        rows.mention(number, text, "river-authority", "River Authority", 1)
    if number == 7:
        rows.mention(number, text, "found-1", HOSTILE_NAME)
    # One document says all of it a second time in the same words.
    repeated = number == 11
    quote = "We will reopen North Lock by spring,"
    rows.citation(
        number,
        text,
        1,
        "quotation",
        f"“{quote}” said Ada Quill",
        speaker="Ada Quill",
        quote=quote,
        speaker_entity_id="ada-quill",
        cue="said",
        is_repeat=repeated,
    )
    rows.citation(
        number,
        text,
        2,
        "attribution",
        "according to Delta Wire",
        source_id="delta-wire",
        cue="according to",
        is_repeat=repeated,
    )
    marker = rows.raw(text, text.index("[1]"))
    rows.citation(
        number,
        text,
        3,
        "footnote",
        "[1] Delta Wire, “Locks of the delta”, May 2024.",
        marker="1",
        source_id="delta-wire" if number % 2 else None,
        marker_raw_start=marker,
        marker_raw_end=marker + 3,
        title="Locks of the delta",
        cited_on=date(2024, 5, 1),
        cited_precision="month",
        resolution="source_named" if number % 2 else "no_source",
        is_repeat=repeated,
    )


def _add_runs(rows: Rows) -> None:
    for run, day in (("run-1", 1), ("run-2", 2)):
        start = f"2024-07-0{day} 06:00:00"
        rows.add(
            "ops.etl_run",
            run_id=run,
            started_at=start,
            finished_at=f"2024-07-0{day} 06:01:30",
            status="published",
            documents_new=20,
            documents_known=0,
            documents_quarantined=1,
            articles=18,
            teasers=2,
            fragments=0,
            mentions=120,
            citations=60,
            relations=4,
            checks_passed=5,
            checks_failed=1,
        )
        for check, severity, passed, failing in (
            ("fact_mention.span_in_text", "critical", True, 0),
            ("fact_citation.footnote_resolved", "warning", run == "run-1", 0 if run == "run-1" else 20),
        ):
            rows.add(
                "ops.quality_result",
                run_id=run,
                check_name=check,
                table_name=check.split(".")[0],
                severity=severity,
                passed=passed,
                observed=f"{failing} rows",
                failing_count=failing,
                sentence="Every footnote names its source."
                if "foot" in check
                else "Every mention lies inside its text.",
                owner="citations",
                checked_at=start,
            )
        rows.add(
            "ops.accuracy",
            run_id=run,
            task="citations.footnote",
            precision=0.9,
            recall=0.85,
            f1=0.87,
            ci_low=0.8,
            ci_high=0.93,
            n_gold=40,
        )
    rows.add(
        "ops.quality_failing_row",
        check_name="fact_citation.footnote_resolved",
        row_key="c2-3",
        sample="resolution no_source",
        first_seen_run="run-2",
        last_seen_run="run-2",
    )
    rows.add(
        "ops.quarantine",
        quarantine_id="q1",
        path="broken.txt",
        stage="ingest",
        reason="not_text",
        detail="40 % of the bytes are control characters.",
        sample="<b>PK",
        run_id="run-2",
        status="open",
    )


def write_warehouse(path: Path, rows: Rows) -> Path:
    """Build the rows into a database file beside `path` and put it there in one atomic step."""
    candidate = path.with_name(f"{path.stem}-{time.monotonic_ns()}.duckdb")
    connection = open_for_writing(candidate)
    create_schema(connection)
    connection.execute("begin")
    for table, records in rows.tables.items():
        schema, _, name = table.rpartition(".")
        for record in records:
            columns = ", ".join(record)
            marks = ", ".join("?" for _ in record)
            target = f"{schema}.{name}" if schema else name
            connection.execute(f"insert into {target} ({columns}) values ({marks})", list(record.values()))
    connection.execute("commit")
    create_derived(connection)
    close_written(connection)
    candidate.replace(path)
    return path


@pytest.fixture(scope="session")
def warehouse_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file that most tests read."""
    return write_warehouse(tmp_path_factory.mktemp("data") / "warehouse.duckdb", invented())


@pytest.fixture
def read_only(warehouse_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same file as a person would open it."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{warehouse_file}' as warehouse (read_only); use warehouse")
        yield connection


class Served:
    """A dashboard that runs in a thread of the test process."""

    def __init__(self, warehouse: Path, reports: Path | None = None) -> None:
        import uvicorn

        config = uvicorn.Config(
            create_app(warehouse, reports), host="127.0.0.1", port=0, log_level="warning", lifespan="off"
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 20
        while not self.server.started:
            assert time.monotonic() < deadline, "the dashboard did not start within 20 seconds"
            time.sleep(0.02)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop the server and wait for it."""
        self.server.should_exit = True
        self.thread.join(timeout=10)


@pytest.fixture(scope="session")
def serve() -> type[Served]:
    """Starts a dashboard of one's own."""
    return Served


@pytest.fixture(scope="session")
def served(warehouse_file: Path) -> Iterator[Served]:
    """The dashboard over the invented warehouse."""
    server = Served(warehouse_file)
    yield server
    server.stop()
