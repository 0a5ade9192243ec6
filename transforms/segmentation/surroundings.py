"""Roles that lines have because of the lines around them: menus, link lists, comments, label-like headlines."""

from __future__ import annotations

import re
from collections.abc import Callable

from transforms.segmentation import live, origins, references, shapes, topics
from transforms.segmentation.boundaries import leads_to_body
from transforms.segmentation.labels import is_row, names_page
from transforms.segmentation.lines import Line

MENU_LINES = 3
"""So many short lines in a row before any prose are a menu."""
_COMMENT_SIGN = re.compile(
    r"(?i)\bsays:?$|\bwrote:?$|\bsaid:?$|^reply\b|\breply$|^report\b|^@\w|\bpermalink\b|\d{1,2}:\d\d"
    r"|\bago\b|^posted by|^by .{2,40} on |\blog in\b"
)

# whom to ask, below a press release: an address or a telephone number
_CONTACT = re.compile(r"\w@\w|\d[\d ()-]{5,20}\d")


def settle(lines: list[Line], is_english: Callable[[], bool]) -> None:
    """Correct the roles of lines by their surroundings, in place; a page without labels needs few of the looks."""
    kinds = {line.kind for line in lines}
    if len(kinds) > 1 or "" not in kinds:
        _first_lines(lines)
        if any(line.unsure for line in lines):
            _unsure(lines, is_english())
    live.settle(lines)
    _cut_headings(lines)
    headings = [line.role for line in lines].count("heading")
    if len(kinds) > 1 or headings >= MENU_LINES:
        _menus(lines)
    if "related" in kinds or "read_more" in kinds:
        _related_blocks(lines)
    if "comments" in kinds:
        _comment_blocks(lines)
    references.claim_unnumbered(lines)
    if headings >= 2:
        _link_runs(lines)
    if headings:
        _writers(lines)


def _first_lines(lines: list[Line]) -> None:
    """The first line of a page that names a list ("Latest news") is the page's title; an inline label is a headline."""
    first = next(
        (index for index, line in enumerate(lines) if line.kind != "navigation" or names_page(line.text)),
        None,
    )
    if first is None:
        return
    line = lines[first]
    is_bar = any(mark in line.text for mark in ":|»›>•·/") or " - " in line.text or is_row(line.text)
    if (
        line.kind in ("related", "navigation")
        and not is_bar
        and names_page(line.text)
        and leads_to_body(lines, first + 1)
    ):
        line.become("heading")
        line.names_page = True
    elif line.kind == "related" and line.unsure and ":" in line.text:
        line.become("heading")


def _unsure(lines: list[Line], is_english: bool) -> None:
    """Labels that may be headlines: furniture unless they lead straight into prose, or their words mean something else
    in the language of the page."""
    for index, line in enumerate(lines):
        if not line.unsure:
            continue
        kind = line.kind
        follower = lines[index + 1] if index + 1 < len(lines) else None
        if kind == "comments":
            signs = sum(
                _COMMENT_SIGN.search(other.text) is not None for other in lines[index + 1 : index + 8]
            )
            confirmed = signs >= 2 or (follower is not None and follower.kind == "comments")
        elif kind == "related" and ":" in line.text:
            confirmed = True
        elif kind == "related":
            confirmed = (follower is None and index > 0) or (
                follower is not None
                and follower.role == "heading"
                and not (len(lines) > index + 2 and lines[index + 2].role == "body")
            )
        elif line.text.count(" ") <= 1 and kind in ("navigation", "legal"):
            confirmed = any(
                other.kind in ("navigation", "legal", "share") for other in _neighbours(lines, index)
            )
        else:
            confirmed = follower is None or follower.role not in ("body", "byline", "stamp")
        if confirmed and is_english:
            line.furnish(kind)
        else:
            line.become("heading" if shapes.is_heading(line.text) else "body")


def _neighbours(lines: list[Line], index: int) -> list[Line]:
    return lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]


def _cut_headings(lines: list[Line]) -> None:
    """A headline may be cut off or end like a sentence: a short first line above a longer one or a byline."""
    fresh = True
    for index, line in enumerate(lines):
        if (
            line.role == "body"
            and fresh
            and len(line.text) <= 110
            and index + 1 < len(lines)
            and shapes.starts_like_heading(line.text)
        ):
            follower = lines[index + 1]
            longer = follower.role == "body" and len(follower.text) >= 1.5 * len(line.text)
            signed = follower.role in ("byline", "stamp") or (
                longer and origins.dateline_end(follower.text) > 0
            )
            if signed or (
                longer
                and shapes.is_cut_off(line.text)
                and line.text.count(" ") >= 2
                and not shapes.starts_with_dots(line.text)
            ):
                line.role = "heading"
        if line.role in ("body", "heading"):
            fresh = False
        elif line.kind == "read_more" or line.role == "separator":
            fresh = True


