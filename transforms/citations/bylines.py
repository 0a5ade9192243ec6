"""Bylines: 'By Ada Marsh, Daily Courier', 'By staff and agencies', 'Ada Marsh | 7 September 2018'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.credit_names import EDGES, Known, credit_row, outlet_within
from transforms.citations.entry_parts import DATE
from transforms.citations.lexicon import data
from transforms.citations.lone_names import is_wordy
from transforms.citations.loose_bylines import without_job
from transforms.citations.names import is_given_name, is_name_shaped
from transforms.model import Citation

_BYLINE_CUT = re.compile(
    r"\s*(?:[,|/•·–—]|\s-\s|\s\((?=[A-Z])|\bfor\b|\bof\b|\bin\b(?=\s[A-Z])|\bat\b|\bfrom\b(?:\sthe\b)?|\bwith\b|\(?(?:\b[\w.+-]{2,40})?@[\w.-]{2,50}\)?)\s*"
)
_POSTED_ON = re.compile(
    r"\s(?:[Oo]n|[Aa]t)\s(?=\d|[A-Z][a-z]{2,8}\.?,?\s\d)|,\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)"
    r"|\s(?:[Ll]ast\s)?(?:[Uu]pdated|[Pp]ublished|[Pp]osted)\b:?\s?(?:on\s)?|\s[-–—](?=[A-Z][a-z]{2,8}\.?\s\d)"
)
_BARS = re.compile(r"\s{0,3}[|·•]\s{0,3}|\s[-–—]\s")
_POSTED_BY = re.compile(
    r"(?:posted|published|updated)\s(?:on\s)?(?P<date>[^\n]{6,30}?)\sby\s(?P<who>[A-Z][^\n|,;]{2,40}?)(?:\sin\s[^\n|,;]{2,40})?$",
    re.IGNORECASE,
)
_SPECIAL_TO = re.compile(
    r"^(?:(?:special|exclusive|writing|reporting)\s(?:to|for)|(?:first\s)?published\s(?:by|in|on))\s(?:the\s)?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:Dr|Prof|Professor|Sir|Rev|Fr|Mr|Mrs|Ms)\.?\s")
_POSTING = ("posted by", "submitted by", "uploaded by")
# 'GPA reporter', 'political editor of the Daily Post'.
_JOB = r"(?:reporter|correspondent|writer|editor|columnist|journalist|critic)"
_STAFF = re.compile(
    rf"(?=[^\n]{{0,60}}{_JOB})(?:[a-z ]{{0,30}}{_JOB}(?:,|\s(?:of|for|at|with))\s(?:the\s)?)?"
    rf"(?P<outlet>[A-Z][\w&.’'\s-]{{1,40}}?)(?:\s(?:[a-z]{{3,12}}\s)?{_JOB})?$"
)
# 'GPA reporter Ada Marsh', 'Local news reporter Ada Marsh'.
_STAFF_AHEAD = re.compile(rf"(?P<outlet>[A-Z][\w&.’' -]{{0,40}}?)\s{_JOB}\s(?P<who>[A-Z][^\n,.:;]{{3,40}})$")
_STAFF_BEHIND = re.compile(
    rf"(?:\s(?:[a-z]{{2,15}}|[A-Z][a-z]{{2,8}})){{0,3}}\s(?:{_JOB}s?|staff|news)", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"^(?:first\s)?(?:published|posted|updated|last updated)(?:\son|\sat)?:?\s", re.IGNORECASE
)
_AGO = re.compile(
    r"(?:(?:today|yesterday)(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d.{0,12})?|(?:an?|\d{1,2})\s(?:min|minute|hour|hr|day|week|month|year)s?\sago"
    r"|(?:just|right)\snow|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d.{0,12}))$",
    re.IGNORECASE,
)
_LONGEST_ALONE = 90
# A weekday may stand in front of a date.
_AROUND_DATE = 12
_LONGEST_SIGNATURE, _LONGEST_BELOW = 40, 60
# A byline stands at most so many lines below the headline.
TOP_LINES = _LAST_BYLINE = 4
_LOWEST_BYLINE = 8


@lru_cache(maxsize=1)
def staff_words() -> frozenset[str]:
    """Words for nameless authors: 'staff', 'agencies', 'our correspondent'."""
    return frozenset(data("credits")["staff_words"])


@lru_cache(maxsize=1)
def _section_words() -> frozenset[str]:
    return frozenset(data("credits")["section_words"])


def byline_of(match: re.Match[str], known: Known, number: int) -> tuple[str | None, str | None] | None:
    """Author and outlet of 'By Ada Marsh, Daily Courier'; None when the line is a sentence."""
    who, *dated = _POSTED_ON.split(match["who"], maxsplit=1)
    who = who.strip(EDGES)
    parts = [part for part in _BYLINE_CUT.split(who) if part]
    lead = match["lead"].lower()
    if parts and (
        lead in _POSTING
        or (lead in data("credits")["posting_labels"] and _is_poster(parts[0], match["mark"]))
    ):
        return parts[0], None
    if not parts or number > 4 or (match["lead"].lower() == "from" and match["mark"] != ":"):
        return None
    names = re.split(r"\s(?:and|&)\s", parts[0])
    people = len(names) > 1 and all(" " in name and is_name_shaped(name, 3) for name in names)
    registered = known.is_registered(parts[0])
    if known.is_outlet(parts[0]) and parts[0].lower() not in staff_words() and (registered or not people):
        return None, parts[0]
    nameless = [name.lower() in staff_words() for name in names]
    if nameless[0]:
        return parts[0], next((part for part in parts[1:] if known.is_outlet(part)), None)
    if not all(is_name_shaped(name, 4) or some for name, some in zip(names, nameless, strict=True)):
        return None
    single = len(names) == 1 and " " not in names[0] and names[0] not in known.people
    if single and match["mark"] != ":" and not (dated and DATE.search(dated[0])):
        return None  # "By Halse"; "By Rory on July 30, 2012" names an author
    others = [_SPECIAL_TO.sub("", part) for part in parts[1:]]
    outlet = next((part for part in others if known.is_outlet(part) and _is_no_job(part, known)), None)
    return parts[0], outlet


def _is_poster(who: str, mark: str) -> bool:
    """Whether words behind "added by" are somebody: behind a colon, or no word of the language."""
    if mark == ":" or who.lower() in staff_words():
        return True
    named = " " not in who or is_name_shaped(who, 4)
    return named and not any(map(is_wordy, who.split()))


def _is_no_job(part: str, known: Known) -> bool:
    return known.is_registered(part) or bool(without_job(part))


def byline_region(line: str, start: int, end: int, known: Known) -> Citation | None:
    """The byline in a line that is known to be one; None when it names nobody."""
    names = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", line.strip(EDGES))
    if len(names) > 2 and all(" " in name and name in known.people for name in names):
        return credit_row(start, end, None, line.strip(EDGES), None, known)
    parts = [part for part in _BYLINE_CUT.split(line.strip(EDGES)) if part]
    parts = [
        rest if " " in (rest := without_job(part)) and not known.is_registered(part) else part
        for part in parts
    ]
    author = next(
        (
            part
            for part in map(_unlabelled, parts)
            if is_name_shaped(part, 4) and not known.is_outlet(part) and " " in part
        ),
        None,
    )
    outlet = next((part for part in parts if known.is_outlet(part)), None)
    if author is not None and _is_standfirst(author, known):
        author = None
    if author is None and outlet is None:
        return None
    return credit_row(start, end, None, author, outlet, known)


def _is_standfirst(author: str, known: Known) -> bool:
    """Whether capitalised words are no name: 'Two Pillars Cracked'."""
    if author in known.people or is_given_name(author.partition(" ")[0]) or author.lower() in staff_words():
        return False
    return any(map(is_wordy, author.split()))


def signed(line: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """'Ada Marsh | 7 September 2018' and 'Ada Marsh, Daily Post' below a headline."""
    if not 0 < number <= _LAST_BYLINE or not any(
        mark in line for mark in (", ", "|", "·", "•", " - ", " – ", " — ")
    ):
        return None
    parts = [part.strip(EDGES) for part in _BARS.split(line)]
    if 2 <= len(parts) <= 4:
        date = next(
            (part for part in parts if (found := DATE.search(part)) and found.end() - found.start() > 6), None
        )
        author = next((part for part in parts if part != date and _is_author(part, known)), None)
        if date is None or author is None:
            return None
        dashed = not any(mark in line for mark in "|·•")
        sure = author in known.people or is_given_name(_unlabelled(author).partition(" ")[0])
        if not sure and all(map(is_wordy, author.split())):
            return None  # "May 3, 2021 • Urgent Action"
        if dashed and not sure and (parts[0] != date or author.startswith("The ")):
            return None  # "The Fishers' Letter – May 2021"
        rest = [part for part in parts if part not in (date, author)]
        outlet = next((part for part in rest if known.is_outlet(part)), None)
        return credit_row(start, end, None, _unlabelled(author), outlet, known)
    name, comma, outlet = line.strip(EDGES).partition(", ")
    if not comma or not _is_author(name, known):
        return None
    towned = number <= 2 and (name in known.people or is_given_name(name.partition(" ")[0]))
    if towned and any(m.surface == outlet and m.type == "place" for m in known.mentions):
        return credit_row(start, end, None, _unlabelled(name), None, known)  # "Tunde Alabi, Ibadan"
    staff = _STAFF.match(outlet)
    if staff is not None and known.is_outlet(staff["outlet"]):
        return credit_row(start, end, None, _unlabelled(name), staff["outlet"], known)
    return (
        credit_row(start, end, None, _unlabelled(name), outlet, known)
        if known.is_registered(outlet)
        else None
    )


def alone(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """'Ada Marsh' right below a date, 'Ada Marsh in Halse' below a headline, 'Posted on 3 May 2021 by Ada Marsh'."""
    if not 0 < number <= _LOWEST_BYLINE or end - start > _LONGEST_ALONE:
        return None
    line = text[start:end].strip(EDGES)
    if number > _LAST_BYLINE:  # below key points and a picture
        surely = is_name_shaped(line, 3) and " " in line and _is_author(line, known)
        ago = surely and _AGO.match(text[end : end + 40].lstrip().partition("\n")[0].strip()) is not None
        return credit_row(start, end, None, line, None, known) if ago else None
    if posted := _POSTED_BY.match(line):
        dated = any(char.isdigit() for char in posted["date"])
        return credit_row(start, end, "by", posted["who"], None, known) if dated else None
    name, _, place = line.partition(" in ")
    if place:
        shaped = number == 1 and is_name_shaped(place, 3) and _is_author(name, known)
        return credit_row(start, end, None, name, None, known) if shaped else None
    pair = re.split(r"\s(?:and|&)\s", line)
    if number <= 2 and len(pair) == 2 and all(_is_pair(name, known) for name in pair):
        return credit_row(start, end, None, line, None, known)
    if number <= 2 and (staff := _STAFF_AHEAD.match(line)) and staff["who"] in known.people:
        outlet = staff["outlet"].strip()
        return credit_row(start, end, None, staff["who"], outlet if known.is_outlet(outlet) else None, known)
    name = _TITLE.sub("", line)
    if (outlet := _staffed_outlet(name, known)) is not None:
        return credit_row(start, end, None, None, outlet, known)
    if not _is_author(name, known) or " " not in name:
        return None
    before = text[max(0, start - 80) : start].rstrip().rpartition("\n")[2].strip()
    if _is_date_line(before):
        return credit_row(start, end, None, line, None, known)
    after = _PUBLISHED.sub("", text[end : end + 80].lstrip().partition("\n")[0].strip())
    proven = name in known.people or is_given_name(name.partition(" ")[0])
    below = number <= 2 and proven and (_is_date_line(after) or _is_outlet_line(after, known))
    return credit_row(start, end, None, line, None, known) if below else None


def _staffed_outlet(line: str, known: Known) -> str | None:
    """The registered outlet of 'GPA Staff' and 'GPA Staff Writer'."""
    outlet, _, rest = line.partition(" Staff")
    return (
        outlet
        if rest in ("", " Writer", " Reporter") and outlet != line and known.is_registered(outlet)
        else None
    )


def _is_outlet_line(line: str, known: Known) -> bool:
    """Whether a line is an outlet's name and nothing else; one that is not registered has more words than a label."""
    if known.is_registered(line):
        return True
    unknown = 2 <= len(line.split()) <= 5 and is_name_shaped(line, 5) and line[-1].isalpha()
    return unknown and known.is_outlet(line) and line not in known.people


