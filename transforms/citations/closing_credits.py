"""Credits behind the last sentence of a text: '(NAN)', 'Report: Ada Marsh', '– J. D. Marsh, Halse', 'With reports'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.byline_lines import is_person, is_sure_name, issued, labelled
from transforms.citations.closing_words import may_be_credit
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.lexicon import any_of, data
from transforms.citations.tail_phrases import tail_phrase
from transforms.citations.text_signs import HOURS, ROUND
from transforms.model import Citation

# A credit behind a sentence begins so near the end of its line.
_REACH = 160
# An agency that stands there without a mark is no longer.
_AGENCY_REACH = 60
_ENDED = r"(?<=[.!?…”\")’])"
_AGENCY = re.compile(
    r"(?<=[.!?…])[”\"’]?\s{0,2}(?P<all>[(\[/](?P<who>[A-Z][\w.&’' /-]{1,40}?)[)\]/])"
    r"(?:\s?[(\[]?(?:www\.)?[\w.-]{3,40}\.[a-z]{2,6}[)\]]?)?$"  # its address may follow
)
# "(HalseNews)": an agency that writes itself as one word with capitals inside
_JOINED_NAME = re.compile(r"[A-Z][a-z]{2,12}(?:[A-Z][a-z]{2,12}){1,2}")
# 'GPA 1204 GMT 2021/04/08': the agency with the hour and the day of its copy
_STAMPED = re.compile(
    r"(?:(?<=[.!?…”\")]\s)|^)(?P<who>[A-Z]{2,6}|\((?P<inner>[A-Z]{2,6})\))(?:\s[-–—])?\s\d{1,2}[:.h]?\d\d\s(?:GMT|UTC)"
    r"(?:[\s,/-]{1,3}[\w./:, -]{4,24})?[.)]?$"
)
# '… in the Labour Court. GPA', '… she said. Northern News Service'
_BARE_AGENCY = re.compile(
    r"(?<=[.!?…”\")])(?:\s{1,2}|(?=[–—]))(?P<all>(?:[-–—]{1,2}\s?|/)?(?P<who>(?:[A-Z]{2,6}|[A-Z][a-z]{2,12})(?:/(?:[A-Z]{2,6}|[A-Z][a-z]{2,12})){0,2}|Agencies"
    r"|[A-Z][\w&.’'-]{1,20}(?:\s[A-Z][\w&.’'-]{1,20}){0,3}))$"
)
_DESKS = ("News Service", "News Agency", "News Network", "Bureau", "Agencies", "Correspondent", "Reporter")
_NO_AGENCY = frozenset(
    (
        "END",
        "ENDS",
        "STOP",
        "MORE",
        "OK",
        "PS",
        "NB",
        "USA",
        "UK",
        "US",
        "EU",
        "UN",
        "NNNN",
        "RIP",
        "FIN",
        "FINI",
    )
)
# '-- Ada Marsh, Halse Courier', '(Ada Marsh/GPA)' as the last line of a text
_SIGNED_OFF = re.compile(
    r"(?P<mark>[-–—]{1,2}\s?|[(\[])?(?P<who>[A-Z][\w.’'-]{0,25}(?:\s[\w.’'-]{1,25}){1,3})"
    r"(?:,\s|\s?[/|]\s?|\s[-–—]\s|,?\s(?:of|for)\s(?:the\s)?)(?P<outlet>[A-Z][\w.&’' -]{1,50}?)[.)\]]{0,2}$"
)
_SIGNED = re.compile(
    rf"{_ENDED}\s{{0,2}}(?P<all>[-–—]{{1,2}}\s?(?P<who>[A-Z][\w.’'-]{{0,25}}(?:\s[\w.’'-]{{1,25}}){{1,4}})"
    r"(?P<place>(?:,\s[A-Z][\w.’' -]{2,40}){0,2})[.)]?)$"
)
# What every signature holds.
_DASHED_NAME = re.compile(r"[-–—]\s?[A-Z]")
_STARTS = re.compile(r"[.!?…”\")’][\s(\[–—-]{0,4}(?=[A-Z])")
_OPENING_MARKS = re.compile(r"[(\[*_–—-]{0,3}\s?")


@lru_cache(maxsize=1)
def _with_reports() -> re.Pattern[str]:
    kinds = any_of(data("credits")["inputs"])
    return re.compile(
        rf"(?:(?:with|additional|further|some)\s)?(?:(?:an?|additional|agency|wire|more|further|staff)\s){{0,2}}(?:{kinds})\s"
        r"(?:from|by|of)\s(?P<who>[A-Z][^\n()]{1,130}|agencies|wires|wire services|our correspondents)",
        re.IGNORECASE,
    )


_INPUTS_OF = re.compile(
    r"(?P<how>with)\s(?P<who>[A-Z][\w &/,-]{1,40}?)(?:\s(?:inputs?|reports?|material))?$", re.IGNORECASE
)


def closing_credit(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit that ends this line, one of the last of its text, or that is the whole line."""
    at = max(start, end - _REACH)
    tail = text[at:end]
    if tail[-1].islower() and "/" in tail and (row := desk_initials(text, start, end, known, True)):
        return row
    if tail[-1].isalpha() and (row := _bare_agency(text, at, end, known)):
        return row
    if tail[-1] in ")]/" and (row := _agency(text, at, end, known)):
        return row
    dashed = "-" in tail or "–" in tail or "—" in tail
    if dashed and _DASHED_NAME.search(tail) and (row := _signature(text, at, end, known)):
        return row
    if not _may_credit(tail):
        return None
    opening = _OPENING_MARKS.match(text, start, end) if at == start else None
    firsts = [opening.end()] if opening is not None else []
    firsts += [found.end() for found in _STARTS.finditer(text, at, end)]
    return next((row for first in firsts if (row := _credit(text, first, end, known))), None)


