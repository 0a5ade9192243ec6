"""Staged batches: one folder of Parquet files a batch, named by what is in it, complete or absent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import polars as pl

# A finished folder holds this file, written last: a folder without it is a leftover of a killed run.
MARKER = "_complete"


def is_staged(folder: Path) -> bool:
    """Whether the batch in `folder` is complete and can be used without extracting it again."""
    return (folder / MARKER).exists()


def write_batch(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write one Parquet file a table into a fresh folder, then give it its name in one rename."""
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for table, frame in frames.items():
        frame.write_parquet(part / f"{table}.parquet", compression="lz4")
    (part / MARKER).touch()
    if folder.exists():  # an incomplete or damaged leftover of the same name
        shutil.rmtree(folder)
    part.rename(folder)


def table_files(folder: Path) -> dict[str, Path]:
    """Table name -> Parquet file of a staged batch."""
    return {path.stem: path for path in sorted(folder.glob("*.parquet"))}


def clear(staging: Path) -> None:
    """Remove every staged batch: what they held is published."""
    shutil.rmtree(staging, ignore_errors=True)
