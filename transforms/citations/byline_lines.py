"""Bylines of more shapes at the head of a text: 'By Ada Marsh | The council …', '3 May 2021 — by staff writers'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.bylines import staff_words
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.entry_parts import DATE
from transforms.citations.grammar import words
from transforms.citations.labels import label_shape, may_be_labelled
from transforms.citations.lexicon import any_of, data
from transforms.citations.lone_names import is_wordy
from transforms.citations.names import is_given_name, is_name_shaped
from transforms.model import Citation

# A byline is read so far into its line; a line that is nothing but one is no longer than this.
_REACH = 140
_NAMES = r"[^\W\d_][^\n|@•·()<>\d:;]{2,70}?"
# What ends the names of a byline that goes on: a bar, a handle, an address, a date, brackets.
_STOP = (
    r"(?P<stop>\s?[|•·;]\s?|\s[(]?@[\w.]{2,30}[)]?|\s\S{1,40}@\S{3,40}|\s[(]|\s[-–—]\s"
    r"|[,\s]\s?(?=\d|[A-Z][a-z]{2,8}\.?\s\d))"
)
_BY = re.compile(
    rf"(?P<lead>[Bb]y|BY|[Ww]ords by|[Tt]ext by|[Ss]tory by|[Rr]eport by|[Ff]rom)\s(?P<who>{_NAMES})(?:{_STOP}|$)"
)
_LONGEST_DATE, _DIGIT = 40, re.compile(r"\d")
_DATED_BY = re.compile(
    rf"(?P<date>[^\n|]{{6,{_LONGEST_DATE}}}?)\s?[|•·,–—-]?\s?(?<=[\s|•·–—])(?P<lead>[Bb]y|BY)\s(?P<who>{_NAMES})(?:{_STOP}|$)"
)
# 'Words by Ada Marsh, pictures by Ivo Rusk': several of these in one line.
_PART_BY = re.compile(
    r"(?:^|[;,|•·]\s?|\sand\s|\s(?=[A-Z]))(?P<lead>(?:words|text|story|interview|report|reporting|reported|written|research|editing"
    r"|photos?|photography|photographs?|pictures?|images?|video|illustrations?|graphics?|translation|translated)\sby)\s"
    r"(?P<who>[^\n,;:|•·]{3,60}?)(?=\s?[;,|•·.]|\sand\s(?:\w+\s)by\s|\s(?:Photo|Image|Picture|Illustration|Video|Graphic)[a-z]{0,8}\sby\s|$)",
    re.IGNORECASE,
)
_BEHIND_STANDFIRST = re.compile(
    r"\s(?P<all>(?P<lead>[Bb]y)\s(?P<who>[^\n,.:;]{4,50}),\s(?P<role>[^\n,.:;]{3,60}))$"
)
_AGENCY = re.compile(r"(?P<agency>[A-Z][\w.&’' -]{1,30})\)(?:\s?[–—-](?!\w))?")
_SPECIAL = re.compile(
    r"(?P<how>(?:Special|Exclusive|Written exclusively)\s(?:to|for))\s(?:the\s)?(?P<who>[A-Z][^\n.,:;]{2,40})$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:by|from)\s(?=our\s|a\s|an\s|staff|agenc)", re.IGNORECASE)
_CELLS = re.compile(r"\s?[|•·,/]\s?|\s[-–—]\s|\sin\s(?=[A-Z])|\s(?=[A-Z]{4,}(?:\s[A-Z]{3,})?$)")
_AND = re.compile(r"\s(?:and|&)\s|,\s(?:and\s)?")
_PLACE_OR_ROLE = re.compile(r"\s(?:in|for|of|at)\s(?=[A-Z])|,\s")
_ENDS_IN_ACRONYM = re.compile(r"(?:[A-Z][\w’'-]{1,20}\s){1,4}[A-Z]{2,6}")
_LETTERS_BEHIND_NAME = re.compile(r",?\s(?:Ph\.?D|MD|MP|QC|KC|OBE|MBE|CBE|Jr|Sr)\.?$")


def opening_byline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The byline that opens a line which goes on behind it, or that stands behind the line's date."""
    window = text[start : min(end, start + _REACH)]
    match = _BY.match(window) if window[0] in "bBwWtTsSrRFf" else None
    if match is not None:
        if not match["stop"] and start + match.end() < end:
            return None  # cut off by the window
        return _row(match, start, known)
    if window[:1].isdigit() or window[:1].isupper():
        led = " by " in window or " By " in window or " BY " in window
        match = _DATED_BY.match(window) if led and _DIGIT.search(window, 0, _LONGEST_DATE) else None
        if match is not None and _is_date(match["date"]) and (match["stop"] or start + match.end() == end):
            team = match["who"] if not match["stop"] and _TEAM.fullmatch(match["who"]) else None
            if team is not None:
                return credit_row(start + match.start("lead"), end, match["lead"], team, None, known)
            return _row(match, start, known, match.start("lead"))
    return None


