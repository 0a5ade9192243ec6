"""Credit lines of more shapes: 'GPA photo by Ada Marsh: caption', 'with reporting by Ada Marsh in Halse'."""

from __future__ import annotations

import re

from transforms.citations.credit_names import (
    EDGES,
    Known,
    credit_row,
    is_holder,
    no_photo,
    outlet_within,
    picture_holder,
)
from transforms.citations.grammar import words
from transforms.citations.lexicon import data
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

_NAME = r"[A-Z][\w.’'-]{0,25}(?:\s[A-Z][\w.’'-]{0,25}){0,3}"
_PICTURE = r"(?:photos?|photographs?|pictures?|images?|illustrations?|graphics?|videos?)"
_PICTURE_BY = re.compile(
    rf"[(\[]?(?P<agency>{_NAME}\s)?(?:[Ff]ile\s|[Ss]tock\s|[Hh]andout\s)?(?P<how>(?i:{_PICTURE})\sby)\s(?P<who>{_NAME})"
    rf"(?:(?:\s?/\s?|,\s|\sfor\s|\svia\s|\son\s)(?P<outlet>{_NAME}))?(?P<stop>\s?:\s|[.)\]]{{0,2}}$)"
)
_AGENCY_PICTURE = re.compile(
    rf"[(\[]?(?P<agency>{_NAME})\s(?P<how>(?:(?i:file|stock|handout)\s)?(?i:photos?|images?|pictures?))[.)\]]{{0,2}}$"
)
_COURTESY_BEHIND = re.compile(
    rf"(?<=[.!?”\"’)])\s{{1,2}}(?P<all>[-–—|(\[]?\s?(?P<how>(?i:{_PICTURE})\s[Cc]ourtesy(?:\s?:|\sof(?:\sthe)?))\s"
    rf"(?P<who>{_NAME})(?:(?:\s?/\s?|,\s)(?P<outlet>{_NAME}))?)[.)\]]{{0,2}}(?:\s?\|)?$"
)
_PICTURE_REACH = 130
REPORTING = re.compile(
    r"[(\[_*]{0,3}(?P<how>(?:with\s)?(?:(?:additional|associated|further|extra|supplementary|contributing)\s)?"
    r"(?:reporting|writing|editing|research|reported|edited|written)\s?(?:and\s\w+\s)?(?:\bby|:))\s(?P<who>[^();\n]{3,90})",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[_(\[*\s]{0,8}(?P<who>[A-Z][^\n]{1,110}?)\s(?:also\s)?contributed"
    r"(?:\s(?:(?:additional\s)?reporting|to\sthis\s(?:report|story|article))"
    r"|(?P<bare>(?:\sfrom\s[A-Z][\w’' ,]{2,60})?\.?[)\]]?$))",
    re.IGNORECASE,
)
# "The Halse Courier's Ada Marsh"
_OWN_STAFF = re.compile(
    rf"(?:The\s)?(?P<outlet>{_NAME}?)(?:['’]s|(?<=s)['’])\s(?P<name>{_NAME}(?:(?:,|,?\sand)\s{_NAME}){{0,9}})$"
)
_STAFF_OF = re.compile(rf"(?P<name>{_NAME})\s(?:of|from)\s(?:the\s)?(?P<outlet>{_NAME})$")
_KIN = re.compile(r"['’]s?\s[a-z]{3,12}$")
_SENTENCE_ENDS = re.compile(r"[a-z”\")]{2}[.!?]\s[A-Z]")
_IN_PLACE = re.compile(
    r"\s(?:in|from)\s[A-Z][\w’'-]{1,25}(?:\s[A-Z][\w’'-]{1,25}){0,2}(?:,\s[A-Z][\w’'-]{1,25}(?=,?$))?"
)
_STAFF_WORDS = re.compile(r".{0,60}?\b(?:writers?|reporters?|correspondents?|staff|journalists?)\s(?=[A-Z])")


# 'GPA/Ada Marsh' and 'Ada Marsh/GPA' at the end of a caption, behind its full stop or alone.
_SLASHED = re.compile(
    rf"(?:^[©|]?\s?|(?<=[.!?…)\d|]\s)|(?<=[.!?…)]\s[-–—]\s))[(\[©]?\s?(?P<one>{_NAME})(?:\s[Vv]ia\s{_NAME})?\s?/\s?(?P<other>{_NAME})"
    rf"(?:\s(?:[Vv]ia|for)\s{_NAME})?"
    r"(?:\s?/\s?(?:File\s[Pp]hoto|Handout|Pool|Archive|File|[A-Z][a-z]+\sImages))?[.)\]]{0,2}$"
)
_AGENCY_BEHIND = re.compile(
    rf"(?:^|(?<=[.!?…)\d|]\s))(?P<all>[(\[|]?\s?(?P<sign>©\s?)?(?P<who>{_NAME})"
    rf"(?:\s(?:via|for)\s(?P<agency>{_NAME})|\s(?P<kind>(?i:file|stock|handout|archive)\s(?i:photo|image|picture)s?))?)[.)\]]{{0,2}}$"
)
_SLASH_REACH = 80
_PICTURE_OF = re.compile(
    r"[(\[]?(?P<how>Photos?|Pictures?|Images?)\sof\s(?:the\s)?(?P<who>[A-Z][^\n,.;:]{2,60})[.)\]]{0,2}$"
)


def slashed(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The picture credit 'GPA/Ada Marsh' at the end of a line."""
    at = max(start, end - _SLASH_REACH)
    # The lookbehind needs the full stop in front.
    match = _SLASHED.search(text[at:end])
    if match is None or (match.start() == 0 and at > start):
        return None
    sides = match["one"].strip(EDGES), match["other"].strip(EDGES)
    if sides[0].lower() in data("credits")["picture_words"]:
        return None  # "PHOTO / ADA MARSH"
    for agency, person in (sides, sides[::-1]):
        if (
            " " in person
            and is_name_shaped(person)
            and not known.is_outlet(person)
            and (known.is_outlet(agency) or (agency.isupper() and len(agency) > 1))
        ):
            return credit_row(at + match.start(), end, None, person, no_photo(agency), known)
    return None


def slashed_caption(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit that opens a caption: 'Ada Marsh/GPA The bus stood in the street'."""
    slash = text.find("/", start, min(end, start + _SLASH_REACH // 2))
    person = text[start : max(start, slash)].strip()
    if " " not in person or not is_name_shaped(person, 3) or known.is_outlet(person):
        return None
    outlet = outlet_within(text[slash + 1 : min(end, slash + _SLASH_REACH)], known)
    if outlet is None or not text[slash + 1 :].startswith(outlet + " "):
        return None
    return credit_row(start, slash + 1 + len(outlet), None, person, outlet, known)


_RIGHTS = re.compile(
    r"©\s?(?:(?:19|20)\d\d\s)?(?P<who>[^\W\d_a-z][^\n–—|]{2,60}?)\s(?:[–—|]|-(?=\s))\s?(?=[^\W\d_a-z]|An?\s)"
)


def rights_ahead(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit in front of a caption: '© Ada Marsh/Coast Aid – The quay at dawn.'"""
    match = _RIGHTS.match(text, start, end) if text[start] == "©" else None
    if match is None or not is_holder(match["who"], known):
        return None
    who = match["who"].strip(EDGES)
    return credit_row(start, match.end("who"), "©", *picture_holder(who, known), known)


def agency_behind(text: str, start: int, end: int, known: Known) -> Citation | None:
    """What a caption ends with: '… in season. Getty Images', 'GPA file photo', 'Ada Marsh via GPA', '© Ada Marsh'."""
    at = max(start, end - _PICTURE_REACH)
    match = _AGENCY_BEHIND.search(text[at:end])
    if match is None:
        return None
    who = match["who"].strip(EDGES)
    agency, first = match["agency"], at + match.start("all")
    if agency is None:
        office = words().roles | words().titles
        if re.split(r"[\s-]", who, maxsplit=1)[0].lower() in office and not known.is_registered(who):
            return None  # "Director-General Halse Health Guild" below who signed
        if known.is_outlet(who) and (
            match["kind"] or match["sign"] or known.is_registered(who) or " " in who
        ):
            return credit_row(first, end, None, None, who, known)
        named = match["sign"] and " " in who and is_name_shaped(who, 4)
        return credit_row(first, end, None, who, None, known) if named else None
    if " " in who and is_name_shaped(who, 4) and known.is_outlet(agency):
        return credit_row(first, end, None, who, agency, known)
    return None


def picture_of(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'Photo of the Space Centre' as a last line, where the text names the Space Centre: whose picture it is."""
    match = _PICTURE_OF.match(line)
    if match is None or not known.is_outlet(match["who"]):
        return None
    return credit_row(start, end, match["how"], None, match["who"], known)


def courtesy_behind(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit behind a caption: '… in season. - photo courtesy of Ada Marsh |'."""
    at = max(start, end - _PICTURE_REACH)
    if text.find("ourtesy", at, end) < 0:
        return None
    match = _COURTESY_BEHIND.search(text[at:end])
    if match is None:
        return None
    who, outlet = match["who"].strip(EDGES), (match["outlet"] or "").strip(EDGES) or None
    first = at + match.start("all")
    if known.is_outlet(who):
        return credit_row(first, at + match.end("all"), match["how"], None, who, known)
    return credit_row(first, at + match.end("all"), match["how"], who, outlet, known)


def without_places(who: str) -> str:
    """'Ada Marsh in Halse and Ivo Rusk in Nordport' without the towns."""
    return _IN_PLACE.sub("", re.split(r"\s?[|•·]|\sfor\s(?=[A-Z])", who, maxsplit=1)[0]).strip(EDGES)


# Who did something else: "… and Femi Cole, Writing by Tim Cox"
_NEXT_TASK = re.compile(
    r"[,.]?\s(?:(?:additional|further|extra)\s)?(?:reporting|writing|editing|research|graphics?|photos?)\sby\s",
    re.IGNORECASE,
)


def reporters(who: str, known: Known) -> tuple[str | None, str | None]:
    """Who reported, and the agency among them: 'Ada Marsh in Halse and GPA'."""
    names = without_places(_NEXT_TASK.split(who, maxsplit=1)[0])
    parts = [part.strip(EDGES) for part in re.split(r",\s(?:and\s)?|\s(?:and|&)\s", names)]
    outlet = next((part for part in parts if known.is_registered(part)), None)
    if outlet == names:
        return None, outlet
    if outlet is None or not is_name_shaped(parts[0]):
        return names, None
    return names.partition(outlet)[0].strip(EDGES).removesuffix(" and").removesuffix(" &").strip(
        EDGES
    ), outlet


_STAFF_OF_AGENCY = re.compile(
    rf"\bby\s(?:the\s)?(?P<outlet>{_NAME})\s(?:staff|newsrooms?|bureaus?|bureaux|reporters|correspondents)\b"
)


def staffs(line: str, known: Known) -> str | None:
    """The outlet whose staff helped: '(Reporting by Ada Marsh; Additional reporting by GPA staff)'."""
    match = _STAFF_OF_AGENCY.search(line)
    return match["outlet"] if match is not None and known.is_outlet(match["outlet"]) else None


def pictured_by(text: str, start: int, end: int, known: Known) -> Citation | None:
    """'GPA photo by Ada Marsh', also in front of a caption ('Photo by Ada Marsh: …'); 'GPA file photo'."""
    head = text[start : min(end, start + _PICTURE_REACH)]
    match = _PICTURE_BY.match(head)
    if match is not None:
        stop = start + match.end() if match["stop"].strip() == ":" else end
        agency = (match["agency"] or "").strip()
        source = match["outlet"] or (agency if agency and known.is_outlet(agency) else None)
        return credit_row(start, stop, match["how"], match["who"].strip(EDGES), source, known)
    if end - start <= _PICTURE_REACH and (match := _AGENCY_PICTURE.match(head)):
        agency = match["agency"]
        if known.is_outlet(head.strip(EDGES)):
            agency = head.strip(EDGES)  # "Getty Images"
        if known.is_outlet(agency):
            return credit_row(start, end, match["how"], None, agency, known)
    return None


def pictured_within(inner: str) -> tuple[str, str, str | None] | None:
    """Cue, photographer and outlet of 'Daily photo by Ada Marsh', the words of a bracket behind a caption."""
    match = _PICTURE_BY.match(inner) if " by " in inner.lower() else None
    if match is None or match["stop"]:
        return None
    return match["how"], match["who"].strip(EDGES), match["outlet"] or (match["agency"] or "").strip() or None


def contributed(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'Ada Marsh in Halse contributed reporting', 'Daily Post writer Ada Marsh contributed to this report'."""
    match = _CONTRIBUTED.match(line)
    if match is None or _SENTENCE_ENDS.search(match["who"]):
        return None
    if match["bare"] is not None and _STAFF_WORDS.match(match["who"]) is None:
        return None  # "The parish contributed."
    who = without_places(match["who"])
    if (owned := _OWN_STAFF.match(who) or _STAFF_OF.match(who)) is not None and (
        known.is_outlet(owned["outlet"]) or owned["name"] in known.people
    ):
        return credit_row(start, end, "contributed", owned["name"], owned["outlet"], known)
    outlet = outlet_within(who, known)
    name = _STAFF_WORDS.sub("", who, count=1)
    author = name if name != outlet and is_name_shaped(re.split(r",|\sand\s", name)[0]) else None
    if author is None and outlet is None and _KIN.search(who):
        return None
    return credit_row(start, end, "contributed", author, outlet, known)
