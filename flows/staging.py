"""Staged batches: one folder of Parquet files a batch, named by what is in it, complete or absent."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from flows.ingest import LandingFile
from warehouse.errors import storage_errors

# A finished folder holds this file, written last: the digest of every other file. A folder without it is a leftover
# of a killed run; one whose files are not those any more was damaged. Both are extracted again.
MARKER = "_complete"


def batches(files: Sequence[LandingFile], size: int) -> list[tuple[LandingFile, ...]]:
    """Files in batches of at most `size`, in name order; copies of the same bytes follow their first path."""
    ordered = sorted(files, key=lambda file: file.path)
    return [tuple(ordered[start : start + size]) for start in range(0, len(ordered), size)]


def batch_id(contents: Sequence[tuple[str, str]], version: str) -> str:
    """The name of a batch's staging folder, from the (path, digest) of its files and the version that reads them.

    The same content and version give the same name, so that a finished batch of a broken run is taken over.
    """
    digest = hashlib.blake2b(version.encode(), digest_size=12)
    for path, content in contents:
        digest.update(f"{path}\x1f{content}\x1e".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def is_staged(folder: Path) -> bool:
    """Whether the batch in `folder` is complete and undamaged and can be used without extracting it again."""
    try:
        expected = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return bool(expected == _digests(folder))
    except (OSError, ValueError):
        return False


def _digests(folder: Path) -> dict[str, str]:
    digests = {}
    for path in sorted(folder.glob("*.parquet")):
        with path.open("rb") as stream:
            digests[path.name] = hashlib.file_digest(stream, "blake2b").hexdigest()
    return digests


def write_batch(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write one Parquet file a table into a fresh folder, then give it its name in one rename.

    Raises WarehouseError, one sentence, where the disk is full or the place cannot be written.
    """
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    with storage_errors("stage a batch in", folder.parent):
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for table, frame in frames.items():
            frame.write_parquet(part / f"{table}.parquet", compression="lz4")
        (part / MARKER).write_text(json.dumps(_digests(part)), encoding="utf-8")
        if folder.exists():  # an incomplete or damaged leftover of the same name
            shutil.rmtree(folder)
        part.rename(folder)


def read(path: Path) -> pl.DataFrame:
    """A staged table as a frame; raises WarehouseError, one sentence, where the file is damaged."""
    with storage_errors("read the staged file", path):
        return pl.read_parquet(path, glob=False)


def table_files(folder: Path) -> dict[str, Path]:
    """Table name -> Parquet file of a staged batch."""
    return {path.stem: path for path in sorted(folder.glob("*.parquet"))}


def clear(staging: Path) -> None:
    """Remove every staged batch: what they held is published."""
    shutil.rmtree(staging, ignore_errors=True)
