"""SQL lives in files: a statement that one cannot read at a glance stands in `queries/`, and every file is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from warehouse import statements
from warehouse.statements import statement

PACKAGE = Path(statements.__file__).parent
_SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|CREATE)\b")
_LINES = 3


def _long_statements(path: Path) -> list[int]:
    """Lines of the string constants that hold SQL over more than three lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        if is_text and node.value.count("\n") >= _LINES and _SQL.search(node.value):
            found.append(node.lineno)
    return found


def test_long_statements_stand_in_files() -> None:
    wrong = [
        f"{path.name}:{line}" for path in sorted(PACKAGE.glob("*.py")) for line in _long_statements(path)
    ]
    assert not wrong, f"move these statements into warehouse/queries/: {', '.join(wrong)}"


def test_every_statement_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    for path in statements.FOLDER.rglob("*.sql"):
        name = path.relative_to(statements.FOLDER).with_suffix("").as_posix()
        # families are loaded by a name that is put together: merge_<table>, diff/<table>, label/<table>
        family = re.sub(r"(?:dim|fact)_\w+$", "{table}", name)
        assert f'"{name}"' in code or f'"{family}"' in code, f"nothing loads queries/{name}.sql"


def test_a_part_is_put_in_and_a_misspelt_one_is_an_error() -> None:
    assert "FROM read_parquet('a') AS s" in statement("merge_dim_entity", source="read_parquet('a')")
    with pytest.raises(KeyError, match="no part"):
        statement("merge_dim_entity", sauce="x")
