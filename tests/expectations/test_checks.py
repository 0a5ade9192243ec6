"""Check files: what a wrong one says, and what the shipped ones hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from expectations.checks import CheckError, load_checks
from expectations.rows import bad_rows

ABOUT = "severity: warning\nowner: segment\nsentence: It happens.\n"


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder of check files; `across__a_sql` becomes across/a.sql."""
    for name, text in files.items():
        place, _, rest = name.partition("__")
        path = tmp_path / place / ".".join(rest.rsplit("_", 1))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"across__a_sql": "select 1"}, "a.sql needs a.yaml"),
        (
            {"across__a_sql": "select 1", "across__a_yaml": "severity: warning"},
            "check a lacks sentence, owner",
        ),
        (
            {"across__a_sql": "select 1", "across__a_yaml": ABOUT.replace("warning", "bad")},
            "severity must be one of",
        ),
        ({"across__a_sql": "select 1", "across__a_yaml": "- a"}, "a.yaml must be a mapping"),
        ({"across__a_sql": "select 1", "across__a_yaml": "a: ["}, "a.yaml is no YAML"),
        ({"trends__a_sql": "select 1", "trends__a_yaml": ABOUT}, "either floor"),
        (
            {
                "suites__t_yaml": "key: [a]\nchecks:\n"
                + 2 * "  - {unique: [a], severity: info, owner: o, sentence: s}\n"
            },
            "two checks are called t.a_unique",
        ),
    ],
)
def test_a_wrong_check_file_says_what_to_change(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(CheckError, match=message):
        load_checks(folder(tmp_path, **files))


def test_an_expectation_without_a_query_for_its_rows_is_refused(tmp_path: Path) -> None:
    entry = (
        "key: [a]\nchecks:\n  - {name: c, expectation: ExpectSomething, kwargs: {column: a}, severity: info, "
    )
    checks = load_checks(folder(tmp_path, suites__t_yaml=entry + "owner: o, sentence: s}\n"))
    with pytest.raises(CheckError, match="write ExpectSomething as sql"):
        bad_rows(checks[0])


def test_the_shipped_checks_are_told_in_sentences() -> None:
    for check in load_checks():
        assert check.sentence.endswith("."), check.name
        assert check.table, check.name
        assert len(check.sentence) > 40, check.name


def test_importing_the_package_is_cheap() -> None:
    """Great Expectations takes seconds to import: only what runs it may do so."""
    ours = "expectations, expectations.report, expectations.notify, expectations.accuracy"
    code = f"import sys, {ours}; print(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded & {"great_expectations", "sqlalchemy", "apprise", "pandas"} == set()
