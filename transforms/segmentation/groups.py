"""The lines of one segment while its boundaries are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.segmentation.lines import Line

TEASER_WORDS = 220
"""An excerpt is at most this long; a longer text that ends in a label or an ellipsis is a whole one."""

ENTRY = "entry_of_row"
"""Why a segment begins that is one of a row of entries (see `entries`)."""


_REPORTS, MIN_REPORTS = ("headline_with_dateline", "after_agency_credit"), 2
"""Why short news begin, and how many of them below the first one are a row."""

BELOW_LABEL = "entry_below_label"
"""The same of an excerpt in a row below a label, on the page of another text."""


@dataclass(slots=True)
class Group:
    """The lines of one segment, what ended it, and the rules that drew its boundaries."""

    lines: list[Line] = field(default_factory=list)
    ended_by: str | None = None
    evidence: list[str] = field(default_factory=list)
    title: Line | None = None
    notes: list[Line] = field(default_factory=list)
    """Date and byline lines above the headline: furniture that tells about the text."""

    outlet: str = ""
    """The outlet that the headline begins with, on a page whose headlines do."""

    has_body: bool = False
    _words: int = 0
    _counted: int = 0
    """Lines whose words are in `_words`."""

    def add(self, line: Line) -> None:
        """Append a line."""
        self.lines.append(line)
        if line.role in ("body", "reference"):
            self.has_body = True

    def words(self) -> int:
        """Words of prose so far, counted on until they are more than an excerpt has; few rules ask."""
        while self._counted < len(self.lines) and self._words <= TEASER_WORDS:
            self._words += words_of(self.lines[self._counted])
            self._counted += 1
        return self._words


def words_of(line: Line) -> int:
    """Words of a line of prose; other lines have none."""
    return line.text.count(" ") + 1 if line.role == "body" else 0


def row_of_reports(groups: list[Group]) -> list[Group]:
    """The short news of a page that has several, told by the places and agencies that they begin or end with."""
    reports = [group for group in groups if group.evidence[0] in _REPORTS]
    return reports if len(reports) >= MIN_REPORTS else []


def leading_headings(group: Group) -> list[Line]:
    """The headlines before the first line of prose."""
    found = []
    for line in group.lines:
        if line.role == "heading":
            found.append(line)
        elif line.role in ("body", "reference"):
            break
    return found
