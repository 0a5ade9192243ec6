"""One writer a data directory: an advisory lock that the operating system drops when its holder dies."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from warehouse.errors import LockedError, storage_errors
from warehouse.paths import Paths

_POLL_SECONDS = 0.2


@contextmanager
def run_lock(paths: Paths, wait_seconds: float = 0.0) -> Iterator[None]:
    """Holds the writer's lock of a data directory; waits up to `wait_seconds` for another holder to finish.

    Raises LockedError, naming the holder, when it is still held. The lock of a process that died is free
    at once, since it is the kernel's (flock); the text in the file only says who holds it.
    """
    with storage_errors("lock", paths.data_dir):
        paths.data_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(paths.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(descriptor, paths, time.monotonic() + wait_seconds)
        with storage_errors("write", paths.lock):
            _sign(descriptor)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, paths: Paths, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise LockedError(_who(descriptor, paths)) from None
        time.sleep(_POLL_SECONDS)


def _sign(descriptor: int) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(holder).encode(), 0)


def _who(descriptor: int, paths: Paths) -> str:
    try:
        holder = json.loads(os.pread(descriptor, 4096, 0))
        who = f"process {holder['pid']} on {holder['host']}, since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return f"{paths.data_dir} is in use by {who}. Wait until it ends, or stop it, and run again."
