"""Datelines that end in a colon, and ones that a headline is glued to: 'GPA, Halse, Aug 21: …', 'HALSE: The …'."""

from __future__ import annotations

import re

from transforms.citations.bylines import staff_words
from transforms.citations.credit_names import Known, credit_row
from transforms.citations.grammar import words
from transforms.citations.lexicon import data
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

_HEADER = re.compile(
    r"(?P<head>(?:\d{1,2}\s)?[^\W\d_a-z][^\n:;!?“”\"–—]{2,70}?)\s?"
    r"(?P<mark>:|--|[–—]|(?<=[)\d])\s?-(?!\d)|\s-(?=\s)|(?<=\d\d\d\d)\.(?=\s[“\"A-Z]))\s?(?=[“\"‘'A-Z\d]|$)"
)
# The mark of a header that is neither colon nor dash.
_YEAR_STOP = re.compile(r"\d\d\d\d\.")
# 'HALSE. More than …', '(Port Halse, 3 June 2021) – A wharf …' and 'Halse — Swarms …' with a town that the text names.
_SHOUTED_STOP = re.compile(r"(?P<place>[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,2})\.\s(?=[A-Z][a-z]|A\s)")
_IN_BRACKETS = re.compile(r"\((?P<head>[A-Z][^\n()]{5,70})\)\s?(?:[-–—:]{1,2}\s?)?(?=[“\"‘'A-Z])")
# "(Halse) Ferries have", "(Halse) – Swarms": the place alone in brackets
_BRACKETED = re.compile(
    r"\((?P<place>[^\W\d_a-z][\w’'.-]{2,25}(?:[\s/][^\W\d_a-z][\w’'.-]{1,25}){0,3})\)\s?(?:--|[–—-])?\s?(?=[“\"‘'A-Z])"
)
# "Halse. The ferry", where the text names Halse and nothing but its headline stands above
_NAMED_STOP = re.compile(r"(?P<place>[A-Z][\w’'-]{2,25}(?:\s[A-Z][\w’'-]{2,25}){0,2})\.\s(?=[“\"‘'A-Z])")
# "HALSE: The ferry" as the first paragraph
_SHOUTED_COLON = re.compile(r"(?P<place>[A-Z]{4,20}(?:[ -][A-Z]{2,20}){0,2}):\s(?=[“\"A-Z][a-z]|A\s)")
_LABELLED = re.compile(r"\n[A-Z]{3,20}(?: [A-Z]{2,20})?: ")
_NAMED_DASH = re.compile(
    r"(?P<place>[A-Z][\w’'.-]{2,25}(?:\s[A-Z][\w’'.-]{2,25}){0,2})\s?(?:--|[–—]|\s-)\s(?=[“\"‘'A-Z])"
)
_ALONE = re.compile(r"(?P<head>[A-Z][^\n:;!?“”\"–—]{4,60})$")
_PARTS = re.compile(r"\s?(?:[,()|]|(?<!\d)/|/(?!\d))\s?|\s-\s")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s?{_MONTH})(?:\s\d{{4}}|/\d{{2,4}})?|(?:19|20)\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?",
    re.IGNORECASE,
)
# 'Halse, Oct. 20. The lake': place and day with nothing but a full stop behind them.
_DATED_STOP = re.compile(
    r"(?P<all>(?P<place>[A-Z][\w’'-]{2,25}(?:\s[A-Z][\w’'-]{2,25}){0,2}),\s"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?:19|20)\d\d)?\.)\s(?=[“\"‘'A-Z])"
)
_DASHES = ("--", "–", "—", " -", "-")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A headline or menu was glued to the dateline: '… at the reef HALSE CITY – The fleet'.
_GLUED = re.compile(
    r"(?<=[^\W\dA-Z_]\s|[\d”\"’)]\s)(?P<place>[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,3})(?P<more>,\s[A-Z][\w. ]{2,20})?"
    r"(?:\s?\((?P<agency>[^()\n]{2,30})\))?\s?(?:--|[–—]|-(?=\s))\s(?=[A-Z“\"])"
)
_GLUED_REACH = 400
# A shouted word of so many letters is no acronym.
_LONG_WORD = 7
# A line with a dateline without a date is a paragraph, no entry of a list.
_SHORTEST_PARAGRAPH = 90
# Where furniture stands above the text, its dateline ends so near the beginning of a later line.
_DEEP_REACH = 45


def header_dateline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The dateline before the first colon of a line: place, and agency or date or both, in any order."""
    window = text[start : min(end, start + 90)]
    if window[0] == "(" and (bracketed := _BRACKETED.match(window)) is not None:
        sure = end - start >= _SHORTEST_PARAGRAPH and _is_named_place(bracketed["place"], known)
        stop = start + len(bracketed.group().rstrip())
        return credit_row(start, stop, None, None, None, known) if sure else None
    match = (
        (_HEADER.match(window) if may_be_header(window) else None)
        or (_IN_BRACKETS.match(window) if window[0] == "(" else None)
        or (_ALONE.match(window) if end - start < 60 else None)
    )
    if match is None:
        return _placed(text, window, start, end, known) if "." in window or _is_dashed(window) else None
    head = match["head"].strip()
    parts = [part for part in _PARTS.split(head) if part]
    kinds = [_kind_of(part, known) for part in parts]
    if None in kinds or "place" not in kinds:
        return _first_place(text, start, end, known)
    stop = start + match.end("head")
    while text[stop : stop + 1] and text[stop] in ":)–—- " and stop < start + match.end():
        stop += 1
    stop = start + len(text[start:stop].rstrip())
    agency = _agency_of(parts, kinds, known)
    if match.re is _ALONE and _YEAR.search(head):
        # "Halse, 29 April 2021" above a statement; any other such line is the date line of a site
        named = kinds[0] == "place" and set(kinds[1:]) == {"date"} and _is_named_place(parts[0], known)
        return credit_row(start, stop, None, None, None, known) if named else None
    if match.re is _HEADER and match["mark"] == "." and not _is_dated_stop(parts, start, end):
        return None
    if "date" in kinds or (agency is not None and match.re is not _ALONE):
        return credit_row(start, stop, None, None, _source(agency), known)
    if len(parts) > 2 or end - start < _SHORTEST_PARAGRAPH:
        return None
    if len(parts) == 2 and match.re is _HEADER and match["mark"] in _DASHES:  # "Halse, Northshire – The"
        whole = all(_is_named_place(part, known) for part in parts)
        return credit_row(start, stop, None, None, None, known) if whole else None
    if parts[0].lower() in data("credits")["countries"]:
        return None  # "MOROCCO:" heads what is told of the country
    if match.re is not _HEADER or match["mark"] != ":":
        return None
    shouted = parts[0].isupper() and (len(parts[0]) >= _LONG_WORD or " " in parts[0])
    named = _is_place_at(start, start + len(parts[0]), known)
    return credit_row(start, stop, None, None, None, known) if shouted or named else None


def may_be_header(window: str) -> bool:
    """Whether the beginning of a line holds a mark that a header ends with."""
    if ":" in window or _is_dashed(window):
        return True
    return "." in window and _YEAR_STOP.search(window) is not None


def _is_dashed(window: str) -> bool:
    return "-" in window or "–" in window or "—" in window


def _first_place(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'HALSE: The ferry …' below the headline of a text, or first of all, where nobody else stands before a colon."""
    match = _SHOUTED_COLON.match(text, start, end) if end - start >= _SHORTEST_PARAGRAPH else None
    if match is None or (start > 0 and text.find("\n", 0, start - 2) >= 0):
        return None
    place = match["place"]
    low = place.lower()
    again = len(place) < _LONG_WORD - 1 or sum(place == m.surface for m in known.mentions) > 1
    unlike = known.is_registered(place) or (again and place in known.organizations)
    unlike = unlike or place.title() in known.people
    if unlike or low in words().labels or low in words().kinds or low in data("credits")["countries"]:
        return None
    if low in data("credits")["section_words"] or _LABELLED.search(text, end):
        return None
    return credit_row(start, match.end("place") + 1, None, None, None, known)


def _is_dated_stop(parts: list[str], start: int, end: int) -> bool:
    """Whether 'Halse, 8 July 2022.' opens a paragraph: a year alone ends a reference as well."""
    day = len(parts[-1].split()) > 2 or (parts[-1][:1].isdigit() and not parts[-1].isdigit())
    return end - start >= _SHORTEST_PARAGRAPH and len(parts) > 1 and day


def may_be_deep(text: str, start: int, end: int) -> bool:
    """Whether a line far from the head of its text is worth a look for place and day before a colon or full stop."""
    if end - start < _SHORTEST_PARAGRAPH:
        return False
    stop = text.find(":", start, start + _DEEP_REACH)
    stop = stop if stop >= 0 else text.find(". ", start, start + _DEEP_REACH)
    return stop > start and text[stop - 1].isdigit() and text[start].isupper()


def deep_dateline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The dated dateline of a paragraph that furniture or other texts stand above, if it surely begins with a place."""
    row = header_dateline(text, start, end, known) if may_be_deep(text, start, end) else None
    if row is None:
        return None
    place = _PARTS.split(text[start : row.end], maxsplit=1)[0]
    sure = (place.isupper() and len(place) > 3) or any(
        mention.type == "place" and mention.start == start for mention in known.mentions
    )
    return row if sure else None


def _placed(text: str, window: str, start: int, end: int, known: Known) -> Citation | None:
    """'HALSE. More than …' and 'Halse — Swarms …', where the paragraph is long and the text names the place."""
    if end - start < _SHORTEST_PARAGRAPH:
        return None
    if (
        ", " in window
        and (dated := _DATED_STOP.match(window)) is not None
        and dated["place"].lower() not in words().labels
    ):
        return credit_row(start, start + dated.end("all"), None, None, None, known)
    match = _SHOUTED_STOP.match(window) if window[:3].isupper() else None
    if match is None and _is_dashed(window):
        match = _NAMED_DASH.match(window)
    if match is None and text.find("\n", 0, start - 2) < 0:
        match = _NAMED_STOP.match(window)
    if match is None:
        return None
    long = match.re is _SHOUTED_STOP and len(match["place"]) >= _LONG_WORD - 1
    if not long and not _is_place_at(start, start + match.end("place"), known):
        return None
    if match["place"].lower() in words().labels:
        return None
    return credit_row(start, start + len(match.group().rstrip()), None, None, None, known)


def _agency_of(parts: list[str], kinds: list[str | None], known: Known) -> str | None:
    """The agency of a dateline: in 'HALSE (NS), May 29 (GPA):' the one behind the day, for what stands behind the place
    may be short for its region; else a registered one, else the first."""
    day = kinds.index("date") if "date" in kinds else 0
    behind = [part for part, kind in list(zip(parts, kinds, strict=True))[day:] if kind == "agency"]
    agencies = [part for part, kind in zip(parts, kinds, strict=True) if kind == "agency"]
    agencies = behind if kinds[0] == "place" and behind else agencies
    return next((part for part in agencies if known.is_registered(part)), agencies[0] if agencies else None)


def _is_named_place(part: str, known: Known) -> bool:
    return any(mention.type == "place" and mention.surface == part for mention in known.mentions[:12])


def _is_place_at(start: int, end: int, known: Known) -> bool:
    return any(m.type == "place" and m.start == start and m.end >= end for m in known.mentions[:8])


def glued_dateline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The dateline inside a first line, behind the headline that lost its line break."""
    window = text[start : min(end, start + _GLUED_REACH)]
    if not _is_dashed(window):
        return None
    for match in _GLUED.finditer(text, start, start + len(window)):
        place = match["place"]
        here = [m for m in known.mentions if match.start("place") <= m.start < match.end("place")]
        if any(m.type != "place" for m in here) or place.lower() in words().labels:
            continue
        if here or match["more"] or match["agency"] or " " in place or len(place) >= _LONG_WORD:
            stop = start + len(text[start : match.end()].rstrip())
            return credit_row(match.start("place"), stop, None, None, match["agency"], known)
    return None


def _source(agency: str | None) -> str | None:
    return agency if agency is None or agency.lower() not in staff_words() else None


def _kind_of(part: str, known: Known) -> str | None:
    """Whether a part of a header is a date, an agency or a place; None for anything else."""
    low = part.lower()
    if _DAY.fullmatch(part):
        return "date"
    if low in staff_words() or known.is_registered(part) or low in data("credits")["header_agencies"]:
        return "agency"
    is_place = any(mention.surface == part and mention.type == "place" for mention in known.mentions)
    if is_place:
        return "place"
    if part.isupper() and part.isalpha() and 2 <= len(part) <= 5:
        return "agency" if low not in words().kinds else None
    names = {word.lower() for word in part.split()} - {"and", "of"}
    lists = data("credits")
    if part in known.people or part in known.organizations or names & words().labels:
        return None
    if names & set(lists["section_words"]) or names & words().roles:
        return None
    if any(word in words().kinds for word in names):
        return None  # "The Water"
    return "place" if is_name_shaped(part.replace(" and ", " ").replace(" of ", " "), 3) else None
