"""A dashboard with a password shows nothing without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboards.server import create_app

LOCAL = "http://127.0.0.1"


def client(tmp_path: Path, password: str | None) -> TestClient:
    return TestClient(create_app(tmp_path / "none.duckdb", password=password), base_url=LOCAL)


@pytest.mark.parametrize("path", ["/overview", "/sql", "/static/app.js", "/card/overview/coverage.json"])
def test_every_address_wants_the_password(tmp_path: Path, path: str) -> None:
    answer = client(tmp_path, "sésame").get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic")


def test_the_right_password_passes_whoever_asks(tmp_path: Path) -> None:
    asking = client(tmp_path, "sésame")
    assert asking.get("/static/app.js", auth=("anyone", "sésame".encode())).status_code == 200
    assert asking.get("/static/app.js", auth=("anyone", "sesame")).status_code == 401


@pytest.mark.parametrize(
    "header", ["", "Basic", "Basic !!!", "Basic YWJj", "Bearer sésame".encode().decode("latin-1")]
)
def test_odd_headers_are_refused(tmp_path: Path, header: str) -> None:
    asking = client(tmp_path, "sésame")
    assert asking.get("/sql", headers={"Authorization": header.encode("latin-1")}).status_code == 401


def test_without_a_password_nobody_is_asked(tmp_path: Path) -> None:
    assert client(tmp_path, None).get("/static/app.js").status_code == 200
