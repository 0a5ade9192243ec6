"""Where one text ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.segmentation import shapes
from transforms.segmentation.lines import FURNITURE, Line

TEASER_WORDS = 220
"""An excerpt is at most this long; a longer text that ends in a label or an ellipsis is a whole one."""
LISTING_ENTRIES = 2
"""So many read-more labels make a page a listing."""


@dataclass(slots=True)
class Group:
    """The lines of one segment, what ended it, and the rules that drew its boundaries."""

    lines: list[Line] = field(default_factory=list)
    ended_by: str | None = None
    evidence: list[str] = field(default_factory=list)
    title: Line | None = None
    starts_inside: bool = False

    @property
    def words(self) -> int:
        return sum(line.text.count(" ") + 1 for line in self.lines if line.role == "body")

    @property
    def has_body(self) -> bool:
        return any(line.role in ("body", "reference") for line in self.lines)


def draw(lines: list[Line]) -> list[Group]:
    """Group the lines into segments; lines that turn out to be furniture get their role in place."""
    _related_blocks(lines)
    _comment_blocks(lines)
    is_listing = sum(line.kind == "read_more" for line in lines) >= LISTING_ENTRIES
    groups: list[Group] = []
    current = Group(evidence=["document_start"])
    closed_by: str | None = None
    for index, line in enumerate(lines):
        if line.is_furniture or line.role == "separator":
            closed_by = _closing(line, lines, index, is_listing) or closed_by
            if closed_by == "read_more" and current.lines and not current.ended_by:
                current.ended_by = "read_more"
            continue
        reason = _begins(line, lines, index, current, closed_by, is_listing)
        if reason:
            if current.lines:
                groups.append(current)
            current = Group(evidence=[reason])
        current.lines.append(line)
        closed_by = "source_line" if line.role == "source" and current.has_body else None
        if line.role == "reference" and (index + 1 == len(lines) or lines[index + 1].role != "reference"):
            closed_by = "references"
    if current.lines:
        groups.append(current)
    return groups


def _closing(line: Line, lines: list[Line], index: int, is_listing: bool) -> str | None:
    """What a line of furniture says about the text above it: that it has ended, or nothing."""
    if line.role == "separator":
        return "separator"
    if line.kind == "read_more":
        following = _next_content(lines, index + 1)
        alone = not is_listing and following is not None and following.role == "body" and not shapes.starts_inside(following.text)
        return None if alone else "read_more"
    if line.kind in ("related", "comments", "legal"):
        return line.kind
    return None


def _next_content(lines: list[Line], index: int) -> Line | None:
    return next((line for line in lines[index:] if not line.is_furniture and line.role != "separator"), None)


def _begins(line: Line, lines: list[Line], index: int, current: Group, closed_by: str | None, is_listing: bool) -> str | None:
    """The reason why a new segment begins at a line, or None."""
    if not current.lines:
        return None
    leads = line.role in ("heading", "stamp", "byline", "caption")
    if closed_by in ("read_more", "source_line", "references"):
        return f"after_{closed_by}"
    if closed_by in ("comments", "legal", "related", "separator") and current.has_body:
        if leads and _leads_to_body(lines, index):
            return f"after_{closed_by}"
        if closed_by in ("comments", "legal") and line.role == "body":
            return f"after_{closed_by}"
    if not current.has_body:
        return None
    if line.role == "body" and shapes.starts_inside(line.text) and _is_new_fragment(current.lines[-1]):
        return "starts_inside_sentence"
    if leads and _leads_to_body(lines, index):
        return _new_article(line, lines, index, current, is_listing)
    return None


def _is_new_fragment(previous: Line) -> bool:
    """A small first letter after a finished sentence; a list goes on after a colon or semicolon."""
    if previous.role in ("source", "reference"):
        return True
    return previous.role == "body" and previous.text[-1] not in ":;,–—-" and (
        shapes.ends_sentence(previous.text) or shapes.is_cut_off(previous.text)
    )


def _leads_to_body(lines: list[Line], index: int) -> bool:
    """Whether a headline (with byline, date, caption, second headline) is followed by prose."""
    for line in lines[index : index + 6]:
        if line.role == "body":
            return True
        if line.is_furniture and line.kind not in ("share", "navigation") or line.role in ("separator", "reference"):
            return False
    return False


def _new_article(line: Line, lines: list[Line], index: int, current: Group, is_listing: bool) -> str | None:
    """Whether a headline inside running text opens another text or only a section of this one."""
    if line.role != "heading":
        return None
    previous = current.lines[-1]
    if previous.role == "body" and shapes.is_cut_off(previous.text) and current.words <= TEASER_WORDS and len(line.text.split()) >= 3:
        current.ended_by = "ellipsis"
        return "after_ellipsis"
    follower = lines[index + 1] if index + 1 < len(lines) else None
    if follower and follower.role in ("byline", "stamp"):
        return "headline_with_byline"
    if follower and follower.role == "body" and shapes.dateline_end(follower.text):
        return "headline_with_dateline"
    return None


def _related_blocks(lines: list[Line]) -> None:
    """Link titles under a heading such as "Related posts" belong to it, up to prose or a headline that leads to it."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.kind != "related" or ":" in line.text[:-1]:
            continue
        while index < len(lines):
            item = lines[index]
            if item.is_furniture and item.kind != "read_more":
                break
            follower = lines[index + 1] if index + 1 < len(lines) else None
            if item.role in ("body", "separator", "reference", "source") and not _is_link_title(item):
                break
            if item.role == "heading" and follower and follower.role in ("body", "byline") and not _is_link_title(follower):
                break
            item.role = FURNITURE + "related"
            index += 1


def _is_link_title(line: Line) -> bool:
    """A link's title may be cut off or end in a full stop, but it is one short line."""
    return line.role == "body" and len(line.text) <= 110 and (shapes.is_cut_off(line.text) or not shapes.ends_sentence(line.text))


def _comment_blocks(lines: list[Line]) -> None:
    """Everything below a comments heading is comments, up to a headline with a byline, a date or a separator above."""
    inside = False
    for index, line in enumerate(lines):
        if line.kind == "comments" and not inside:
            inside = index > 0
            continue
        if not inside:
            continue
        if line.role == "separator":
            inside = False
        elif line.role == "heading" and len(line.text.split()) >= 4 and _opens_article(lines, index):
            inside = False
        elif not line.is_furniture:
            line.role = FURNITURE + "comments"


def _opens_article(lines: list[Line], index: int) -> bool:
    following = lines[index + 1 : index + 3]
    return any(line.role in ("byline", "stamp") and "says" not in line.text for line in following[:1]) or any(
        line.role == "body" and (shapes.dateline_end(line.text) or len(line.text) > 200) for line in following[:1]
    )
