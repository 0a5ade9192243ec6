"""Who signed a letter and where they live, on two lines below it; who wrote a text, behind its headline."""

from __future__ import annotations

import re

from transforms.segmentation import openings, origins, sections, shapes
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
_WHERE = r"[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,2}"
_BETWEEN = re.compile(r",? (?:&|and) |, ")
_OFFICES = (
    frozenset(
        (
            "President",
            "Minister",
            "King",
            "Queen",
            "Prince",
            "Princess",
            "Leader",
            "Chairman",
            "Chairwoman",
            "Senator",
        )
    )
    | frozenset(
        (
            "Governor",
            "Mayor",
            "Judge",
            "Justice",
            "Pope",
            "Bishop",
            "Archbishop",
            "Ayatollah",
            "Chancellor",
            "Secretary",
        )
    )
    | frozenset(
        ("General", "Colonel", "Major", "Captain", "Commissioner", "Ambassador", "Sheikh", "Imam", "Deputy")
    )
)
_NAME_AT = re.compile(
    rf"(?P<name>[^,@|]{{3,40}}?)(?:,? in {_WHERE}(?:, {_WHERE})?|, {_WHERE}(?:, {_WHERE})?|,? @\w{{2,30}})"
)
MAX_DESK, MAX_NAMED = 48, 60
"""Characters of the name of a desk that signs a text, and of a writer with a place."""
# "Alder Post Staff Writer", "Political Correspondent", "Special to the Alder Post"
_JOB = re.compile(
    r"(?:(?:The )?(?:[A-ZÀ-Þ][\w.’'&-]{1,20} ){1,4}"
    r"(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?|Bureau(?: Chief)?)"
    r"|Special to (?:[Tt]he )?(?:[A-ZÀ-Þ][\w.’'&-]{1,20} ?){1,4})"
)
_JOB_BEHIND = re.compile(
    r",? (?:(?:Senior|Staff|Chief|Political|Foreign|Special|National|Sports?|Business|Contributing|Associate|Deputy"
    r"|Managing|Executive|Investigative|News|Opinion|Science|Health|Education|Environment|City|State|Regional|Guest"
    r"|Freelance) ){0,3}(?:Contributor|Writer|Reporter|Correspondent|Editor|Columnist)$"
)
MAX_JOB, MAX_SUMMARY = 60, 2
"""Characters of a writer's job, and lines that may stand between a headline and the writer's name."""


def is_desk(line: str) -> bool:
    """Whether a line is how a newsroom signs what no one of its writers does; a headline may be one, too."""
    return len(line) <= MAX_DESK and _DESK.fullmatch(line) is not None


def settle_heads(lines: list[Line]) -> None:
    """Make bylines of what stands around one at the head of a text, in place: the job of its writer below ("Alder Post
    Staff Writer"), and a name in capitals above the outlet or the day, below the headline and its summary."""
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.role == above.role == "heading" and len(line.text) <= MAX_JOB and _is_writer(line.text):
            line.role = "byline"
        if line.gap > 1:
            continue
        if line.role == "heading" and above.role == "byline":
            if len(line.text) <= MAX_JOB and _JOB.fullmatch(line.text):
                line.role = "byline"
        elif line.role in ("byline", "stamp") and above.role == "heading" and index > 1:
            under = lines[index - 2].role == "body" or above.gap <= 1
            if under and _is_shouted(above.text) and _is_below_headline(lines, index - 1):
                above.role = "byline"


def _is_writer(text: str) -> bool:
    """Whether a line is a person's name and the job of a writer behind it: "Ada K. Marsh Senior Contributor"."""
    job = _JOB_BEHIND.search(text)
    return job is not None and origins.is_person(text[: job.start()].rstrip(", "))


def _is_shouted(text: str) -> bool:
    """Whether a line is a person's name in capitals."""
    return (
        text.isupper() and len(text) <= MAX_SIGNER and "," not in text and origins.is_bare_name(text.title())
    )


def _is_below_headline(lines: list[Line], index: int) -> bool:
    """Whether a headline stands above, with no more than its summary between."""
    below = [line for line in lines[max(0, index - MAX_SUMMARY - 1) : index] if not line.kind]
    return bool(below) and below[0].role in ("heading", "stamp") and any(x.role == "heading" for x in below)


def holds_office(name: str) -> bool:
    """Whether a name has an office in it, as below a picture: "Foreign Minister Ines Okafor"."""
    return not _OFFICES.isdisjoint(name.split())


def is_name_at(line: str) -> bool:
    """Whether a line is a writer's name and where they are, or how a network calls them: "Ines Okafor in Halse"; or the
    names of several writers."""
    if "&" in line or " and " in line:
        names = _BETWEEN.split(line)
        return len(names) > 1 and all(
            origins.is_person(name) and not sections.is_section(name) for name in names
        )
    match = _NAME_AT.fullmatch(line) if len(line) <= MAX_NAMED else None
    return match is not None and origins.is_person(match["name"]) and not sections.is_section(match["name"])


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
