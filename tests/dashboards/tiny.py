"""A published file that says only how many articles it holds."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_derived

Tiny = Callable[..., Path]


def publisher(empty_file: Path) -> Tiny:
    """`tiny(path, articles)` publishes such a file; in its marts as well, with `marts`."""

    def publish(path: Path, articles: int, marts: bool = False) -> Path:
        candidate = path.with_name(f"candidate-{time.monotonic_ns()}.duckdb")
        shutil.copy(empty_file, candidate)
        connection = open_for_writing(candidate)
        connection.execute(
            "insert into fact_article (article_id) select i::varchar from range(?) as r(i)", [articles]
        )
        if marts:
            create_derived(connection)
        close_written(connection)
        return candidate.replace(path)

    return publish
