"""The checksums of a database file's blocks, compared without reading a value.

DuckDB puts a checksum before every block and compares it when a block is read. To have all of them compared through
SQL, every value has to be unpacked, which takes ten times as long and leaves out what no query reads. The layout and
the sum are those of DuckDB's own source (src/storage/single_file_block_manager.cpp and src/common/checksum.cpp).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

# Three headers of 4,096 bytes stand before the blocks: the file's, and two of the database of which one counts.
HEADERS, HEADER_BYTES = 3, 4096
_SEED, _FACTOR = np.uint64(5381), np.uint64(0xBF58476D1CE4E5B9)
_WORD = 8
_READ_BYTES = 16 << 20  # of the file at once


def has_whole_blocks(path: Path, block_bytes: int, blocks: int) -> bool:
    """True where a file of so many blocks of `block_bytes` (a multiple of 8) is there in full, every checksum right.

    False says no more than that: a version of DuckDB with another layout gives False for a whole file. Raises OSError
    where the file cannot be read.
    """
    if path.stat().st_size != HEADERS * HEADER_BYTES + blocks * block_bytes:
        return False
    with path.open("rb") as file:
        if not _right(file.read(HEADERS * HEADER_BYTES), HEADER_BYTES):
            return False
        some = block_bytes * max(1, _READ_BYTES // block_bytes)
        while content := file.read(some):
            if len(content) % block_bytes or not _right(content, block_bytes):
                return False
    return True


def _right(content: bytes, block_bytes: int) -> bool:
    """Whether each block's first word is the sum of its others."""
    words: npt.NDArray[np.uint64] = np.frombuffer(content, dtype="<u8").reshape(-1, block_bytes // _WORD)
    sums = _SEED ^ np.bitwise_xor.reduce(words[:, 1:] * _FACTOR, axis=1)
    return bool((sums == words[:, 0]).all())
