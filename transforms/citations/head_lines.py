"""Lines below a headline that tell several things with marks between: '31 March 2014 // by petra // Islands'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.byline_lines import is_person, labelled
from transforms.citations.bylines import staff_words
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.entry_parts import DATE
from transforms.citations.lexicon import any_of, data
from transforms.citations.lone_names import is_writers_name
from transforms.citations.loose_bylines import is_job, is_writer
from transforms.citations.names import is_name_shaped
from transforms.citations.sources import is_domain, looks_like_outlet
from transforms.mentions.folding import fold
from transforms.mentions.places import listed_places, town_folds
from transforms.model import Citation

_LONGEST = 120
_MARKS = re.compile(r"\s{0,2}(?://|[|•·])\s{0,2}")
_NUMERIC = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
# "by petra", "by ferryman77": a line with a day and other parts names whoever posts.
_BY = re.compile(r"[Bb]y\s(?P<who>[^\W\d_][\w.’'-]{1,30}(?:\s[^\W\d_a-z][\w.’'-]{0,25}){0,3})$")
_POSTED = re.compile(
    r"(?:Posted|Published|Submitted|Added)\s(?:on\s)?(?P<date>[^\n|]{6,30}?)\sby\s(?P<who>[\w.’'-]{2,30})(?=\s(?:in|under|with)\s|\s?[|•·]|$)"
)
_WRITTEN = re.compile(
    r"(?P<lead>(?:written|reported|compiled|story|report|text|edited|translated)\sby)\s(?P<who>[^\W\d_][^\n|:;]{2,50})$",
    re.IGNORECASE,
)
_STAFFS = ("staff", "staff writer", "staff reporter", "reporter", "newsroom", "team", "desk", "correspondent")
_LENGTH = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?:[ -]read)?$", re.IGNORECASE)
# "Halse Rights Forum, Research Desk — 6 July 2022"
_DATED = re.compile(
    r"(?P<who>[A-Z][^\n|]{3,70}?)(?:,\s(?P<desk>[A-Z][\w ]{2,30}))?\s(?:[-–—]|--)\s(?P<date>[^\n|]{6,22})$"
)
_TWO = re.compile(
    r"(?P<one>[\w.&’'-]{2,20}(?:\s[\w.&’'-]{2,20})?)\s?/\s?(?P<other>[\w.&’'-]{2,20}(?:\s[\w.&’'-]{2,20})?)$"
)
# "Halse Rights Forum, Research Desk" above the day
_DESK = re.compile(
    r"(?P<who>[A-Z][^\n|,]{3,70}?)(?:,\s(?:[A-Z]\w+\s){1,3}(?:Desk|Unit|Team|Office|Department|Newsroom|Service))?$"
)
_TITLED = re.compile(
    r"(?:Dr|Prof|Professor|Rev|Revd|Fr|Sr|Rabbi|Imam)\.?\s(?P<who>[A-Z][\w.’'-]{0,25}(?:\s[A-Z][\w.’'-]{0,25}){1,3})"
    r"(?:,\s[A-Z][^\n.:;!?,]{3,60}){0,3}"
)
# "Ada Marsh / halsecourier.com": who wrote it and the address of the paper
_AT_SITE = re.compile(
    r"(?P<who>[^\W\d_a-z][^\n/|,:;–—]{3,50}?)(?:\s?[/|]\s?|\s[-–—]\s|,\s)(?P<site>(?:[\w-]{2,40}\.){1,3}[a-z]{2,10})"
)
# "Ada Marsh | ada.marsh@halsecourier.com"
_REACHED = re.compile(
    r"(?P<who>[^\W\d_a-z][^\n|·•,:;@]{3,40}?)(?:\s?[|·•,]\s?|\s[-–—]\s|\s\(?)[\w.+-]{2,40}@[\w.-]{3,60}\)?"
)
# "HalseObserver": an outlet that writes itself as one word
_JOINED = re.compile(r"[A-Z][a-z]{2,14}(?:[A-Z][a-z]{2,14}){1,2}")
_LONGEST_DATE = 30
_SIGNS = ("|", "•", "·", "//")


@lru_cache(maxsize=1)
def _added() -> re.Pattern[str]:
    """ "29.05.2023 added by: H. Wrye"."""
    labels = any_of(data("credits")["posting_labels"])
    return re.compile(
        rf"(?P<date>[^\n|]{{6,{_LONGEST_DATE}}}?)[\s,|–—-]{{1,3}}(?P<lead>{labels})\s?:?\s(?P<who>[^\W\d_][^\n:;!?|]{{2,40}})$",
        re.IGNORECASE,
    )


def head_line(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """The credit in a line near the head of a text that holds who wrote it beside a day, a count or a town."""
    if number == 0 or end - start > _LONGEST:
        return None
    line = text[start:end]
    if " by " in line and (posted := _POSTED.match(line)) and _is_date(posted["date"]):
        return credit_row(start, start + posted.end("who"), "by", posted["who"], None, known)
    at_site = _AT_SITE.fullmatch(line) if number <= 2 and "." in line and line[-1].islower() else None
    if at_site is not None and is_domain(at_site["site"]) and is_person(at_site["who"], known):
        return credit_row(start, end, None, at_site["who"], at_site["site"], known)
    if line[0].isdigit() and (added := _added().match(line)) is not None and _is_date(added["date"]):
        return credit_row(
            start + added.start("lead"), end, added["lead"], added["who"].strip(EDGES), None, known
        )
    if "@" in line and (reached := _REACHED.fullmatch(line)) and is_writers_name(reached["who"], known):
        return credit_row(start, end, None, reached["who"], None, known)
    if any(sign in line for sign in _SIGNS):
        return _of_parts(text, line, start, end, known, number)
    if number <= 2 and line[-1].isdigit() and (dated := _DATED.match(line)) and _is_date(dated["date"]):
        who = dated["who"].strip(EDGES)
        if who in known.organizations or known.is_registered(who):
            return credit_row(start, end, None, None, who, known)
    if number <= 2 and (desk := _DESK.match(line)) and _dated_below(text, end):
        who = desk["who"].strip(EDGES)
        if who in known.organizations or known.is_registered(who):
            return credit_row(start, end, None, None, who, known)
    if number <= 2 and (found := _titled(line) or _dated_outlet(line, text, end, known)):
        author, outlet = found
        return credit_row(start, end, None, author, outlet, known)
    if number <= 2 and (row := _with_job_below(text, start, end, known)) is not None:
        return row
    return None


def _titled(line: str) -> tuple[str | None, str | None] | None:
    """Writer of 'Dr Ada Marsh, Senior Lecturer, University of Halse': a title, a name and what the person is."""
    match = _TITLED.fullmatch(line)
    return (match["who"], None) if match is not None else None


def _dated_outlet(line: str, text: str, end: int, known: Known) -> tuple[str | None, str | None] | None:
    """Writer and outlet of '(Halse Courier, May 12, 2021)', and above a day of 'Ada Marsh, Halse Courier' and 'Courier
    staff and agencies'."""
    head, comma, rest = line.strip("()").partition(", ")
    if comma and line[-1] in "0123456789)" and _is_date(rest) and len(rest) <= _LONGEST_DATE:
        section = not set(data("credits")["section_words"]).isdisjoint(head.lower().split())
        named = known.is_registered(head) or (" " in head and head in known.organizations)
        shaped = _JOINED.fullmatch(head) is not None or (" " in head and looks_like_outlet(head))
        return (None, head) if (named or (shaped and not section)) and not is_writer(head, known) else None
    if not _dated_below(text, end):
        return None
    if comma and known.is_outlet(rest) and is_person(head, known):
        return head, rest
    if line.lower() in staff_words():
        return line, None
    outlet, _, staff = line.partition(" ")
    return (None, outlet) if staff.lower() in staff_words() and known.is_registered(outlet) else None


