"""Datelines: the agency in front of a first sentence, or place and date alone."""

from __future__ import annotations

import re

from transforms.citations.byline_lines import dated_byline
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.entry_parts import DATE
from transforms.citations.grammar import words
from transforms.citations.lexicon import data
from transforms.citations.wire_datelines import pictured_dateline
from transforms.model import Citation

_AGENCY_TAG = re.compile(
    r"(?P<place>[^\W\d_a-z][^\n()–—:;]{1,70}?)\s?(?:,\s?[^\n()–—]{1,20})?\s?"
    r"\((?P<agency>[^\n()\d]{2,50})\)\s?(?:[-–—:|]{1,3}|_\s|\.\s)"
)


_AGENCY_DASH = re.compile(
    r"(?P<place>[A-Z][A-Z .’'-]{2,40}(?:,\s[A-Z][\w. ]{2,30}){0,2})\s?[,/–—-]\s?"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s?(?:\d{4})?\s?)?"
    r"[(]?(?P<agency>[A-Z][\w-]{1,20}(?:\s[A-Z]\w{1,15}){0,2})[)]?\s?(?:--|[–—-])\s"
)


_AGENCY_FIRST = re.compile(
    r"(?P<agency>[A-Z]{2,6}|[A-Z][\w-]{2,20}(?:\s[A-Z][\w-]{2,15}){0,2})\s?(?:--|[–—])\s?(?=[A-Z])"
)


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
# Place in title case, date, agency: 'Halse, Nov 12, Delta Wire –'.
_DATED_AGENCY = re.compile(
    r"(?P<place>[A-Z][\w’'.-]{1,25}(?:\s[A-Z][\w’'.-]{1,25}){0,2}(?:,\s[A-Z][\w. ]{1,25}?)?),?\s"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?[,:;]?\s"
    r"(?P<agency>[A-Z][\w.&’'-]{1,25}(?:\s[A-Z][\w.&’'-]{1,25}){0,3})\s?(?:--|[–—]|-(?=\s))"
)
# 'HALSE. August 27. DELTA NEWS -' and 'HALSE, August 27. /DELTA/.', as agencies of the East write them.
_DOTTED_AGENCY = re.compile(
    r"(?P<place>[A-Z][A-Z ’'-]{1,30})[.,]\s"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?\.?,?\s"
    r"(?:/(?P<slashed>[A-Z][\w. -]{1,30}?)/\.?"
    r"|(?P<agency>[A-Z][\w.&’'-]{1,25}(?:\s[A-Z][\w.&’'-]{1,25}){0,3})\s?(?:--|[–—]|-(?=\s)))"
)
# 'Halse (dpa) -' and '/PRNewswire/ --': the place in title case, the agency marked beyond doubt.
_MARKED_AGENCY = re.compile(
    r"(?P<place>[A-Z][\w’'.-]{1,25}(?:\s[A-Z][\w’'.-]{1,25}){0,2})(?:,\s[^\n()/–—]{1,40}?)?\s"
    r"(?:\((?P<small>[a-zA-Z]{2,6})\)|/(?P<slashed>[A-Z][\w. -]{1,30})/)\s?(?:--|[–—]|-(?=\s))"
)


