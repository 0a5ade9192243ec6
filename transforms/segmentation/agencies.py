"""The names of news and picture agencies, as patterns ask for them; they stand in `agencies.txt`."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in files("transforms.segmentation").joinpath("agencies.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(name, []).extend(word.replace("_", " ") for word in line.split())
    return {section: tuple(names) for section, names in found.items()}


def names_of(*kinds: str) -> tuple[str, ...]:
    """The agencies of these kinds: `letters`, `names`, `names.whole`, `pictures`. Raises KeyError for another one."""
    return tuple(name for kind in kinds for name in _sections()[kind])


def any_of(*kinds: str) -> str:
    """A pattern for any agency of these kinds, the alternatives without brackets, longer ones first."""
    return "|".join(sorted(map(re.escape, names_of(*kinds)), key=len, reverse=True))
