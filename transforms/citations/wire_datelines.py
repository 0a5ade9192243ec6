"""Datelines as wires and their readers' pages write them beside the common ones: 'HALSE (Old Harbour), May 3 (GPA) -',
'HALSE, MAY 3, GPA.', 'HALSE | Wed May 3, 2017 5:36am EDT', 'HALSE May 3 The ferry', 'HALSE- The ferry',
'03/05/2017 (GPA), Halse - The ferry', 'HALSE, NS - MAY 3: The ferry'.
"""

from __future__ import annotations

import re

from transforms.citations.credit_names import Known, credit_row
from transforms.citations.grammar import words
from transforms.citations.lexicon import data
from transforms.citations.sources import looks_like_outlet
from transforms.model import Citation

_REACH = 130
# A line with a dateline that nothing marks is a paragraph.
_SHORTEST_PARAGRAPH = 90
_NAME = r"[A-Z][\w.’'-]{1,25}(?:[ -][A-Z][\w.’'-]{1,25}){0,3}"
_SHOUTED = r"[A-Z]{4,20}(?:[ -][A-Z]{2,20}){0,2}"
_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[A-Za-z]{0,6}\.?"
_WEEKDAY = r"(?:(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?,?\s)?"
_DAY = rf"{_WEEKDAY}(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH})(?:,?\s(?:19|20)\d\d)?"
_DASH = r"(?:--|[–—]|-(?=\s))"
# 'Halse (Old Harbour), May 3, 2017 (GPA) - The'
_QUALIFIED = re.compile(
    rf"(?P<place>{_NAME})\s\([A-Z][\w .’'-]{{2,40}}\),?\s{_DAY}\s?(?:\((?P<agency>[A-Z][\w .&/’'-]{{1,40}})\)\s?)?"
    rf"(?:{_DASH}|:)(?=\s?\S)"
)
# 'Halse, 3 May 2021 – (GPA) – The'
_BEHIND = re.compile(
    rf"(?P<place>{_NAME}),\s{_DAY}\s?{_DASH}\s?\((?P<agency>[A-Z][\w .&/’'-]{{1,40}})\)\s?{_DASH}(?=\s?\S)"
)
# 'HALSE, MAY 3, GPA. The'
_STOPPED = re.compile(
    rf"(?P<place>{_NAME}),\s{_DAY}[,.]\s(?P<agency>[A-Z][A-Z-]{{2,20}}[A-Z])\.(?=\s[“\"‘'A-Z])"
)
# 'HALSE, Northshire, May 3. The'
_REGION = re.compile(rf"(?P<place>{_SHOUTED}),\s[A-Z][\w’' -]{{2,25}},\s{_DAY}\.(?=\s[“\"‘'A-Z])")
# 'HALSE May 3 The union'
_UNMARKED = re.compile(rf"(?P<place>{_SHOUTED}),?\s{_MONTH}\s\d{{1,2}}(?=\s[“\"‘'A-Z])")
# 'HALSE- The union'
_HYPHEN = re.compile(rf"(?P<place>{_SHOUTED})-(?=\s(?:[“\"‘']?[A-Z][a-z]|A\s))")
# 'HALSE | Wed May 3, 2017 5:36am EDT' in a line of its own
_ROW = re.compile(
    rf"{_SHOUTED}\s?\|\s?{_DAY}(?:,?\s\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?)?$"
)
# 'Halseonline – The union', 'Halse.net - The union'
_OUTLET = re.compile(
    r"(?P<agency>[A-Z][\w-]{2,24}(?:\.(?:[Nn]et|[Cc]om|[Oo]rg|[a-z]{2})|(?:[Oo]nline|[Nn]ews|NEWS|[Pp]ress|PRESS)))"
    rf"\s?{_DASH}(?=\s[“\"‘'A-Z])"
)
# '(GPA) 10:04, March 07, 2025', 'Delta News, December 6, 2015' in a line of its own
_DATED_OUTLET = re.compile(
    rf"\(?(?P<agency>[A-Z][\w.&’'-]{{1,24}}(?:\s[\w.&’'-]{{1,24}}){{0,4}})\)?,?\s(?:\d{{1,2}}:\d\d,?\s)?{_DAY}(?P<stop>\b)"
)
# '03/05/2017 (GPA), Halse - The', '3 May 2017, Halse (GPA) - The'
_DAY_FIRST = re.compile(
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|{_DAY}),?\s"
    rf"(?:\((?P<agency>[A-Z][\w .&/’'-]{{1,40}})\),?\s)?(?P<place>{_NAME})"
    rf"(?:\s\((?P<behind>[A-Z][\w .&/’'-]{{1,40}})\))?\s?(?:{_DASH}|:)(?=\s?[“\"‘'A-Z])"
)
# 'HALSE, NS - MAY 3: A ferry leaves', above or below the picture of an agency
_PICTURED = re.compile(
    rf"(?P<place>{_SHOUTED}(?:,\s[A-Z][A-Za-z .]{{1,25}})?)\s(?:{_DASH}\s)?{_DAY}\s?:(?=\s[“\"‘'A-Z])"
)
# 'HALSE (Delta Point News / GPA - 23rd August, 2019) The'
_OUTLET_AND_DAY = re.compile(
    rf"(?P<place>{_NAME})\s\((?P<agency>[A-Z][\w.&’'-]{{1,24}}(?:\s[\w.&’'-]{{1,24}}){{0,3}})"
    rf"(?:\s?/\s?[A-Z][\w .&’'-]{{1,30}}?)?(?:,|\s[–—-])\s{_DAY}\)\s?(?:{_DASH}\s?)?(?=[“\"‘'A-Z])"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WITH_BRACKETS, _WITH_COMMA = (_QUALIFIED, _BEHIND, _STOPPED, _OUTLET_AND_DAY), (_STOPPED,)


def wire_dateline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The dateline that a line of the head of a text begins with, or is."""
    window = text[start : min(end, start + _REACH)]
    first = window[0]
    if first.isdigit() and end - start >= _SHORTEST_PARAGRAPH:
        return _of_day(window, start, known)
    if not (first.isupper() or first == "("):
        return None
    if end - start < _SHORTEST_PARAGRAPH:
        return _of_line(window, start, end, known)
    for shape in _WITH_BRACKETS if "(" in window else _WITH_COMMA if ", " in window else ():
        match = shape.match(window)
        if match is not None and not _is_worded(match["place"]):
            agency = match["agency"]
            return credit_row(start, start + len(match.group().rstrip()), None, None, agency, known)
    if window[:4].isupper() and window[:4].isalpha():
        match = _REGION.match(window) or _UNMARKED.match(window) or _HYPHEN.match(window)
        if match is not None and _is_place(match, start, known):
            return credit_row(start, start + match.end(), None, None, None, known)
    match = _OUTLET.match(window) if _is_dashed(window[:32]) else None
    if match is not None and (known.is_outlet(match["agency"]) or looks_like_outlet(match["agency"])):
        return credit_row(start, start + match.end(), None, None, match["agency"], known)
    return None


def pictured_dateline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The place and day in front of an agency's caption, wherever it stands."""
    head = text[start : start + 4]
    if not (head.isupper() and head.isalpha()):
        return None
    window = text[start : min(end, start + _REACH)]
    if ":" not in window:
        return None
    match = _PICTURED.match(window)
    if match is None or _is_worded(match["place"]) or known.is_registered(match["place"]):
        return None
    return credit_row(start, start + match.end(), None, None, None, known)


def _of_day(window: str, start: int, known: Known) -> Citation | None:
    """The dateline that begins with its day, which has an agency or a place that the text names."""
    match = _DAY_FIRST.match(window)
    if match is None or _is_worded(match["place"]):
        return None
    agency = match["agency"] or match["behind"]
    if agency is None and not known.is_place_at(start + match.start("place")):
        return None
    return credit_row(start, start + match.end(), None, None, agency, known)


def _of_line(line: str, start: int, end: int, known: Known) -> Citation | None:
    """A place or an outlet with a day that is all of a short line."""
    if not any(map(str.isdigit, line)):
        return None
    if "|" in line and _ROW.fullmatch(line):
        return credit_row(start, end, None, None, None, known)
    match = _DATED_OUTLET.match(line)
    if match is None or not _YEAR.search(match.group()) or len(line) > match.end():
        return None
    if not known.is_registered(match["agency"]) or match["agency"] in known.people:
        return None
    return credit_row(start, start + match.end(), None, None, match["agency"], known)


def _is_dashed(head: str) -> bool:
    return "-" in head or "–" in head or "—" in head


def _is_worded(place: str) -> bool:
    """Whether the name is what a sentence opens with ('On Friday') or a label ('Update')."""
    parts = place.lower().split()
    return parts[0] in words().kinds or parts[-1] in words().kinds or place.lower() in words().labels


def _is_place(match: re.Match[str], start: int, known: Known) -> bool:
    """Whether a word in capitals is where a text comes from: a place of the text, or no other name and no label."""
    place = match["place"]
    low = place.lower()
    named = [m for m in known.mentions[:8] if start <= m.start < start + match.end("place")]
    if any(m.type == "place" for m in named):
        return True
    if named or _is_worded(place) or known.is_registered(place):
        return False
    lists = data("credits")
    return match.re is not _HYPHEN and low not in lists["no_places"] and low not in lists["section_words"]
