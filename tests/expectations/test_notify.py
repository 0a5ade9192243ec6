"""The notifier, against a real HTTP endpoint on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from expectations.notify import notify


class Endpoint(ThreadingHTTPServer):
    """A web hook that keeps what it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hook)
        self.told: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.server_port}/hook"


class Hook(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        self.server.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_message_arrives_with_its_severity(endpoint: Endpoint) -> None:
    text = "2 checks failed:\nconservation (critical), freshness (warning)"
    assert notify([endpoint.url], "clippings run r1", text, "critical") == []
    (told,) = endpoint.told
    assert told["title"] == "clippings run r1"
    assert told["message"] == text
    assert told["type"] == "failure"


def test_a_service_that_is_down_raises_nothing_and_is_named_without_its_password(endpoint: Endpoint) -> None:
    broken = endpoint.url.replace("json://", "json://user:secret@").replace("/hook", "/broken")
    failed = notify([broken, endpoint.url], "run", "text")
    assert failed == [f"json://127.0.0.1:{endpoint.server_port}"]
    assert len(endpoint.told) == 2


@pytest.mark.parametrize("url", ["nonsense", "nosuchservice://token@host/path"])
def test_a_url_that_names_no_service_is_given_back(url: str) -> None:
    (failed,) = notify([url], "run", "text")
    assert "token" not in failed