def _menus(lines: list[Line]) -> None:
    """Runs of very short lines before the first prose, or beside known labels, are navigation."""
    index = 0
    seen_body = False
    while index < len(lines):
        end = index
        while end < len(lines) and _is_menu_item(lines[end]):
            end += 1
        if end - index >= MENU_LINES:
            follower = lines[end] if end < len(lines) else None
            stop = end
            if (
                follower is not None
                and follower.role in ("body", "byline", "stamp", "caption")
                and lines[end - 1].role == "heading"
            ):
                stop = end - 1
            labels = sum(bool(line.kind) for line in lines[index:stop])
            beside = index > 0 and lines[index - 1].kind in ("navigation", "share")
            headings = [line for line in lines[index:stop] if line.role == "heading"]
            if (
                headings
                and stop - index >= 2
                and (labels or beside or not seen_body)
                and not (follower is None and not seen_body)
            ):
                for line in headings:
                    line.furnish("navigation")
        seen_body = seen_body or any(line.role == "body" for line in lines[index : end + 1])
        index = max(end, index + 1)


def _is_menu_item(line: Line) -> bool:
    if line.kind in ("navigation", "share") and len(line.text) <= 40:
        return True
    return (
        line.role == "heading"
        and len(line.text) <= 26
        and line.text.count(" ") <= 2
        and line.text[-1] not in "?!."
    )


def _related_blocks(lines: list[Line]) -> None:
    """Link titles under a heading such as "Related posts" belong to it, up to prose or a headline that leads to it."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        heads = line.kind == "related" and ":" not in line.text[:-1]
        if line.kind == "read_more" and line.text.endswith(":"):
            heads = True
            line.furnish("related")
        if not heads:
            continue
        while index < len(lines) and _is_link(lines, index):
            lines[index].furnish("related")
            index += 1


def _link_runs(lines: list[Line]) -> None:
    """Headlines in a row below prose that lead to no prose are links, also where no heading says so.

    Of a row that ends in prose only the headlines before the last two (title and second headline) are links.
    """
    seen_body = False
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and lines[end].role == "heading" and lines[end].text.count(" ") >= 3:
            end += 1
        reached = any(_CONTACT.search(line.text) for line in lines[index:end])
        if seen_body and end - index >= 2 and lines[index].gap >= 1 and not reached:
            leads = end < len(lines) and lines[end].role in ("body", "byline", "stamp", "caption", "heading")
            for line in lines[index : end - 2 if leads else end]:
                line.furnish("related")
        seen_body = seen_body or any(line.role == "body" for line in lines[index : end + 1])
        index = max(end, index + 1)


def _is_link(lines: list[Line], index: int) -> bool:
    """Whether a line below "Related posts" is one more link, with its date or excerpt label."""
    item = lines[index]
    follower = lines[index + 1] if index + 1 < len(lines) else None
    if item.kind:
        return item.kind == "read_more" and (follower is None or follower.role != "body")
    if item.role == "stamp":
        return follower is None or follower.role != "body"
    if item.role in ("separator", "reference", "source", "byline", "caption"):
        return False
    if item.role == "body":
        return _is_short_link(item)
    if follower is None:
        return True
    if follower.role == "body":
        bodies = [line.text for line in lines[index + 1 : index + 4] if line.role == "body"]
        stray = (
            lines[index - 1].kind == "related"
            and not topics.is_about(item.text, bodies)
            and not origins.dateline_end(bodies[0])
        )
        return _is_short_link(follower) or stray
    if follower.role in ("byline", "caption"):
        return False
    if follower.role == "stamp":
        after = lines[index + 2] if index + 2 < len(lines) else None
        return after is None or after.role != "body"
    return True


def _is_short_link(line: Line) -> bool:
    """A link's title may be cut off or begin small, but it is one short line and no sentence."""
    return len(line.text) <= 110 and (shapes.is_cut_off(line.text) or not shapes.ends_sentence(line.text))


def _comment_blocks(lines: list[Line]) -> None:
    """Everything below a comments heading is comments, up to a headline that opens an article or a separator.

    In a listing every entry may have its count of comments; there the label is one line and no more.
    """
    last_entry = max((index for index, line in enumerate(lines) if line.kind == "read_more"), default=-1)
    inside = seen_body = False
    for index, line in enumerate(lines):
        seen_body = seen_body or line.role == "body"
        if line.kind == "comments" and not inside:
            inside = index > last_entry and seen_body
            continue
        if not inside:
            continue
        if line.role == "separator" or (line.role == "heading" and _opens_article(lines, index)):
            inside = False
        elif not line.kind or line.kind == "read_more":
            line.furnish("comments")


def _opens_article(lines: list[Line], index: int) -> bool:
    follower = lines[index + 1] if index + 1 < len(lines) else None
    if follower is None or lines[index].text.count(" ") < 3 or _COMMENT_SIGN.search(lines[index].text):
        return False
    if follower.role in ("byline", "stamp"):
        return _COMMENT_SIGN.search(follower.text) is None
    return follower.role == "body" and (origins.dateline_end(follower.text) > 0 or len(follower.text) > 250)


def _writers(lines: list[Line]) -> None:
    """A person's name alone between a headline and the text is the byline."""
    for index, line in enumerate(lines):
        if index == 0 or lines[index - 1].role != "heading" or line.role not in ("heading", "body"):
            continue
        if not origins.is_bare_name(line.text):
            continue
        before, follower = lines[index - 1], lines[index + 1] if index + 1 < len(lines) else None
        if follower is not None and follower.role in ("body", "stamp", "caption"):
            named = "," in line.text or "|" in line.text or follower.role == "stamp"
            if named or (before.text.count(" ") >= 3 and follower.role == "body" and len(follower.text) > 80):
                line.role = "byline"