# "FFN-Team", "Web-Redaktion", "The Halse Team"
_TEAM = re.compile(
    r"(?:(?:[Tt]he\s)?[A-Z][\w&.’'-]{0,20}(?:\s[A-Z][\w&.’'-]{0,20})?[\s-])(?:[Tt]eam|[Ss]taff|[Dd]esk|[Ee]ditors?|[Aa]dmin|[Rr]edaktion)"
)
_DATED_IN = re.compile(
    rf"(?P<lead>By|BY)\s(?P<who>{_NAMES}),?\s"
    r"(?P<date>\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4}|[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4})"
    r",?\s\((?P<agency>[A-Z][\w.&’' -]{1,40})\)\s?[–—-]{1,2}(?=\s)"
)


def dated_byline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'By Ada Marsh and Ivo Rusk 28 October 2021 (GPA) –' in front of a paragraph."""
    match = _DATED_IN.match(text, start, end) if text.startswith(("By ", "BY "), start) else None
    if match is None or not all(is_person(name, known) for name in _AND.split(match["who"]) if name):
        return None
    return credit_row(start, match.end(), match["lead"], match["who"], match["agency"], known)


def joined_bylines(text: str, start: int, end: int, known: Known) -> list[Citation]:
    """The credits of 'Words by Ada Marsh, pictures by Ivo Rusk'; none for a line with fewer than two."""
    if end - start > _REACH or text.count("by ", start, end) < 2:
        return []
    parts = list(_PART_BY.finditer(text[start:end]))
    if len(parts) < 2 or parts[0].start() > 0 or not all(is_person(part["who"], known) for part in parts):
        return []
    return [
        credit_row(
            start + part.start("lead"), start + part.end("who"), part["lead"], part["who"], None, known
        )
        for part in parts
    ]


def closing_byline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'… still carry its lead by Ada Marsh, Campaigns Officer': at the end of a standfirst, with a role behind it."""
    if text[end - 1] in ".!?”":
        return None
    match = _BEHIND_STANDFIRST.search(text, max(start, end - _REACH), end)
    if match is None or not is_person(match["who"], known):
        return None
    if not any(word.lower() in words().roles for word in match["role"].split()):
        return None
    return credit_row(match.start("all"), end, match["lead"], match["who"], None, known)


@lru_cache(maxsize=1)
def _staff_openings() -> tuple[str, ...]:
    """The words that those for nameless authors begin with."""
    return tuple(sorted({name.split()[0] for name in staff_words()}))


