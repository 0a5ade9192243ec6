"""Prefect's API for one run, in a process of its own that starts while the run still imports and scans.

Prefect can start such a process itself, but only after importing its whole server into the run, too, and then waits
for it: twice the seconds. This is the same command, begun earlier. With PREFECT_API_URL set nothing is started.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flows.errors import ClippingsError
from flows.imports import uncollected
from flows.proxies import go_past_proxies
from flows.schedules import served_url

# A cold start with migrations on a slow, busy machine; after this something is wrong.
START_SECONDS = 180.0
_LOOK_SECONDS = 2.0

# What one run does not need of a server: block types, and nobody is told of anything.
_SERVER_SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_UI_ENABLED": "0",
    "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    # Prefect's own words to its server: one that serves a single run, and whose settings are final.
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
}

_LASTING_SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT__SERVER_FINAL": "1",
}


def quiet_settings(home: Path) -> dict[str, str]:
    """Environment of a run: no usage statistics, warnings only, Prefect's files in `home`."""
    return {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(home.resolve()),
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # what goes wrong is said by the run itself, in one sentence
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }


def lasting_settings(home: Path) -> dict[str, str]:
    """Environment of a served schedule: as for a run, but what happens is logged."""
    return quiet_settings(home) | {"PREFECT_LOGGING_LEVEL": "INFO"}


class EmbeddedApi:
    """A Prefect API server on a local port (a free one, unless named), its database in `home`.

    `lasting` starts what a run alone does not need: the services that plan scheduled runs, and the page.
    """

    def __init__(self, home: Path, port: int = 0, lasting: bool = False) -> None:
        self._home = home
        self._port = port
        self._lasting = lasting
        self._process: subprocess.Popen[bytes] | None = None
        self._has_answered = False

    @property
    def url(self) -> str:
        """What PREFECT_API_URL is set to, once it is started."""
        return f"http://127.0.0.1:{self._port}/api"

    @property
    def log(self) -> Path:
        """What the server has said."""
        return self._home / "server.log"

    def start(self) -> None:
        """Start the process; returns at once. Raises ClippingsError where the port is taken."""
        self._home.mkdir(parents=True, exist_ok=True)
        _seed_database(self._home)
        go_past_proxies()
        with self.log.open("wb") as log, _listen(self._port) as listening:
            self._port = listening.getsockname()[1]
            number = listening.fileno()
            command = [sys.executable, "-c", f"from flows.embedded_api import serve; serve({number})"]
            self._process = subprocess.Popen(
                command,
                env={**os.environ, **quiet_settings(self._home), **self._server_settings()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(number,),
                start_new_session=True,  # Ctrl-C is for the run, which then stops the server
            )

    def _server_settings(self) -> dict[str, str]:
        if not self._lasting:
            return _SERVER_SETTINGS
        return _LASTING_SETTINGS | {"PREFECT_UI_API_URL": self.url}

    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Return when the API answers; raises ClippingsError if it does not."""
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5):
                    self._has_answered = True
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise ClippingsError(
            f"Prefect's embedded API did not start; its log is {self.log}. "
            "Run with --no-orchestration, or set PREFECT_API_URL to a running Prefect server."
        )

    def stop(self) -> None:
        """End the process; safe to call twice. One that is still starting would first go on with that for seconds."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM if self._has_answered else signal.SIGKILL)
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


@contextmanager
def embedded_api(data_dir: Path) -> Iterator[EmbeddedApi | None]:
    """The API for one run, already starting; None where PREFECT_API_URL names a running server.

    While a schedule is served from this data directory, its server is that one.
    """
    served = None if os.environ.get("PREFECT_API_URL") else served_url(data_dir)
    if served:
        os.environ["PREFECT_API_URL"] = served
    if os.environ.get("PREFECT_API_URL"):
        try:
            yield None
        finally:
            if served:
                del os.environ["PREFECT_API_URL"]
        return
    api = EmbeddedApi(data_dir / ".prefect")
    api.start()
    try:
        yield api
    finally:
        api.stop()


@contextmanager
def lasting_api(data_dir: Path, port: int) -> Iterator[EmbeddedApi]:
    """The API and page of a schedule, answering; raises ClippingsError when the port is taken."""
    api = EmbeddedApi(data_dir / ".prefect", port, lasting=True)
    api.start()
    try:
        api.wait()
        yield api
    finally:
        api.stop()


def _listen(port: int) -> socket.socket:
    """An open port (a free one for 0). The server comes to it only after seconds: somebody else could be faster."""
    listening = socket.socket()
    try:
        if port:  # also where connections of an earlier server have not quite ended
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise ClippingsError(
            f"Prefect's page cannot listen on port {port} ({error.strerror}). Choose another --port, or set "
            "PREFECT_API_URL to the server that runs there."
        ) from error
    return listening


def serve(number: int) -> None:
    """Prefect's server on the open socket of this number, until SIGTERM; all that the process does."""
    import uvicorn

    config = uvicorn.Config(_create_app, factory=True, log_level="critical")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=number)])


def _create_app() -> Any:
    _end_with_parent(os.getppid())
    with uncollected():
        from prefect.server.api.server import create_app as create

        app = create()
    gc.freeze()  # a fifth less CPU
    return app


def _end_with_parent(parent: int) -> None:
    """End this process soon after the run that started it, even one that was killed."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, daemon=True, name="end-with-parent").start()


def template() -> Path:
    """A migrated, empty Prefect database that `make install` leaves beside the environment."""
    return Path(sys.prefix) / "share" / "clippings" / f"prefect-{version('prefect')}.db"


def _seed_database(home: Path) -> None:
    """Spare the first run in a data directory Prefect's hundred migrations, where the template is there."""
    database = home / "prefect.db"
    if template().exists() and not database.exists():
        part = home / "prefect.db.part"
        shutil.copyfile(template(), part)
        part.rename(database)


def write_template() -> None:
    """Make the template; called once at installation."""
    target = template()
    if target.exists():
        return
    home = target.parent / "prefect-home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    migrate = "from prefect.cli import app; app()"
    subprocess.run(
        [sys.executable, "-c", migrate, "server", "database", "upgrade", "-y"],
        env={**os.environ, **quiet_settings(home), **_SERVER_SETTINGS},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (home / "prefect.db").rename(target)
    shutil.rmtree(home, ignore_errors=True)
