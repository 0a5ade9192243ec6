"""The small values that one text becomes on its way to rows.

Offsets are Unicode code points. `raw_*` offsets count in the document's decoded text, plain `start`/`end` in the clean
text of one segment (`Segment.text`), the same text that `fact_article.text` holds. Values of which every text has
several are named tuples, which are made three times as fast as frozen dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transforms.ledger import Ledger

ENTITY_TYPES = ("person", "organization", "place", "facility")
SEGMENT_KINDS = ("article", "teaser", "fragment")
FURNITURE_KINDS = (
    "read_more",
    "related",
    "markup",
    "navigation",
    "share",
    "legal",
    "comments",
    "page_title",
)
CITATION_KINDS = ("footnote", "quotation", "attribution", "credit", "link")
DATE_PRECISIONS = ("day", "month", "year")
DATE_BASES = ("stated", "metadata", "latest_citation", "latest_text_date", "crawl")


class Furniture(NamedTuple):
    """A stretch of raw text that belongs to the page and to no article; `kind` is one of FURNITURE_KINDS."""

    kind: str
    raw_start: int
    raw_end: int


class PartialDate(NamedTuple):
    """A date as precise as it was given: `on` is the first day of the month or year where only these are known."""

    on: date
    precision: str


class Region(NamedTuple):
    """A stretch of a segment's text; `role` is title, byline, dateline, caption, source_line or references."""

    role: str
    start: int
    end: int


class Segment(NamedTuple):
    """One article, teaser or fragment of a document.

    `text` is clean: the headline (when there is one) is its first block, blocks are separated by one blank line, no
    block holds a line break. `ledger` maps spans of `text` to the document's raw text. `raw_start`/`raw_end` cover
    headline to last character, a reference list included. `evidence` names the rules that drew its boundaries.
    """

    ordinal: int
    kind: str
    title: str | None
    text: str
    ledger: Ledger
    raw_start: int
    raw_end: int
    regions: tuple[Region, ...] = ()
    author: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    evidence: tuple[str, ...] = ()

    def region(self, role: str) -> Region | None:
        """The first region with this role, or None."""
        return next((region for region in self.regions if region.role == role), None)


class Mention(NamedTuple):
    """One named occurrence in a segment's text: `text[start:end] == surface`.

    `entity_id` is None where two readings fit and the text does not decide. `recognizer` says which rule found it
    (registry, acronym, short_form, discovered, place_list, spacy:<name>), `confidence` is between 0 and 1.
    """

    start: int
    end: int
    surface: str
    entity_id: str | None
    name: str
    type: str
    is_registered: bool
    recognizer: str
    confidence: float


class Citation(NamedTuple):
    """One citing occurrence in a segment's text; the fields are those of `fact_citation`.

    `source` is the outlet as the text names it and `source_id` what it resolved to; `resolves_to` is the position (in
    the tuple of the segment's citations) of the entry that an ibid stands for. `resolution` says how the row was
    resolved or why it was not.
    """

    kind: str
    start: int
    end: int
    source: str | None = None
    source_id: str | None = None
    speaker: str | None = None
    speaker_entity_id: str | None = None
    cue: str | None = None
    quote: str | None = None
    marker: str | None = None
    marker_start: int | None = None
    marker_end: int | None = None
    author: str | None = None
    title: str | None = None
    cited: PartialDate | None = None
    url: str | None = None
    resolves_to: int | None = None
    resolution: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, agency or publisher that texts cite; `source_id` is also findable as an entity through `entity_id`."""

    source_id: str
    name: str
    kind: str
    entity_id: str
    domain: str | None = None
    aliases: tuple[str, ...] = ()
    is_registered: bool = False


class DocumentParts(NamedTuple):
    """What segmentation makes of one document; every raw character is in a segment, in furniture, or white space."""

    page_title: str | None
    segments: tuple[Segment, ...]
    furniture: tuple[Furniture, ...]
    ledger: Ledger
    notes: tuple[str, ...] = ()
