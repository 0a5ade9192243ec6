"""The parallel map on one machine: in this process when there is little to do, in a pool of processes otherwise."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import Any, TypeVar

from flows.errors import EngineError
from flows.imports import keep_imported
from flows.stopping import SIGNALS

Item = TypeVar("Item")
Result = TypeVar("Result")

# Chosen: below this many documents worker processes, which each import the program and compile the registry before
# their first text, cost about as much as they save.
IN_PROCESS_DOCUMENTS = 1_500
KILLED = (
    "A worker process was killed, perhaps for want of memory, so nothing was published. Batches that were "
    "complete are kept: run again, with fewer --workers or a smaller --batch-size if it recurs."
)


def worker_count(setting: int, documents: int) -> int:
    """How many processes to use: the setting, or one a core; one (in this process) for few documents."""
    if documents < IN_PROCESS_DOCUMENTS and setting == 0:
        return 1
    return setting or os.cpu_count() or 1


def batch_size(setting: int, workers: int, documents: int) -> int:
    """How many documents go into a batch: the setting, or fewer, so that each of the processes has one."""
    return max(1, min(setting, -(-documents // workers)))


def parallel_map(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    workers: int,
    initializer: Callable[..., None],
    initargs: tuple[Any, ...],
) -> Iterator[Result]:
    """Results as they are finished, in no order; the first error ends the processes at once and is raised.

    `initializer(*initargs)` runs once in every process. Processes are spawned, not forked: threads of Prefect and
    Polars do not survive a fork. Raises EngineError when a process is killed from outside.
    """
    if workers == 1:
        initializer(*initargs)
        for item in items:
            yield function(item)
        return
    context = multiprocessing.get_context("spawn")
    begin = (initializer, initargs)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=begin)
    try:
        with _unheard():  # by the processes, which start at the first of these
            pending: set[Future[Result]] = {pool.submit(function, item) for item in items}
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool as error:
        raise EngineError(KILLED) from error
    except BaseException:
        _end(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _unheard() -> Iterator[None]:
    """Ctrl-C and SIGTERM are not heard inside: not by the processes that start there, and by their parent when it ends.

    Ctrl-C goes to all processes of a terminal, and these would complain of it while they import, before they can say
    that they leave it to others. And they would of a parent that is stopped while it still tells them what to do.
    """
    resource_tracker.ensure_running()  # which heeds signals again in whoever is the first to need it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers in the middle of their batches: who stops a run does not wait for thousands of documents."""
    # The executor says how to do this from Python 3.14 on (kill_workers).
    processes: dict[int, Any] = getattr(pool, "_processes", None) or {}
    for process in list(processes.values()):
        process.kill()


def _begin(initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
    """What every worker does first: leave Ctrl-C to its parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    initializer(*initargs)
    keep_imported()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
