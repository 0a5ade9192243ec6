"""The names of many documents, and which may repeat themselves: a batch is read several times faster than its
documents one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from transforms.duplicates import may_repeat
from transforms.invariants import sound_mentions
from transforms.language import detect_language
from transforms.mentions import Matcher, across, find_mentions_batch
from transforms.model import DocumentParts, Mention, PartialDate


class Read(NamedTuple):
    """What stands in one segment before anybody is cited in it: its language (ISO 639-1, or `und`) and its names;
    `may_repeat` is False where it holds no passage twice."""

    language: str
    mentions: list[Mention]
    may_repeat: bool


def read_batch(
    documents: Sequence[tuple[DocumentParts, PartialDate | None]], matcher: Matcher
) -> list[list[Read]]:
    """The readings of the segments of each document, in order; a document is its parts and the date that its metadata
    state, which a date in a segment itself outdoes. The same whatever else is in the batch."""
    parts = [part for of, _ in documents for part in of.segments]
    stated = [part.published or published for of, published in documents for part in of.segments]
    texts, languages = [part.text for part in parts], [detect_language(part.text) for part in parts]
    days: list[date | None] = [when.on if when else None for when in stated]
    found = find_mentions_batch(texts, [part.regions for part in parts], matcher, languages, days)
    each = iter(
        [
            Read(language, sound_mentions(text, mentions), again)
            for text, language, mentions, again in zip(
                texts, languages, found, may_repeat(texts), strict=True
            )
        ]
    )
    return [_of_one_page([next(each) for _ in of.segments]) for of, _ in documents]


def _of_one_page(read: list[Read]) -> list[Read]:
    """The readings of a document's segments, where a bare name may be short for one of another segment."""
    if len(read) < 2:
        return read
    named = across([one.mentions for one in read])
    return [one._replace(mentions=mentions) for one, mentions in zip(read, named, strict=True)]
