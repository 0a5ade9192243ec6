"""Where one text ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from transforms.segmentation import (
    apart,
    digests,
    entries,
    feet,
    gapped,
    heads,
    last_lines,
    listings,
    notes,
    openings,
    ordering,
    origins,
    outlets,
    printed,
    releases,
    shapes,
    source_lines,
    tails,
    unheaded,
)
from transforms.segmentation.groups import BELOW_LABEL, ENTRY, TEASER_WORDS, Group
from transforms.segmentation.inline_links import MAX_INLINE_LABEL, has_title
from transforms.segmentation.lines import Line
from transforms.segmentation.prose import is_one_text, plainly_goes_on

MIN_EXCERPT = 60
"""Characters of an excerpt below a headline; a shorter line that is no sentence is an item of a list."""
MIN_SIGNED = 60
"""Words after which a byline is the one at the end of a text."""

_CONSENT = re.compile(r"(?i)\bcookies?\b|\baccept\b|\bconsent\b|\bsettings\b|\bprivacy\b")
"""What a notice asks that may stand in the middle of a page; a copyright line ends what is above it."""
_VIEWS = re.compile(r"(?i)\b(?:views?|opinions?)\b.{0,60}\b(?:expressed|author|writer)|^\W*disclaimer\b")
"""Whose opinion a text is, which may stand above its paragraphs; below it a headline opens another text."""
_SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z]")
_LEADERS = frozenset(("heading", "stamp", "byline", "caption"))
_CLOSERS = frozenset(("source", "byline", "reference"))


@dataclass(slots=True)
class _Page:
    """What the whole page tells: whether it lists entries by labels or by ellipses."""

    lines: list[Line]
    by_label: bool
    by_ellipsis: bool
    briefs: frozenset[int]
    """Headlines (by index) that open a brief."""
    entries: frozenset[int]
    """Lines (by index) at which an entry of a listing begins, told by what comes back at each."""
    sources: int
    """Lines that name a source."""
    order: str
    """Where bylines and dates stand: "lead", "trail" or unknown."""
    is_english: Callable[[], bool]
    cut_lines: bool = False
    """The page is paragraphs without headlines, each cut off by an ellipsis."""
    is_bulletin: bool = False
    """The page begins with the name or number of a paper and holds its texts."""
    _following: list[Line | None] = field(default_factory=list)

    def following(self, index: int) -> Line | None:
        """The next line that is neither furniture nor a separator."""
        if not self._following:
            self._following = listings.following_lines(self.lines)
        return self._following[index]


def draw(lines: list[Line], is_english: Callable[[], bool]) -> list[Group]:
    """Group the lines into segments; what only words tell is believed in English texts alone."""
    cut_lines = listings.cut_lines(lines)
    apart = gapped.openings(lines)
    if not cut_lines and not apart and is_one_text(lines):
        return unheaded.part([Group(lines[:], evidence=["document_start"], has_body=True)], lines)
    by_label = [line.kind for line in lines].count("read_more") >= listings.LISTING_ENTRIES
    begun = entries.settle(lines)
    briefs = frozenset() if by_label or begun else digests.openings(lines)
    named = [line.role for line in lines].count("source")
    page = _Page(
        lines, by_label, listings.cut_entries(lines), briefs, begun, named, ordering.order(lines), is_english
    )
    page.cut_lines, page.is_bulletin = cut_lines, heads.is_bulletin(lines)
    groups: list[Group] = []
    current, closed_by = Group(evidence=["document_start"]), None
    for index, line in enumerate(lines):
        if line.kind or line.role == "separator":
            if line.note:
                current.notes.append(line)
            closed_by = _closing(line, page, index, current) or closed_by
            if closed_by == "read_more" and current.lines and not current.ended_by:
                current.ended_by = "read_more"
            continue
        foot = line.role == "byline" and current.has_body and feet.is_posted_at(line)
        if foot or (page.order == "trail" and closed_by == "read_more" and line.role in notes.NOTES):
            current.notes.append(line)
            line.note = line.role
            line.furnish("navigation")
            closed_by = closed_by or "post_foot"
            continue
        if line.role == "byline" and current.lines and printed.is_account(line):
            current.notes.append(line)
            line.note = line.role
            line.furnish("navigation")
            continue
        if current.lines and (closed_by or cut_lines or index in apart or not plainly_goes_on(line)):
            reason = "wide_gap" if index in apart else _begins(line, page, index, current, closed_by)
            if reason:
                groups.append(current)
                current = Group(evidence=[reason], ended_by="listing" if line.is_entry else None)
        if not current.lines and index in page.entries:
            current.evidence = [ENTRY]
        current.add(line)
        if (
            line.role != "caption" or len(current.lines) == 1
        ):  # a picture's caption stands below an end credit too
            closed_by = _closed_by_content(lines, index, current) if line.role in _CLOSERS else None
    if current.lines:
        groups.append(current)
        if cut_lines and listings.is_excerpt(current.lines[-1].text):
            current.ended_by = current.ended_by or "ellipsis"
    return groups if cut_lines else unheaded.part(groups, lines)


def _closing(line: Line, page: _Page, index: int, current: Group) -> str | None:
    """What a line of furniture says about the text above it: that it has ended, or nothing."""
    if line.role == "separator":
        return "separator"
    if line.kind == "navigation" and releases.is_release_label(line.text):
        return "release_label" if index and page.lines[index - 1].role != "heading" else None
    if line.kind == "navigation" and feet.ends_post(line):
        return "post_foot" if index and page.lines[index - 1].role != "heading" else None
    if line.kind == "read_more":
        following = page.following(index)
        goes_on = (
            following is not None and following.role == "body" and not shapes.starts_inside(following.text)
        )
        return None if goes_on and not page.by_label and not apart.is_excerpt(current) else "read_more"
    if line.kind == "legal" and _CONSENT.search(line.text):
        return None
    if line.kind == "legal" and _VIEWS.search(line.text):
        return "disclaimer"
    if line.kind == "related" and has_title(line.text[:MAX_INLINE_LABEL]) and index > 0:
        return None  # a link among paragraphs
    return line.kind if line.kind in ("related", "comments", "legal") else None


def _closed_by_content(lines: list[Line], index: int, current: Group) -> str | None:
    line = lines[index]
    if line.role == "source" and current.has_body:
        return "source_line" if source_lines.is_domain(line.text) else "credit_line"
    if line.role == "byline" and current.has_body:
        bracketed = line.text[0] == "("
        if bracketed or current.words() >= MIN_SIGNED or notes.is_signature(line.text):
            return "end_credit"
    if line.role == "reference" and (index + 1 == len(lines) or lines[index + 1].role != "reference"):
        return "references"
    return None


def _begins(line: Line, page: _Page, index: int, current: Group, closed_by: str | None) -> str | None:
    """The reason why a new segment begins at a line, or None."""
    if line.is_entry:
        return BELOW_LABEL
    if index in page.entries:
        return ENTRY if current.lines else None
    if page.entries and closed_by is None and line.role in _LEADERS:
        return None
    if closed_by is None and not current.has_body:
        return None
    if closed_by in ("read_more", "source_line"):
        return f"after_{closed_by}"
    leads = line.role in _LEADERS and openings.leads_to_body(page.lines, index)
    leads = leads and not openings.is_tail(page.lines, index, page.following(index), current.lines)
    leads = leads and not ("@" in line.text and shapes.is_address(line.text))
    leads = leads and not (line.role == "byline" and tails.is_desk_credit(line.text))
    inside = line.role == "body" and shapes.starts_inside(line.text) and not shapes.is_scrap(line.text)
    if closed_by in ("references", "credit_line"):
        long_enough = line.role == "body" and len(line.text) >= 200
        long_enough = long_enough and (closed_by == "references" or page.sources > 1)
        return f"after_{closed_by}" if leads or inside or long_enough else None
    if not current.has_body:
        return None
    if closed_by == "separator" and leads and releases.goes_on(line.text):
        return None
    if closed_by == "post_foot" and not apart.opens_post(line):
        closed_by = None
    if closed_by and leads:
        return f"after_{closed_by}"
    if closed_by in ("comments", "legal") and line.role == "body":
        return f"after_{closed_by}"
    if leads and line.role == "stamp" and releases.is_release_line(line.text):
        return "release_line"
    if inside and closed_by == "related" and current.lines[-1].role == "caption":
        return "after_related"
    if inside and apart.is_new_fragment(current.lines, bool(page.lines[index - 1].kind)):
        return "starts_inside_sentence"
    if line.role == "body":
        if page.cut_lines and listings.is_excerpt(current.lines[-1].text):
            current.ended_by = "ellipsis"
            return "after_ellipsis"
        fresh = (
            origins.is_agency_dateline(line.text)
            and current.words() >= 40
            and current.lines[-1].role != "heading"
        )
        return "agency_dateline" if fresh else None
    return _new_article(page, index, current) if leads else None


def _new_article(page: _Page, index: int, current: Group) -> str | None:
    """Whether a headline inside running text opens another text or only a section of this one."""
    line, previous = page.lines[index], current.lines[-1]
    if line.role != "heading":
        if page.order == "trail" and line.role in notes.NOTES:
            return None
        opens = page.by_ellipsis and shapes.is_cut_off(previous.text)
        if page.order == "lead" and previous.role == "body":
            opens = any(part.role == "heading" for part in page.lines[index + 1 : index + 3])
        return "dated_entry" if opens else None
    reason = _by_what_is_above(page, index, current)
    if reason:
        return reason
    is_part = openings.is_part(line.text)
    if index in page.briefs and not is_part and page.is_english():
        return "brief"
    reason = openings.opens(page.lines, index, current.lines)
    if reason:
        return reason
    follower = page.following(index)
    if follower is None:
        return None
    if follower.role == "body" and shapes.starts_inside(follower.text):
        is_item = len(follower.text) < MIN_EXCERPT and not shapes.ends_sentence(follower.text)
        unlike = (
            is_item
            or _SENTENCES.search(line.text)
            or page.lines[index + 1] is not follower
            or outlets.is_publisher_name(line.text)
        )
        return None if unlike else "headline_over_excerpt"
    if follower.role in ("byline", "stamp") or last_lines.is_over_deck(page.lines, index, current.lines):
        return "headline_with_byline"
    if follower.role == "body" and origins.dateline_end(follower.text):
        return "headline_with_dateline"
    if listings.ends_in_label(page.lines, index, current.words() <= TEASER_WORDS and page.by_label):
        return "entry_of_listing"
    label = page.lines[index + 1]
    if label.kind == "navigation" and releases.is_release_label(label.text):
        return "headline_over_release_label"
    if openings.has_slug(line.text):
        return "headline_with_slug"
    if apart.follows_stray(line, current) or apart.follows_rest(page.lines, index, current):
        return "after_fragment"
    loose = not is_part and (page.is_bulletin or apart.is_rest(current))
    if loose and apart.is_next_notice(page.lines, index, current):
        return "next_of_bulletin"
    if apart.follows_bar(page.lines, index, current):
        return "after_share_bar"
    if line.gap > 1 and current.evidence[0] != "document_start" and openings.is_standing_head(line.text):
        return "standing_head"
    if line.text.count(" ") < 2 or openings.goes_on(page.lines, index, current.lines):
        return None
    if is_part or openings.is_one_of_sections(line.text, current.lines):
        return None
    changes = apart.changes_topic(page.lines, index, current) and page.is_english()
    return "other_topic" if changes else None


def _by_what_is_above(page: _Page, index: int, current: Group) -> str | None:
    """Why a text is over, told by its last line: a note, a masthead, an ellipsis, who keyed it in."""
    previous = current.lines[-1]
    if previous.role in notes.NOTES and len(current.lines) > 2 and page.order == "trail":
        return "after_note"
    if previous.role == "stamp" and outlets.is_masthead(previous.text):
        return "after_masthead"
    short = current.words() <= TEASER_WORDS
    if page.by_ellipsis and previous.role == "body" and short and shapes.is_cut_off(previous.text):
        current.ended_by = "ellipsis"
        return "after_ellipsis"
    below = page.lines[index + 1 : index + openings.TOPIC_LINES]
    return "after_end_note" if last_lines.ended(current.lines, page.lines[index], below) else None
