"""Which of the headlines above the first text of a page names the page, its section or its site."""

from __future__ import annotations

import re

from transforms.segmentation import heads, labels, openings, outlets, sections, shapes, topics
from transforms.segmentation.groups import ENTRY, TEASER_WORDS, Group, leading_headings, row_of_reports
from transforms.segmentation.lines import Line

MAX_NAME = 80
"""Characters of the name of a site with what it is about."""
MAX_HEAD_WORDS = 60
"""Words above a row of entries that are no text."""
MIN_MOTTO = 3
"""Words of pages and sections in the motto of a site."""
MIN_BELOW_CHAIN = 2
"""Spaces in a headline below lines of a word or two."""
MIN_PIECES = 3
"""Texts of a paper that rules part, the first one with the name of the paper above its own headline."""
_YEAR_END = re.compile(r"\b(?:19|20)\d\d$")
_PIECES = frozenset(
    ("after_separator", "after_end_credit", "headline_over_letter", "standing_head", "next_of_bulletin")
)
_NEWS_OF = frozenset(
    (
        "news",
        "updates",
        "letters",
        "stories",
        "reports",
        "notes",
        "articles",
        "posts",
        "archive",
        "archives",
        "headlines",
        "events",
        "briefs",
        "publications",
        "releases",
        "latest",
        "more",
        "other",
        "all",
    )
)
_LEADS_TO = frozenset(("about", "and", "at", "by", "for", "from", "in", "of", "on", "to", "with", "&"))
"""What stands behind the word of a page in its name: "News from the valley"."""


def usual_headings(groups: list[Group]) -> int | None:
    """How many headlines the entries of a listing have, its first one aside; None where the page is no listing."""
    entries = [
        group
        for group in groups
        if group.ended_by in ("read_more", "ellipsis")
        or group.evidence[0] in ("after_note", "dated_entry", "brief")
    ]
    entries += row_of_reports(groups)
    if _is_paper(groups):
        return 1
    if len(entries) < 2 or (groups[0] not in entries and groups[0].words() > TEASER_WORDS):
        return None
    counts = [len(leading_headings(group)) for group in entries if group is not groups[0]]
    return max(set(counts), key=lambda count: (counts.count(count), count))


def _is_paper(groups: list[Group]) -> bool:
    """Whether a page is the texts of a newsletter or the letters of a page, each under one headline; the first has the
    name of the whole above its own."""
    leading = leading_headings(groups[0])
    if len(leading) != 2 or any(group.evidence[0] not in _PIECES for group in groups[1:]):
        return False
    name = leading[0].text
    named = openings.is_standing_head(name) or labels.are_page_words(name.lower().split())
    named = named or (len(groups) >= MIN_PIECES and heads.has_paper_word(name))
    return named and all(len(leading_headings(group)) == 1 for group in groups[1:])


def names_page(leading: list[Line], group: Group, is_first: bool, usual: int | None) -> bool:
    """Whether the first of several headlines names the page, its section, or repeats the next with the site's name."""
    first, second = leading[0].text, leading[1].text
    if leading[0].names_page or labels.names_list(first) or (is_first and openings.is_head_of_briefs(first)):
        return True
    if sections.is_only(first) and second.count(" ") > MIN_BELOW_CHAIN:
        return True
    folded, other = first.casefold(), second.casefold()
    if is_first and (folded.startswith(other) or other in folded or outlets.is_outlet_name(first)):
        return True
    if usual is not None:
        return is_first and len(leading) > max(usual, 1) and not _is_signed(leading[0], group)
    is_office = second.count(" ") > MIN_BELOW_CHAIN and heads.is_office(first)
    if is_first and (is_office or _is_chain(leading)):
        return True
    if is_first and labels.names_page(first) and _YEAR_END.search(first):
        return True  # the archive of a month
    if is_first and labels.page_words(first) >= MIN_MOTTO > labels.page_words(second):
        return True  # what a site says of itself
    return (
        second.count(" ") >= 2
        and (first.count(" ") <= 1 or labels.names_page(first))
        and len(second) > len(first)
        # A row of sections in capitals above a headline that is not ("LATEST FOOTBALL ROWING") is none itself.
        and not (first.count(" ") > 1 and first.isupper() <= second.isupper() and _tells_news(first, group))
    )


def _is_chain(leading: list[Line]) -> bool:
    """Whether lines of a word or two stand above a headline: "Film", "Reviews"; or the slug of an agency's text."""
    for line in leading:
        if line.text.count(" ") > 1:
            return line is not leading[0] and line.text.count(" ") > MIN_BELOW_CHAIN
    return False


def _is_signed(line: Line, group: Group) -> bool:
    """Whether the writer of a text stands right below a headline; a day there may be that of the first entry."""
    place = next(index for index, other in enumerate(group.lines) if other is line)
    return place + 1 < len(group.lines) and group.lines[place + 1].role == "byline"


def is_page_alone(line: Line, group: Group, is_only: bool) -> bool:
    """A single headline names the page where its words say so and the text below carries none of its own; above the
    only text of a page fewer words say so."""
    if group.ended_by is not None:
        return False
    if line.names_page or labels.are_page_words(line.text.lower().replace(" - ", " ").split()):
        return True
    few = line.text.count(" ") <= 3 and labels.names_page(line.text)
    if not few or (is_only and _heads_text(line, group)):
        return False
    return not _tells_news(line.text, group)


def _heads_text(line: Line, group: Group) -> bool:
    """Whether a line above the only text of a page is its headline though it has a word of pages: the writer stands
    below it, or it neither ends in that word nor says whose news it has ("Sports hall closed", "Science of sleep")."""
    if _is_signed(line, group):
        return True
    words = line.text.lower().split()
    if labels.page_words(words[-1]) or labels.names_list(line.text):
        return False
    return not (words[0] in _NEWS_OF and words[1] in _LEADS_TO)


def _tells_news(text: str, group: Group) -> bool:
    """Whether a short line with a word of pages in it is the headline of the text below ("World chess title defended"):
    it goes on behind that word and the text takes it up; the name of a page ends in it or says whose it is."""
    words = text.lower().split()
    place = max((index for index, word in enumerate(words) if labels.page_words(word)), default=-1)
    if place in (-1, len(words) - 1) or words[place + 1] in _LEADS_TO or not words[-1].isalpha():
        return False
    return topics.is_about(text, [line.text for line in group.lines if line.role == "body"])


def is_above_excerpts(groups: list[Group]) -> bool:
    """Whether the first headline stands above a row of excerpts that have none."""
    return len(groups) > 1 and all(
        group.evidence[0] in ("after_ellipsis", "dated_entry") and not leading_headings(group)
        for group in groups[1:]
    )


def is_name_alone(group: Group) -> bool:
    """Whether the first text of a page is one short line in small letters and no sentence: how a site is called."""
    text = group.lines[0].text
    return (
        len(group.lines) == 1
        and group.lines[0].role == "body"
        and group.ended_by is None
        and len(text) <= MAX_NAME
        and text[0] not in ",;)….[("
        and text[-1] not in ",;:"
        and not shapes.ends_sentence(text)
    )


def is_head_of_row(group: Group, below: Group) -> bool:
    """Whether what stands above a row of entries is no text of its own: what the site is for, in a sentence or two."""
    if group.evidence[0] == ENTRY or below.evidence[0] != ENTRY:
        return False
    bodies = [line.text for line in group.lines if line.role == "body"]
    return sum(text.count(" ") + 1 for text in bodies) <= MAX_HEAD_WORDS and not any(
        map(shapes.starts_inside, bodies)
    )
