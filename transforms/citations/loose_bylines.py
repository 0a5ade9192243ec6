"""Lines right below a headline that can hardly be anything but a byline: 'Ada Marsh reports from Halse', 'AFP'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.entry_parts import DATE
from transforms.citations.lexicon import data
from transforms.citations.names import is_given_name, is_name_shaped
from transforms.model import Citation

_LONGEST = 90
# A body in capitals that issued a text stands at most so many lines below its headline.
_ISSUER_LINES = 3
_NAME = r"[A-Z][\w.’'-]{0,25}(?:\s[A-Z][\w.’'-]{0,25}){1,3}"
_REPORTS = re.compile(
    rf"(?P<who>{_NAME})\s(?:reports|writes|reporting)(?:\s(?:from|in)\s[A-Z][\w’' ,-]{{2,40}})?\.?$"
)
_PLACED = re.compile(rf"(?P<who>{_NAME})(?:\s\([A-Z][\w’' ,–-]{{1,64}}\)?|\s?\(?@[\w.]{{2,30}}\)?)$")
_FOR = re.compile(rf"(?:[Bb]y\s)?(?P<who>{_NAME})\sfor\s(?:the\s)?(?P<outlet>[A-Z][^\n.,:;]{{1,40}})$")
_WITH_OUTLET = re.compile(
    rf"[Bb]y\s(?P<who>{_NAME}),?\s(?:with|special to|special for|for|of)\s(?:the\s)?(?P<outlet>[A-Z][^\n.,:;]{{1,40}})$"
)
_DESK = re.compile(r"(?:[A-Z][\w&.’'-]{1,20}\s){1,3}(?:Correspondents?|Reporters?|Bureau|Desk|Newsroom)$")
_IN_TOWN = re.compile(r"(?P<outlet>[A-Z][\w.&’' -]{1,40}?)\s(?:in|at)\s[A-Z][\w’' -]{2,30}$")
_DATED_BY = re.compile(
    r"(?P<outlet>[A-Z][^\n,|–—]{1,40}?)(?:\s[-–—|]\s|,\s)(?P<date>[A-Z\d][\w.,/ -]{4,24}?),?\s(?:[|–—-]\s)?by\s"
    r"(?P<who>[A-Z][^\n,|:;]{3,50})$"
)
_NUMERIC = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_BARS = re.compile(r"\s?[|•·/]\s|\s[|•·/]\s?")
MIN_DATE = 7


@lru_cache(maxsize=1)
def _jobs() -> re.Pattern[str]:
    lists = data("credits")
    kinds, jobs = "|".join(lists["job_kinds"]), "|".join(lists["jobs"])
    return re.compile(rf"(?:,?\s(?:{kinds})){{0,3}},?\s(?:{jobs})$", re.IGNORECASE)


def without_job(name: str) -> str:
    """'Ada Marsh Staff Reporter' without the job; nothing is left of one alone."""
    return _jobs().sub("", f" {name}").strip()


def is_job(line: str) -> bool:
    """Whether a line is a job of those who write and nothing else: 'Senior transport correspondent'."""
    words = line.lower().split()
    return 1 < len(words) <= _LONGEST_JOB and words[-1] in data("credits")["jobs"] and line[0].isupper()


_LONGEST_JOB = 5


def loose_byline(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """The credit of the `number`th line (from 0) of a text, where that is 1 or 2 and the line is nothing else."""
    if 1 <= number <= _ISSUER_LINES and end - start <= _LONGEST and text[start:end].isupper():
        line = text[start:end].strip(EDGES)
        if (
            " " in line and not line[0].isdigit() and line in known.organizations
        ):  # "UNIVERSITY OF HALSE" above a release
            return credit_row(start, end, None, None, line, known)
    if 1 <= number <= _ISSUER_LINES and end - start <= _LONGEST and _is_releasing(text, start, end, known):
        return credit_row(start, end, None, None, text[start:end].strip(EDGES), known)
    if not 1 <= number <= 2 or end - start > _LONGEST or text[end - 1] in "?!:;,":
        return None
    line = text[start:end].strip(EDGES)
    if number == 1 and known.is_registered(line) and line not in known.people:
        return credit_row(start, end, None, None, line, known)
    for shape in (_REPORTS, _PLACED):
        if (match := shape.match(line)) and is_writer(match["who"], known):
            return credit_row(start, end, None, match["who"], None, known)
    for shape in (_WITH_OUTLET, _FOR):
        match = shape.match(line)
        if (
            match
            and known.is_outlet(match["outlet"])
            and (shape is _WITH_OUTLET or is_writer(match["who"], known))
        ):
            return credit_row(start, end, None, match["who"], match["outlet"], known)
    return _of_parts(line, start, end, known) or _of_names(line, start, end, known, number)


def _is_releasing(text: str, start: int, end: int, known: Known) -> bool:
    """Whether a line is a university's name and nothing else, and the text names it again: its release."""
    line = text[start:end]
    if line not in known.organizations:  # most lines
        return False
    low = line.lower()
    if not any(body in low for body in data("credits")["releasing_bodies"]):
        return False
    whole = any(m.start == start and m.end == end and m.type == "organization" for m in known.mentions)
    return whole and text.find(line, end) >= 0


def outlet_dated_by(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'GPA - 6/27/19, by Ada Marsh': outlet, day and author in a line of their own."""
    if end - start > _LONGEST or not text[start].isupper() or " by " not in text[start:end]:
        return None
    match = _DATED_BY.match(text[start:end].rstrip())
    if match is None or not known.is_outlet(match["outlet"]) or not is_name_shaped(match["who"], 4):
        return None
    date = match["date"]
    if not _NUMERIC.fullmatch(date) and DATE.fullmatch(date) is None:
        return None
    return credit_row(start, end, "by", match["who"], match["outlet"], known)


def _of_parts(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'GPA | May 4, 2021, 10:12': an outlet beside a date; 'Agence Delta in Halse'."""
    if (match := _IN_TOWN.match(line)) and known.is_registered(match["outlet"]):
        return credit_row(start, end, None, None, match["outlet"], known)
    parts = [part.strip(EDGES) for part in _BARS.split(line)]
    if len(parts) < 2 or not any(
        (found := DATE.search(part)) and found.end() - found.start() >= MIN_DATE for part in parts
    ):
        return None
    outlet = next((part for part in parts if known.is_registered(part)), None)
    return credit_row(start, end, None, None, outlet, known) if outlet else None


def _of_names(line: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """'Ada Marsh Staff Reporter', 'ADA MARSH', 'Ada Marsh and Ivo Rusk', 'Courier Correspondent'."""
    job = _jobs().search(line)
    if job is not None and is_writer(line[: job.start()].removeprefix("By ").strip(), known):
        return credit_row(start, end, None, line[: job.start()].removeprefix("By ").strip(), None, known)
    if _DESK.match(line):
        return credit_row(start, end, None, line, None, known)
    names = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", line)
    shouted = number == 1 and len(names) == 1 and line.isupper()
    if (shouted or 2 <= len(names) <= 4) and all(is_writer(name, known) for name in names):
        return credit_row(start, end, None, line, None, known)
    return None


def is_writer(name: str, known: Known) -> bool:
    """Whether a name is a person's for sure: one that the text names, or that begins with a given name."""
    if name in known.people:
        return True
    shaped = 2 <= len(name.split()) <= 4 and is_name_shaped(name, 4)
    return shaped and is_given_name(name.partition(" ")[0]) and not known.is_outlet(name)
