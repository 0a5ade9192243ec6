"""One hash over all facts and dimensions, to show that two warehouses hold the same."""

from __future__ import annotations

import hashlib

import duckdb

from warehouse.connection import identifier

# Which run loaded a row is history, not content.
_LEFT_OUT = {"run_id", "first_run_id"}


def table_digests(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Table -> digest of its rows (ids included), in no order; run ids are left out."""
    columns: dict[str, list[str]] = {}
    for table, column in con.execute(
        """SELECT c.table_name, c.column_name FROM duckdb_columns() c
           JOIN duckdb_tables() t USING (database_name, schema_name, table_name)
           WHERE c.database_name = current_database() AND c.schema_name = 'main' ORDER BY 1, 2"""
    ).fetchall():
        if column not in _LEFT_OUT:
            columns.setdefault(table, []).append(identifier(column))
    digests = {}
    for table, names in columns.items():
        row = con.execute(
            f"SELECT count(*), coalesce(sum(CAST(hash({', '.join(names)}) AS HUGEINT)), 0) "
            f"FROM main.{identifier(table)}"
        ).fetchall()[0]
        digests[table] = hashlib.sha256(f"{names}:{row[0]}:{row[1]}".encode()).hexdigest()[:16]
    return digests


def digest(con: duckdb.DuckDBPyConnection) -> str:
    """16 hexadecimal digits, equal for two warehouses with the same rows in every fact and dimension
    table.
    """
    parts = ";".join(f"{table}={value}" for table, value in sorted(table_digests(con).items()))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
