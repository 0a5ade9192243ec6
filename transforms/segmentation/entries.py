"""Entries of a page told by what comes back: the same label, a date or a wide gap at every headline.

A listing page is made by a program, so whatever it puts at one headline it puts at every one: a category above it, an
emptied field below it ("Posted by"), the day, an empty line more than between paragraphs. A text with sections has
none of these, or its sections speak of the same things. No words are known here but those that come back.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from transforms.dates import find_dates
from transforms.segmentation import details, openings, shapes, topics
from transforms.segmentation.lines import Line

MIN_ENTRIES = 3
"""So many headlines with the same thing beside them make a row of entries."""
MAX_LABEL_WORDS, MAX_LABEL = 5, 48
"""Words and characters of a label that comes back."""
MAX_CATEGORY_WORDS = 2
"""Words of a category above a headline."""
MIN_TITLE_WORDS = 3
"""Words of a headline below a category, and mean words of headlines that only gaps tell from those of sections."""
MAX_CROSSED, MAX_COMPARED = 0.25, 10
"""Share of the pairs of headline and foreign text in which the text takes up the headline's words, among so many."""
WIDE_GAP = 3
"""Line breaks of a gap that is wider than the one between paragraphs."""
MIN_BETWEEN = 3
"""Times that a label stands between paragraphs of one text."""
_DIGITS = re.compile(r"\d+")
_TIMES = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_EMPTIED = re.compile(r"(?i)\b(?:by|on|in|at|from|under|with|to|of|for)\W{0,3}$")
_BULLET = "•*·▪– -"
_BODY = frozenset(("body", "reference"))
_NOTES = frozenset(("stamp", "byline", "caption"))


@dataclass(slots=True)
class _Zone:
    """What stands between two stretches of prose: the indexes of its lines, and where the prose below it ends."""

    lines: list[int]
    body_end: int
    title: int = -1
    labels: list[int] = field(default_factory=list)


def settle(lines: list[Line]) -> frozenset[int]:
    """The indexes of the lines at which an entry begins; the labels above their headlines become furniture."""
    headings = [line.role for line in lines].count("heading")
    if headings < MIN_ENTRIES:
        return frozenset()
    _emptied_fields(lines)
    zones = _zones(lines)
    known = _recurring(lines, zones)
    _between(lines, zones, known)
    for zone in zones:
        _find_title(lines, zone, known)
    zones = [zone for zone in zones if zone.title >= 0]
    entries = _by_label(zones) or _by_note(lines, zones) or _by_gap(lines, zones) or _by_echo(lines, zones)
    if not entries:
        return frozenset()
    above = [lines[index].role for index in entries[0].lines if index < entries[0].title]
    if "stamp" in above:
        _days_again(lines, entries)
    leads = "stamp" in above or "byline" in above
    return frozenset(_start(lines, zone, leads) for zone in entries)


def _emptied_fields(lines: list[Line]) -> None:
    """A short line with a colon that comes back below texts and above headlines is a field that nobody filled in."""
    below = [
        line
        for line, after in zip(lines, lines[1:] + lines[:1], strict=True)
        if line.text[-1] == ":" and line.role == "body" and _is_field(line.text)
        if after.role != "body" and (after.gap > 1 or after is lines[0])
    ]
    seen = Counter(line.text for line in below)
    for line in below:
        if seen[line.text] >= MIN_ENTRIES:
            line.furnish("navigation")


def _is_field(text: str) -> bool:
    return len(text) <= MAX_LABEL and text.count(" ") < MAX_LABEL_WORDS


def _zones(lines: list[Line]) -> list[_Zone]:
    """The stretches of lines above prose that hold a headline."""
    zones: list[_Zone] = []
    above: list[int] = []
    for index, line in enumerate(lines):
        if line.role not in _BODY:
            above.append(index)
            continue
        if any(lines[place].role == "heading" for place in above):
            zones.append(_Zone(above, index))
        elif zones:
            zones[-1].body_end = index
        above = []
    return zones


