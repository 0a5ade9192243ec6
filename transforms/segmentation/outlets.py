"""Names of outlets in bylines, date lines and mastheads: "By Ines Okafor / Alder Post, 12 August 2023"."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from transforms.dates import find_dates
from transforms.segmentation import labels, origins, source_lines
from transforms.segmentation.shapes import ends_sentence

MAX_MASTHEAD = 100
MIN_HEADLINE, MAX_SITE = 3, 4
"""Words of the shortest headline that a site's name is cut off, and of the longest such name that no word bears out."""
MIN_PREFIXES, MAX_PREFIX = 2, 40
"""Headlines of a press digest that begin with an outlet's name, and characters of the name."""
_SITE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " « ", " » ")
_NAME = re.compile(
    r"(?:[Tt]he )?[A-ZÀ-Þ][\w.’'&-]{0,24}(?: (?:of|the|and|&|de|la|[A-ZÀ-Þ][\w.’'&-]{0,24})){0,5}"
)
_PART = re.compile(r"\s?[|/•·,;()]\s?|\s[-–—]\s|\s(?:in|on|for|at|from)\s")
_LETTERS = re.compile(r"[a-z]+")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_HOUR = re.compile(r"(?i)\s?\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?$")
_EDGES = " ,|•·-–—/()[]:"
_AFTER_DATE = re.compile(
    r"[\s)\].,|–—-]{0,4}(?:(?:page|p\.?)\s?\d{1,3}|\d{1,2}[:.]\d\d)?[\s)\].]{0,3}$", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(files("transforms.segmentation").joinpath("outlet_words.txt").read_text("utf-8").split())


def _may_name(line: str) -> bool:
    """Whether a line holds a word that outlets have in their names."""
    return not _words().isdisjoint(_LETTERS.findall(line.lower()))


def is_outlet_name(name: str) -> bool:
    """Whether a name is one of a paper, station or agency: a word says so, and not all words are those of sections."""
    words = name.lower().removeprefix("the ").split()
    if not 2 <= len(words) <= 6 and not (len(words) == 1 and name.lower().startswith("the ")):
        return False
    return (
        not _words().isdisjoint(words)
        and _NAME.fullmatch(name) is not None
        and not origins.has_role(name)
        and (len(words) == 1 or not labels.are_page_words(words))
    )


def outlet_of(line: str) -> str | None:
    """The outlet that a byline or a date line names beside the writer and the date, without "The"; or None."""
    if not _may_name(line):
        return None
    for part in _PART.split(line):
        name = part.strip(_EDGES)
        if is_outlet_name(name):
            return _bare(name)
    return None


def without_site(title: str) -> str:
    """A headline without the name of the site behind it: "Bridge opens early | The Alder Post". A bar parts off any
    name, a dash only one that says itself that it is an outlet's."""
    for mark in _SITE_MARKS:
        if mark not in title:
            continue
        head, _, last = title.rpartition(mark)
        if head.count(" ") < MIN_HEADLINE - 1:
            continue
        last = last.strip()
        barred = mark == " | " and last.count(" ") < MAX_SITE and _NAME.fullmatch(last) is not None
        if barred or is_outlet_name(last) or source_lines.is_domain(last):
            return head.rstrip()
    return title


def prefix_of(headline: str) -> str:
    """What stands before a colon at the beginning of a headline and has the shape of a name ("The Alder Post: Bridge
    opens early"); "" where nothing does."""
    name, mark, rest = headline[: MAX_PREFIX + 2].partition(": ")
    return name if mark and rest and name.count(" ") < MAX_SITE and _NAME.fullmatch(name) else ""


def are_prefixes(known: int, named: int) -> bool:
    """Whether headlines of a page name the outlets of their texts: two or more do, and half of those that may."""
    return known >= MIN_PREFIXES and 2 * known >= named


def is_masthead(line: str) -> bool:
    """Whether a line is an outlet and a date: "Alder Post, 12 August 2023", with or without brackets."""
    if len(line) > MAX_MASTHEAD or not _may_name(line):
        return False
    dates = find_dates(line)
    if len(dates) != 1 or _AFTER_DATE.match(line, dates[0][1]) is None:
        return False
    name = _WEEKDAY.sub("", _HOUR.sub("", line[: dates[0][0]].rstrip(_EDGES)).strip(_EDGES)).strip(_EDGES)
    return is_outlet_name(name)


def of_page(heading: str) -> str | None:
    """The outlet that a page's heading names ("The Alder Post"), where the heading is nothing else."""
    return _bare(heading) if is_outlet_name(heading) else None


def _bare(name: str) -> str:
    return name[4:] if name[:4] in ("The ", "the ") else name


def is_publisher_name(line: str) -> bool:
    """Whether a line could be the bare name of a publisher: up to five words, all of them names."""
    words = line.strip("()[]—–- ").split()
    return (
        0 < len(words) <= 5
        and not ends_sentence(line)
        and all(w[0].isupper() or w in ("of", "the", "and", "&", "de") for w in words)
    )
