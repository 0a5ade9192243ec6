"""Names of sections and categories that look like a person's beside another: "Human Rights", "Urgent Action"."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from transforms.segmentation import labels


def is_section(name: str) -> bool:
    """Whether a name of several words is one of a section or category and no person's."""
    return not _words().isdisjoint(name.lower().split()) or labels.page_words(name) > 0


def is_only(name: str) -> bool:
    """Whether all words of a name are those of sections and pages: "Urgent Action", "Local News"."""
    return all(
        word in _words() or labels.page_words(word) for word in name.lower().replace(" & ", " ").split()
    )


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    lines = files("transforms.segmentation").joinpath("section_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[0] != "#" for word in line.split())
