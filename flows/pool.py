"""The parallel map over batches: in this process when there is little to do, in a pool of processes otherwise."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many documents the start of worker processes (about a second each) costs more than it saves.
IN_PROCESS_DOCUMENTS = 400


def worker_count(setting: int, documents: int) -> int:
    """How many processes to use: the setting, or one a core; one (in this process) for few documents."""
    if documents < IN_PROCESS_DOCUMENTS and setting == 0:
        return 1
    return setting or os.cpu_count() or 1


def parallel_map(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    workers: int,
    initializer: Callable[..., None],
    initargs: tuple[Any, ...],
) -> Iterator[Result]:
    """Results as they are finished, in no order; the first error cancels what has not begun and is raised.

    `initializer(*initargs)` runs once in every process. Processes are spawned, not forked: threads of Prefect and
    Polars do not survive a fork.
    """
    if workers == 1:
        initializer(*initargs)
        for item in items:
            yield function(item)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=initializer, initargs=initargs)
    try:
        pending: set[Future[Result]] = {pool.submit(function, item) for item in items}
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
