"""Staged batches on storage that several machines reach: any address that fsspec knows, or a shared folder.

`<address>/<batch>/<attempt>/<table>.parquet`, and the file `_complete` last. Attempts are apart, because a batch may
be extracted twice where a machine was thought lost; both hold the same rows, and any complete one will do.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from flows.staging import MARKER
from flows.transient import patiently


def put(folder: Path, address: str) -> str:
    """Copy a staged batch to `address`; returns the name of the attempt, `<batch>/<attempt>`."""
    storage, root = _open(address)
    attempt = f"{folder.name}/{uuid.uuid4().hex}"
    target = f"{root}/{attempt}"
    patiently(partial(storage.makedirs, target, exist_ok=True))
    for file in sorted(folder.iterdir(), key=lambda file: (file.name == MARKER, file.name)):
        patiently(partial(storage.put_file, str(file), f"{target}/{file.name}"))
    return attempt


def find(batch: str, address: str) -> str | None:
    """A complete attempt of the batch that an earlier, broken run has left, or None."""
    storage, root = _open(address)
    found = sorted(patiently(partial(storage.glob, f"{root}/{batch}/*/{MARKER}")))
    return "/".join(str(found[0]).split("/")[-3:-1]) if found else None


def fetch(attempt: str, address: str, folder: Path) -> None:
    """Copy an attempt to `folder`, which is complete or absent, whatever happens in between."""
    storage, root = _open(address)
    part = folder.with_name(f"{folder.name}.{uuid.uuid4().hex}.part")
    part.mkdir(parents=True)
    try:
        for name in patiently(partial(storage.ls, f"{root}/{attempt}", detail=False)):
            patiently(partial(storage.get_file, str(name), str(part / str(name).rpartition("/")[2])))
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def clear(batches: Iterable[str], address: str) -> None:
    """Remove these batches: what they held is published."""
    storage, root = _open(address)
    for batch in batches:
        if storage.exists(f"{root}/{batch}"):
            storage.rm(f"{root}/{batch}", recursive=True)


def _open(address: str) -> tuple[Any, str]:
    import fsspec

    storage, root = fsspec.core.url_to_fs(address)
    return storage, root.rstrip("/")
