"""Files that are written for somebody: whole or not at all, and never over a warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import QueryError

# The word by which DuckDB knows its own files, after the checksum of their first block.
_MAGIC, _MAGIC_AT = b"DUCK", 8


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A path to write to, which becomes `target` where the block ends well; otherwise `target` is as it was.

    What is there and is no plain file (a pipe, a terminal) is written to itself. Raises QueryError where `target` is
    a warehouse, OSError where it cannot be written.
    """
    if target.exists() and not target.is_file():
        yield target
        return
    real = target.resolve()  # what a link leads to is written, and the link stays
    if _is_warehouse(real):
        raise QueryError(
            f"{target} is a warehouse, and would be lost. Nothing was written: name another file."
        )
    partial = real.with_name(f".{real.name}.partial")
    try:
        yield partial
        partial.replace(real)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _is_warehouse(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC
