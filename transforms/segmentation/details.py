"""Lines that tell several things about a text at once: who wrote it, when, where it is filed, what readers did.

Publishing software writes them below (or above) a headline with marks between the parts: "by Ines Okafor | Jan 5, 2013
| Bees, Roofs | 0 Comments", "February 7, 2013 · 4 min · admin". The day tells them from a menu, whose parts look alike.
"""

from __future__ import annotations

import re

from transforms.dates import find_dates
from transforms.segmentation import origins, sections, shapes

MAX_DETAILS, MAX_CELL_WORDS, MAX_CELLS = 160, 6, 7
"""Characters of such a line, words of a part that names a writer or a category, and parts."""
_PART_MARK = re.compile(r"\s?[|·•∙]\s?|\s//\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WRITER = re.compile(
    r"(?i)^(?:(?:posted|written|published|submitted|added|created) )?(?:by|author)\b[:\s]{0,2}"
)
_COUNT = re.compile(
    r"(?i)^(?:\d[\d.,]{0,6}k?|no|one|leave a|add a|be the first to|post a)? ?(?:comments?|repl(?:y|ies)|responses?"
    r"|views?|reads?|shares?|likes?|hits|min(?:ute)?s?(?: read)?|comment now)\b.{0,12}$"
)
_BY = re.compile(r"(?i)(?:^|(?<=[\s,]))by[:\s]\s{0,2}(?=\S)")
_BEHIND_NAME = re.compile(
    r"(?i)(?:\s(?:on|at|in|under|with|for)\s|\s?[,/(\[]|\s[-–—]\s|\s\d|\s(?:leave|add|post) an?\b"
    r"|\s(?:no|one) (?:comm|repl)|\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d).*$"
)
# "Ines Okafor / ADP / Updated: May 24, 2019, 21:14"
_SLASHED = re.compile(
    r"(?P<who>[A-Z][^/\d|]{1,50}?)(?: / [A-Z][\w. ]{1,30}?)? / (?=(?:Updated|Published|Posted)\b)"
)
# "Ines Okafor | ines.okafor@alderpost.example"
_REACHED = re.compile(r"(?P<who>[^|·•∙@,:]{4,40}?)\s?[|·•∙]\s?[\w.+-]{2,40}@[\w.-]{3,60}")
_LENGTH = re.compile(r"(?i)^\d{1,3}[ -]?min(?:ute)?s?(?:[ -]read)?$")
# what a body puts out, beside the day: "Press release | 4 March 2019"
_KIND = re.compile(
    r"(?i)(?:(?:press|news|media|public|joint|official) )?(?:releases?|statements?|communiqu[eé]s?"
    r"|announcements?|notices?"
    r"|briefings?)|(?:press|media)(?: ?(?:information|notes?|office|centre|center|room))?|comunicado(?: de prensa)?"
    r"|communiqu[eé] de presse|pressemitteilung|persbericht|pressmeddelande"
)
# What may stand between the kind and the day.
_BEHIND_KIND = ",–—-:/"
_MADE = (
    r"(?:text|words|story|report|reporting|writing|photos?|pictures?|photography|images?|video|illustrations?"
    r"|camera|editing)"
)
_NAMED = r"[A-ZÀ-Þ][\w’'.-]{1,24}(?:[ -][A-ZÀ-Þ][\w’'.-]{0,24}){1,3}"
# "Text: Ines Okafor | Photos: Piet Halloran"
_MAKERS = re.compile(
    rf"(?i:{_MADE})(?i: by)?: ?{_NAMED}(?:\s?[|/;]\s?(?i:{_MADE})(?i: by)?: ?{_NAMED}){{1,3}}$"
)
MAX_NAME, MAX_LENGTH, MAX_DAYS = 40, 80, 2
"""Characters of a writer's name, and of a line that tells how long a text is; days of a text that was updated."""

_FILED = re.compile(r"[\s,|–—-]{1,3}(?:in|under|by) \S")
_COUNTED = re.compile(
    r"(?P<day>.{6,24}?\b(?:19|20)\d\d) [A-ZÀ-Þ][\w&/-]{1,20}(?: [A-ZÀ-Þ&][\w&/-]{0,20}){0,2}"
    r"(?:, [A-ZÀ-Þ][\w&/-]{1,20}(?: [A-ZÀ-Þ&][\w&/-]{0,20}){0,2}){0,4} \d{1,3}"
)
_DATES = re.compile(r"(?i)(?:published|posted|updated|date|release date|publication date|created)(?: on)?:$")
MAX_FILED, MAX_DAY = 90, 60
"""Characters of a day with where a text is filed, and by whom; of a day below its label."""


def names_makers(line: str) -> bool:
    """Whether a line says who wrote a text and who took its pictures, part by part."""
    if len(line) > MAX_DETAILS or ": " not in line:
        return False
    if line[0].isdigit():  # "20.11.2022 – 19:42 | Text: Ines Okafor | Photos: Piet Halloran"
        day, _, rest = line.partition(" | ")
        line = rest.lstrip() if origins.is_stamp(day) else line
    return _MAKERS.match(line) is not None


def has_mark(line: str) -> bool:
    """Whether a line has a mark between parts; a line without one is told by `origins`."""
    return (
        "|" in line
        or " // " in line
        or "·" in line
        or "•" in line
        or "∙" in line
        or " / Up" in line
        or " / Pu" in line
    )


