"""What a segment is: a whole article, an entry of a listing, or the rest of a text whose beginning is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from transforms.segmentation import shapes
from transforms.segmentation.groups import BELOW_LABEL, ENTRY, TEASER_WORDS, Group, words_of
from transforms.segmentation.lines import Line

MIN_ENTRIES, ENTRIES_OF = 3, (2, 3)
"""So many entries cut off or ended by a label, and their least share (2 of 3) of a page's short titled texts, make the
others entries too: the last one of a listing often has no label."""
MIN_BROKEN = 2
"""Texts of a page that break off without an ellipsis and are excerpts."""
EXCERPT_WORDS = 90
"""Words of most excerpts of a row of entries; longer entries are whole texts."""
MIN_PAGED, PAGED_WORDS = 4, 60
"""Entries of a list that goes on over several pages, and words of one."""
_SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z]")
_PAGES = re.compile(
    r"(?i)^\W{0,4}(?:(?:first|prev|previous|back|newer|page|pages)\W{1,4}){0,3}1(?:\W{1,3}\d{1,4}){1,12}"
    r"(?:\W{1,4}(?:next|last|older|more)){0,3}\W{0,4}$|^\W{0,3}page \d{1,4} (?:of|/) \d{1,5}\b"
)
MIN_WHOLE = 5
"""Paragraphs of a text below which a label leads to another one."""
MAX_SINCE = 80
"""Characters of a line that tells how long ago a text was put up."""
_SINCE = re.compile(
    r"(?i)^\W{0,3}(?:posted )?(?:\d{1,2}|an?|one|two) ?(?:h|m|d|mins?|hrs?|hours?|minutes?|days?|weeks?|months?) ago\b"
)
MAX_PARAGRAPHS = 2
"""Paragraphs of an entry that nothing but the entries around it tell."""


def kind_of(group: Group) -> str:
    """article, teaser or fragment."""
    if group.ended_by and _is_short(group) and not _is_followed_up(group):
        return "teaser"
    bodies = [line for line in group.lines if line.role == "body"]
    if 0 < len(bodies) <= 2 and group.title and shapes.is_cut_off(bodies[-1].text) and _is_short(group):
        return "teaser"
    if bodies and group.title is None and (shapes.starts_inside(bodies[0].text)):
        return "fragment"
    return "article"


def _is_followed_up(group: Group) -> bool:
    """Whether a label below a text leads on from a whole one: the text has its source below it, or paragraphs enough
    and none cut off."""
    if group.ended_by != "read_more" or shapes.is_cut_off(_last_text(group)):
        return False
    if group.lines[-1].role == "source":
        return True
    return _paragraphs(group) >= MIN_WHOLE and shapes.ends_sentence(_last_text(group))


def settle(groups: list[Group], lines: Sequence[Line]) -> None:
    """Mark the entries of a listing that have neither label nor ellipsis as ended by the listing, in place."""
    groups = [group for group in groups if group.evidence[0] != BELOW_LABEL]
    if len(groups) >= MIN_BROKEN:
        _settle_broken(groups)
    if len(groups) < MIN_ENTRIES:
        return
    _settle_untitled(groups)
    if len(groups) >= MIN_PAGED and _is_paged(groups, lines):
        for group in groups:
            group.ended_by = group.ended_by or "listing"
        return
    kinds = [kind_of(group) for group in groups]
    row = [group for group in groups if group.evidence[0] == ENTRY]
    if len(row) >= MIN_ENTRIES - 1 and median(map(_words, row)) <= EXCERPT_WORDS and not _are_whole(row):
        for group in groups:
            if group.title is not None and _is_short(group):
                group.ended_by = group.ended_by or "listing"
        return
    entries = kinds.count("teaser")
    if entries < MIN_ENTRIES:
        return
    others = [
        group
        for group, kind in zip(groups, kinds, strict=True)
        if kind == "article"
        and group.title is not None
        and _is_short(group)
        and _paragraphs(group) <= MAX_PARAGRAPHS
    ]
    share, of = ENTRIES_OF
    if of * entries >= share * (entries + len(others)):
        for group in others:
            group.ended_by = "listing"


def _is_paged(groups: list[Group], lines: Sequence[Line]) -> bool:
    """Whether a page has nothing but headlines with one short paragraph each, most of them one sentence, and a row of
    page numbers below the last, or how long ago it was beside most: such texts are not whole in a sentence."""
    said = [[line.text for line in group.lines if line.role == "body"] for group in groups]
    if not all(len(bodies) == 1 and bodies[0].count(" ") < PAGED_WORDS for bodies in said):
        return False
    if not all(group.title for group in groups):
        return False
    one = sum(_SENTENCES.search(bodies[0]) is None for bodies in said)
    if 3 * one < 2 * len(groups):
        return False
    since = sum(
        any(_SINCE.search(line.text) for line in (*group.notes, *group.lines) if len(line.text) <= MAX_SINCE)
        for group in groups
    )
    end = groups[-1].lines[-1].start
    pages = any(line.start > end and line.kind and _PAGES.match(line.text) for line in lines)
    return pages or 3 * since >= 2 * len(groups)


def _settle_broken(groups: list[Group]) -> None:
    """Excerpts may be cut by length alone; where most titled texts of a page break off they are excerpts."""
    titled = [group for group in groups if group.title is not None]
    broken = [group for group in titled if _is_short(group) and shapes.breaks_off(_last_text(group))]
    share, of = ENTRIES_OF
    if len(broken) >= MIN_BROKEN and of * len(broken) >= share * len(titled):
        for group in broken:
            group.ended_by = group.ended_by or "cut"


def _are_whole(row: list[Group]) -> bool:
    """Whether the texts of a row have several paragraphs each and none is cut off or has a label below."""
    return all(
        _paragraphs(group) > 1 and group.ended_by is None and shapes.ends_sentence(_last_text(group))
        for group in row
    )


def _settle_untitled(groups: list[Group]) -> None:
    """On a page of excerpts most of which are cut off, those without a headline are entries too."""
    if all(group.title is not None for group in groups):
        return
    cut = [group for group in groups if shapes.is_cut_off(_last_text(group)) and _is_short(group)]
    share, of = ENTRIES_OF
    if len(cut) >= MIN_ENTRIES and of * len(cut) >= share * len(groups):
        for group in cut:
            if group.title is None and not shapes.starts_inside(_first_text(group)):
                group.ended_by = group.ended_by or "ellipsis"


def _first_text(group: Group) -> str:
    return next((line.text for line in group.lines if line.role == "body"), "-")


def _last_text(group: Group) -> str:
    return next((line.text for line in reversed(group.lines) if line.role == "body"), "-")


def _paragraphs(group: Group) -> int:
    return [line.role for line in group.lines].count("body")


def _words(group: Group) -> int:
    return sum(map(words_of, group.lines))


def _is_short(group: Group) -> bool:
    return _words(group) <= TEASER_WORDS
