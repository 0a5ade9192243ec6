"""Values kept in a file for the next process: plain JSON, taken only where it is there as it was written."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PART_SECONDS = 3600
"""Age of a half-written value that nobody writes any more: writing one takes less than a second."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
UNFIT = (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Kept:
    """A place for values that were made of what `key` stands for."""

    folder: Path
    key: str
    shared: bool = False
    """Whether other users may read it: what an installation prepares, which is often made by root."""

    def read(self, name: str) -> Any | None:
        """The values that `write` was given under this name and key; None where they are not there as written."""
        try:
            descriptor = os.open(self.folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                mine = status.st_uid == os.geteuid() or (self.shared and status.st_uid == 0)
                if not mine or status.st_mode & _OTHERS_WRITE:
                    return None
                head, content = file.readline(), file.read()
            return json.loads(content) if head == self._head(content) else None
        except UNFIT:
            return None

    def write(self, name: str, values: Any) -> None:
        """Keep the values; a folder that cannot be written is no reason to stop."""
        content = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )
        part, mode = self.folder / f"{name}.{os.getpid()}.part", 0o644 if self.shared else 0o600
        with contextlib.suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            for left in self.folder.glob(f"{name}.*.part"):
                if time.time() - left.stat().st_mtime > PART_SECONDS:
                    left.unlink()  # a killed process left it
            part.unlink(missing_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
            with os.fdopen(descriptor, "wb") as file:
                file.write(self._head(content) + content)
            part.replace(self.folder / name)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)  # where the disk was full

    def _head(self, content: bytes) -> bytes:
        return f"{self.key} {hashlib.blake2b(content, digest_size=16).hexdigest()}\n".encode()


def beside_environment(key: str) -> Kept:
    """The place for what an installation prepares (`flows.installed`), for whatever data directory."""
    return Kept(Path(sys.prefix) / "share" / "clippings", key, shared=True)
