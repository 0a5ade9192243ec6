"""Who signed a letter and where they live, on two lines below it; who wrote a text, behind its headline."""

from __future__ import annotations

import re

from transforms.segmentation import openings, origins, shapes
from transforms.segmentation.lines import Line

MAX_SIGNER, MAX_PLACE_WORDS = 40, 4
"""Characters of who signed, and the comma; words of where they live."""

# "Bakery wins prize by: Ines Okafor", "Bakery wins prize | by Ines Okafor"; without a mark "by" may be of the headline
_BEHIND = re.compile(r"(?:\s?[|–—]\s|\s-\s|,\s|(?<=[?!”]) )[Bb]y:? (?=[A-ZÀ-Þ])|\s[Bb](?:y|Y): ?(?=[A-ZÀ-Þ])")
MIN_HEADLINE, MIN_BYLINE = 2, 8
"""Spaces in a headline with a byline behind it, and characters of the byline."""
_OFFICE = (
    r"(?:Staff|Bureau|Newsroom|(?:News|Web|Digital|Online|City|Foreign|Sports?|National|Features) ?[Dd]esk)"
)
_WRITERS = r"(?:Writers?|Reporters?|Correspondents?|Editors?|Contributors?|Report)"
# "IPN Staff", "Alder Post Web Desk", "Staff Reporter", "Our Correspondent", "Post Staff Writer"
_DESK = re.compile(
    rf"(?:(?:[A-ZÀ-Þ][\w.’'&-]{{1,20}} ){{1,4}}{_OFFICE}|(?:[A-ZÀ-Þ][\w.’'&-]{{1,20}} ){{0,3}}"
    rf"(?:Staff|Our(?: Own| Staff| Special)?|Special|Agency) {_WRITERS}|(?:Web|News|Digital|Online) [Dd]esk)"
)
MAX_DESK = 48
"""Characters of the name of a desk that signs a text."""


def is_desk(line: str) -> bool:
    """Whether a line is how a newsroom signs what no one of its writers does; a headline may be one, too."""
    return len(line) <= MAX_DESK and _DESK.fullmatch(line) is not None


def byline_behind(headline: str) -> tuple[int, int] | None:
    """Where a headline ends and the byline behind it begins, which must name a person; None where there is none."""
    floor = max(0, len(headline) - MAX_SIGNER)
    if headline.find("y", floor) < 0:
        return None
    match = _BEHIND.search(headline, floor)
    if match is None or headline.count(" ", 0, match.start()) < MIN_HEADLINE:
        return None
    if len(headline) - match.start() < MIN_BYLINE or not origins.is_person(headline[match.end() :]):
        return None
    begin = match.start() + len(match.group()) - len(match.group().lstrip(" |–—-,"))
    return match.start(), begin


def is_signer(lines: list[Line], index: int) -> bool:
    """Whether a line is who signed a letter, with the place on the next one, which is the last of the text."""
    line = lines[index]
    if line.text[-1] != "," or len(line.text) > MAX_SIGNER or index == 0 or index + 1 >= len(lines):
        return False
    above, below = lines[index - 1], lines[index + 1]
    last = index + 2 == len(lines) or bool(lines[index + 2].kind) or lines[index + 2].gap > 1
    short = below.role == "heading" and below.text.count(" ") <= 2 and below.gap == 1 and last
    return (
        short
        and above.role == "body"
        and shapes.ends_sentence(above.text)
        and origins.is_person(line.text[:-1])
    )


def is_place(lines: list[Line], index: int) -> bool:
    """Whether a line close below who signed a letter is where they live: no headline, though prose stands below."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if line.role != "heading" or line.gap != 1 or below is None or below.role != "body" or below.gap < 2:
        return False
    words = line.text.split()
    named = len(words) <= MAX_PLACE_WORDS and all(word[0].isupper() for word in words)
    return named and line.text[-1] not in "?!:" and not openings.is_salutation(below.text)
