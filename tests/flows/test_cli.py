"""The command line as a newcomer meets it: every wrong turn is one sentence and exit code 2."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import audit
from flows.app import app
from flows.settings import Settings
from tests.flows.plain_auditor import PlainAuditor

CLIPPINGS = [sys.executable, "-c", "from flows.cli import main; main()"]


def clippings(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CLIPPINGS, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, "COLUMNS": "200", **environment},
    )


def assert_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("clippings: ")
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    "command", ["run", "sql", "report", "dashboard", "trace", "diff", "export", "registry check"]
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    assert "Example" in done.stdout
    assert f"clippings {command}" in done.stdout


def test_the_help_of_a_run_tells_every_setting() -> None:
    shown = CliRunner().invoke(app, ["run", "--help"], env={"COLUMNS": "200"}).stdout
    options = {"--no-orchestration": "orchestrate"}
    told = {name for name in Settings.model_fields if name in shown or f"--{name.replace('_', '-')}" in shown}
    assert set(Settings.model_fields) == told | {name for option, name in options.items() if option in shown}
    assert "CLIPPINGS_DOCUMENT_SECONDS" in shown
    assert "(default: warned, failed, late)" in shown


def test_version() -> None:
    assert clippings("--version").stdout.startswith("clippings ")


def test_missing_source(tmp_path: Path) -> None:
    done = clippings("run", "--source", tmp_path / "nowhere", "--data-dir", tmp_path / "data")
    assert_sentence(done, "does not exist", "--source")
    assert not (tmp_path / "data").exists()


def test_empty_source(tmp_path: Path) -> None:
    (tmp_path / "landing").mkdir()
    done = clippings(
        "run", "--source", tmp_path / "landing", "--data-dir", tmp_path / "data", "--no-orchestration"
    )
    assert_sentence(done, "holds no texts", "--source")


def test_unreadable_registry(landing: Path, tmp_path: Path) -> None:
    done = clippings(
        "run", "--source", landing, "--data-dir", tmp_path / "d", "--registry", tmp_path / "no.yaml"
    )
    assert_sentence(done, "no.yaml", "does not exist", "--registry")


def test_malformed_registry_names_file_and_line(landing: Path, tmp_path: Path) -> None:
    registry = tmp_path / "registry.yaml"
    registry.write_text("entities:\n  - {id: a, name: A, type: person}\n  - {id: b, name: [\n")
    done = clippings("run", "--source", landing, "--data-dir", tmp_path / "d", "--registry", registry)
    assert_sentence(done, "registry.yaml:", "Correct that line")


def test_unwritable_data_dir(landing: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = clippings("run", "--source", landing, "--data-dir", tmp_path / "file" / "data")
    assert_sentence(done, "--data-dir")


def test_a_locked_data_dir_names_its_holder(landing: Path, tmp_path: Path) -> None:
    import json

    from warehouse.lock import run_lock
    from warehouse.paths import Paths

    paths = Paths(tmp_path / "data")
    with run_lock(paths):
        holder = json.loads(paths.lock.read_text())["pid"]
        done = clippings("run", "--source", landing, "--data-dir", tmp_path / "data", "--no-orchestration")
    assert_sentence(done, str(holder), "in use")


def test_a_bad_setting_says_which_and_where_it_comes_from(landing: Path, tmp_path: Path) -> None:
    done = clippings("run", "--source", landing, "--data-dir", tmp_path / "d", CLIPPINGS_BATCH_SIZE="many")
    assert_sentence(done, "batch_size", "CLIPPINGS_BATCH_SIZE")


@pytest.mark.parametrize("day", ["1.3.2024", "2024-02-30", "20240301", "yesterday"])
def test_a_date_in_another_form_is_told_the_right_one(landing: Path, tmp_path: Path, day: str) -> None:
    run = clippings("run", "--source", landing, "--data-dir", tmp_path / "d", "--date", day)
    assert run.returncode == 2
    assert f"'{day}' is no day; write it as YYYY-MM-DD, for example 2024-03-01." in run.stderr


def test_asking_before_the_first_run(tmp_path: Path) -> None:
    done = clippings("sql", "select 1", "--data-dir", tmp_path)
    assert_sentence(done, "no published warehouse", "clippings run")
    assert_sentence(clippings("report", "--data-dir", tmp_path), "clippings run")


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    code = (
        "import sys, flows.app\n"
        "heavy = {'polars', 'duckdb', 'prefect', 'great_expectations', 'pydantic', 'numpy', 'starlette', 'spacy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def two_days(folder: Path) -> list[str]:
    """The arguments of a backfill of two days of texts."""
    for day in ("2026-11-20", "dt=2026-11-21"):
        (folder / "landing" / day).mkdir(parents=True)
        (folder / "landing" / day / "a.txt").write_text(
            f"The ferry of {day} ran all day, the county said on Friday."
        )
    where = ["--source", str(folder / "landing"), "--data-dir", str(folder / "data")]
    return ["backfill", "--from", "2026-11-01", "--to", "2026-11-30", *where]


def test_two_days_are_filled_in_and_a_second_call_finds_them_done(
    tmp_path: Path, kept_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kept_folder, tmp_path / "data")
    monkeypatch.setattr(audit, "Auditor", PlainAuditor)
    plain = [*two_days(tmp_path), "--no-orchestration", "--workers", "1"]
    first = CliRunner().invoke(app, plain)
    assert first.exit_code == 0, first.output
    assert first.stdout.count("Published") == 2
    second = CliRunner().invoke(app, plain)
    assert second.stdout.count("Nothing new") == 2
    wrong = CliRunner().invoke(app, [*plain, "--from", "2026-11-30", "--to", "2026-11-01"])
    assert "--from 2026-11-30 is after --to 2026-11-01" in str(wrong.exception)


@pytest.mark.slow
def test_two_days_are_filled_in_under_one_prefect(tmp_path: Path) -> None:
    done = clippings(*two_days(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Published") == 2


# When texts are extracted, and when a database is open, which the threads of others may hold by the interruption.
@pytest.mark.parametrize("moment", ["staging", "candidate-*"])
def test_ctrl_c_is_one_sentence_and_leaves_nothing(landing: Path, tmp_path: Path, moment: str) -> None:
    import signal
    import time

    data = tmp_path / "data"
    running = subprocess.Popen(
        [*CLIPPINGS, "run", "--source", str(landing), "--data-dir", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not list(data.glob(moment)):
        assert running.poll() is None, running.communicate()
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, error = running.communicate(timeout=300)
    assert running.returncode == 130, error
    assert error == "clippings: Stopped. What was published before is untouched; run again to go on.\n"
    assert not list(data.glob("candidate-*"))
    assert not (data / "warehouse.duckdb").exists()


def test_dashboards_for_others_want_a_password_or_a_proxy(tmp_path: Path) -> None:
    (tmp_path / "warehouse.duckdb").write_bytes(b"not looked at before the address is")
    done = clippings("dashboard", "--host", "0.0.0.0", "--data-dir", tmp_path)
    assert_sentence(done, "CLIPPINGS_DASHBOARD_PASSWORD", "--behind-proxy")


def test_no_secret_is_shown_in_an_error(tmp_path: Path) -> None:
    done = clippings(
        "dashboard", "--data-dir", tmp_path, CLIPPINGS_DASHBOARD_PASSWORD="hushhush", CLIPPINGS_WORKERS="many"
    )
    assert done.returncode == 2
    assert "hushhush" not in done.stdout + done.stderr
