"""Patterns that an installation has compiled: Python's library compiles all of them anew in every process.

The modules that a run imports hold seven hundred patterns, texts ask for a hundred more, and to compile them takes a
fifth of a second: as long as to extract seventy texts. What they are compiled to is a list of numbers for each, which
an installation keeps (`flows.installed`), and which Python makes a pattern of in a hundredth of that time, after a look
at whether they are well formed. A pattern is known by its text and flags, and the file belongs to one version of
Python: one that is not in it, or cannot be made, is compiled as ever.
"""

from __future__ import annotations

import base64
import contextlib
import sys
from array import array
from importlib import import_module
from typing import Any

from flows.keeping import Kept, beside_environment

NAME = "patterns"
# What a run imports, in the order of its stages.
MODULES = (
    "flows.plan",
    "flows.extracting",
    "flows.loading",
    "flows.publishing",
    "flows.alerts",
    "flows.engines",
    "expectations.report",
)

_sre: Any = import_module("_sre")
_compiler: Any = import_module("re._compiler")
_parser: Any = import_module("re._parser")
_stock = _compiler.compile
_Key = tuple[str, int]
_known: dict[_Key, list[Any]] | None = None


def kept_patterns() -> Kept:
    """Where they are kept: beside the environment, for this version of Python."""
    return beside_environment(f"{sys.implementation.cache_tag} {sys.hexversion} {_sre.MAGIC}")


def use_kept() -> None:
    """From now on patterns that are kept are not compiled; the file is read when the first one is asked for."""
    _compiler.compile = _compiled


def _compiled(pattern: Any, flags: int = 0) -> Any:
    global _known  # noqa: PLW0603 - one per process, as the library's own store of patterns
    if _known is None:
        _known = {}  # for what reading them asks for
        _known = _from_kept(kept_patterns().read(NAME))
    if type(pattern) is str:
        found = _known.get((pattern, int(flags)))
        if found is not None:
            with contextlib.suppress(RuntimeError, ValueError, TypeError, OverflowError):
                return _made(pattern, *found)
    return _stock(pattern, flags)


def _from_kept(values: Any) -> dict[_Key, list[Any]]:
    try:
        return {(pattern, flags): rest for pattern, flags, *rest in values["patterns"]}
    except (TypeError, KeyError, ValueError):
        return {}


def _made(pattern: str, flags: int, code: str, groups: int, names: dict[str, int]) -> Any:
    numbers = array("I", base64.b64decode(code, validate=True)).tolist()
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    return _sre.compile(pattern, flags, numbers, groups, names, tuple(by_number))


def values_of(pattern: str, flags: int) -> list[Any]:
    """A pattern as it is kept: text and flags, and what Python compiles them to (all flags, code, groups, names)."""
    parsed = _parser.parse(pattern, flags)
    code = base64.b64encode(array("I", _compiler._code(parsed, flags)).tobytes()).decode()
    state = parsed.state
    return [pattern, flags, flags | state.flags, code, state.groups - 1, state.groupdict]


def keep_patterns(made_for: str) -> None:
    """Import what a run imports, extract the annotated texts where they are there, and keep the patterns that this
    compiles; for a process of its own, which has imported nothing of it yet. `made_for` is kept beside them."""
    asked: dict[_Key, None] = {}

    def noted(pattern: Any, flags: int = 0) -> Any:
        if type(pattern) is str:
            asked[pattern, int(flags)] = None
        return _stock(pattern, flags)

    _compiler.compile = noted
    try:
        for module in MODULES:
            import_module(module)
        import_module("expectations.gx").import_gx()
        _extract_annotated()
    finally:
        _compiler.compile = _compiled
    values = [values_of(pattern, flags) for pattern, flags in asked]
    kept_patterns().write(NAME, {"made_for": made_for, "patterns": values})


def _extract_annotated() -> None:
    """Many patterns are made when a text first asks for them: lists of words, and the libraries for damaged texts."""
    from flows.accuracy import GOLD, extract_gold

    if GOLD.is_dir():
        extract_gold(GOLD)


def are_kept(made_for: str) -> bool:
    """Whether the patterns are kept that `keep_patterns` kept for the same."""
    values = kept_patterns().read(NAME)
    return isinstance(values, dict) and values.get("made_for") == made_for
