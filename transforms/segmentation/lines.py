"""The lines of a clean text and the role that each plays by its own look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.segmentation import (
    accounts,
    ages,
    captions,
    crawled,
    datelined,
    details,
    labels,
    origins,
    outlets,
    references,
    releases,
    shapes,
    source_lines,
)
from transforms.segmentation.phrases import UNSURE
from transforms.segmentation.plain_headlines import MAX_PLAIN, is_plain, is_plain_byline
from transforms.segmentation.prose import is_prose
from transforms.segmentation.tails import (
    GLUED_STARTS,
    credit_end,
    head_label,
    may_have_titled,
    tail_label,
)

MAX_REMEMBERED = 60
"""Characters of a line whose look is kept for the next one that is the same."""
MIN_EXCERPT = 120
"""Characters of a line that is no caption where it is cut off: an excerpt that begins with one."""
MIN_LABELLED = 20
"""A line must be longer than this to be prose with a label at its end."""
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Line:
    """One line of clean text, or the part of it that plays one role: clean[start:end] == text.

    `gap` counts the line breaks before it; `role` is heading, body, byline, stamp, caption, source, reference,
    separator or furniture. `kind` is the furniture kind, of a line that is furniture or (`unsure`) may be, as only
    the lines around can tell. `names_page` marks the heading of a page or section, `is_bar` a row of
    links told by its gaps, `is_entry` the headline of an excerpt below a label, `note` keeps the role of a date or
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
    is_bar: bool = False
    is_entry: bool = False
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
    titled = may_have_titled(text)
    for piece in text.split("\n"):
        if piece:
            body = piece.strip()
            if body:
                begin = start if body is piece else start + piece.index(body[0])
                field = crawled.field_end(body) if len(lines) < crawled.FIRST_LINES else 0
                if field:
                    lines.append(_noted(begin, body[:field].rstrip(), gap))
                    begin, body, gap = begin + field, body[field:], 2
                followed = accounts.followed_end(body) if body[:4] in accounts.STARTS else 0
                if 0 < followed < len(body):  # the rest credits
                    row = body[:followed].rstrip()
                    lines.append(Line(begin, begin + len(row), row, gap, "furniture", "share"))
                    begin, body, gap = begin + followed, body[followed:], 1
                label = head_label(body) if body[:2] in GLUED_STARTS else 0
                if label:
                    lines.append(Line(begin, begin + label, body[:label], gap, "furniture", "read_more"))
                    begin, body, gap = begin + label, body[label:], 1
                rest = credit_end(body) if body[0] == "(" else 0
                if rest:
                    lines.append(Line(begin, begin + rest, body[:rest], gap))
                    behind = body[rest:].lstrip()
                    begin, body, gap = begin + len(body) - len(behind), behind, 1
                cut = tail_label(body, titled) if len(body) > MIN_LABELLED else None
                if cut and labels.label_kind(body) is None:
                    head = body[:cut].rstrip()
                    lines.append(Line(begin, begin + len(head), head, gap))
                    tail = Line(begin + cut, begin + len(body), body[cut:], 0, "furniture", "read_more")
                    lines.append(tail)
                else:
                    lines.append(Line(begin, begin + len(body), body, gap))
                gap = 0
        gap += 1
        start += len(piece) + 1
    return lines


def _noted(start: int, text: str, gap: int) -> Line:
    """The day that a crawler wrote above a page."""
    return Line(start, start + len(text), text, gap, "furniture", "navigation", note="stamp")


def classify(lines: list[Line]) -> None:
    """Give every line the role that its own look suggests, and reference lists theirs."""
    may_list = False
    for line in lines:
        if line.kind:
            continue
        text = line.text
        length = len(text)
        if length <= MAX_REMEMBERED:
            line.role, line.kind, line.unsure, begins_list = _remembered(text)
            may_list = may_list or begins_list
        else:
            if length <= MAX_PLAIN and is_plain(text):
                line.role = "heading"
            elif not is_prose(text):
                line.role, line.kind, line.unsure = _look_of(text)
            may_list = may_list or text[0] in references.NUMBER_SIGNS
    if not may_list:
        return
    for first, end in references.list_spans([line.text for line in lines], [line.gap for line in lines]):
        for line in lines[first:end]:
            if line.role != "separator":
                line.become("reference")


def _look_of(text: str) -> tuple[str, str, bool]:
    """The role, furniture kind and unsureness that a line's own look suggests."""
    if ": " in text and details.names_makers(text):
        return "byline", "", False
    if details.has_mark(text):
        role = details.role_of(text)
        if role:
            return role, "", False
        if details.tells_length(text):
            return ("byline", "", False) if details.has_writer(text) else ("furniture", "navigation", False)
        if "://" in text and source_lines.is_source_line(text.partition(" | ")[0]):
            return "source", "", False  # "Sources: Delta, GPA | https://…"
    kind = labels.label_kind(text)
    if kind is None or (kind == "navigation" and captions.is_barred(text)):
        return _role(text), "", False
    if kind in ("markup", "read_more") and shapes.is_separator(text):
        return "separator", "", False
    if kind.endswith(UNSURE):
        return "furniture", kind[:-1], True
    return "furniture", kind, False


@lru_cache(maxsize=4096)
def _remembered(text: str) -> tuple[str, str, bool, bool]:
    """The look of a short line, and whether it may begin a list of references; labels, menus and bylines are the same
    on page after page."""
    if is_plain(text):
        return "heading", "", False, references.may_begin_list(text)
    if is_plain_byline(text):
        return "byline", "", False, False
    return *_look_of(text), references.may_begin_list(text)


def _role(text: str) -> str:
    length = len(text)
    if length > 300:
        return "body"
    if length <= 120 and shapes.is_separator(text):
        return "separator"
    if text[0] == "(" and length <= outlets.MAX_MASTHEAD and outlets.is_masthead(text):
        return "stamp"
    if captions.is_caption(text) and not (length > MIN_EXCERPT and shapes.is_cut_off(text)):
        return "body" if datelined.is_report(text) else "caption"
    if length <= 200 and origins.is_byline(text):
        return "byline"
    if length <= 160:
        if ":" in text and releases.is_event(text):
            return "body"
        if _DIGIT.search(text) and (
            origins.is_stamp(text)
            or origins.is_posted(text)
            or outlets.is_masthead(text)
            or details.is_dated_kind(text)
            or details.is_counted(text)
        ):
            return "stamp"
        if ages.is_age(text):
            return "stamp"
        if source_lines.is_source_line(text):
            return "source"
        if releases.is_release_line(text):
            return "stamp"
    return "heading" if length <= shapes.MAX_HEADING_CHARS and shapes.is_heading(text) else "body"
