"""Which texts the checks must read: all of them, or those that this run brought.

A check that reads texts (`reads_texts`) finds fault with rows of one document by what that document's rows say, and
with nothing else. So its verdict on rows of earlier runs stands as long as they are the same rows, and the check the
same check: the audit counts and hashes them (`fingerprints.sql`) and holds the sums against those of the last audit
that found no fault in them (`ops.audited_rows`). Where one sum differs (a rebuild, a removal, a row that anything has
touched), or the texts of the checks do, every text is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from expectations.checks import HERE, Check
from expectations.results import AuditedRows, CheckResult
from warehouse.memory import allow_more

if TYPE_CHECKING:
    import duckdb

PIECES, FINGERPRINTS = HERE / "pieces.sql", HERE / "fingerprints.sql"
FIRST_ROWS = HERE / "first_rows.sql"
# Texts of so many bytes in the warehouse file are read once and held.
HELD_BYTES = 128_000_000
# Bytes of memory that are allowed for each byte of the file then. Chosen with room: the file keeps texts compressed,
# memory does not; an audit that needs more is made again without a bound.
_HELD_SIZE = 4
_READS = "memory.main."


def reads_texts(check: Check) -> bool:
    """True for a check whose query reads the texts that `pieces.sql` lays out."""
    return check.sql is not None and _READS in check.sql


@dataclass(frozen=True, slots=True)
class Texts:
    """What an audit knows of the texts before it runs.

    `rules` changes with every text of a check that reads them; `rows` are the fingerprints of now; `audited_by` is the
    run whose audit has read all texts of earlier runs, None where they must be read (again).
    """

    rules: str
    rows: tuple[AuditedRows, ...]
    audited_by: str | None

    def good(self, results: Iterable[CheckResult], checks: Sequence[Check]) -> tuple[AuditedRows, ...]:
        """The rows as audited, for `ops.audited_rows`: none where a check that reads texts has found fault."""
        reading = {check.name for check in checks if reads_texts(check)}
        passed = all(result.passed for result in results if result.name in reading)
        return self.rows if passed else ()


def known_texts(con: duckdb.DuckDBPyConnection, run_id: str, checks: Sequence[Check]) -> Texts:
    """Compares the rows of earlier runs with what `ops.audited_rows` says of them; `con` uses the warehouse."""
    rules = _rules(con, checks)
    con.execute("SET VARIABLE run_id = ?", [run_id])
    found = con.execute(FINGERPRINTS.read_text(encoding="utf-8")).fetchall()
    rows = tuple(AuditedRows(name, count, str(number), rules) for name, count, number, _, _ in found)
    earlier = {
        (name, count - brought, str(number - of_brought))
        for name, count, number, brought, of_brought in found
        if count > brought
    }
    audited = con.execute(
        "SELECT table_name, row_count, fingerprint, rules, run_id FROM ops.audited_rows WHERE row_count > 0"
    ).fetchall()
    same = (
        bool(audited) and {row[:3] for row in audited} == earlier and {row[3] for row in audited} == {rules}
    )
    return Texts(rules, rows, audited[0][4] if same else None)


def _rules(con: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> str:
    version = con.execute("SELECT version()").fetchall()[0][0]  # another one may hash in another way
    read = sorted(f"{check.name}\n{check.sql}" for check in checks if reads_texts(check))
    laid_out = (path.read_text(encoding="utf-8") for path in (PIECES, FINGERPRINTS))
    return blake2b("\0".join((version, *laid_out, *read)).encode(), digest_size=16).hexdigest()


def pieces(held: bool, brought_only: bool = False, first_text: int = 0, first_article: int = 0) -> str:
    """The statements of `pieces.sql`: what checks read of the texts, which are held in memory or stay in the file.

    With `brought_only` those of this run's new documents (variable `run_id`), whose rows begin at `first_text` in
    document_text and at `first_article` in fact_article.
    """
    text = PIECES.read_text(encoding="utf-8").replace("/* held */", "table" if held else "view")
    if not brought_only:
        return text
    brought = "semi join memory.main.asked_document using (document_id) where rowid >= "
    return (
        text.replace("/* asked */", "where first_run_id = getvariable('run_id')")
        .replace("/* asked texts */", f"{brought}{first_text}")
        .replace("/* asked articles */", f"{brought}{first_article}")
    )


def lay_out(con: duckdb.DuckDBPyConnection, run_id: str, file_bytes: int, texts: Texts, most: int) -> None:
    """Runs `pieces.sql` for the texts that the checks must read; `con` uses a warehouse file of `file_bytes`.

    What is held is allowed on top of the bound of memory, up to `most` bytes.
    """
    con.execute("SET VARIABLE run_id = ?", [run_id])
    if texts.audited_by is None:
        held = file_bytes <= HELD_BYTES
        if held:
            allow_more(con, _HELD_SIZE * file_bytes, most)
        con.execute(pieces(held))
        return
    # The place of the first row is a constant of the statement, so that the blocks before it are not read.
    places = FIRST_ROWS.read_text(encoding="utf-8")
    first_text, first_article, brought, all_texts = con.execute(places).fetchall()[0]
    held = file_bytes * brought <= HELD_BYTES * all_texts
    if held:
        allow_more(con, _HELD_SIZE * file_bytes * brought // max(all_texts, 1), most)
    con.execute(pieces(held, True, first_text, first_article))
