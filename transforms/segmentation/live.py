"""Live pages: one text whose entries stand below clock times, with or without a headline each.

A page of news has the same look where every item is stamped with its time. What tells them apart is the headline
above the first time: a live page has one that says so ("... - live") or that its entries are about, and its times run
one way.
"""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.segmentation import labels, topics
from transforms.segmentation.lines import Line

MAX_CLOCK = 28
"""Characters of the longest line that is a time of day ("Posted at 12:41 p.m. CEST")."""
MIN_ENTRIES, MIN_ENTRIES_SAID = 3, 2
"""Entries of a live page, and of one whose headline says that it is live."""
MAX_RETURNS = 1
"""Times out of order: a live page may run past midnight."""
_CLOCK = re.compile(
    r"(?i)^(?:posted |updated |at ){0,2}(?P<hour>[01]?\d|2[0-4])(?:\s?[.:h]\s?(?P<minute>[0-5]\d))?"
    r"\s?(?P<half>[ap]\.?\s?m\.?)?(?:\s?(?P<zone>uhr|hrs|h|[a-z]{2,4}))?$"
)
_SAYS_LIVE = re.compile(
    r"(?i)^live\b|\blive\s?[:|]|[–—:|(-]\s?live\)?$|\blive[ -]?(?:updates?|blog|coverage|ticker|text|feed)\b"
    r"|\blatest updates?\b|\bas it happened\b|\bminute[ -]by[ -]minute\b|\bticker\b|\ben (?:direct|vivo)\b"
    r"|\bminuto a minuto\b|\bin diretta\b"
)
# above the entries of a live page, below its headline
_LABEL = re.compile(
    r"(?i)live(?: ?(?:reporting|updates?|blog|coverage|ticker|feed|reports?|now))?:?$|latest updates:?$"
)
_ROLES = frozenset(("heading", "byline", "stamp", "source"))
_ENDS = frozenset(("related", "comments"))


def settle(lines: list[Line]) -> None:
    """Make times and headlines of a live page's entries part of its text, in place."""
    short = [index for index, line in enumerate(lines) if len(line.text) <= MAX_CLOCK]
    if len(short) < MIN_ENTRIES_SAID:
        return
    clocks = [index for index in short if is_clock(lines[index])]
    if len(clocks) < MIN_ENTRIES_SAID:
        return
    headlines = [line for line in lines[: clocks[0]] if line.role == "heading" and not line.names_page]
    headline = next((line for line in headlines if not labels.names_page(line.text)), None)
    if headline is None:
        return
    labels_live = [line for line in headlines if line is not headline and _LABEL.match(line.text)]
    if not labels_live and not _is_live(lines, clocks, headline, len(headlines)):
        return
    for line in labels_live:
        line.furnish("navigation")
        headlines.remove(line)
    for index in range(clocks[0], _end(lines, clocks[-1])):
        line = lines[index]
        if line.role in _ROLES:
            line.become("body")
    if len(headlines) > 1 and lines[clocks[0] - 1] is headlines[-1] and _stands_above(lines, clocks):
        headlines[-1].become("body")  # the first entry's


def is_clock(line: Line) -> bool:
    """Whether a line is a time of day and nothing else."""
    text = line.text
    if len(text) > MAX_CLOCK or line.role not in _ROLES or not (text[0].isdigit() or text[0] in "PpUuAa"):
        return False
    match = _CLOCK.match(text)
    return match is not None and (match["minute"] is not None or match["half"] is not None)


def _is_live(lines: list[Line], clocks: list[int], headline: Line, headlines: int) -> bool:
    """Whether the times are those of entries of one text."""
    if _SAYS_LIVE.search(headline.text):
        return True
    if len(clocks) < MIN_ENTRIES or (_stands_above(lines, clocks) and headlines < 2):
        return False
    times = [_minutes(lines[index].text) for index in clocks]
    rising = sum(first < second for first, second in pairwise(times))
    falling = sum(first > second for first, second in pairwise(times))
    if min(rising, falling) > MAX_RETURNS:
        return False
    entries = [lines[first + 1 : end] for first, end in pairwise([*clocks, len(lines)])]
    own = sum(topics.is_about(headline.text, [line.text for line in entry[:4]]) for entry in entries)
    return 2 * own >= len(entries)


def _stands_above(lines: list[Line], clocks: list[int]) -> bool:
    """Whether the headline of an entry stands above its time, as it does where the time is that of a text."""
    return all(index > 0 and lines[index - 1].role == "heading" for index in clocks)


def _minutes(clock: str) -> int:
    match = _CLOCK.match(clock)
    if match is None:
        return 0
    hour = int(match["hour"]) % 12 if match["half"] else int(match["hour"])
    later = 12 if (match["half"] or "").lower().startswith("p") else 0
    return 60 * (hour + later) + int(match["minute"] or 0)


def _end(lines: list[Line], last: int) -> int:
    """Past the headline (and reporter) of the last entry; what comes after may be another text."""
    index = last + 1
    while index < len(lines) and (lines[index].role in _ROLES or lines[index].kind) and index <= last + 3:
        if lines[index].kind in _ENDS:
            break
        index += 1
    return index