def _of_cells(text: str, start: int, line: str, parts: list[str], known: Known) -> Citation | None:
    """The credit of a part beside the day: '08 August 2023 | Written by Courier staff'."""
    for part in parts:
        at = line.index(part)
        if (row := labelled(text, start + at, start + at + len(part), known)) is not None:
            return row
        match = _WRITTEN.match(part)
        if match is not None and (is_person(match["who"], known) or match["who"].lower().endswith(_STAFFS)):
            return credit_row(start + at, start + at + len(part), match["lead"], match["who"], None, known)
    return None


def _of_parts(text: str, line: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    parts = [part.strip(EDGES) for part in _MARKS.split(line) if part.strip(EDGES)]
    if not 2 <= len(parts) <= 6:
        return None
    days = [part for part in parts if _is_date(part)]
    if days and (row := _of_cells(text, start, line, parts, known)) is not None:
        return row
    if days or any(_LENGTH.match(part) for part in parts):
        for part in parts:
            if (by := _BY.match(part)) is not None:
                first = start + line.index(part)
                return credit_row(first, first + len(part), "by", by["who"], None, known)
    if number > 2 or len(parts) > 3:
        return None
    if any(_LENGTH.match(part) for part in parts):
        writer = next((part for part in parts if is_writer(part, known)), None)
        return credit_row(start, end, None, writer, None, known) if writer is not None else None
    if days and (two := next((two for part in parts if (two := _TWO.match(part))), None)) is not None:
        sides = two["one"], two["other"]
        agency = next((side for side in sides if known.is_registered(side)), None)
        if agency is None and any(_is_short(side) for side in sides):
            agency = sides[0]
        return credit_row(start, end, None, None, agency, known) if agency is not None else None
    return _with_town(parts, start, end, known)


def _with_town(parts: list[str], start: int, end: int, known: Known) -> Citation | None:
    """'LENA BROCK | OSLO', 'Halse Courier | Oslo': a writer or an outlet, and a town that is known."""
    if len(parts) != 2:
        return None
    towns = {mention.surface.lower() for mention in known.mentions if mention.type == "place"}
    names = [part for part in parts if part.lower() not in towns]
    if len(names) == 2 and _is_town(parts[1]):
        names.pop()
    if len(names) != 1:
        return None
    if (
        names[0] == parts[0]
        and known.is_outlet(names[0])
        and (known.is_registered(names[0]) or " " in names[0])
    ):
        return credit_row(start, end, None, None, names[0], known)  # "Halse Courier | Tarsk"
    name = names[0].title() if names[0].isupper() else names[0]
    return credit_row(start, end, None, names[0], None, known) if is_writer(name, known) else None


def _is_town(name: str) -> bool:
    """Whether a name is in the lists of places and towns."""
    return name in listed_places() or fold(name) in town_folds()


def _dated_below(text: str, end: int) -> bool:
    below = text[end : end + _LONGEST].strip().partition("\n")[0].strip()
    return len(below) < _LONGEST_DATE and _is_date(below)


def _with_job_below(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The name alone in a line with nothing but a job in the next one: 'Transport correspondent'."""
    name = text[start:end].strip(EDGES)
    if not 2 <= len(name.split()) <= 4 or not is_name_shaped(name, 4):
        return None
    below = text[end : end + _LONGEST].strip().partition("\n")[0].strip()
    return (
        credit_row(start, end, None, name, None, known) if is_job(below) and is_writer(name, known) else None
    )


def _is_short(name: str) -> bool:
    """Whether a name is written like an agency's: in capitals, or with a figure."""
    return name.isupper() or any(char.isdigit() for char in name)


def _is_date(part: str) -> bool:
    found = DATE.search(part)
    return (found is not None and found.end() - found.start() > 6) or _NUMERIC.search(part) is not None
