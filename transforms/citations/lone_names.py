"""A writer's name below a headline with nothing that proves it a byline but its words and its place.

"Ada Marsh", "ADA MARSH" or "Ada Marsh · The Halse Mail" between a headline and the first paragraph is a byline; "Kessel
District" and "Two Pillars Cracked" there are a kicker and a standfirst. What tells them apart is that none of a name's
words is a word, and that the text does not speak of whom its byline names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.grammar import words
from transforms.citations.lexicon import data
from transforms.citations.loose_bylines import is_writer, without_job
from transforms.citations.names import is_name_shaped
from transforms.mentions.folding import fold
from transforms.mentions.lexicon import CALENDAR, DEMONYMS, FUNCTION_WORDS, HEADS, ROLES, is_common
from transforms.mentions.places import listed_places, town_folds
from transforms.model import Citation

LAST_LINE = 3
"""The last line of a text (from 0) that such a byline is."""
_LONGEST, _LONGEST_DETAILS = 90, 160
_SHORTEST_PARAGRAPH = 100
_PARTS = re.compile(r"\s?[|·•/]\s?|\s[-–—]\s|,\s|\s(?=\()")
_BARS = re.compile(r"\s?[|·•]\s?")
_AND_WRITER = re.compile(r",\s(?:and|&)\s|;\s")
_FOR = re.compile(r"\s(?:for|of|with|at)\s(?=(?:[Tt]he\s)?[^\W\d_a-z])")
_MADE = re.compile(
    r"(?P<one>[^\W\d_][^\n(),]{3,40}?)\s\((?:text|words|story|report)\)(?:,\s|\s?/\s?|\s(?:and|&)\s)"
    r"(?P<other>[^\W\d_][^\n(),]{3,40}?)\s\((?:photo(?:graph)?s?|pictures?|images?|video|photography)\)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<lead>(?i:words|text|story|report))\s{1,3}(?P<one>[^\W\d_a-z][^\n:;,|]{3,40}?)\s{1,3}"
    r"(?P<how>(?i:photo(?:graph)?s?|pictures?|images?|photography|illustrations?|video))\s{1,3}"
    r"(?P<other>[^\W\d_a-z][^\n:;,|]{3,40})"
)


# Whom a letter is for: no writer is called so in a byline.
_ADDRESSED = (
    "Mr ",
    "Mr. ",
    "Mrs ",
    "Mrs. ",
    "Ms ",
    "Ms. ",
    "Madam ",
    "The Hon",
    "Hon. ",
    "H.E. ",
    "His Ex",
    "Her Ex",
)


def lone_name(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """The byline of a line that is a name and nothing else, or a name beside the outlet that it is written for."""
    if not 1 <= number <= LAST_LINE or end - start > _LONGEST_DETAILS or text[end - 1] in "?!:;,":
        return None
    if end - start > _LONGEST and "|" not in text[start:end]:
        return None
    line = text[start:end].strip(EDGES.replace("(", "").replace(")", "") + "*")
    if not line[:1].isupper() or line.startswith(_ADDRESSED) or not _stands_above(text, end):
        return None
    if " in " in line and (writers := _in_towns(line, known)) is not None:
        return None if _is_told_of(text, end, writers) else credit_row(start, end, None, writers, None, known)
    parts = [part.strip(EDGES) for part in _PARTS.split(_without_details(line)) if part.strip(EDGES)]
    parts = [*_FOR.split(parts[0], maxsplit=1), *parts[1:]] if parts else []
    if len(parts) == 1:
        return _alone(text, start, end, line.strip(EDGES), known)
    if len(parts) != 2 or not is_writers_name(parts[0], known):
        return None
    who, outlet = parts
    if _is_told_of(text, end, who):
        return None
    if _is_outlet_beside(outlet, known):
        return credit_row(start, end, None, who, outlet, known)
    return None


def _in_towns(line: str, known: Known) -> str | None:
    """The writers of 'Ada Marsh in Halse and Ivo Rusk in Oslo', each with a place that is known."""
    names = []
    for part in re.split(r"(?:,|\sand)\s(?=[^\n]{3,50}\sin\s)", line):
        name, _, town = part.partition(" in ")
        placed = town in listed_places() or fold(town) in town_folds()
        placed = placed or any(
            mention.type == "place" and mention.surface == town for mention in known.mentions
        )
        if not placed or not is_writers_name(name, known):
            return None
        names.append(name)
    return " and ".join(names)


def affiliated(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'Ada Marsh, University of Halse, and Ivo Rusk, Nordport': writers with where they work, above a paragraph."""
    if end - start > _LONGEST_DETAILS or text[end - 1] in ".?!:;," or ", " not in text[start:end]:
        return None
    names, sources = [], []
    for part in _AND_WRITER.split(text[start:end].strip(EDGES)):
        name, comma, where = part.partition(", ")
        if not comma or not is_writers_name(name, known) or _is_told_of(text, end, name):
            return None
        names.append(name)
        sources += [where] if not words().bodies.isdisjoint(where.lower().split()) else []
    if not sources or not _stands_above(text, end):
        return None
    source = sources[0] if len(names) == 1 or len(sources) == len(names) else None
    return credit_row(start, end, None, " and ".join(names), source, known)


