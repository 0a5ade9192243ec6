"""The head of a newsletter or sheet: lines above the first headline that name the paper, its number and its time.

Nothing but its place and its words tell such a line from a headline, so several weak signs are counted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import islice, pairwise

from transforms.segmentation import labels, outlets, topics
from transforms.segmentation.lines import Line

MIN_SIGNS, MIN_NAME_SIGNS = 3, 2
"""Signs of a line of the head, and those that the words of a paper's name have by themselves."""
MANY_TAKEN_UP = 3
"""Words of a headline that the text takes up, as of the name of a paper it does not."""
MAX_OFFICE = 12
"""Spaces in the name of an office."""
MAX_HEAD, HEAD_LINES, BODY_LINES = 90, 12, 6
"""Characters of a line of the head, lines among which it stands, and paragraphs that a headline is compared with."""
_PERIOD = re.compile(
    r"(?i)\bweek (?:\d{1,2}\b|of\b|ending\b)|\b(?:spring|summer|autumn|fall|winter|first|second|third|fourth"
    r"|\d(?:st|nd|rd|th))"
    r" (?:term|semester|quarter|edition|issue|sunday|week|number|(?:19|20)\d\d)\b"
    r"|\b(?:no|nr|vol|issue|number|volume)\.? ?\d"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:in|of|after)\b|\b(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)(?:[/–-]\w{3,9})? (?:19|20)\d\d\b|\bmonth of\b"
    r"|\s\d{1,2}[/.]\d{1,2}[/.](?:\d\d|(?:19|20)\d\d)$"
    r"|\b(?:since|founded(?: in)?|established(?: in)?|est\.?) (?:1[6-9]|20)\d\d\b"
)
# what a site says that it is, above everything: "News for growers - a service of the Seed Board"
_PITCH = re.compile(
    r"(?i)(?:^|[–—|:,.-] )(?:an? |the )?(?:(?:free|public|joint|independent) )?(?:service|project|initiative"
    r"|publication|programme|program|website|site|portal)"
    r" (?:(?:provided|run|offered|published|operated|produced|maintained) )?(?:by|of) [^.!?]{2,60}$"
    r"|\bbrought to you by [^.!?]{2,60}$"
)
_OFFICE = re.compile(
    r"(?:(?:Federal|National|State|Union|Royal|General) )?(?:Ministry|Department|Directorate|Secretariat|Embassy|Bureau"
    r"|Commission|Office|Board|Agency|Authority|Cabinet|Council)(?: General)?"
    r" (?:of|for|to|on)(?: (?:the|of|for|and|&|[A-Z][\w’'&-]*,?)){1,10}"
    r"|(?:(?:The )?[A-Z][\w’'-]+ ){1,3}(?:Minister|President|Governor|Mayor)[’']s (?:Office|Secretariat)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PARTS = re.compile(r"\s[–—|·•/-]\s|,\s")
_SMALL = frozenset(("of", "the", "and", "for", "in", "de", "la", "du", "der", "des", "&", "–", "—", "-"))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    lines = files("transforms.segmentation").joinpath("periodical_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[0] != "#" for word in line.split())


def settle(lines: list[Line]) -> None:
    """Mark the lines above the first headline that name a paper or its issue, in place."""
    heads = []
    for line in islice(lines, HEAD_LINES):
        if line.role == "heading":
            heads.append(line)
        elif line.role in ("body", "reference"):
            break
    if len(heads) < 2:
        return
    bodies = [line.text for line in islice(lines, 40) if line.role == "body"][:BODY_LINES]
    if lines[0] is heads[0] and len(heads[0].text) <= MAX_HEAD and _is_pitch(heads[0].text, bodies[:1]):
        heads.pop(0).furnish("navigation")
    about_last: bool | None = None
    above: Line | None = None
    for line, below in pairwise(heads):
        if len(line.text) > MAX_HEAD or line.text[-1] in "?!”’\"'":
            return
        tight = len(heads) > 2 and below is not heads[-1] and below.gap == 1 and heads[-1].gap > 1
        joined = above is not None and line.gap == 1
        joined = joined and (has_paper_word(line.text) or topics.taken_up(line.text, bodies) < MANY_TAKEN_UP)
        missing = MIN_SIGNS - (_signs(line.text) + tight + 2 * joined)
        if missing == 1:  # then the words of the text decide, which take longest to compare
            if about_last is None:
                about_last = topics.is_about(heads[-1].text, bodies)
            missing -= about_last and not topics.is_about(line.text, bodies)
        if missing > 0:
            return
        line.names_page = True
        above = line


def _is_pitch(text: str, bodies: list[str]) -> bool:
    """Whether the first line of a page says whose service the site is, and the text below hardly begins with that."""
    if (" by " not in text and " of " not in text) or _PITCH.search(text) is None:
        return False
    return 3 * topics.taken_up(text, bodies) <= len(topics.title_words(text))


def is_page(line: Line, page: Line | None) -> bool:
    """Whether a line names the page, or one of a site's lists below the site, which then is furniture."""
    if page is None:
        return True
    if not labels.names_list(line.text) or labels.names_list(page.text):
        return False
    page.furnish("navigation")
    return True


def is_office(text: str) -> bool:
    """Whether a line is the name of an office of state and nothing else, as releases have it above their headline."""
    return text.count(" ") < MAX_OFFICE and _OFFICE.fullmatch(text) is not None


def is_bulletin(lines: list[Line]) -> bool:
    """Whether a page begins with the name of a paper that has several texts."""
    named = [line.text for line in islice(lines, HEAD_LINES) if line.names_page]
    return any(_signs(text) >= MIN_NAME_SIGNS for text in named)


def has_paper_word(text: str) -> bool:
    """Whether a line has a word that the names of newsletters and sheets have."""
    return not _words().isdisjoint(word.lower() for word in _WORD.findall(text))


def _signs(text: str) -> int:
    """How many signs of a paper's name or number a line has by itself."""
    said = _WORD.findall(text)
    lowered = [word.lower() for word in said]
    signs = int(not _words().isdisjoint(lowered)) + (_PERIOD.search(text) is not None)
    signs += _PARTS.search(text) is not None
    return (
        signs
        + (len(said) >= 2 and all(word[0].isupper() or word in _SMALL for word in said))
        + outlets.is_outlet_name(text)
    )
