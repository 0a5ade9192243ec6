"""Where the map over batches runs: in processes of this machine, or on a Dask cluster. The result is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from flows import helper
from flows.errors import SettingsError
from flows.pool import IN_PROCESS_DOCUMENTS, batch_size, parallel_map, worker_count
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.extraction import Staged
    from flows.run import Run


def check_engine(settings: Settings) -> None:
    """Raise SettingsError where the settings of the engine do not fit together."""
    if settings.engine == "dask" and not settings.dask_address:
        raise SettingsError(
            "The engine 'dask' needs the address of its scheduler: --dask-address tcp://host:8786"
        )
    if settings.engine == "local" and settings.dask_address:
        raise SettingsError("--dask-address is of no use to the engine 'local'; add --engine dask.")


def batch_size_of(run: Run, documents: int) -> int:
    """How many of these documents go into one batch: as set, and on this machine no more than make work for all."""
    settings = run.settings
    if settings.engine == "dask":
        return settings.batch_size
    shares = (
        2 * helper.BATCHES_EACH if _is_helped(run, documents) else worker_count(settings.workers, documents)
    )
    return batch_size(settings.batch_size, shares, documents)


def _is_helped(run: Run, documents: int) -> bool:
    """Whether the run extracts so many documents together with the process that stands by."""
    is_left_to_us = run.settings.engine == "local" and not run.settings.workers
    return is_left_to_us and run.helper.waits and helper.LEAST_DOCUMENTS <= documents < IN_PROCESS_DOCUMENTS


def get_ready(run: Run, documents: int) -> None:
    """Let the process that stands by get ready for so many documents, where it will be asked."""
    if _is_helped(run, documents):
        from flows.extraction import start_worker

        run.helper.begin(start_worker, _start(run))


def _start(run: Run) -> tuple[Any, ...]:
    """What `start_worker` is given on this machine."""
    return (run.registry, run.version, run.settings.spacy_model, run.kept)


def map_batches(
    run: Run, function: Callable[[Any], Staged], work: Sequence[Any], documents: int
) -> Iterator[Staged]:
    """Staged batches as they are finished, in no order."""
    settings = run.settings
    start = _start(run)
    if settings.engine == "dask":
        from flows.dask_engine import dask_map

        assert settings.dask_address is not None  # check_engine has seen to it
        return dask_map(function, work, settings.dask_address, storage_of(settings), start[:3])
    from flows.extraction import start_worker

    if _is_helped(run, documents):
        return run.helper.map(function, work, start_worker, start)
    workers = max(1, min(worker_count(settings.workers, documents), len(work)))
    return parallel_map(function, work, workers, start_worker, start)


def storage_of(settings: Settings) -> str:
    """Where batches pass from the workers of a cluster to this machine."""
    return settings.shared_dir or str(settings.data_dir.resolve() / "exchange")


def forget(settings: Settings, staged: Sequence[Staged]) -> None:
    """Remove from the shared storage what is published now."""
    if settings.engine == "dask":
        from flows import exchange

        exchange.clear([batch.folder.name for batch in staged], storage_of(settings))
