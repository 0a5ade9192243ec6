"""Files that only describe others: the metadata beside a landing file, and the manifest of its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

MANIFEST = "manifest.jsonl"


def is_sidecar(name: str, exists: Callable[[str], bool]) -> bool:
    """Whether a file only describes others: a folder's manifest, or `<file>.json` beside `<file>`."""
    if not name.endswith((MANIFEST, ".json")):  # most files; a path object for each of them takes seconds
        return False
    path = PurePosixPath(name)
    return path.name == MANIFEST or (path.suffix == ".json" and exists(str(path.with_suffix(""))))


def sidecar_names(name: str) -> tuple[str, str]:
    """Where the metadata of a file may stand: beside it, and in the manifest of its folder."""
    folder, slash, _ = name.rpartition("/")
    return f"{name}.json", f"{folder}{slash}{MANIFEST}"