def _key(line: Line) -> str:
    """A line without what changes from entry to entry: figures, months and days."""
    return _TIMES.sub("#", _DIGITS.sub("#", line.text.lower()))


def _recurring(lines: list[Line], zones: list[_Zone]) -> frozenset[str]:
    """The short headlines that stand above more than one stretch of prose."""
    seen = Counter(
        key
        for zone in zones
        for key in {_key(lines[index]) for index in zone.lines if _may_label(lines[index])}
    )
    return frozenset(key for key, count in seen.items() if count > 1)


def _may_label(line: Line) -> bool:
    text = line.text
    return (
        line.role == "heading"
        and len(text) <= MAX_LABEL
        and text.count(" ") < MAX_LABEL_WORDS
        and text[-1] not in "?!"
    )


def _between(lines: list[Line], zones: list[_Zone], known: frozenset[str]) -> None:
    """A label that comes back between the paragraphs of one text and never beside a headline is furniture."""
    run: list[_Zone] = []
    for zone in [*zones, None]:
        keys = {_key(line) for line in _heads(lines, zone)} if zone else set()
        if zone and len(keys) == 1 and keys <= known:
            run.append(zone)
            continue
        seen = Counter(_key(line) for part in run for line in _heads(lines, part))
        for line in (line for part in run for line in _heads(lines, part)):
            if seen[_key(line)] >= MIN_BETWEEN:
                line.furnish("navigation")
        run = []


def _heads(lines: list[Line], zone: _Zone) -> list[Line]:
    return [lines[index] for index in zone.lines if lines[index].role == "heading"]


def _find_title(lines: list[Line], zone: _Zone, known: frozenset[str]) -> None:
    """The headline of a zone: the last one that does not come back; the labels are those that do.

    What stands above a wide gap belongs to the text above.
    """
    for place in range(len(zone.lines) - 1, 0, -1):
        if lines[zone.lines[place]].gap >= WIDE_GAP:
            zone.lines = zone.lines[place:]
            break
    heads = [index for index in zone.lines if lines[index].role == "heading"]
    zone.labels = [index for index in heads if _key(lines[index]) in known]
    if heads and not zone.labels and _is_category(lines, heads[-1] - 1):
        zone.labels = [heads[-1] - 1]
    own = [index for index in heads if index not in zone.labels and not lines[index].names_page]
    if not own:
        return
    below = [index for index in own if zone.labels and index > zone.labels[-1]]
    zone.title = below[0] if below and _words(lines[below[0]]) > MAX_CATEGORY_WORDS else own[-1]
    above = [index for index in own if index < zone.title]
    if zone.labels and zone.labels[0] < zone.title:
        zone.labels += above
    elif above and above[-1] + 1 == zone.title and _words(lines[above[-1]]) > MAX_CATEGORY_WORDS:
        zone.title = above[-1]  # with a second headline below it
    elif above and _words(lines[zone.title]) > MAX_CATEGORY_WORDS:
        zone.labels += above[-1:]


def _is_category(lines: list[Line], index: int) -> bool:
    """Whether a line is a label of one or two words that every reader of pages knows ("Press release")."""
    if index < 0 or lines[index].kind != "navigation":
        return False
    return _words(lines[index]) <= MAX_CATEGORY_WORDS or details.tells_length(lines[index].text)


def _words(line: Line) -> int:
    return line.text.count(" ") + 1


def _by_label(zones: list[_Zone]) -> list[_Zone]:
    """The headlines with a label beside them that comes back, where most have one."""
    labelled = [zone for zone in zones if zone.labels]
    return labelled if len(labelled) >= MIN_ENTRIES and 3 * len(labelled) >= 2 * len(zones) else []


def _by_note(lines: list[Line], zones: list[_Zone]) -> list[_Zone]:
    """The headlines with a date or a byline right above, where most have one and the texts are excerpts."""
    noted = [zone for zone in zones if zone.title and lines[zone.title - 1].role in ("stamp", "byline")]
    cut = sum(shapes.is_cut_off(lines[zone.body_end].text) for zone in noted)
    enough = len(noted) >= MIN_ENTRIES and 3 * len(noted) >= 2 * len(zones)
    return noted if enough and 3 * cut >= 2 * len(noted) and noted[0] is zones[0] else []