def _is_date_line(line: str) -> bool:
    """Whether a line is a date, give or take a weekday and an hour, or tells how long ago a text came out."""
    if _AGO.match(line):
        return True
    date = DATE.search(line)
    return date is not None and date.end() - date.start() >= max(7, len(line) - _AROUND_DATE)


def _is_pair(name: str, known: Known) -> bool:
    """One of two names that stand alone below a headline."""
    return " " in name and name in known.people and is_name_shaped(name, 4)


def signature(text: str, start: int, end: int, known: Known) -> Citation | None:
    """A person's name alone behind the last sentence: 'Ada MARSH'."""
    name = text[start:end].strip(EDGES)
    if end - start > _LONGEST_SIGNATURE or not 2 <= len(name.split()) <= 3 or not is_name_shaped(name, 3):
        return None
    ended = text[max(0, start - 6) : start].rstrip().endswith((".", "!", "?", "”", '"', "’"))
    return credit_row(start, end, None, name, None, known) if ended and name in known.people else None


def _unlabelled(name: str) -> str:
    return re.sub(r"^(?:by|from)\s", "", name, flags=re.IGNORECASE)


def _is_author(name: str, known: Known) -> bool:
    name = _unlabelled(name)
    words = name.lower().split()
    if name in known.people:
        return True
    shaped = 2 <= len(words) <= 4 and is_name_shaped(name)
    return shaped and not known.is_outlet(name) and not _section_words() & set(words)


def with_outlet_below(text: str, row: Citation, below: tuple[int, int], known: Known) -> Citation | None:
    """The byline with the outlet that is all of the line right below it: 'By Ada Marsh' over 'Halse News Service'."""
    start, end = below
    if row.author is None or row.source or end - start > _LONGEST_BELOW:
        return None
    line = text[start:end].strip(EDGES)
    head, mark, rest = line.partition(" / ")  # "Halse Northern Bureau / 05:22 AM August 29, 2023"
    if mark and (DATE.search(rest) or rest[0] == "@"):
        line = head
        end = start + text[start:end].index(head) + len(head)
    staffed = line.lower().startswith(tuple(staff_words()))
    head, _, town = line.partition(", ")  # "Halse News, Northshire"
    if town and known.is_registered(head) and is_name_shaped(town, 2):
        line = head
    if staffed or line.lower() in data("credits")["jobs"] or "," in line or "|" in line:
        return None
    if any(name in line for name in known.people):
        return None
    outlet = outlet_within(line, known) or line
    if outlet != line and _STAFF_BEHIND.fullmatch(line, len(outlet)) is None:
        outlet = line
    if not known.is_outlet(outlet):
        return None
    return credit_row(row.start, end, row.cue, row.author, outlet, known)