def _without_details(line: str) -> str:
    """'Ada Marsh · The Halse Mail | Posted: Feb. 3, 2021 | 4 min read' without the day and the length."""
    cells = _BARS.split(line)
    if len(cells) < 2:
        return line
    return " | ".join(cell for cell in cells if not any(map(str.isdigit, cell))) or line


def made_by_two(text: str, start: int, end: int, known: Known) -> list[Citation]:
    """The two credits of 'Ada Marsh (text) and Ivo Rusk (photos)' or 'Words Ada Marsh Photos Ivo Rusk'."""
    if end - start > 2 * _LONGEST or not (text[end - 1] == ")" or text[start] in "WTSRwtsr"):
        return []
    match = _MADE.fullmatch(text, start, end) or _LABELLED.fullmatch(text, start, end)
    if match is None or not all(is_writers_name(match[side], known) for side in ("one", "other")):
        return []
    cut = match.start("how") if match.re is _LABELLED else match.start("other")
    return [
        credit_row(start, match.end("one"), None, match["one"], None, known),
        credit_row(cut, end, "photo", match["other"], None, known),
    ]


def is_writers_name(name: str, known: Known) -> bool:
    """Whether words are a person's name: one that the text or a list of given names proves, or two or three that are
    neither words nor places."""
    name = name.title() if name.isupper() else name
    return is_writer(name, known) or has_no_word(name, known)


def has_no_word(name: str, known: Known) -> bool:
    """Whether two or three capitalised words hold no English word, role, place or outlet."""
    words = name.split()
    if not 2 <= len(words) <= 3 or not is_name_shaped(name, 3) or known.is_outlet(name):
        return False
    if name in listed_places() or fold(name) in town_folds():
        return False
    if any(mention.surface == name and mention.type != "person" for mention in known.mentions):
        return False
    return not any(is_wordy(word) for word in words if not word.endswith("."))


@lru_cache(maxsize=65_536)
def is_wordy(word: str) -> bool:
    """Whether a word of a name is an English word, a nationality, a role, or the kind of a body or place."""
    low = fold(word)
    return (
        is_common(low)
        or low in FUNCTION_WORDS
        or low in HEADS
        or low in ROLES
        or low in CALENDAR
        or low in DEMONYMS
        or low in data("credits")["section_words"]
    )


def _alone(text: str, start: int, end: int, line: str, known: Known) -> Citation | None:
    name = without_job(line) or line
    shown = name.title() if name.isupper() else name
    sure = is_writer(shown, known)
    if not (sure or (_is_english(text) and has_no_word(shown, known))) or is_name_shaped(name, 1):
        return None
    if not sure and any(word in listed_places() or fold(word) in town_folds() for word in shown.split()):
        return None
    if known.is_outlet(shown) or _is_told_of(text, end, shown):
        return None
    return credit_row(start, end, None, name, None, known)


def _is_outlet_beside(name: str, known: Known) -> bool:
    """Whether what stands beside a writer is an outlet: 'Halse Mail', 'The Courier', but no town and no day."""
    bare = name[4:] if name[:4].lower() == "the " else name
    if any(char.isdigit() for char in name) or name in listed_places():
        return False
    if known.is_outlet(name) or known.is_outlet(bare):
        return True
    outlet, _, edition = bare.rpartition(" ")
    if edition.lower() in data("credits")["editions"] and known.is_outlet(outlet):
        return True
    return bare != name and is_name_shaped(bare, 4)


def _stands_above(text: str, end: int) -> bool:
    """Whether a paragraph begins right below this offset, or below one short line (a day, a job)."""
    at = end
    for _ in range(2):
        at = _next_line(text, at)
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if stop - at >= _SHORTEST_PARAGRAPH:
            return True
        at = stop
    return False


def _next_line(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n":
        at += 1
    return at


def _is_told_of(text: str, end: int, name: str) -> bool:
    """Whether the text speaks of this person, which its own writer is not, but for a note in its last line."""
    last = name.rpartition(" ")[2]
    last = last.title() if last.isupper() else last
    return text.find(last, end, max(end, text.rstrip().rfind("\n"))) >= 0


def _is_english(text: str) -> bool:
    return text.find(" the ", 0, 2_000) >= 0
