"""Lines that credit several people, or credit at the end of a sentence: 'Words: Ada Marsh Photos: Ivo Rusk'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.credit_names import EDGES, Known, credit_row, is_holder, picture_holder
from transforms.citations.lexicon import any_of, data
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\))\s?(?:\d{4}\s)?(?P<who>[^\n.,;:©]{3,50}(?P<agency>,\s[A-Z][\w ]{1,25})?)[.)\]]{0,2}$"
)
_DASHED_OUTLET = re.compile(r"[.!?…”\")]\s{1,2}(?P<all>[-–—]{1,2}\s?(?P<who>[A-Z][^\n.;:–—]{1,40}))\.?$")
_STARTED = re.compile(
    r"(?P<who>[A-Z][^\n.:;!?]{2,80}?)\s(?P<how>started|launched|created)\sth(?:is|e)\s(?:petition|appeal|fundraiser)\.?$"
)
_DAY = re.compile(r"(?=[^\n]{0,30}\d)[\w.,:/ –—-]{6,40}\s?[|•·]\s?")
# An agency stands behind its dash so near the end of a text.
_REACH = 60


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=\s)|^)(?P<label>{any_of(data('credits')['labels'])})(?::\s{{0,3}}|\sby\s)", re.IGNORECASE
    )


def several(text: str, start: int, end: int, known: Known) -> list[Citation]:
    """The credits of a line that holds two or more: 'Words: Ada Marsh | Photos: Ivo Rusk'; none for any other
    line."""
    line = text[start:end]
    return _labelled(line, start, known) if line.count(":") > 1 else []


def _labelled(line: str, start: int, known: Known) -> list[Citation]:
    labels = list(_labels().finditer(line))
    if len(labels) < 2 or (labels[0].start() > 3 and not _is_day(line[: labels[0].start()])):
        return []
    rows: list[Citation] = []
    stops = [*(label.start() for label in labels[1:]), len(line)]
    for label, stop in zip(labels, stops, strict=True):
        who = line[label.end() : stop].strip(EDGES + "·•")
        author, source = picture_holder(who, known)
        if author is None and not is_name_shaped(who, 5):
            return []
        rows.append(
            credit_row(start + label.start(), start + label.end() + len(line[label.end() : stop].rstrip()),
                       label["label"], author or who, source if source != who else None, known)
        )  # fmt: skip
    return rows


def _is_day(words: str) -> bool:
    """Whether the words in front of the first label are the day and a bar: '20.11.2022 – 19:42 | Text: Ada Marsh'."""
    return _DAY.fullmatch(words) is not None


def ending(text: str, start: int, end: int, known: Known, is_last: bool) -> Citation | None:
    """'… if credited: © Ada Marsh' and, in the last line, '… for a year. - GPA'."""
    tail = max(start, end - _REACH)
    if "©" in text[tail:end] and (match := _COPYRIGHT.search(text, tail, end)) and match.start() > start:
        who = match["who"].strip(EDGES)
        if known.is_outlet(who):
            return credit_row(match.start(), end, "©", None, who, known)
        if (match["agency"] or "/" in who or " for " in who) and is_holder(who, known):  # "© Ada Marsh, GPA"
            return credit_row(match.start(), end, "©", *picture_holder(who, known), known)
        if who in known.people or (" " in who and is_name_shaped(who, 4)):
            return credit_row(match.start(), end, "©", who, None, known)
    if is_last and (match := _DASHED_OUTLET.search(text, tail, end)):
        who = match["who"].strip(EDGES).removeprefix("With ")
        if known.is_outlet(who):
            return credit_row(match.start("all"), end, None, None, who, known)
    return None


def started(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'Friends of the Fen started this petition': who stands behind an appeal."""
    match = _STARTED.match(line)
    if match is None:
        return None
    who = match["who"]
    if who in known.people or (
        who not in known.organizations and is_name_shaped(who, 3) and not known.is_outlet(who)
    ):
        return credit_row(start, end, match["how"], who, None, known)
    return credit_row(start, end, match["how"], None, who, known)
