"""What a registry hit may mean in its place: the readings that the words around it do not rule out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transforms.mentions.known import Known, known_name
from transforms.mentions.matching import Hit
from transforms.mentions.resolution import Identity


def readings(text: str, hit: Hit) -> tuple[Identity, ...]:
    """The identities that a hit may stand for; none where its paragraph holds a phrase that rules each out."""
    if len(hit.readings) == 1 and not hit.readings[0].alias.not_if:
        return (hit.readings[0].identity,)
    identities: dict[str, Identity] = {}
    paragraph = ""
    for reading in hit.readings:
        if reading.alias.not_if:
            paragraph = paragraph or _paragraph(text, hit.start).lower()
            if any(phrase.lower() in paragraph for phrase in reading.alias.not_if):
                continue
        identities[reading.entity.id] = reading.identity
    return tuple(identities.values())


def known_names(text: str, hits: Iterable[Hit]) -> Iterator[Known]:
    """The hits that may stand for something, with what they may stand for."""
    for hit in hits:
        identities = readings(text, hit)
        if identities:
            yield hit.start, hit.end, known_name(text[hit.start : hit.end], identities)


def _paragraph(text: str, at: int) -> str:
    start = text.rfind("\n\n", 0, at) + 1
    end = text.find("\n\n", at)
    return text[start : end if end >= 0 else len(text)]
