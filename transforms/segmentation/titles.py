"""Which headline is a segment's title, which names the page."""

from __future__ import annotations

from collections import Counter

from transforms.cleaning.spacing import opening_words
from transforms.segmentation import (
    colophons,
    echoes,
    heads,
    origins,
    outlets,
    page_heads,
    sections,
    shapes,
    topics,
)
from transforms.segmentation.groups import ENTRY, Group, leading_headings
from transforms.segmentation.lines import Line

MIN_PICTURES = 2
"""Captions below a headline that are a text without paragraphs: pictures with a line each."""
MAX_CATEGORY_WORDS = 5
"""Words of a category."""
MIN_OFFICES, MAX_OFFICE_WORDS = 3, 8
"""Headlines with the name of an office above, and spaces in such a name."""


def settle(groups: list[Group]) -> tuple[list[Group], Line | None]:
    """Give every group its title; the heading of the page (and link titles that lead to no text) become furniture."""
    page: Line | None = None
    usual = page_heads.usual_headings(groups) if len(groups) > 1 else None
    if len(groups) > 1:
        _drop_categories(groups)
    if len(groups) >= MIN_OFFICES:
        _drop_sections(groups)
    for number, group in enumerate(groups):
        leading = leading_headings(group)
        while number == 0 and leading and shapes.is_plural_row(leading[0].text):
            leading.pop(0).furnish("navigation")
        while len(leading) >= 2 and echoes.is_echo(leading[0], leading[1]):
            leading.pop(0).furnish("navigation")
        while (
            len(leading) >= 2
            and group.evidence[0] != ENTRY
            and page_heads.names_page(leading, group, number == 0, usual)
        ):
            line = leading.pop(0)
            is_page = number == 0 and heads.is_page(line, page)
            line.furnish("page_title" if is_page else "navigation")
            page = line if is_page else page
        if number == 0 and len(leading) == 1:
            above = page_heads.is_above_excerpts(groups)
            if above or (page is None and page_heads.is_page_alone(leading[0], group, len(groups) == 1)):
                line = leading.pop()
                line.furnish("navigation" if page else "page_title")
                page = page or line
        if number == 0 and page is None and len(groups) > 1 and page_heads.is_name_alone(group):
            page = group.lines[0]
            page.furnish("page_title")
            group.has_body = False
        if number == 0 and len(groups) > 1 and page_heads.is_head_of_row(group, groups[1]):
            leading = []
            for line in group.lines:
                line.furnish("navigation")
            group.has_body = False
        if leading and not group.has_body:
            group.has_body = [line.role for line in group.lines].count("caption") >= MIN_PICTURES
        _give_title(group, leading)
        group.lines = [line for line in group.lines if not line.kind]
        _settle_rest(group)
        _move_notes(group)
    if len(groups) > 1 and colophons.closes_page(groups):
        for line in groups.pop().lines:
            line.furnish("navigation")
    if len(groups) >= outlets.MIN_PREFIXES:
        _name_outlets(groups)
    return [group for group in groups if _is_segment(group)], page


def _name_outlets(groups: list[Group]) -> None:
    """Headlines of a press digest begin with the outlet that each text is from, which is no part of the headline."""
    named = [(group, outlets.prefix_of(group.title.text)) for group in groups if group.title]
    named = [(group, name) for group, name in named if name]
    if len(named) < outlets.MIN_PREFIXES:
        return
    if outlets.are_prefixes(sum(outlets.is_outlet_name(name) for _, name in named), len(named)):
        for group, name in named:
            group.outlet = name


def _drop_categories(groups: list[Group]) -> None:
    """The short line that stands above the headline of more than one text is the category that they are filed in."""
    above = [leading[0] for group in groups if len(leading := leading_headings(group)) > 1]
    often = Counter(line.text for line in above)
    for line in above:
        if often[line.text] > 1 and line.text.count(" ") < MAX_CATEGORY_WORDS:
            line.furnish("navigation")
    if len(above) >= MIN_OFFICES and 3 * len(above) >= 2 * len(groups):
        _drop_offices(above)