def nameless(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'Our Correspondent', 'Staff Reporter | Halse', 'Express News Service': a line that says who nobody is."""
    if end - start > _REACH // 2:
        return None
    line = text[start:end].strip(EDGES)
    if match := _SPECIAL.match(line):
        return credit_row(start, end, match["how"], None, match["who"], known)
    bare = _FROM.sub("", line)
    if not bare.lower().startswith(_staff_openings()):
        return None
    name, *rest = _CELLS.split(bare)
    if name.lower() not in staff_words():
        return None
    if not all(
        is_name_shaped(part, 4) or _is_date(part) or part.lower() in data("credits")["staff_helpers"]
        for part in rest
    ):
        return None
    return credit_row(start, end, None, name, None, known) if " " in line else None


def labelled(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'Report: Ada Marsh', 'Translation: Ivo Rusk', 'Issued by: Halse Press Office' from `start` to `end`."""
    match = label_shape().match(text, start, end) if may_be_labelled(text, start, end) else None
    if match is None:
        return None
    who = match["who"].strip(EDGES)
    parts = [part for part in re.split(r"\s?[,/|&]\s?|\sand\s|\s[-–—]\s|\sfor\s", who) if part]
    release = "release" in match["label"].lower()  # "Press release: New Bridge Opens" is a headline
    author = None if release else next((part for part in parts if _is_credited(part, known)), None)
    outlet = next((part for part in parts if part != author and known.is_outlet(part)), None)
    if release and outlet is None and _ENDS_IN_ACRONYM.fullmatch(who):
        outlet = who  # "Press Release: Outer Isles MRD"
    label = match["label"].lower()
    if label in data("credits")["unsure_labels"] and author is not None and not is_sure_name(author, known):
        author = None  # "Commentary: Nobody Listens"
    posted = label in data("credits")["posting_labels"]
    if posted and author is None and outlet is None and _is_handle(who):
        author = who
    loose = posted or label in data("credits")["open_labels"]
    if (
        not (author or outlet or release)
        and loose
        and parts
        and all(is_name_shaped(part, 5) for part in parts)
    ):
        outlet = parts[0]
    if author is None and (outlet is None or not loose):
        return None
    return credit_row(start, end, match["label"], author, outlet, known)


def _is_credited(part: str, known: Known) -> bool:
    """Whether a part behind a label is a person; "Host: Port Halse" and "Research: Two Wells" name none."""
    return is_person(part, known) and (part in known.people or not _is_worded(part))


_HANDLE = re.compile(r"[^\W_][\w.-]{1,24}")


def _is_handle(who: str) -> bool:
    """Whether words are how somebody signs in: 'admin', 'ferryman77', 'Super User'."""
    return who.lower() in staff_words() or _HANDLE.fullmatch(who) is not None


@lru_cache(maxsize=1)
def _abroad() -> re.Pattern[str]:
    leads = any_of(data("credits")["leads_abroad"])
    return re.compile(
        rf"(?P<lead>{leads})\s(?P<who>[^\W\d_][^\n:;!?“”\"()]{{4,70}}?)(?:,\s[^\W\d_][^\n:;!?]{{2,40}})?$",
        re.IGNORECASE,
    )


_AND_ABROAD = re.compile(r",\s|\s(?:und|et|y|e|i|og|och|en|dan|ve|és|ja|and|&)\s")


def abroad(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'Por Ada Marsh', 'Von Ada Marsh und Ivo Rusk', 'Par Ada Marsh, à Halse': a line that is a byline in another
    language; none of the names holds an English word, for "Von Neumann Architecture" is no byline."""
    if end - start > _REACH or text[end - 1] in ".!?:":
        return None
    match = _abroad().match(text, start, end)
    if match is None:
        return None
    names = _AND_ABROAD.split(match["who"])
    if not all(
        name in known.people or (is_person(name, known) and not any(map(is_wordy, name.split())))
        for name in names
    ):
        return None
    return credit_row(start, end, match["lead"], match["who"], None, known)


def _is_worded(name: str) -> bool:
    return not is_given_name(name.partition(" ")[0]) and any(map(is_wordy, name.split()))


@lru_cache(maxsize=1)
def _issued() -> re.Pattern[str]:
    verbs = r"(?:re)?(?:issued|released|distributed|published|circulated|supplied|provided)"
    what = r"(?:the|this)\s(?:press\srelease|statement|release|text|information|article|notice)"
    text = rf"(?:{what}\s(?:was\s|is\s|has\sbeen\s)?)?"
    return re.compile(
        rf"(?P<label>{text}{verbs}\s(?:jointly\s)?by)\s(?:the\s)?(?P<who>[A-Z][^\n:;]{{2,90}}?)"
        r"(?:\son\sbehalf\sof\s(?:the\s)?[A-Z][^\n:;]{2,90})?(?:\son\s[^\n:;]{0,12}\d[^\n:;]{0,16})?\.?$",
        re.IGNORECASE,
    )


def issued(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'Issued by the Department of Roads', 'Distributed by Halse Wire on behalf of …': a line that names an issuer."""
    if text.find(" by ", start, end) < 0:
        return None
    match = _issued().match(text, start, end)
    if match is None or not known.is_outlet(match["who"]):
        return None
    return credit_row(start, end, match["label"], None, match["who"], known)


def is_person(name: str, known: Known) -> bool:
    """Whether a name is a person's: one that the text names, or two to four capitalised words without an outlet."""
    name = _LETTERS_BEHIND_NAME.sub("", name.strip())
    if name in known.people:
        return True
    if not is_name_shaped(name, 4) or " " not in name or known.is_outlet(name):
        return False
    return not any(word.lower() in words().kinds for word in name.split()[1:-1])


def _row(match: re.Match[str], start: int, known: Known, shift: int = 0) -> Citation | None:
    who = match["who"].strip(EDGES)
    head, *behind = _PLACE_OR_ROLE.split(who)
    names = [_LETTERS_BEHIND_NAME.sub("", name) for name in _AND.split(head) if name]
    unnamed = [name.lower() in staff_words() for name in names]
    if not names or not all(
        some or is_person(name, known) for name, some in zip(names, unnamed, strict=True)
    ):
        return None
    if match["lead"].lower() == "from" and (match["stop"] or not behind or not is_person(names[0], known)):
        return None
    outlet = next((part for part in behind if known.is_outlet(part)), None)
    end = start + match.end("who")
    if (match["stop"] or "").endswith("(") and (agency := _AGENCY.match(match.string, match.end())):
        outlet, end = outlet or agency["agency"], start + agency.end()
    return credit_row(start + shift, end, match["lead"], head, outlet, known)


def _is_date(words_of: str) -> bool:
    found = DATE.search(words_of)
    return found is not None and found.end() - found.start() > 6


def is_sure_name(name: str, known: Known) -> bool:
    """A person that the text names, or a name that begins with a known given name or an initial."""
    first = name.partition(" ")[0]
    return name in known.people or (is_person(name, known) and (is_given_name(first) or first.endswith(".")))
