"""The table of cleaning rules, before and after, made from the cases that the tests run.

python tests/transforms/cleaning/cleaning_table.py     rewrites the section in transforms/README.md
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypedDict

import yaml

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "transforms" / "cases" / "cleaning.yaml"
README = ROOT / "transforms" / "README.md"
_HEADING = "## Cleaning rules"


class Case(TypedDict):
    rule: str
    before: str
    after: str


def read_cases() -> list[Case]:
    cases: list[Case] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return cases


def table() -> str:
    """The section of the README, its last; characters that do not show are written as escapes."""
    from transforms.cleaning import RULES

    lines = [
        _HEADING,
        "",
        "Made from `tests/transforms/cases/cleaning.yaml` by `tests/transforms/cleaning/cleaning_table.py`;",
        "every row is a test.",
        "The rules run in this order until none finds anything more. Every edit is recorded with its rule's name.",
        "",
        "| rule | what it mends | before | after |",
        "|---|---|---|---|",
    ]
    cases = read_cases()
    for rule in RULES:
        for case in (case for case in cases if case["rule"] == rule.name):
            lines.append(
                f"| {rule.name} | {rule.summary} | {shown(case['before'])} | {shown(case['after'])} |"
            )
    return "\n".join(lines) + "\n"


def readme() -> str:
    """The README with this table as its last section."""
    return README.read_text(encoding="utf-8").partition(_HEADING)[0] + table()


def shown(text: str) -> str:
    """A text as one table cell, in code marks that it does not hold."""
    visible = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
    ticks = "``" if "`" in visible else "`"
    return f"{ticks}{visible.replace('|', chr(92) + '|')}{ticks}"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    README.write_text(readme(), encoding="utf-8")
