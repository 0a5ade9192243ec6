"""Which piece of an entry is its outlet or publisher."""

from __future__ import annotations

import re

from transforms.citations.entry_imprints import SAYS_OUTLET, is_state
from transforms.citations.entry_names import is_serial
from transforms.citations.entry_parts import Evidence, Span
from transforms.citations.names import is_coined
from transforms.citations.sources import looks_like_outlet


def is_outlet(piece: str, evidence: Evidence) -> bool:
    return (
        evidence.is_source(piece)
        or is_coined(piece)
        or (len(piece.split()) <= 6 and looks_like_outlet(piece))
    )


def first_outlet(text: str, pieces: list[Span], evidence: Evidence) -> int | None:
    """The first piece that is known to be a source, else the first shaped like one; the press behind a state."""
    for number in range(1, len(pieces)):
        if is_state(text, pieces[number - 1]):
            return number
    for number, (_, end) in enumerate(pieces):
        if text[end : end + 1] == " " and text.startswith(SAYS_OUTLET, end):
            return number
    for judge in (
        evidence.is_source,
        is_coined,
        lambda piece: len(piece.split()) <= 5 and looks_like_outlet(piece),
    ):
        for number, span in enumerate(pieces):
            piece = text[slice(*span)]
            if judge(piece) and not (len(pieces) > 1 and is_serial(piece)):
                return _not_before_colon(text, pieces, number, evidence)
    return None


def _not_before_colon(text: str, pieces: list[Span], number: int, evidence: Evidence) -> int:
    """This piece, unless it opens a title ("Harbour Board: what next") and another is the outlet: one in front of it,
    or one behind the words that follow its colon."""
    start, end = pieces[number]
    if text[end : end + 1] != ":" or evidence.index.by_name(text[start:end]) is not None:
        return number
    for other, span in enumerate(pieces):
        apart = other < number or other > number + 1
        if apart and text[span[1] : span[1] + 1] != ":" and is_outlet(text[slice(*span)], evidence):
            return other
    return number


def publisher(text: str, pieces: list[Span], number: int, evidence: Evidence) -> str:
    """The source in this piece: behind 'New York:' the publisher, without the volume of a journal."""
    start, end = pieces[number]
    known = evidence.index.by_name(text[start:end]) is not None  # "The Courier: Island Edition"
    if (
        text[end : end + 1] == ":"
        and number + 1 < len(pieces)
        and not text[start:end].islower()
        and not known
    ):
        start, end = pieces[number + 1]
    return re.sub(r"\s\d{1,4}(?:\.\d{1,3})?$", "", text[start:end])


def is_foreign_name(text: str, span: Span) -> bool:
    """An outlet's name in a language that writes only its first word with a capital: 'Hospodárske noviny'."""
    words = text[slice(*span)].split()
    return (
        2 <= len(words) <= 4
        and text[span[0]].isupper()
        and text[span[1] : span[1] + 1] in (",", "\x00")
        and not text[slice(*span)].isascii()
    )
