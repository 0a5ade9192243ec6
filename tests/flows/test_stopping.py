"""Ctrl-C and SIGTERM at any moment of a command: one sentence and exit code 130, or the end that it had already."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from flows import audit, staging, stopping
from flows.app import app
from flows.errors import Stopped
from flows.stopping import HURRY_SECONDS, SENTENCE, SIGNALS, as_ever, heed_no_more, stoppable
from tests.flows.plain_auditor import PlainAuditor
from warehouse.paths import Paths
from warehouse.publish import close_candidate, open_candidate, publish
from warehouse.query import ask


def ended(program: str, *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code and output of a Python program in a process of its own."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout, done.stderr


# The command line, interrupted when it begins to import a module (argv[1]) by a signal (argv[2]).
_AT_AN_IMPORT = """
import signal, sys

class Watcher:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            sys.meta_path.remove(self)
            signal.raise_signal(number)

_, module, number, *arguments = sys.argv
number = int(number)
from flows.cli import main
sys.meta_path.insert(0, Watcher())
sys.argv[1:] = arguments
main()
"""


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("module", ["typer", "pydantic_settings", "duckdb"])
def test_a_command_is_stopped_while_it_still_imports(
    module: str, number: signal.Signals, tmp_path: Path
) -> None:
    (tmp_path / "warehouse.duckdb").write_bytes(b"not looked at before it is stopped")
    arguments = ("sql", "select 1", "--data-dir", tmp_path)
    code, said, error = ended(_AT_AN_IMPORT, module, str(number.value), *arguments)
    assert (code, said, error) == (130, "", f"clippings: {SENTENCE}\n")


# The command line, interrupted when it takes leave of its libraries.
_AT_THE_END = """
import atexit, signal, sys
from flows.cli import main
atexit.register(signal.raise_signal, signal.SIGINT)
atexit.register(signal.raise_signal, signal.SIGTERM)
main()
"""


def test_a_command_that_has_ended_is_not_stopped_any_more() -> None:
    code, said, error = ended(_AT_THE_END, "--version")
    assert (code, error) == (0, "")
    assert said.startswith("clippings ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="writes to a disk that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [["--version"], ["quarantine", "list"]], ids=" ".join)
def test_what_cannot_be_printed_is_an_error(command: list[str], unbuffered: str, data: Path) -> None:
    """Some of it is printed at once, some when the command ends."""
    program = [sys.executable, "-c", "from flows.cli import main; main()", *command]
    where = [] if command == ["--version"] else ["--data-dir", str(data)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*program, *where],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 2
    assert done.stderr.startswith("clippings: ")
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(shutil.which("sh") is None, reason="closes streams as a shell does")
@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_error(closed: str, data: Path) -> None:
    command = [sys.executable, "-c", "from flows.cli import main; main()", "quarantine", "list", "--data-dir"]
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *command, str(data)]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_second_interruption_does_not_break_off_the_cleaning_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now, done = [0.0], []
    monkeypatch.setattr(stopping, "time", SimpleNamespace(monotonic=lambda: now[0]))

    def work(seconds: float) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            now[0] += seconds
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGTERM)
            done.append(f"cleaned up for {seconds} s")

    with pytest.raises(Stopped, match="Stopped"), stoppable():
        work(5.0)
    with pytest.raises(Stopped), stoppable():
        work(2 * HURRY_SECONDS)  # which does not seem to end
    assert done == ["cleaned up for 5.0 s"]


class Interrupting:
    """Something that is interrupted while it ends, of which Python tells nobody."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_an_interruption_that_python_loses_comes_again(capfd: pytest.CaptureFixture[str]) -> None:
    hook = sys.unraisablehook

    def work(seconds: int) -> None:
        ending = [Interrupting()]
        ending.clear()
        time.sleep(seconds)

    with pytest.raises(Stopped), stoppable():
        work(60)
    assert capfd.readouterr().err == ""
    assert sys.unraisablehook is hook
    # One that comes too late to stop anything is none.
    with stoppable():
        work(0)
        heed_no_more()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_of_two_blocks_the_outer_one_hears_and_both_say_the_same() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable():
        outer = signal.getsignal(signal.SIGINT)
        with stoppable():
            assert signal.getsignal(signal.SIGINT) is outer
        with pytest.raises(Stopped), stoppable():
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGINT) is outer
    assert signal.getsignal(signal.SIGINT) is before


