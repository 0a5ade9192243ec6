"""Speakers as the text names them: a registered name that the text does not use gives way to the one that it uses."""

from __future__ import annotations

from bisect import bisect_left

from transforms.model import Citation, Mention


def as_named(text: str, rows: list[Citation], mentions: list[Mention]) -> list[Citation]:
    """The rows, with "WWF" for the speaker where the registry calls it World Wide Fund for Nature and the text never
    does; the entity stays the same. Of several names the last one up to the row's end is taken."""
    asked = {row.speaker for row in rows if row.speaker is not None and row.speaker_entity_id is not None}
    absent = {name for name in asked if name not in text}
    if not absent:
        return rows
    named: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        named.setdefault(mention.entity_id, []).append(mention)
    return [
        row._replace(speaker=_surface(row.end, named.get(row.speaker_entity_id, [])) or row.speaker)
        if row.speaker in absent and row.speaker_entity_id is not None
        else row
        for row in rows
    ]


def _surface(end: int, named: list[Mention]) -> str | None:
    before = bisect_left(named, end, key=lambda one: one.start)
    return named[max(0, before - 1)].surface if named else None
