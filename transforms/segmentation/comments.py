"""What readers write below a text: everything under a heading of comments, up to the next text."""

from __future__ import annotations

import re

from transforms.segmentation import ends, origins, shapes
from transforms.segmentation.lines import Line

COMMENT_SIGN = re.compile(
    r"(?i)\bsays:?$|\bwrote:?$|\bsaid:?$|^reply\b|\breply$|^report\b|^@\w|\bpermalink\b|\d{1,2}:\d\d"
    r"|\bago\b|^posted by|^by .{2,40} on |\blog in\b"
)
# a form for the first comment, below which there are none
_ASKS = re.compile(
    r"(?i)^\W{0,3}(?:leave|add|post|write|submit|join|be the first|have your say|no comments|comments? (?:are|is)"
    r"|your email)\b"
)
_PUBLISHED = re.compile(r"(?i)^(?:first |last |originally )?(?:published|updated)\b")
_BUTTONS = frozenset(("share", "comments", "navigation"))
SIGN_LINES, MIN_PROSE, MIN_REST = 4, 80, 150
"""Lines below such a form among which a comment would show, characters of a paragraph below the next headline, and of
the rest of a text."""


def settle_comments(lines: list[Line]) -> None:
    """Everything below a comments heading is comments, up to a headline that opens an article or a separator.

    In a listing every entry may have its count of comments; there the label is one line and no more.
    """
    last_entry = max((index for index, line in enumerate(lines) if line.kind == "read_more"), default=-1)
    inside = seen_body = asks = False
    for index, line in enumerate(lines):
        seen_body = seen_body or line.role == "body"
        if line.kind == "comments" and not inside:
            inside = index > last_entry and seen_body
            if inside:
                ends.rules_above(lines, index)
            asks = _ASKS.match(line.text) is not None and not any(
                len(below.text) < MIN_PROSE and COMMENT_SIGN.search(below.text)
                for below in lines[index + 1 : index + 1 + SIGN_LINES]
            )
            continue
        if not inside:
            continue
        if line.role == "separator" or _ends_comments(lines, index, asks):
            inside = False
        elif not line.kind or line.kind == "read_more":
            line.furnish("comments")


def _ends_comments(lines: list[Line], index: int, below_form: bool) -> bool:
    """Whether comments end at a line: it is the headline of a text, or the rest of another text."""
    line = lines[index]
    if line.role == "heading":
        return _opens_article(lines, index, below_form)
    rest = below_form and line.role == "body" and len(line.text) >= MIN_REST
    return rest and shapes.starts_inside(line.text)


def _opens_article(lines: list[Line], index: int, below_form: bool) -> bool:
    """Whether a headline below comments opens a text; below a form that nobody has filled in, less will do."""
    below = (line for line in lines[index + 1 : index + 1 + SIGN_LINES] if line.kind not in _BUTTONS)
    follower = next(below, None)
    if below_form and follower is not None and follower.role == "body" and lines[index].text.count(" ") > 1:
        return lines[index].gap > 1 and len(follower.text) >= MIN_PROSE
    if follower is None or lines[index].text.count(" ") < 3 or COMMENT_SIGN.search(lines[index].text):
        return False
    if follower.role in ("byline", "stamp"):
        return COMMENT_SIGN.search(follower.text) is None or _PUBLISHED.match(follower.text) is not None
    return follower.role == "body" and (origins.dateline_end(follower.text) > 0 or len(follower.text) > 250)
