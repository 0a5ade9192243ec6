"""Causes that can pass by themselves, and waiting for that: a share that stalls, a host that is away for a moment.

Bad data is never tried again: it is the same the next time, and goes to quarantine.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")

# Seconds before the second, third and fourth attempt.
WAITS = (0.2, 1.0, 4.0)

_PASSING = {
    errno.EAGAIN,
    errno.EBUSY,
    errno.ECONNABORTED,
    errno.ECONNREFUSED,
    errno.ECONNRESET,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.EINTR,
    errno.EIO,
    errno.ENETDOWN,
    errno.ENETRESET,
    errno.ENETUNREACH,
    errno.ENOTCONN,
    errno.ESTALE,
    errno.ETIMEDOUT,
}


def is_transient(error: BaseException) -> bool:
    """Whether an operating system or a remote storage may do better the next time.

    An OSError without a number comes from a storage library (fsspec and its back ends), not from the disk.
    """
    if isinstance(error, (FileNotFoundError, PermissionError, FileExistsError, IsADirectoryError)):
        return False
    return isinstance(error, OSError) and (error.errno is None or error.errno in _PASSING)


def patiently(function: Callable[[], Result], waits: Sequence[float] = WAITS) -> Result:
    """`function()`, tried again after each of the waits (seconds) while its error is one that can pass."""
    for wait in waits:
        try:
            return function()
        except OSError as error:
            if not is_transient(error):
                raise
            time.sleep(wait)
    return function()
