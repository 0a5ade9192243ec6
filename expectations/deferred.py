"""Modules that are imported when something of them is used for the first time, and not before.

Great Expectations imports SciPy and Altair for its checks of distributions, of which this project has none: a quarter
of its three to four seconds.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _Deferred(ModuleType):
    """Stands for a module; the first attribute that is asked of it imports the module itself."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith(
            "__"
        ):  # asked by the machinery of imports and inspection, not by a user of the module
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:  # used before `deferred` has ended
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """Whoever imports one of these modules inside gets a stand-in; afterwards imports work as ever.

    `names` are modules, parents before their submodules (`scipy`, `scipy.stats`). One that is imported already stays
    what it is.
    """
    placed: dict[str, ModuleType] = {}
    for name in names:
        parent, _, child = name.rpartition(".")
        if name in sys.modules or (parent and parent not in placed):
            continue
        placed[name] = sys.modules[name] = _Deferred(name)
        if parent:
            setattr(placed[parent], child, placed[name])
    try:
        yield
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