def role_of(line: str) -> str | None:
    """byline or stamp where the parts of a line are a day and a writer, a count or categories, or a writer and how long
    a text takes to read or an address; else None."""
    if "min" in line and len(line) <= MAX_LENGTH and person_in(line):
        return "byline"
    if "@" in line and (reached := _REACHED.fullmatch(line)) and origins.is_person(reached["who"]):
        return "byline"
    slashed = _SLASHED.match(line) if " / " in line and len(line) <= MAX_DETAILS else None
    if slashed and origins.is_posted(line[slashed.end() :]):
        return "byline" if origins.is_person(slashed["who"]) else "stamp"
    if len(line) > MAX_DETAILS or _YEAR.search(line) is None:
        return None
    cells = [cell for cell in _PART_MARK.split(line.strip(" |·•∙,")) if cell]
    if not 2 <= len(cells) <= MAX_CELLS:
        return None
    days = writers = counts = kinds = 0
    for cell in cells:
        if origins.is_stamp(cell) or origins.is_posted(cell):
            days += 1
        elif _COUNT.match(cell):
            counts += 1
        elif _WRITER.match(cell):
            writers += 1
        elif _KIND.fullmatch(cell) or sections.is_only(cell):
            kinds += 1
        elif cell.count(" ") >= MAX_CELL_WORDS or cell[-1] in ".!?:" or not _is_named(cell):
            return None
    if not 1 <= days <= MAX_DAYS or not (writers or counts or kinds):
        return None
    return "byline" if _names_writer(cells) or (counts and person_in(line)) else "stamp"


def is_dated_kind(line: str) -> bool:
    """Whether a line is what a body puts out and the day: "News release – August 22, 2016"."""
    day = next((place for place, character in enumerate(line) if character in _BEHIND_KIND), 0)
    return (
        0 < day <= MAX_NAME
        and _KIND.fullmatch(line[:day].rstrip()) is not None
        and origins.is_stamp(line[day + 1 :])
    )


def is_filed(line: str) -> bool:
    """Whether a line is a day and where a text is filed, or by whom: "October 20, 2013 in News by ines"."""
    if len(line) > MAX_FILED or not any(map(str.isdigit, line)) or shapes.ends_sentence(line):
        return False
    dated = find_dates(line)
    return len(dated) == 1 and dated[0][0] == 0 and _FILED.match(line, dated[0][1]) is not None


def is_counted(line: str) -> bool:
    """Whether a line is a day, where a text is filed, and how many comments it has: "Feb 07, 2017 Local, Ticker 0"."""
    match = _COUNTED.fullmatch(line) if line[-1].isdigit() and len(line) <= MAX_FILED else None
    return match is not None and origins.is_stamp(match["day"])


def is_labelled_day(label: str, line: str) -> bool:
    """Whether a line is the day below its label: "Published:", "4 September 2004, Saturday"."""
    return len(line) <= MAX_DAY and _DATES.match(label) is not None and len(find_dates(line)) == 1


def person_in(line: str) -> str | None:
    """The person whose name is a part of a line beside a day or the minutes that a text takes; a section is nobody."""
    cells = [cell for cell in _PART_MARK.split(line.strip(" |·•∙,")) if cell]
    told = any(_LENGTH.match(cell) or origins.is_stamp(cell) for cell in cells)
    if len(cells) < 2 or not told:
        return None
    return next(
        (cell for cell in (cells[0], cells[-1]) if origins.is_person(cell) and not sections.is_section(cell)),
        None,
    )


def tells_length(line: str) -> bool:
    """Whether the parts of a line are where a text is filed and how long it takes to read ("Roofs | 4 min read")."""
    if len(line) > MAX_LENGTH or "min" not in line:
        return False
    cells = [cell for cell in _PART_MARK.split(line.strip(" |·•∙,")) if cell]
    names = [cell for cell in cells if _LENGTH.match(cell) is None]
    return len(cells) == len(names) + 1 <= MAX_CELLS and all(
        cell.count(" ") < MAX_CELL_WORDS and cell[-1] not in ".!?:" and _is_named(cell) for cell in names
    )


def has_writer(line: str) -> bool:
    """Whether a part of a line that tells how long a text is names its writer: "By Ines Okafor", or a person alone."""
    cells = _PART_MARK.split(line.strip(" |·•∙,"))
    return any(_WRITER.match(cell) for cell in cells) or person_in(line) is not None


def _is_named(cell: str) -> bool:
    """Whether a part may be a name or a category: "Bees, Roofs", "admin"."""
    return cell[0].isupper() or " " not in cell


def _names_writer(cells: list[str]) -> bool:
    return any((match := _WRITER.match(cell)) is not None and cell[match.end() :].strip() for cell in cells)


def writer_of(line: str) -> str | None:
    """Who wrote a text, as a date line or a line of several parts says: "Submitted by martin on 9 May 2011"."""
    for cell in _PART_MARK.split(line):
        match = _BY.search(cell)
        if match:
            name = _BEHIND_NAME.sub("", cell[match.end() :]).strip(" .,;:()–—-")
            if name and len(name) <= MAX_NAME and name.count(" ") < MAX_CELL_WORDS:
                return name
    return None
