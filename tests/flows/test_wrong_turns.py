"""Wrong turns of a newcomer, in this process: each is one sentence that says what to do, and none tells a secret."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.app import app
from flows.embedded_api import lasting_api
from flows.errors import ClippingsError
from warehouse.paths import Paths
from warehouse.publish import close_candidate, open_candidate, publish

_MAIN = "from flows.cli import main; main()"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, with a file where a warehouse is looked for."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CLIPPINGS_")]:
        monkeypatch.delenv(name)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "warehouse.duckdb").write_bytes(b"not looked at before the wrong turn is")
    return tmp_path


def told(*arguments: str | Path, given: bytes = b"") -> str:
    """The sentence with which a command ends that took a wrong turn."""
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)
    if isinstance(done.exception, ClippingsError):
        assert done.exception.exit_code == 2
        return str(done.exception)
    assert done.exit_code == 2, done.exception
    return " ".join(done.stderr.replace("\u2502", "").split())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("workes = 3", "There is no setting 'workes' (is it 'workers'?). Correct it in clippings.toml"),
        ("swans = 3", "There is no setting 'swans'. Correct it in clippings.toml; the settings are source, "),
        ("workers = 1e400", "The setting 'workers' cannot be used"),
        ("batch_size = 99999999999999999999999", "The setting 'batch_size' cannot be used"),
        ("[settings]\nworkers = 3", "There is no setting 'settings'"),
        ("source = ''", "The setting 'source' cannot be used: it is empty"),
        ('data_dir = "a\\u0000b"', "The setting 'data_dir' cannot be used: a path holds no NUL character"),
        ('registry = ["a\\u0000b"]', "The setting 'registry' cannot be used: a path holds no NUL character"),
        ("registry = {a = 1}", "The setting 'registry' cannot be used"),
        ("= 3", "clippings.toml cannot be read"),
        ("a = " + "[" * 10_000, "clippings.toml cannot be read"),
        ("\udcff\udcfe", "clippings.toml cannot be read"),
    ],
)
def test_a_settings_file_that_cannot_be_used(here: Path, text: str, says: str) -> None:
    (here / "clippings.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert says in told("run")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKERS", "many"),
        ("WORKERS", "-1"),
        ("BATCH_SIZE", "1e3"),
        ("DOCUMENT_SECONDS", "nan"),
        ("KEEP_SNAPSHOTS", "9" * 5_000),
        ("ORCHESTRATE", "perhaps"),
        ("SHIPPED_REGISTRY", ""),
        ("REGISTRY", '["a.yaml"'),
        ("REGISTRY", "[null]"),
        ("NOTIFY_ON", "always"),
        ("ENGINE", "ray"),
        ("DASK_ADDRESS", "nowhere"),
        ("SOURCE", ""),
        ("DATA_DIR", " "),
    ],
)
def test_an_environment_variable_with_a_senseless_value(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"CLIPPINGS_{name}", value)
    said = told("run")
    assert f"The setting '{name.lower()}' cannot be used" in said
    assert f"in CLIPPINGS_{name}" in said
    assert sorted(path.name for path in here.iterdir()) == ["data"]


@pytest.mark.parametrize(
    "text",
    [
        "dashboard_password = 5150",
        "dashboard_pasword = '5150'",
        "notify = 5150",
        "notify = [{a = 5150}]",
        "notify = '[\"mailto://u:5150@example\"'",
    ],
)
def test_a_wrong_secret_is_not_told(here: Path, text: str) -> None:
    (here / "clippings.toml").write_text(text)
    assert "5150" not in told("run")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["run", "--source", ""], "--source"),
        (["run", "--data-dir", " "], "--data-dir"),
        (["dashboard", "--export", ""], "--export"),
        (["sql", "select 1", "--out", ""], "--out"),
        (["export", ""], "folder"),
    ],
    ids=" ".join,
)
def test_an_unset_variable_of_a_script_is_not_the_current_folder(
    here: Path, arguments: list[str], name: str
) -> None:
    (here / "private.txt").write_text("Nobody has asked for this file to be taken in.")
    assert f"Invalid value for '{name}': it is empty" in told(*arguments)
    assert sorted(path.name for path in here.iterdir()) == ["data", "private.txt"]


def test_a_query_that_is_no_text(here: Path) -> None:
    (here / "q.sql").write_bytes("select 'é'".encode("latin-1"))
    assert "The query file 'q.sql' is not UTF-8 text (byte 8)" in told("sql", "-f", "q.sql")
    assert "The query on standard input is not UTF-8 text (byte 0)" in told("sql", given=b"\xff\xfe")
    assert "does not exist" in told("sql", "-f", "data")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="reads a device that never ends")
def test_what_never_ends_is_not_read_to_its_end(here: Path) -> None:
    """With 4 GB of addresses a process that tries ends in another way."""
    (here / "endless.sql").symlink_to("/dev/zero")
    for arguments, given, says in (
        (["run", "--source", str(here), "--registry", "/dev/zero"], "/dev/null", "has more than 64 MB"),
        (["registry", "check", "/dev/zero"], "/dev/null", "has more than 64 MB"),
        (["sql"], "/dev/zero", "The query on standard input has more than 16 MB"),
    ):
        limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)); {_MAIN}"
        with Path(given).open("rb") as file:
            done = subprocess.run(
                [sys.executable, "-c", limited, *arguments],
                stdin=file,
                capture_output=True,
                text=True,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr.startswith("clippings: ")
        assert says in done.stderr


def test_an_argument_of_other_bytes_than_text(here: Path) -> None:
    close_candidate(open_candidate(Paths(here / "publication"), "run-1"))
    publish(Paths(here / "publication"), "run-1")
    for arguments in (["trace", "mention", b"\xff"], ["sql", b"select '\xff'"]):
        done = subprocess.run(
            [sys.executable, "-c", _MAIN, *arguments, "--data-dir", "publication"],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.startswith(b"clippings: ")
        assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sql", "select 1", "--limit", "-5"], "--limit"),
        (["sql", "select 1", "--limit", "9" * 30], "--limit"),
        (["dashboard", "--port", "99999"], "--port"),
        (["schedule", "--interval", "1h", "--port", "0"], "--port"),
        (["diff", "--examples", "-1"], "--examples"),
        (["status", "--max-age", "9" * 20 + "h"], "is no age; write 90m, 36h or 7d"),
        (["registry", "check", "none.yaml"], "does not exist"),
        (["registry", "check", "data"], "is a folder"),
        (["registry", "check", "latin.yaml"], "is not UTF-8 text (byte 3)"),
        (["dashboard", "--export", "latin.yaml"], "cannot be written to 'latin.yaml'"),
        (["dashboard", "--export", "latin.yaml/x"], "cannot be written to 'latin.yaml/x'"),
    ],
    ids=" ".join,
)
def test_an_option_that_cannot_be_followed(here: Path, arguments: list[str], says: str) -> None:
    (here / "latin.yaml").write_bytes(b"a: \xe9")
    assert says in told(*arguments)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield int(listener.getsockname()[1])


@pytest.mark.usefixtures("here")
def test_the_port_of_the_dashboards_is_taken(taken: int) -> None:
    said = told("dashboard", "--port", str(taken))
    assert said.startswith(f"The dashboards cannot listen on 127.0.0.1:{taken}: Address already in use")
    assert "Choose another --port" in said


def test_the_port_of_the_schedules_page_is_taken(here: Path, taken: int) -> None:
    with (
        pytest.raises(ClippingsError, match=f"cannot listen on port {taken}.*Choose another --port"),
        lasting_api(here / "data", taken),
    ):
        pass


def test_a_python_that_is_too_old(tmp_path: Path) -> None:
    """`make` with a Python that says it is 3.9: one sentence, before anything is set up."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    old = tmp_path / "python3.9"
    code = "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])"
    old.write_text(
        f'#!/bin/sh\nif [ "$1" = -V ]; then echo "Python 3.9.2"; else exec "{sys.executable}" -c "{code}" "$2"; fi\n'
    )
    old.chmod(0o755)
    for target in ("run", "test"):
        done = subprocess.run(
            ["make", target, f"PYTHON={shlex.quote(str(old))}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert "Clippings needs Python 3.11 or newer" in done.stdout
        assert "Python 3.9.2. Name another with: make run PYTHON=python3.12" in done.stdout
        assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(("known", "then"), [("~", "/"), ("/people/ada", None)])
def test_where_nobody_says_which_folder_is_home_it_is_the_root(
    known: str, then: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Python answers to a user whom the system does not know, without HOME, is the question."""
    monkeypatch.setenv("HOME", "/elsewhere")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda _: known)
    cli._live_somewhere()
    assert os.environ.get("HOME") == then


def test_too_little_memory_is_a_sentence() -> None:
    code = (
        "import flows.app\n"
        "from flows.cli import main\n"
        "def app(): bytearray(1 << 50)\n"
        "flows.app.app = app\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("clippings: There is not enough memory. Give it more, or try --workers 1")
    assert "Traceback" not in done.stderr


def test_a_data_directory_within_the_landing_folder_would_be_read_itself(landing: Path) -> None:
    where = ["--source", str(landing), "--no-orchestration", "--data-dir"]
    refused = CliRunner().invoke(app, ["run", *where, str(landing / "data")])
    assert refused.exit_code != 0
    assert "lies in the landing folder" in str(refused.exception)
    assert "name another with --data-dir" in str(refused.exception)
    hidden = CliRunner().invoke(app, ["run", *where, str(landing / ".data")])
    assert hidden.exit_code == 0


def test_where_the_terminal_has_not_every_character_the_others_are_escaped() -> None:
    code = "import flows.app\nfrom flows.cli import main\nflows.app.app = lambda: print('“Žába”')\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert (done.returncode, done.stdout.strip()) == (
        0,
        rb"\u201c\u017d\xe1ba\u201d".replace(rb"\xe1", b"\xe1"),
    )