def test_whoever_ends_by_himself_has_ended() -> None:
    """An interruption that somebody has dealt with is none; the end that typer makes of one is one."""

    def end(code: int) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            sys.exit(code)

    for code in (0, 1, 2, 130):
        with pytest.raises(Stopped if code == 130 else SystemExit), stoppable():
            end(code)


def test_when_all_is_done_nothing_is_heeded_until_the_block_ends() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        heed_no_more()
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_has_its_own_way_with_signals_finds_them_as_ever() -> None:
    """The dashboards and the prompt: Ctrl-C is how they end, and no interruption of anything."""
    with stoppable():
        heeded = signal.getsignal(signal.SIGTERM)
        with as_ever():
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is heeded
        with pytest.raises(KeyboardInterrupt), as_ever():
            signal.raise_signal(signal.SIGINT)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with an empty publication."""
    paths = Paths(tmp_path_factory.mktemp("data"))
    close_candidate(open_candidate(paths, "run-1"))
    publish(paths, "run-1")
    return paths.data_dir


class Interrupted(PlainAuditor):
    """An auditor that is interrupted when it is told to end, which is after the publication."""

    def stop(self) -> None:
        """End, while somebody presses Ctrl-C."""
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.parametrize("command", ["run", "backfill"])
def test_a_run_that_has_published_is_not_stopped_any_more(
    landing: Path, tmp_path: Path, kept_folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(kept_folder, data)
    days = ["--from", "2026-11-20", "--to", "2026-11-21"] if command == "backfill" else []
    if days:
        (landing / "2026-11-20").mkdir()
        shutil.copyfile(landing / "bakery.txt", landing / "2026-11-20" / "bakery.txt")
    monkeypatch.setattr(audit, "Auditor", Interrupted)
    monkeypatch.setattr(staging, "clear", interrupted_after(staging.clear))
    where = ["--source", str(landing), "--data-dir", str(data), "--no-orchestration", "--workers", "1"]
    done = CliRunner().invoke(app, [command, *days, *where])
    assert (done.exit_code, done.stderr) == (0, ""), done.exception
    assert "Published" in done.stdout
    assert (data / "warehouse.duckdb").exists()


def interrupted_after(work: Callable[..., None]) -> Callable[..., None]:
    """Work in whose end somebody presses Ctrl-C."""

    def do(*arguments: object) -> None:
        work(*arguments)
        signal.raise_signal(signal.SIGINT)

    return do


def test_between_two_days_a_backfill_is_stopped_and_the_first_is_published(
    landing: Path, tmp_path: Path, kept_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(kept_folder, data)
    for day, name in (("2026-11-20", "bakery.txt"), ("2026-11-21", "copy.txt")):
        (landing / day).mkdir()
        shutil.copyfile(landing / name, landing / day / name)
    monkeypatch.setattr(audit, "Auditor", PlainAuditor)
    monkeypatch.setattr(staging, "clear", interrupted_after(staging.clear))
    days = ["--from", "2026-11-20", "--to", "2026-11-21"]
    where = ["--source", str(landing), "--data-dir", str(data), "--no-orchestration", "--workers", "1"]
    done = CliRunner().invoke(app, ["backfill", *days, *where])
    assert isinstance(done.exception, Stopped)
    assert done.stdout.count("Published") == 1
    assert ask(data / "warehouse.duckdb", "select path from dim_document").rows["path"].to_list() == [
        "2026-11-20/bakery.txt"
    ]


def test_a_stopped_run_holds_nothing_though_somebody_keeps_the_interruption() -> None:
    class Database:
        pass

    kept, opened = [], []

    def run() -> None:
        database = Database()
        opened.append(weakref.ref(database))
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as interruption:
            kept.append(interruption)
            raise RuntimeError("as a library says it") from interruption

    with pytest.raises(Stopped), stoppable():
        run()
    assert kept
    assert opened[0]() is None
