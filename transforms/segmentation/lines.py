"""The lines of a clean text and the role that each plays by its own look."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.segmentation import labels, origins, references, shapes


@dataclass(slots=True)
class Line:
    """One line of clean text, or the part of it that plays one role: clean[start:end] == text.

    `gap` counts the line breaks before it; `role` is heading, body, byline, stamp, caption, source, reference,
    separator or furniture. `kind` is the furniture kind, of a line that is furniture or (`unsure`) may be, as only
    the lines around can tell. `names_page` marks the heading of a page or section, `note` keeps the role of a date or
    byline that stands above the headline.
    """

    start: int
    end: int
    text: str
    gap: int
    role: str = "body"
    kind: str = ""
    unsure: bool = False
    names_page: bool = False
    note: str = ""

    def furnish(self, kind: str) -> None:
        """Make the line furniture of a kind."""
        self.role, self.kind, self.unsure = "furniture", kind, False

    def become(self, role: str) -> None:
        """Make the line content with a role."""
        self.role, self.kind, self.unsure = role, "", False


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of a text; a read-more label at the end of a line of prose becomes a line of its own."""
    lines: list[Line] = []
    start, gap = 0, 0
    for piece in text.split("\n"):
        if piece:
            body = piece.strip()
            if body:
                _add(lines, start if body is piece else start + piece.index(body[0]), body, gap)
                gap = 0
        gap += 1
        start += len(piece) + 1
    return lines


def _add(lines: list[Line], start: int, body: str, gap: int) -> None:
    cut = labels.tail_label(body) if len(body) > 20 else None
    if not cut:
        lines.append(Line(start, start + len(body), body, gap))
    elif labels.label_kind(body) is None:
        head = body[:cut].rstrip()
        lines.append(Line(start, start + len(head), head, gap))
        lines.append(Line(start + cut, start + len(body), body[cut:], 0, "furniture", "read_more"))
    else:
        lines.append(Line(start, start + len(body), body, gap))


def classify(lines: list[Line]) -> None:
    """Give every line the role that its own look suggests, and reference lists theirs."""
    for line in lines:
        if not line.kind:
            _look_at(line)
    texts = [line.text for line in lines]
    if not any(map(references.may_begin_list, texts)):
        return
    for first, end in references.list_spans(texts):
        for line in lines[first:end]:
            if line.role != "separator":
                line.become("reference")


def _look_at(line: Line) -> None:
    text = line.text
    if len(text) > labels.MAX_NOTICE:
        return
    kind = labels.label_kind(text)
    if kind is None:
        line.role = _role(text)
    elif kind in ("markup", "read_more") and shapes.is_separator(text):
        line.role = "separator"
    elif kind.endswith(labels.UNSURE):
        line.role, line.kind, line.unsure = "furniture", kind[:-1], True
    else:
        line.role, line.kind = "furniture", kind


def _role(text: str) -> str:
    length = len(text)
    if length > 300:
        return "body"
    if length <= 120 and shapes.is_separator(text):
        return "separator"
    if origins.is_caption(text):
        return "caption"
    if length <= 200 and origins.is_byline(text):
        return "byline"
    if length <= 160:
        if origins.is_stamp(text) or origins.is_posted(text):
            return "stamp"
        if origins.is_source_line(text):
            return "source"
    return "heading" if length <= shapes.MAX_HEADING_CHARS and shapes.is_heading(text) else "body"
