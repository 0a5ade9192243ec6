"""Roles that lines have because of the lines around them: menus, link lists, comments, label-like headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from transforms.segmentation import (
    addressees,
    bars,
    blocks,
    colophons,
    comments,
    diaries,
    echoes,
    ends,
    feet,
    fields,
    fronts,
    heads,
    live,
    mails,
    menus,
    mottos,
    origins,
    pagers,
    pictures,
    plain_pages,
    printed,
    records,
    references,
    sections,
    shapes,
    signers,
    small_heads,
    wikis,
)
from transforms.segmentation.inline_links import has_title
from transforms.segmentation.labels import is_row, names_page
from transforms.segmentation.lines import Line
from transforms.segmentation.openings import leads_to_body

MIN_LINES = 3
"""Paragraphs of a page that stand line below line, three of four with a sentence's end."""
MIN_BACK = 3
"""Times that a label which may be a headline has to stand on a page to be none."""


def settle(lines: list[Line], is_english: Callable[[], bool]) -> None:
    """Correct the roles of lines by their surroundings, in place; a page without labels needs few of the looks, a plain
    one (see `plain_pages`) next to none."""
    if plain_pages.is_plain(lines):
        colophons.settle(lines)
        return
    _open_gaps(lines)
    roles = [line.role for line in lines]
    if roles.count("heading") > echoes.MIN_FILED:
        echoes.settle_filed(lines)
    kinds = {line.kind for line in lines}
    if len(kinds) > 1 or "" not in kinds:
        _first_lines(lines)
        if any(line.unsure for line in lines):
            _unsure(lines, is_english())
    if roles.count("heading") >= diaries.MIN_CLOSE:
        _lists(lines)
    _pointed(lines)
    records.settle(lines)
    if pagers.may_lead(lines):
        pagers.settle(lines)
    printed.settle(lines)
    addressees.settle(lines)
    colophons.settle_writers(lines)
    fronts.contacts_above(lines)
    front = fronts.front_of(lines)
    if len(front) > 1:
        menus.settle_rows(lines, front)
        fronts.settle(lines, front)
    if front and (len(front) > 1 or len(lines) > 2):
        echoes.settle_head(lines, front)
    if len(kinds) > 1:
        echoes.settle_beside_buttons(lines)
    pictures.settle(lines)
    mottos.settle(lines)
    bars.settle_head(lines)
    heads.settle(lines)
    live.settle(lines)
    mails.settle(lines)
    small_heads.settle(lines)
    _cut_headings(lines, "read_more" in kinds or "separator" in roles)
    headings = [line.role for line in lines].count("heading")
    if len(kinds) > 1 or headings >= menus.MENU_LINES:
        menus.settle(lines)
    wikis.settle(lines)
    if "related" in kinds or "read_more" in kinds or headings >= menus.MENU_LINES:
        blocks.settle_related(lines)
    if "comments" in kinds:
        comments.settle_comments(lines)
    if len(kinds) > 1:
        ends.settle(lines)
    references.claim_unnumbered(lines)
    if headings >= 2:
        blocks.settle_link_runs(lines)
    if headings and (len(kinds) > 1 or lines[-1].role == "heading"):
        feet.settle(lines)
    if headings:
        _writers(lines)
        signers.settle_heads(lines)
    colophons.settle(lines)


def _lists(lines: list[Line]) -> None:
    """Lines of diaries and fields that have the look of headlines belong to the text."""
    headlines = [line.text for line in lines if line.role == "heading"]
    if any(map(diaries.may_begin, headlines)):
        diaries.settle(lines)
    if any(map(fields.may_be_field, headlines)):
        fields.settle(lines)


def _open_gaps(lines: list[Line]) -> None:
    """Where a page has no empty line at all and its lines are paragraphs, a line break says no less than two do."""
    if len(lines) < MIN_LINES or lines[1].gap > 1 or any(line.gap > 1 for line in lines):
        return
    bodies = [line for line in lines if line.role == "body"]
    ended = sum(shapes.ends_sentence(line.text) for line in bodies)
    if len(bodies) >= MIN_LINES and 4 * ended >= 3 * len(bodies):
        for line in lines[1:]:
            line.gap = 2


def _pointed(lines: list[Line]) -> None:
    """A headline behind arrows and apart between paragraphs leads to another text: ">> Goat prices rise again"."""
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if line.text[0] in ">»" and not line.kind and len(line.text) <= small_heads.MAX_SMALL_HEADLINE:
            apart = line.gap > 1 and below.gap > 1 and above.role == below.role == "body"
            if apart and line.text[:2] in (">>", "» ", "»»", "> ") and line.text[-1] not in ".:;,":
                line.furnish("related")


