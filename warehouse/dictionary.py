"""DICTIONARY.md from the catalogue: whatever the database says about itself, and nothing else."""

from __future__ import annotations

import duckdb

from warehouse.schema import ROOT
from warehouse.statements import statement

_SCHEMA_TEXT = {
    "main": "Facts and dimensions. Short names work in queries: `fact_article`.",
    "current": "The same facts without the documents that a newer version of their path has superseded.",
    "marts": "Answers that dashboards read; views, or tables computed at load.",
    "chosen": "The marts under the filters of the dashboards, which are variables: `SET VARIABLE kind = 'article'`.",
    "ops": "What the runs did: runs, landing files, checks, quarantine, measured accuracy.",
}
_HEAD = """# Data dictionary

Written by `python -m warehouse.dictionary` from the comments in the catalogue: change the `.sql` file of a
relation, not this file.
All offsets are Unicode code points. Identifiers are hashes of content: the same input gives the same rows.
"""


def write_dictionary(con: duckdb.DuckDBPyConnection) -> str:
    """The dictionary as Markdown: every relation and column with grain, meaning, known limits and example."""
    relations = con.execute(statement("relations")).fetchall()
    columns: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for schema, table, column, data_type, comment in con.execute(
        """SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns()
           WHERE database_name = current_database() AND NOT internal
           ORDER BY schema_name, table_name, column_index"""
    ).fetchall():
        columns.setdefault((schema, table), []).append((column, data_type, comment or ""))
    lines = [_HEAD]
    for schema, text in _SCHEMA_TEXT.items():
        lines += [f"## {schema}", "", text, ""]
        for found_schema, name, comment, kind in relations:
            if found_schema == schema:
                of_mart = {column for column, *_ in columns.get(("marts", name), []) if schema == "chosen"}
                lines += _relation(schema, name, comment or "", kind, columns[(schema, name)], of_mart)
    return "\n".join(lines).rstrip() + "\n"


def _relation(
    schema: str, name: str, comment: str, kind: str, columns: list[tuple[str, str, str]], of_mart: set[str]
) -> list[str]:
    grain, _, limits = comment.partition(" Known limits: ")
    full_name = name if schema == "main" else f"{schema}.{name}"
    lines = [f"### {full_name}", "", f"{grain} ({kind})", ""]
    if limits:
        lines += [f"Known limits: {limits}", ""]
    if schema == "current":
        return [*lines, f"Columns: those of [{name}](#{name}).", ""]
    if schema == "chosen":
        columns = [column for column in columns if column[0] not in of_mart]
        lines += (
            [f"Columns: those of [marts.{name}](#marts{name}){', and' if columns else '.'}", ""]
            if of_mart
            else []
        )
        if not columns:
            return lines
    lines += ["| column | type | meaning | example |", "|---|---|---|---|"]
    for column, data_type, text in columns:
        meaning, _, example = text.partition(" Example: ")
        lines.append(f"| {column} | {data_type} | {_cell(meaning)} | {_cell(example)} |")
    return [*lines, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<").replace("\n", " ")


def main() -> None:
    """Writes warehouse/DICTIONARY.md."""
    from warehouse.connection import open_memory
    from warehouse.schema import create_schema

    con = open_memory()
    create_schema(con)
    (ROOT / "DICTIONARY.md").write_text(write_dictionary(con), encoding="utf-8")
    con.close()


if __name__ == "__main__":
    main()