def _may_credit(tail: str) -> bool:
    """Whether words hold what every such credit does; a chain of `in` costs less than a pattern or a loop."""
    return (
        "rom " in tail
        or " of " in tail
        or " by " in tail
        or "ith " in tail
        or ":" in tail
        or " By " in tail
        or "told to " in tail
        or "ontributed" in tail
        or " BY " in tail
        or "FROM " in tail
        or "WITH " in tail
    )


def in_brackets(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'(With inputs from GPA)', '(with GPA reports)' at the end of any line."""
    opening = text.rfind("(", max(start, end - _REACH), end) if known.signs & ROUND else -1
    if opening < 0 or end - opening < 8:
        return None
    return _inputs(text, opening + 1, end, known)


def _credit(text: str, first: int, end: int, known: Known) -> Citation | None:
    if not may_be_credit(text, first, end):
        return None
    if row := _inputs(text, first, end, known):
        return row
    stop = end
    while stop > first and text[stop - 1] in ".)] ":
        stop -= 1
    row = labelled(text, first, stop, known) or issued(text, first, stop, known)
    return row or tail_phrase(text, first, end, known)


def _inputs(text: str, first: int, end: int, known: Known) -> Citation | None:
    """'With reports from …' that fills the text from one offset to another, but for a bracket and a full stop."""
    stop = end
    while stop > first and text[stop - 1] in ".)] ":
        stop -= 1
    match = _with_reports().fullmatch(text, first, stop)
    if match is None:
        match = _INPUTS_OF.fullmatch(text, first, stop)
        if match is None or not known.is_outlet(match["who"]):
            return None
        return credit_row(first, stop, match["how"], None, match["who"], known)
    how = text[first : match.start("who")].strip()
    parts = [
        part.strip(EDGES) for part in re.split(r"[,;/]|\s(?:and|in|by)\s", match["who"], flags=re.IGNORECASE)
    ]
    if any(word in _VERBS for word in match["who"].split()):
        return None
    outlet = next((part for part in parts if known.is_outlet(part) or _opens(part, known)), None)
    author = next((part for part in parts if is_person(part, known)), None) if outlet is None else None
    places = {mention.surface for mention in known.mentions if mention.type == "place"}
    author = author if author not in places else None
    if outlet is None and author is None and not how.lower().startswith("with"):
        return None
    return credit_row(first, stop, how, author, outlet, known)


def _opens(part: str, known: Known) -> bool:
    """Whether a name begins with an organization of the text: 'BFA Public Affairs', 'BFA-Region 3'."""
    return re.split(r"[\s-]", part, maxsplit=1)[0] in known.organizations


# With one of these behind it the phrase is the beginning of a sentence.
_VERBS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "said",
        "says",
        "we",
        "he",
    ]
)


def _agency(text: str, at: int, end: int, known: Known) -> Citation | None:
    match = _AGENCY.search(text, at, end)
    if match is None:
        return None
    who = match["who"].strip(EDGES)
    parts = [part.strip() for part in re.split(r"[/&,]", who)]
    if parts[0] in _NO_AGENCY:
        return None
    while len(parts) > 1 and parts[-1].islower():  # "(GPA/km)": the initials of its desk
        parts.pop()
    if (
        match.end() == len(text.rstrip())
        and is_sure_name(who, known)
        and _is_writer(who, text, match.start("who"))
    ):
        return credit_row(match.start("all"), match.end("all"), None, who, None, known)
    if all(known.is_outlet(part) for part in parts) or (match.end() == end and _JOINED_NAME.fullmatch(who)):
        return credit_row(match.start("all"), match.end("all"), None, None, parts[0], known)
    return None


def _is_writer(who: str, text: str, at: int) -> bool:
    """Whether nobody of this family name is spoken of in front of the bracket that ends the text."""
    return text.find(who.rpartition(" ")[2], 0, at) < 0


# 'GPA SA ROH HMR', 'GPA/am/jb': the agency and the initials of its desk.
_INITIALS = re.compile(
    r"(?:(?<=[.!?…”\")]\s)|^)(?P<who>[A-Z]{2,6})(?P<desk>(?:\s[A-Z]{2,5}){1,6}|(?:/[a-z]{2,4}){1,4})$"
)


def desk_initials(text: str, start: int, end: int, known: Known, is_last: bool) -> Citation | None:
    """The agency in front of the initials that end an agency's copy; one that is not registered must be followed by two
    or more and end the text."""
    tail = text[max(start, end - _AGENCY_REACH) : end]
    match = _INITIALS.search(tail)
    if match is None or (match.start() == 0 and end - start > _AGENCY_REACH):
        return None
    many = is_last and (len(match["desk"].split()) > 1 or match["desk"][0] == "/")
    if match["who"] in _NO_AGENCY or not (many or known.is_registered(match["who"])):
        return None
    return credit_row(end - len(tail) + match.start(), end, None, None, match["who"], known)


def stamped_credit(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of 'GPA 1204 GMT 2021/04/08', with the hour and the day of an agency's copy, at the end of a line."""
    if not known.signs & HOURS:
        return None
    at = max(start, end - _AGENCY_REACH)
    if text.find(" GMT", at, end) < 0 and text.find(" UTC", at, end) < 0:
        return None
    match = _STAMPED.search(text[at:end])
    if match is None or (match.start() == 0 and at > start):
        return None
    who = match["inner"] or match["who"]
    return (
        credit_row(end - len(match.group()), end, None, None, who, known) if who not in _NO_AGENCY else None
    )


def _bare_agency(text: str, at: int, end: int, known: Known) -> Citation | None:
    """The agency that stands with no mark behind the last sentence of a paragraph."""
    match = _BARE_AGENCY.search(text, max(at, end - _AGENCY_REACH), end)
    if match is None or match["who"] in _NO_AGENCY or match["who"] in known.people:
        return None
    who = match["who"]
    shared = who.split("/")
    if len(shared) > 1 and all(map(known.is_registered, shared)):
        return credit_row(match.start("all"), end, None, None, shared[0], known)
    if not ((who.isupper() and " " not in who) or who.endswith(_DESKS) or known.is_registered(who)):
        return None
    return credit_row(match.start("all"), end, None, None, who, known)


def signed_off(text: str, start: int, end: int, known: Known) -> Citation | None:
    """A last line with who wrote and for whom: '-- Ada Marsh, Halse Courier'."""
    match = _SIGNED_OFF.match(text, start, end)
    if match is None or match.end() < end:
        return None
    who, outlet = match["who"], match["outlet"].strip(EDGES)
    if known.is_outlet(who) or not is_person(who, known):
        return None
    sure = bool(match["mark"]) or is_sure_name(who, known)
    if not known.is_registered(outlet) and not (sure and known.is_outlet(outlet)):
        return None
    return credit_row(start, end, None, who, outlet, known)


def _signature(text: str, at: int, end: int, known: Known) -> Citation | None:
    match = _SIGNED.search(text, at, end)
    if match is None or text[match.start("all") - 2 : match.start("all")].strip()[-1:] in ("”", '"', "’"):
        return None  # who said the words in marks
    who = match["who"].strip(EDGES)
    placed = bool(match["place"]) and is_person(who, known)
    if not (placed or is_sure_name(who, known)):
        return None
    return credit_row(match.start("all"), end, None, who, None, known)
