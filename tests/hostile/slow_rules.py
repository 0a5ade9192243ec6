"""Rules that never end on texts with the word "Endless", for this process and for worker processes."""

from __future__ import annotations

import re
import time
from typing import Any

import trafilatura

import transforms.extract
import transforms.reading
from flows.extraction import start_worker

# Nested repeats without an end: 2 to the power of 40 ways to fail.
_EXPLODES = re.compile(r"(a+)+$")


def _loop() -> None:
    while True:
        time.process_time()


def _explode() -> None:
    _EXPLODES.match("a" * 40 + "b")


def _slow(real: Any, sign: str, waste: Any) -> Any:
    def rule(text: Any, *others: Any, **named: Any) -> Any:
        if sign in (text if isinstance(text, str) else "".join(text)):
            try:
                waste()
            except Exception:  # a rule that takes every error for its own must not swallow the limit
                return None
        return real(text, *others, **named)

    return rule


def break_rules(patch: Any = setattr) -> None:
    """Make one rule of every stage endless for texts with a sign of their own; `patch` is setattr or monkeypatch's."""
    for module, name, sign, waste in (
        (transforms.reading, "find_mentions_batch", "Endless loop", _loop),
        (transforms.extract, "find_citations", "Endless pattern", _explode),
        (transforms.extract, "segment", "Endless page", _loop),
        (transforms.extract, "segment_batch", "Endless page", _loop),
        (trafilatura, "extract", "Endless markup", _loop),
    ):
        patch(module, name, _slow(getattr(module, name), sign, waste))


def start_slow_worker(*start: Any) -> None:
    """What a worker process begins with, with endless rules."""
    break_rules()
    start_worker(*start)
