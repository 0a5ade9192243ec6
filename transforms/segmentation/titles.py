"""Which headline is a segment's title, which names the page."""

from __future__ import annotations

from transforms.segmentation import shapes
from transforms.segmentation.boundaries import Group
from transforms.segmentation.lines import FURNITURE, Line


def settle(groups: list[Group]) -> tuple[list[Group], Line | None]:
    """Give every group its title; the heading of the page (and link titles that lead to no text) become furniture."""
    page: Line | None = None
    many = sum(group.ended_by in ("read_more", "ellipsis") for group in groups) >= 2
    for number, group in enumerate(groups):
        leading = _leading_headings(group)
        if number == 0 and len(leading) >= 2 and _names_page(leading, many):
            page = leading[0]
            page.role = FURNITURE + "page_title"
            leading = leading[1:]
        if leading and group.has_body:
            group.title = leading[0]
            for line in leading[1:]:
                line.role = "body"
        group.lines = [line for line in group.lines if not line.is_furniture]
        _settle_rest(group)
    kept = [group for group in groups if _settle_bodiless(group, len(groups))]
    return kept, page


def _leading_headings(group: Group) -> list[Line]:
    """The headlines before the first line of prose."""
    found = []
    for line in group.lines:
        if line.role == "heading":
            found.append(line)
        elif line.role in ("body", "reference"):
            break
    return found


def _names_page(leading: list[Line], is_listing: bool) -> bool:
    first, second = leading[0].text, leading[1].text
    if is_listing:
        return True
    folded, other = first.casefold(), second.casefold()
    return folded.startswith(other) or other in folded


def _settle_rest(group: Group) -> None:
    """Later headings are section headings (prose); a bare name at the very end is the publisher."""
    last = group.lines[-1] if group.lines else None
    for line in group.lines:
        if line.role == "heading" and line is not group.title:
            is_name = line is last and group.has_body and shapes.is_publisher_name(line.text)
            line.role = "source" if is_name else "body"


def _settle_bodiless(group: Group, count: int) -> bool:
    """Whether a group is a segment; headlines without a text are links to other pages."""
    if not group.lines:
        return False
    if group.has_body and (group.title is not None or any(line.role in ("body", "reference") for line in group.lines)):
        return True
    for line in group.lines:
        line.role = FURNITURE + ("related" if line.role in ("heading", "body") else "navigation")
    return False
