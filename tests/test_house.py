"""The house keeps its order: who may import whom, what lies at the top, how long a module may get."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("flows", "transforms", "warehouse", "expectations", "dashboards")

# Folder -> which of our packages it may import. `modules` narrows that to some modules of a package.
MAY_IMPORT: dict[str, dict[str, set[str] | None]] = {
    "transforms": {},
    "warehouse": {},
    "expectations": {"warehouse": None},
    "dashboards": {"warehouse": None},
    "flows": {"transforms": None, "warehouse": None, "expectations": None, "dashboards": None},
}

TOP_LEVEL = {
    *PACKAGES,
    "tests",
    ".ci",
    ".gitignore",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "requirements.lock",
    "prefect.yaml",
}

# What one reads at a sitting.
MAX_LINES = 300
MAX_FUNCTION_LINES = 60


def python_files() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import of a module, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, (
                f"{path.relative_to(ROOT)}:{node.lineno}: write imports in full, not relative"
            )
            yield node.lineno, node.module or ""


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    wrong = []
    for path in (ROOT / package).rglob("*.py"):
        for line, name in imports(path):
            first = name.partition(".")[0]
            if first in PACKAGES and first != package and first not in MAY_IMPORT[package]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    allowed = ", ".join(MAY_IMPORT[package]) or "nothing of ours"
    assert not wrong, f"{package}/ may import {allowed}:\n" + "\n".join(wrong)


FORBIDDEN_IN_TRANSFORMS = {
    "duckdb",
    "prefect",
    "great_expectations",
    "starlette",
    "sqlalchemy",
    "time",
    "random",
}


def test_transforms_stay_pure() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in (ROOT / "transforms").rglob("*.py")
        for line, name in imports(path)
        if name.partition(".")[0] in FORBIDDEN_IN_TRANSFORMS
    ]
    assert not wrong, "transforms/ has no clock, no store and no orchestration:\n" + "\n".join(wrong)


def tracked() -> list[str]:
    if shutil.which("git") is None:
        pytest.skip("git is not there to list the files")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    return [name for name in listed if name]


def test_the_top_level_is_fixed() -> None:
    found = {name.partition("/")[0] for name in tracked()}
    assert found <= TOP_LEVEL, f"these have no place at the top: {sorted(found - TOP_LEVEL)}"


def test_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "common", "helpers", "misc", "lib", "shared"}
    wrong = [
        str(p.relative_to(ROOT))
        for p in python_files()
        if drawers & {*p.relative_to(ROOT).parts[:-1], p.stem}
    ]
    assert not wrong, f"name these by what they do: {wrong}"


def test_modules_can_be_read_at_a_sitting() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert not long, f"split these by idea; at most {MAX_LINES} lines a module: {long}"


def test_functions_can_be_taken_in_at_a_glance() -> None:
    long = {
        f"{path.relative_to(ROOT)}: {node.name}": lines
        for path in [*python_files(), *sorted((ROOT / "tests").rglob("*.py"))]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION_LINES
    }
    assert not long, f"split these; at most {MAX_FUNCTION_LINES} lines a function: {long}"


def test_sql_lives_in_sql_files() -> None:
    """Queries with a name of their own belong in a file; short statements of one line may stay where they are used."""
    wrong = []
    for package in ("flows", "transforms"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    text = node.value.strip()
                    if (
                        re.match(r"(SELECT|WITH|INSERT|UPDATE|DELETE|CREATE)\s", text)
                        and text.count("\n") > 1
                    ):
                        wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong, f"move these queries to warehouse/: {wrong}"


PRIVATE = re.compile(r"https?://[^ \")]*/(?:simple|packages)/|--(?:extra-)?index-url|/(?:home|root|work)/\w")


def test_nothing_of_one_machine_is_written_down() -> None:
    wrong = []
    for name in tracked():
        path = ROOT / name
        if path == Path(__file__) or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [f"{name}: {match.group()}" for match in PRIVATE.finditer(text)]
    assert not wrong, f"addresses or paths of one machine: {wrong}"