def _first_lines(lines: list[Line]) -> None:
    """The first line of a page that names a list ("Latest news") is the page's title; an inline label is a headline."""
    first = next(
        (
            index
            for index, line in enumerate(lines)
            if line.kind != "navigation" or (names_page(line.text) and not line.is_bar)
        ),
        None,
    )
    if first is None:
        return
    line = lines[first]
    is_bar = (
        line.is_bar
        or any(mark in line.text for mark in ":|»›>•·/")
        or " - " in line.text
        or is_row(line.text)
    )
    if (
        line.kind in ("related", "navigation")
        and not is_bar
        and names_page(line.text)
        and leads_to_body(lines, first + 1)
    ):
        line.become("heading")
        line.names_page = True
    elif line.kind == "related" and line.unsure and has_title(line.text):
        below = lines[first + 1].role if first + 1 < len(lines) else ""
        if below == "heading" and blocks.LINKS_AWAY.match(line.text):
            line.furnish("related")
        else:
            line.become("heading")


def _unsure(lines: list[Line], is_english: bool) -> None:
    """Labels that may be headlines: furniture unless they lead straight into prose, or their words mean something else
    in the language of the page."""
    often = Counter(line.text for line in lines if line.unsure)
    for index, line in enumerate(lines):
        if not line.unsure:
            continue
        kind = line.kind
        follower = lines[index + 1] if index + 1 < len(lines) else None
        if kind == "comments":
            signs = sum(
                comments.COMMENT_SIGN.search(other.text) is not None for other in lines[index + 1 : index + 8]
            )
            confirmed = signs >= 2 or (follower is not None and follower.kind == "comments")
            confirmed = confirmed or (index > 0 and lines[index - 1].kind == "comments")
        elif kind == "related" and has_title(line.text):
            confirmed = True
        elif kind == "related":
            confirmed = (follower is None and index > 0) or (
                follower is not None
                and follower.role == "heading"
                and (
                    not (len(lines) > index + 2 and lines[index + 2].role == "body")
                    or (index > 0 and bool(blocks.row_of_excerpts(lines, index + 1)))
                )
            )
        elif line.text.count(" ") <= 1 and kind in ("navigation", "legal"):
            confirmed = any(
                other.kind in ("navigation", "legal", "share") for other in _neighbours(lines, index)
            ) or (index > 0 and (often[line.text] >= MIN_BACK or follower is None))
        elif kind == "navigation" and ends.is_pitch(lines, index):
            confirmed = True
        else:
            confirmed = follower is None or follower.role not in ("body", "byline", "stamp")
            confirmed = confirmed or (kind == "share" and index > 0 and lines[index - 1].kind == kind)
        if confirmed and is_english:
            line.furnish(kind)
        else:
            line.become("heading" if shapes.is_heading(line.text) else "body")


def _neighbours(lines: list[Line], index: int) -> list[Line]:
    return lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]


def _cut_headings(lines: list[Line], may_go_on: bool) -> None:
    """A headline may be cut off or end like a sentence: a short first line above a longer one or a byline.

    `may_go_on`: the page had labels or rules below which another text may begin; else, and where all of them turned
    out to be other things, it is only about the first line.
    """
    goes_on = may_go_on and any(line.kind == "read_more" or line.role == "separator" for line in lines)
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
            if not goes_on:
                return
            fresh = False
        elif line.kind == "read_more" or line.role == "separator":
            fresh = True


def _writers(lines: list[Line]) -> None:
    """A person's name alone between a headline and the text is the byline."""
    before: Line | None = None
    for index, line in enumerate(lines):
        above, before = before, line
        if (
            above is None
            or above.role != "heading"
            or above.names_page
            or line.role not in ("heading", "body")
        ):
            continue
        name = line.text.title() if line.text.isupper() else line.text
        if (
            not origins.is_bare_name(name)
            or signers.holds_office(name)
            or sections.is_only(name.partition(",")[0])
        ):
            continue
        before = lines[index - 1]
        follower = next(
            (below for below in lines[index + 1 : index + 4] if below.kind not in ("share", "navigation")),
            None,
        )
        if follower is not None and follower.role in ("body", "stamp", "caption"):
            joined = ("," in line.text or "|" in line.text) and not line.text.isupper()
            named = joined or follower.role == "stamp"
            if named or (before.text.count(" ") >= 3 and follower.role == "body" and len(follower.text) > 80):
                line.role = "byline"
