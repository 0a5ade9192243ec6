"""Where the map over batches runs: in processes of this machine, or on a Dask cluster. The result is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from flows.errors import SettingsError
from flows.pool import batch_size, parallel_map, worker_count
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


def batch_size_of(settings: Settings, documents: int) -> int:
    """How many of these documents go into one batch: as set, and on this machine no more than make work for all."""
    if settings.engine == "dask":
        return settings.batch_size
    return batch_size(settings.batch_size, worker_count(settings.workers, documents), documents)


def map_batches(
    run: Run, function: Callable[[Any], Staged], work: Sequence[Any], documents: int
) -> Iterator[Staged]:
    """Staged batches as they are finished, in no order."""
    settings = run.settings
    start = (run.registry, run.version, settings.spacy_model)
    if settings.engine == "dask":
        from flows.dask_engine import dask_map

        assert settings.dask_address is not None  # check_engine has seen to it
        return dask_map(function, work, settings.dask_address, storage_of(settings), start)
    from flows.extraction import start_worker

    workers = max(1, min(worker_count(settings.workers, documents), len(work)))
    return parallel_map(function, work, workers, start_worker, (*start, run.kept))


def storage_of(settings: Settings) -> str:
    """Where batches pass from the workers of a cluster to this machine."""
    return settings.shared_dir or str(settings.data_dir.resolve() / "exchange")


def forget(settings: Settings, staged: Sequence[Staged]) -> None:
    """Remove from the shared storage what is published now."""
    if settings.engine == "dask":
        from flows import exchange

        exchange.clear([batch.folder.name for batch in staged], storage_of(settings))
