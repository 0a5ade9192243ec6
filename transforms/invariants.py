"""What must hold of every document before its rows are staged, checked while the text is still at hand.

The audit asks the same of the whole warehouse and stops a publication. One odd text must not stop the others: what does
not hold is left out here, counted and named, and only a fault in the code itself reaches the audit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.model import Citation, DocumentParts, Mention

_WORD = re.compile(r"[^\W_]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# As the audit reads it (expectations/across/citation_marker_round_trip.sql).
_RANGE = re.compile(r"([0-9]{1,3}) ?[-–⁻] ?([0-9]{1,3})")
# White space, separators, control and format characters (byte order marks, joiners): nothing that could be read.
_UNREADABLE = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]*"
)


class BrokenDocumentError(ValueError):
    """Segmentation lost or doubled characters of this document; the message says where."""


def check_conservation(raw_text: str, parts: DocumentParts) -> None:
    """Raise BrokenDocumentError unless segments and furniture cover all that can be read and no segments overlap."""
    if any(not part.text.strip() for part in parts.segments):
        raise BrokenDocumentError("a segment has no text")
    segments = sorted((part.raw_start, part.raw_end) for part in parts.segments)
    for (_, end), (start, _) in pairwise(segments):
        if start < end:
            raise BrokenDocumentError(f"two segments share the characters {start} to {end}")
    reached = 0
    ranges = segments + sorted((piece.raw_start, piece.raw_end) for piece in parts.furniture)
    for start, end in [*sorted(ranges), (len(raw_text), len(raw_text))]:
        if start > reached and _UNREADABLE.fullmatch(raw_text, reached, start) is None:
            raise BrokenDocumentError(
                f"the characters {reached} to {start} are in no segment and no furniture"
            )
        if not 0 <= start <= end <= len(raw_text):
            raise BrokenDocumentError(f"a range from {start} to {end} leaves the text")
        reached = max(reached, end)


def sound_mentions(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions whose span holds their surface, in reading order; of two that share characters the first stays."""
    reached = 0
    for mention in mentions:
        start, end = mention.start, mention.end
        if not reached <= start < end or text[start:end] != mention.surface:
            break
        reached = end
    else:
        return list(mentions)
    kept: list[Mention] = []
    reached = 0
    for mention in sorted(mentions, key=lambda found: (found.start, -found.end)):
        if reached <= mention.start < mention.end and text[mention.start : mention.end] == mention.surface:
            kept.append(mention)
            reached = mention.end
    return kept


def sound_citations(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations whose quote and marker stand where they say; a link to a dropped one is taken away."""
    kept = [number for number, citation in enumerate(citations) if _is_sound(text, citation)]
    if len(kept) == len(citations):
        return list(citations)
    moved: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [citations[old]._replace(resolves_to=moved.get(citations[old].resolves_to)) for old in kept]


def _is_sound(text: str, citation: Citation) -> bool:
    if not 0 <= citation.start < citation.end <= len(text):
        return False
    span = text[citation.start : citation.end]
    if citation.quote is not None and citation.quote not in span and not _in_order(citation.quote, span):
        return False
    if citation.marker_start is None or citation.marker_end is None:
        return citation.marker_start is citation.marker_end
    marked = text[citation.marker_start : citation.marker_end]
    return bool(citation.marker) and _marks(str(citation.marker), marked.translate(_SUPERSCRIPTS))


def _marks(marker: str, written: str) -> bool:
    """Whether a marker is what is written, a part of it ("[2, 4]") or between two numbers of it ("[3-6]")."""
    if marker in written:
        return True
    between = _RANGE.search(written)
    return (
        between is not None
        and marker.isdecimal()
        and int(between.group(1)) <= int(marker) <= int(between.group(2))
    )


def _in_order(quote: str, span: str) -> bool:
    """Whether the words of a quotation that its attribution interrupts stand in the span one after the other."""
    words, at = _WORD.findall(quote), 0
    for word in words:
        at = span.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return bool(words)
