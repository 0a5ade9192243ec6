"""The lines of a clean text and the role that each plays by its own look."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.segmentation import labels, references, shapes

FURNITURE = "furniture:"


@dataclass(slots=True)
class Line:
    """One line of clean text, or the part of it that plays one role: clean[start:end] == text.

    `gap` counts the line breaks before it; `role` is heading, body, byline, stamp, caption, source, reference,
    separator, or furniture:<kind> (with a "?" at the end while only the lines around can tell). `names_page` marks the
    heading of a page or section, `note` keeps the role of a date or byline that stands above the headline.
    """

    start: int
    end: int
    text: str
    gap: int
    role: str = "body"
    names_page: bool = False
    note: str = ""

    @property
    def is_furniture(self) -> bool:
        return self.role.startswith(FURNITURE)

    @property
    def kind(self) -> str:
        """The furniture kind, or nothing."""
        return self.role[len(FURNITURE) :] if self.is_furniture else ""


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of a text; a read-more label at the end of a line of prose becomes a line of its own."""
    lines: list[Line] = []
    start, gap = 0, 0
    for piece in text.split("\n"):
        if piece and not piece.isspace():
            _add(lines, start, piece, gap)
            gap = 0
        gap += 1
        start += len(piece) + 1
    return lines


def _add(lines: list[Line], start: int, piece: str, gap: int) -> None:
    lead = len(piece) - len(piece.lstrip())
    body = piece.strip()
    start += lead
    cut = labels.tail_label(body) if len(body) > 20 else None
    if cut:
        head = body[:cut].rstrip()
        lines.append(Line(start, start + len(head), head, gap))
        lines.append(Line(start + cut, start + len(body), body[cut:], 0, FURNITURE + "read_more"))
    else:
        lines.append(Line(start, start + len(body), body, gap))


def classify(lines: list[Line]) -> None:
    """Give every line the role that its own look suggests, and reference lists theirs."""
    for line in lines:
        if not line.is_furniture:
            line.role = _role(line.text)
    for first, end in references.list_spans([line.text for line in lines]):
        for line in lines[first:end]:
            line.role = "reference"


def _role(text: str) -> str:
    length = len(text)
    if length > labels.MAX_NOTICE:
        return "body"
    kind = labels.label_kind(text)
    if kind:
        if kind in ("markup", "read_more") and shapes.is_separator(text):
            return "separator"
        return FURNITURE + kind
    if length > 400:
        return "body"
    if shapes.is_caption(text):
        return "caption"
    if length <= 160:
        if shapes.is_byline(text):
            return "byline"
        if shapes.is_stamp(text) or shapes.is_posted(text):
            return "stamp"
        if shapes.is_source_line(text):
            return "source"
    return "heading" if shapes.is_heading(text) else "body"
