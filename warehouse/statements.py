"""SQL of this package that is no relation: one file a statement in `queries/`, loaded by its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def statement(name: str, **parts: str) -> str:
    """The SQL of `queries/<name>.sql`; each `/* part */` in it is replaced by the SQL given for that part.

    Raises KeyError where a given part does not stand in the file: a typing error must not go unseen.
    """
    text = _text(name)
    for part, sql in parts.items():
        sign = f"/* {part} */"
        if sign not in text:
            raise KeyError(f"queries/{name}.sql has no part {sign}")
        text = text.replace(sign, sql)
    return text
