"""Speakers as the text names them: a registered name that the text does not use gives way to the one that it uses."""

from __future__ import annotations

from transforms.model import Citation, Mention


def as_named(text: str, rows: list[Citation], mentions: list[Mention]) -> list[Citation]:
    """The rows, with "WWF" for the speaker where the registry calls it World Wide Fund for Nature and the text never
    does; the entity stays the same. Of several names the last one up to the row's end is taken."""
    return [
        row
        if row.speaker is None or row.speaker_entity_id is None or row.speaker in text
        else row._replace(speaker=_surface(row, mentions) or row.speaker)
        for row in rows
    ]


def _surface(row: Citation, mentions: list[Mention]) -> str | None:
    named = [one for one in mentions if one.entity_id == row.speaker_entity_id]
    before = [one for one in named if one.start < row.end]
    return before[-1].surface if before else named[0].surface if named else None
