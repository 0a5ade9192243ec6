"""Which code and registry made a fact: a content hash, so that a changed rule shows without a number to bump."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import transforms

CODE_SUFFIXES = {".py", ".txt", ".yaml", ".json"}


@cache
def transforms_version() -> str:
    """12 hexadecimal digits over every code and data file of `transforms`, in path order."""
    root = Path(transforms.__file__).parent
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(root.rglob("*")):
        if path.suffix in CODE_SUFFIXES and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def extract_version(registry_version: str, recogniser: str | None = None) -> str:
    """`<code>+<registry>`, and `+<pipeline>` where one is used: the version that each document carries."""
    return "+".join(part for part in (transforms_version(), registry_version, recogniser) if part)
