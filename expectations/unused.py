"""Modules of a library that nothing here uses, left out of its import.

Great Expectations imports every kind of data source, every expectation and every metric that it has, most of them
classes that are made at some cost. `unused.txt` names those that no check needs. While the library is imported they
are empty, and whatever is imported from them by name is an empty class; afterwards they can be imported as ever.
"""

# ruff: noqa: ARG002 - the signature is that which the machinery of imports calls
from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any


class _Empty(ModuleType):
    """A module from which every name can be imported."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = type(name, (), {"__module__": self.__name__})
        setattr(self, name, found)
        return found


class _EmptyLoader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


class _Finder(MetaPathFinder):
    def __init__(self, patterns: tuple[str, ...], kept: frozenset[str]) -> None:
        self.patterns = patterns
        self.kept = kept
        self.left_out: list[str] = []

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in self.kept or not any(fnmatchcase(name, pattern) for pattern in self.patterns):
            return None
        self.left_out.append(name)
        return ModuleSpec(name, _EmptyLoader(), is_package=True)


def listed(path: Path) -> list[str]:
    """The patterns of a list of modules, one a line; `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


@contextmanager
def without(patterns: Sequence[str]) -> Iterator[None]:
    """Modules that match a pattern are empty for whoever imports them inside; a pattern with `!` in front keeps one.

    What is imported already stays what it is.
    """
    kept = frozenset(pattern[1:] for pattern in patterns if pattern.startswith("!"))
    finder = _Finder(tuple(pattern for pattern in patterns if not pattern.startswith("!")), kept)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in finder.left_out:
            module = sys.modules.pop(name, None)
            parent, _, child = name.rpartition(".")
            if parent in sys.modules and getattr(sys.modules[parent], child, None) is module:
                delattr(sys.modules[parent], child)
