"""The package's word lists, read once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from transforms.citations.plain_yaml import plain_yaml


@lru_cache(maxsize=8)
def data(name: str) -> dict[str, Any]:
    """The content of one data file of this package, by its name without `.yaml`."""
    path = files("transforms.citations") / "data" / f"{name}.yaml"
    loaded: dict[str, Any] = plain_yaml(path.read_text(encoding="utf-8"))
    return loaded


def word_set(name: str) -> frozenset[str]:
    """The words of one list in `word_sets.yaml`."""
    return frozenset(data("word_sets")[name])


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases, longest first, any white space between their words."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in ordered)