# 'NEW HALSE, July 4 (GPA) The minister': the bracket with nothing behind it.
_DATED_BRACKET = re.compile(
    r"(?P<place>[A-Z][A-Z.’'-]{1,20}(?:\s[A-Z][A-Z.’'-]{1,20}){0,2}),\s"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?\s?\((?P<agency>[A-Z]{{2,6}})\)\s(?=[“\"A-Z])"
)
# 'Halse, Dec 23 (GPA) Felling of trees': the same with the place in title case, or 'Halse, May 3/2021(GPA)The'
_TITLED_BRACKET = re.compile(
    r"(?P<place>[A-Z][\w.’'-]{1,20}(?:[\s/][A-Z][\w.’'-]{1,20}){0,3})(?:,\s|\s(?=[A-Z][a-z]{2,8}\.?\s\d{1,2}/\d))"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:(?:,?\s|/)\d{{4}})?"
    r"\s?(?:\((?P<agency>[A-Z]{2,6})\)|/(?P<slashed>[A-Z]{2,6})/):?\s?(?:[-–—]\s)?(?=[“\"A-Z])"
)
# '(GPA) – The ferry'
_AGENCY_BRACKET = re.compile(r"\((?P<agency>[A-Z]{2,6})\)\s?(?:--|[–—]|-(?=\s))\s?(?=[“\"A-Z])")
# 'GPA -' as a line of its own above its text.
_AGENCY_ALONE = re.compile(r"(?P<agency>[A-Z]{2,6})\s?(?:--|[–—-])$")
# Every shape above holds an agency in brackets or between slashes, or a dash that is no hyphen.
_SLASHES = re.compile(r"/[A-Z][\w. -]{1,30}/")
_DASH = re.compile(r"-(?:[-\s]|(?<=\s-))")


def may_hold_dateline(text: str) -> bool:
    """False for a text in which no dateline can be."""
    if "(" in text or "–" in text or "—" in text or ("-" in text and _DASH.search(text) is not None):
        return True
    return "/" in text and _SLASHES.search(text) is not None


def find_dateline(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'NAIROBI (Reuters) -', 'NAIROBI, Oct 21 (Xinhua) --', 'NAIROBI, Reuters –', 'AP — '."""
    window = text[start : min(end, start + 140)]
    if (row := pictured_dateline(text, start, end, known)) is not None:
        return row
    if not may_hold_dateline(window):
        return None
    if (row := dated_byline(text, start, end, known)) is not None:
        return row
    for shape in (_AGENCY_TAG, _AGENCY_DASH, _AGENCY_FIRST):
        match = shape.match(window)
        if match is None:
            continue
        agency = match["agency"].strip(EDGES)
        surely = known.index.by_name(agency) is not None
        place = match["place"].strip(EDGES) if "place" in match.groupdict() else ""
        if not surely and shape is _AGENCY_DASH and known.is_registered(place):
            agency, surely = place, True  # "GPA, HALSE —"
        shouted = sum(char.isupper() for char in place.split(",")[0]) > 2 and place.split(",")[0].isupper()
        if surely or (shape is not _AGENCY_FIRST and shouted and known.is_outlet(agency)):
            return credit_row(start, start + len(match.group().rstrip()), None, None, agency, known)
    if match := _DATED_AGENCY.match(window):
        return credit_row(start, start + match.end(), None, None, match["agency"], known)
    if match := _DATED_BRACKET.match(window):
        return credit_row(start, start + match.end() - 1, None, None, match["agency"], known)
    if (match := _TITLED_BRACKET.match(window)) and not _is_phrase(match["place"]):
        agency = match["agency"] or match["slashed"]
        return credit_row(start, start + len(match.group().rstrip()), None, None, agency, known)
    if match := _DOTTED_AGENCY.match(window):
        agency = match["slashed"] or match["agency"]
        return credit_row(start, start + match.end(), None, None, agency, known)
    if match := _MARKED_AGENCY.match(window):
        agency = match["slashed"] or match["small"]
        if match["slashed"] or agency.isupper() or agency in data("credits")["small_agencies"]:
            return credit_row(start, start + match.end(), None, None, agency, known)
    if match := _AGENCY_BRACKET.match(window):
        return credit_row(start, start + len(match.group().rstrip()), None, None, match["agency"], known)
    if (match := _AGENCY_ALONE.match(window)) and start + match.end() == end:
        return credit_row(start, end, None, None, match["agency"], known)
    if length := _place_dateline(window):
        return credit_row(start, start + length, None, None, None, known)
    return None


def _is_phrase(place: str) -> bool:
    """'On Friday' in front of a date: what a sentence opens with, and no place."""
    return any(word.lower() in words().kinds for word in (place.split()[0], place.split()[-1]))


_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]{1,30}(?:[ ’'.-]{1,2}[^\W\d_a-z][^\W\d_]{0,20}){0,3})"
    r"(?P<rest>,?\s?[^\n–—:()\"“”]{0,40}?)\s?(?:--|[–—]|\s-)\s?(?=[“\"‘'A-Z])"
)


def _place_dateline(window: str) -> int:
    """The length of 'NAIROBI —' or 'Nairobi, 28 April 2017 –'; 0 for a sentence that happens to hold a dash."""
    match = _PLACE_DATE.match(window)
    if match is None:
        return 0
    shouted = len(match["place"]) > 2 and match["place"].isupper()
    if match["place"].lower() in data("credits")["no_places"]:
        return 0  # "WARNING – The"
    rest = match["rest"].strip(" ,.")
    if any(word[0].islower() for word in DATE.sub(" ", match["rest"]).split() if word != "of"):
        return 0  # "Ada Marsh at her bench in 1987. — Courier file photo"
    dated = bool(rest) and DATE.search(match["rest"]) is not None
    short = (
        not rest
        or dated
        or any(char.isdigit() for char in rest)
        or (shouted and len(rest.split()) <= 3 and rest[:1].isupper())
    )
    return len(match.group().rstrip()) if short and (shouted or dated) else 0