def _drop_sections(groups: list[Group]) -> None:
    """Short heads that all have a word in common, above excerpts that are cut off and mostly not about their head, are
    the names of sections, and the excerpts have no headline."""
    heads: list[Line] = []
    foreign = 0
    for group in groups:
        leading = leading_headings(group)
        if len(leading) != 1 or leading[0].text.count(" ") >= MAX_CATEGORY_WORDS:
            continue
        bodies = [line.text for line in group.lines if line.role == "body"]
        if len(bodies) == 1 and shapes.is_cut_off(bodies[0]):
            heads.append(leading[0])
            foreign += not topics.is_about(leading[0].text, bodies)
    if len(heads) < MIN_OFFICES or 3 * foreign < 2 * len(heads):
        return
    if set.intersection(*(set(line.text.split()) for line in heads)):
        for line in heads:
            line.furnish("navigation")


def _drop_offices(above: list[Line]) -> None:
    """Short names above the headlines of most texts that begin with the same word ("Ministry of ...") are those of
    the offices that they come from."""
    begun = Counter(line.text.partition(" ")[0] for line in above)
    word, count = begun.most_common(1)[0]
    if 3 * count < 2 * len(above) or not word[0].isupper() or word.lower() in opening_words():
        return
    for line in above:
        if line.text.startswith(f"{word} ") and not line.kind and line.text.count(" ") <= MAX_OFFICE_WORDS:
            line.furnish("navigation")


def _give_title(group: Group, leading: list[Line]) -> None:
    if group.ended_by == "read_more" and not group.has_body and leading:
        for line in leading[1:]:  # an excerpt may be as short as a headline
            line.role = "body"
        group.title = leading[0]
    elif leading and group.has_body:
        group.title = leading[0]
        for line in leading[1:]:
            line.role = "body"


def _settle_rest(group: Group) -> None:
    """Later headings are section headings (prose); a bare name at the very end is the publisher."""
    last = group.lines[-1] if group.lines else None
    title = group.title.text if group.title is not None else None
    again = False
    for line in group.lines:
        if line.text == title and line is not group.title:
            again = True
        if again and len(line.text) <= shapes.MAX_HEADING_CHARS:
            line.furnish("related")  # the link to the text itself, and whose it is
            continue
        if line.role == "heading" and line is not group.title:
            is_name = line is last and group.has_body and outlets.is_publisher_name(line.text)
            if is_name and sections.is_only(line.text):
                line.furnish("navigation")  # the section of the text below
                continue
            if is_name and group.lines[-2].role == "byline":
                is_name = outlets.is_outlet_name(line.text)  # else the place where a letter was signed
            if (
                is_name
                and origins.is_person(line.text)
                and not sections.is_section(line.text)
                and not outlets.is_outlet_name(line.text)
            ):
                line.role = "byline"
            else:
                line.role = "source" if is_name else "body"
        elif line.role == "source" and not _follows_body(group, line):
            line.role = "source" if _is_dated_above(group, line) else "body"
    group.lines = [line for line in group.lines if not line.kind]


def _is_dated_above(group: Group, line: Line) -> bool:
    """Whether a source stands above the headline with a day, as an agency's site has it."""
    return group.title is not None and line.start < group.title.start and any(map(str.isdigit, line.text))


def _follows_body(group: Group, line: Line) -> bool:
    for other in group.lines:
        if other is line:
            return False
        if other.role in ("body", "reference"):
            return True
    return False


def _move_notes(group: Group) -> None:
    """Date and byline above the headline stand outside of the text, which begins with its headline."""
    if group.title is None:
        return
    if group.lines[0] is group.title:
        return
    place = next(index for index, line in enumerate(group.lines) if line is group.title)
    above = [line for line in group.lines[:place] if line.role in ("stamp", "byline", "source")]
    group.lines = [line for line in group.lines if not any(line is note for note in above)]
    for line in above:
        line.note = line.role
        line.furnish("navigation")
    group.notes = above + group.notes


def _is_segment(group: Group) -> bool:
    """Whether a group is a segment; headlines and credits without a text are links to other pages."""
    if group.has_body or group.title is not None:
        return True
    for line in group.lines:
        line.furnish("related" if line.role in ("heading", "body") else "navigation")
    return False
