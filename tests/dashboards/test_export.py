"""The static copy opens from the file system and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboards.export import export
from dashboards.reader import NothingPublishedError
from tests.conftest import BROWSER_MILLISECONDS


def test_a_static_copy_draws_offline(browser: Any, warehouse_file: Path, tmp_path: Path) -> None:
    files = export(warehouse_file, tmp_path / "copy")
    assert files[0].name == "index.html"
    page = browser.new_page()
    page.set_default_timeout(BROWSER_MILLISECONDS)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for file in files:
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-drawn]")
        assert page.locator(".failed").all_text_contents() == []
    page.goto(files[0].as_uri())
    assert page.locator("canvas").count() >= 3
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_nothing_published_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="clippings run"):
        export(tmp_path / "none.duckdb", tmp_path / "copy")
