"""The parallel map over batches on a Dask cluster that somebody else runs (extra `clippings[dask]`).

A worker reads the landing files, extracts them into a folder of its own and copies the result to shared storage; this
machine fetches it from there. Only names of files travel through Dask. A batch whose worker is lost is extracted by
another; what was finished when everything is lost is found on the shared storage by the next run.
"""

from __future__ import annotations

import queue
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows import exchange, staging
from flows.errors import ClippingsError, EngineError
from flows.extraction import Staged, check_start

CONNECT_SECONDS = 10
# How long to wait for a worker: the first one, or one more after all were lost.
WORKER_SECONDS = 60.0
# Batches in Dask's hands for every thread of the cluster: one at work, one at the ready.
AHEAD = 2
_TICK_SECONDS = 2.0


def dask_map(
    function: Callable[[Any], Staged],
    items: Sequence[Any],
    address: str,
    storage: str,
    start: tuple[Any, ...],
) -> Iterator[Staged]:
    """Staged batches as they are finished, each in the folder that its item names.

    `start` is what `start_worker` takes. Raises EngineError where the cluster cannot be reached, has no workers, or is
    lost on the way; what was finished stays on the storage.
    """
    waiting = []
    for item in items:
        if not staging.is_staged(item.folder) and (left := exchange.find(item.folder.name, storage)):
            exchange.fetch(left, storage, item.folder)
        if staging.is_staged(item.folder):
            yield function(item)
        else:
            waiting.append(item)
    if waiting:
        yield from _on_cluster(function, waiting, address, storage, start)


def _on_cluster(
    function: Callable[[Any], Staged],
    items: Sequence[Any],
    address: str,
    storage: str,
    start: tuple[Any, ...],
) -> Iterator[Staged]:
    client = _connect(address)
    try:
        # A task and not scattered data: a lost copy is made again from the scheduler's.
        begun = client.submit(_same, start, pure=False)
        waiting = list(reversed(items))
        running: dict[Any, Any] = {}
        done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        idle_since = time.monotonic()
        while waiting or running:
            while waiting and len(running) < AHEAD * max(1, _threads(client)):
                item = waiting.pop()
                future = client.submit(_on_worker, function, item, storage, begun, pure=False)
                running[future.key] = future, item  # a future that nobody holds is cancelled
                future.add_done_callback(done.put)
            future = _finished(client, done, address)
            if future is not None:
                _, item = running.pop(future.key)
                yield _fetched(future, item, storage, address)
            if future is not None or _threads(client):
                idle_since = time.monotonic()
            elif time.monotonic() - idle_since > WORKER_SECONDS:
                raise EngineError(f"The Dask cluster at {address} has lost all its workers. {_RESUME}")
    finally:
        _close(client)


_RESUME = "Nothing was published. Finished batches are kept: run again when the cluster is back."


def _connect(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise EngineError(
            "The engine 'dask' needs the extra packages of 'clippings[dask]': pip install 'clippings[dask]'."
        ) from error
    try:
        client: Any = distributed.Client(  # type: ignore[no-untyped-call] # the library has no types
            address, timeout=CONNECT_SECONDS, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise EngineError(
            f"There is no Dask scheduler at {address} ({type(error).__name__}). Start one ('dask scheduler'), name "
            "another with --dask-address, or use --engine local."
        ) from error
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError as error:
        _close(client)
        raise EngineError(
            f"The Dask scheduler at {address} has no workers. Start some: dask worker {address} --nthreads 1"
        ) from error
    return client


def _close(client: Any) -> None:
    """Let go of the cluster: what has not begun is cancelled there as soon as nobody waits for it."""
    with suppress(OSError, RuntimeError):  # a lost scheduler cannot be said good-bye to
        client.close(timeout=CONNECT_SECONDS)


def _threads(client: Any) -> int:
    """Threads of the workers that are there now; 0 when there are none, or no scheduler to ask."""
    try:
        return sum(client.nthreads().values())
    except (OSError, RuntimeError, AttributeError, TypeError):
        return 0


def _finished(client: Any, done: queue.SimpleQueue[Any], address: str) -> Any:
    """The next future that is done, None after a moment without one; EngineError when the scheduler is gone."""
    try:
        return done.get(timeout=_TICK_SECONDS)
    except queue.Empty:
        if client.status != "running":
            raise _lost(address) from None
        return None


def _lost(address: str) -> EngineError:
    return EngineError(f"The Dask scheduler at {address} was lost. {_RESUME}")


def _fetched(future: Any, item: Any, storage: str, address: str) -> Staged:
    from distributed import CancelledError, KilledWorker

    try:
        attempt, staged = future.result()
    except KilledWorker as error:
        raise EngineError(
            f"The batch {item.folder.name} ended several Dask workers one after another, perhaps for want of memory. "
            "Give the workers more, or use a smaller --batch-size. Nothing was published."
        ) from error
    except (CancelledError, OSError) as error:
        if future.status == "error" and not isinstance(error, CancelledError):
            raise
        raise _lost(address) from error
    exchange.fetch(attempt, storage, item.folder)
    taken: Staged = replace(staged, folder=item.folder)
    return taken


def _same(value: Any) -> Any:
    return value


# One batch at a time a process: threads of one Python would only wait for each other.
_one_at_a_time = threading.Lock()
_begun: str | None = None


def _on_worker(
    function: Callable[[Any], Staged], item: Any, storage: str, start: tuple[Any, ...]
) -> tuple[str, Staged]:
    """On a worker: extract one batch and copy it to the storage; returns the attempt's name and the counts."""
    global _begun  # noqa: PLW0603 - the matcher is built once a process
    from flows.extraction import start_worker

    with _one_at_a_time:
        _, version, _ = start
        if _begun != version:
            try:
                check_start(*start)
            except ClippingsError as error:
                raise EngineError(f"{error} (the Dask worker on {_host()})") from None
            start_worker(*start)
            _begun = version
        with tempfile.TemporaryDirectory(prefix="clippings-") as scratch:
            staged = function(replace(item, folder=Path(scratch) / item.folder.name))
            return exchange.put(staged.folder, storage), staged


def _host() -> str:
    import socket

    return socket.gethostname()