def _by_gap(lines: list[Line], zones: list[_Zone]) -> list[_Zone]:
    """The headlines of texts apart that stand below wide gaps (the first one as it may), where little else does."""
    wide = [index for index, line in enumerate(lines) if line.gap >= WIDE_GAP]
    apart = [zone for zone in zones if any(lines[index].gap >= WIDE_GAP for index in zone.lines)]
    if zones and zones[0] not in apart:
        apart = [zones[0], *apart]
    if len(apart) < MIN_ENTRIES:
        return []
    inside = {index for zone in apart for index in zone.lines}
    stray = sum(index not in inside and lines[index].role in _BODY for index in wide)
    titles = [lines[zone.title] for zone in apart]
    if 3 * stray > len(apart) or any(openings.is_part(title.text) for title in titles):
        return []
    bulleted = all(title.text[0] == "•" for title in titles)
    if not bulleted and sum(map(_words, titles)) < MIN_TITLE_WORDS * len(titles):
        return []
    return apart if bulleted or _are_apart(lines, apart[:MAX_COMPARED]) else []


def _by_echo(lines: list[Line], zones: list[_Zone]) -> list[_Zone]:
    """The headlines that stand twice, as the link to a text and above it."""
    echoed = [
        zone
        for zone in zones
        if lines[zone.title].text.lstrip(_BULLET) == lines[zone.title + 1].text.lstrip(_BULLET)
    ]
    return echoed if len(echoed) > 1 else []


def _are_apart(lines: list[Line], entries: list[_Zone]) -> bool:
    """Whether texts take up the words of their own headline more than those of the others.

    Words that most texts of the page have (its topic, who publishes it) tell nothing.
    """
    bodies = [
        "\n".join(
            line.text for line in lines[zone.lines[-1] + 1 : zone.body_end + 1] if line.role == "body"
        ).lower()
        for zone in entries
    ]
    titles = [topics.title_words(lines[zone.title].text) for zone in entries]
    spread = Counter(word for word in set().union(*titles) for body in bodies if word in body)
    titles = [{word for word in words if 2 * spread[word] <= len(bodies)} for words in titles]
    own = sum(any(word in body for word in words) for words, body in zip(titles, bodies, strict=True))
    crossed = sum(
        any(word in bodies[other] for word in words)
        for place, words in enumerate(titles)
        for other in range(len(bodies))
        if other != place
    )
    return 2 * own >= len(entries) and crossed <= MAX_CROSSED * len(entries) * (len(entries) - 1)


def _days_again(lines: list[Line], entries: list[_Zone]) -> None:
    """The day above an entry that stands again below its excerpt is furniture there, in place."""
    for zone, end in zip(entries, [*(zone.title for zone in entries[1:]), len(lines)], strict=True):
        above = (lines[index] for index in reversed(zone.lines) if index < zone.title)
        day = next((find_dates(line.text) for line in above if line.role == "stamp"), [])
        below = [line for line in lines[zone.body_end + 1 : end] if line.role == "stamp"]
        if not day or len(below) < 1 + (end < len(lines)):
            continue  # the only one is that of the next entry
        again = find_dates(below[0].text)
        if again and again[0][2] == day[0][2]:
            below[0].furnish("navigation")


def _start(lines: list[Line], zone: _Zone, leads: bool) -> int:
    """Where an entry begins: at its headline, or at the date, byline and picture above it. What a program puts above
    the headline becomes furniture, as do the fields that it left empty below."""
    for index in zone.labels:
        if index < zone.title or _EMPTIED.search(lines[index].text):
            lines[index].furnish("navigation")
        else:
            lines[index].role = "body"
    start = zone.title
    for index in reversed(zone.lines):
        if index >= zone.title or index in zone.labels:
            continue
        line = lines[index]
        if line.role not in _NOTES or (line.role != "caption" and not leads):
            break
        start = index
    return start
