"""Bylines and date lines that only their surroundings tell: glued to a paragraph, signed below it, in another
language."""

from __future__ import annotations

import re
from collections.abc import Callable

from transforms.cleaning.spacing import opening_words
from transforms.dates import find_dates, other_date
from transforms.segmentation import details, origins, place_days, shapes, signers, tails
from transforms.segmentation.lines import Line
from transforms.segmentation.phrases import known_phrases, stripped

NOTES = frozenset(("byline", "stamp"))
MAX_GLUED_TITLE = 200
_PLACE = r"[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,2}"
_INITIALS = (
    r"(?:(?:Mrs?|Ms|Dr|Prof|Rev|Sir)\.? )?(?:[A-Z]\. ?){1,3}(?:(?:de|van|von|der) )?"
    r"[A-ZÀ-Þ][\w’'-]{1,24}(?:-[A-Z]\w+)?"
)
_SIGNED = re.compile(rf"[–—-]?\s?(?P<name>{_INITIALS})(?:(?:,| \(|,? of) ?{_PLACE}(?:, {_PLACE})?\)?)?$")
_NAME_AND_PLACE = re.compile(rf"[–—-]?\s?(?P<name>[^,()]{{3,40}})(?:,| \() ?{_PLACE}(?:, {_PLACE})?\)?$")
_FAREWELL = re.compile(
    r"(?i)^(?:yours|sincerely|faithfully|respectfully|regards|(?:kind|best|warm) (?:regards|wishes)|(?:many )?thanks"
    r"|thank you|in (?:solidarity|christ|friendship|peace|faith|hope)|cordially|fraternally|god bless"
    r"|your (?:sincere|obedient|faithful|humble|affectionate|old|loving|devoted))\b.{0,30}$"
)
_FROM = re.compile(rf"^From (?P<name>[^,]{{3,40}}?)(?:,| in) {_PLACE}$")
_NUMERIC = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_CLOCK_END = re.compile(r"\s\d{1,2}[:.]\d\d$")
_TIME = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d\d\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?$")
_MARKS = " -–—|:,·•([)]"
_NAME_MARKS = frozenset("/&|")
MAX_SIGNER = 40
"""Characters of who signed, and the comma."""
MAX_DATED_BYLINE = 90
"""Characters between the writer's name and the end of the date in a note that an excerpt begins with."""
_OF_NOTE = frozenset(
    (
        "published",
        "originally",
        "first",
        "posted",
        "on",
        "in",
        "at",
        "by",
        "the",
        "of",
        "and",
        "&",
        "for",
        "–",
    )
)
MIN_RUN_IN, MAX_RUN_IN, MIN_RUN_IN_WORDS = 12, 140, 3
"""Characters and words of a headline that stands in one line with its text."""
MIN_SIGNED_TITLE = 2
"""Spaces in a headline, or in its date, above the name of a desk."""
MAX_STAMP, MAX_STAMP_WORDS = 60, 4
"""Characters of a numeric date line, and words beside the date in it ("Publié le ... à ...")."""


def settle(lines: list[Line], is_english: Callable[[], bool]) -> None:
    """Find the bylines and date lines beside headlines and below texts, in place."""
    index = 0
    while index < len(lines):
        line = lines[index]
        role, text = line.role, line.text
        if role == "byline" and (cut := tails.button_of(text)):
            parts = _parts(line, [(0, cut, "byline"), (cut, len(text), "body")])
            parts[1].furnish("navigation")
            lines[index : index + 1] = parts
            index += 1
        elif role == "body" and text[-1] == ":" and _is_dated_name(text) and (cut := _button_behind(text)):
            parts = _parts(line, [(0, cut, "stamp"), (cut, len(text), "body")])
            parts[1].furnish("navigation")
            lines[index : index + 1] = parts
            index += 1
        elif role == "body" and text[-1] == "," and signers.is_signer(lines, index):
            line.role = "byline"
        elif role == "body":
            cut = _run_in(text) if text[:MIN_RUN_IN].isupper() else 0
            if cut:
                parts = _parts(line, [(0, cut, "heading"), (cut + 1, len(text), "body")])
                lines[index : index + 1] = parts
                index += len(parts) - 1
            elif not line.kind and (text[:3] == "by " or text.find("By ", 0, MAX_GLUED_TITLE) >= 0):
                parts = _unglued(line, lines[index - 1] if index else None)
                lines[index : index + 1] = parts
                index += len(parts) - 1
        elif role == "heading":
            _settle_heading(lines, index, is_english)
            if line.role == "stamp" and (cut := _button_behind(text)):
                parts = _parts(line, [(0, cut, "stamp"), (cut, len(text), "body")])
                parts[1].furnish("navigation")
                lines[index : index + 1] = parts
                index += 1
            elif line.role == "heading":
                parts = _undated(line)
                lines[index : index + 1] = parts
                index += len(parts) - 1
        index += 1


def _settle_heading(lines: list[Line], index: int, is_english: Callable[[], bool]) -> None:
    """A short line below a headline or a text may be its byline or its date."""
    line, above = lines[index], lines[index - 1] if index else None
    below = lines[index + 1] if index + 1 < len(lines) else None
    if (above is None or above.kind) and place_days.settle(lines, index):
        return
    if above is not None and above.kind == "navigation" and details.is_labelled_day(above.text, line.text):
        line.role = "stamp"
    elif above is None:
        if below is not None and below.role == "heading" and _is_other_stamp(line.text, is_english):
            line.role = "stamp"
    elif above.role == "body" or (above.role == "heading" and index > 1 and _FAREWELL.match(above.text)):
        farewell = _FAREWELL.match(above.text) is not None
        signed = is_signature(line.text) and (farewell or shapes.ends_sentence(above.text))
        if signed or (
            farewell
            and origins.is_bare_name(line.text.rstrip(".").title() if line.text.isupper() else line.text)
        ):
            line.role = "byline"
            if farewell and below is not None and signers.is_place(lines, index + 1):
                below.role = "body"
        elif line.gap <= 1 and shapes.is_cut_off(above.text) and _is_dated_name(line.text):
            line.role = "stamp"
    elif above.role in ("heading", "byline", "stamp") and below is not None:
        if (
            _is_numeric_stamp(line.text)
            or _is_other_stamp(line.text, is_english)
            or _is_dated_name(line.text)
            or details.is_filed(line.text)
        ):
            line.role = "stamp"
        elif (
            above.role != "byline"
            and above.text.count(" ") >= MIN_SIGNED_TITLE
            and signers.is_desk(line.text)
        ):
            line.role = "byline"
        elif above.role == "heading" and below.role in ("body", "heading", "stamp", "caption"):
            if below.role == "stamp" and signers.is_name_at(line.text):
                line.role = "byline"
                return
            sent = _FROM.match(line.text)
            named = sent is not None and origins.is_person(sent["name"])
            if named or (is_foreign_byline(line.text) and not is_english()):
                line.role = "byline"


def is_signature(line: str) -> bool:
    """Whether a line is how a letter is signed: "H. Marrow, Dunmere", "Ines Okafor (Upper Tarn)"."""
    if len(line) > 80:
        return False
    if _SIGNED.match(line):
        return True
    match = _NAME_AND_PLACE.match(line)
    return match is not None and origins.is_person(match["name"].strip())


def is_foreign_byline(line: str) -> bool:
    """Whether a line is "by" in another language and a person's name."""
    match = origins.OTHER_BY.match(line) if len(line) <= 60 else None
    return match is not None and origins.is_person(line[match.end() :].strip())


def _is_numeric_stamp(line: str) -> bool:
    """Whether a line is a date in figures with next to nothing beside it, in whatever language."""
    if len(line) > MAX_STAMP or line[-1] in "?!" or _NUMERIC.search(line) is None:
        return False
    rest = _TIME.sub(" ", _NUMERIC.sub(" ", line))
    return len(re.findall(r"[^\W\d_]+", rest)) <= MAX_STAMP_WORDS and not re.search(r"\d", rest)


def _is_dated_name(line: str) -> bool:
    """Whether a line is the name of a place or an outlet and a day: "TARSK Wed Jul 11, 2012 6:40am", "The Alder Mail,
    Saturday 14 February 2009"."""
    if len(line) > MAX_STAMP or not any(map(str.isdigit, line)):
        return False
    dated = find_dates(line)
    if len(dated) != 1 or dated[0][2].precision != "day":
        return False
    start = dated[0][0]
    line = line[: _button_behind(line) or len(line)]
    name = _WEEKDAY.sub("", _TIME.sub("", line[:start]).strip(_MARKS)).strip(_MARKS)
    words = [word for word in name.split() if word not in _NAME_MARKS]
    named = 0 < len(words) <= MAX_STAMP_WORDS and all(word[0].isupper() for word in words)
    return named and origins.is_stamp(line[line.find(name) + len(name) :].strip(_MARKS))


def _button_behind(line: str) -> int:
    """Where the button behind the day of a date line begins ("Alder Mail, May 3, 2009 Adjust font size:"); else 0."""
    dated = find_dates(line)
    tail = stripped(line[dated[-1][1] :]) if dated else ""
    return dated[-1][1] if tail and tail in known_phrases().exact else 0


def _is_other_stamp(line: str, is_english: Callable[[], bool]) -> bool:
    """Whether a line of a text in another language is a date and next to nothing beside it."""
    if len(line) > MAX_STAMP or line.count(" ") > 2 * MAX_STAMP_WORDS:
        return False
    return other_date(line) is not None and not is_english()


def _unglued(line: Line, above: Line | None) -> list[Line]:
    """The parts of a paragraph that begins with its byline, or with its headline, byline and date."""
    text = line.text
    if above is not None and above.role == "heading" and text[:3] in ("By ", "by "):
        cut = _byline_length(text) or _dated_byline_length(text)
        return _parts(line, [(0, cut, "byline"), (cut, len(text), "body")]) if cut else [line]
    place = text.find(" By ", 10, MAX_GLUED_TITLE)
    if place < 0 or len(text) < MAX_GLUED_TITLE or not shapes.is_heading(text[:place]):
        return [line]
    dated = find_dates(text, place, place + 160)
    if not dated:
        return [line]
    name = text[place + 4 : dated[0][0]].strip(" ,|/–—-(")
    words = name.removesuffix(" on").split()
    if not 2 <= len(words) <= 9 or not all(word[0].isupper() or word in "/|–-&" for word in words):
        return [line]
    end = dated[0][1]
    rest = len(text[end:]) - len(text[end:].lstrip(" )|:.–—-"))
    if not text[end + rest : end + rest + 1].isupper():
        return [line]
    return _parts(line, [(0, place, "heading"), (place + 1, end, "byline"), (end + rest, len(text), "body")])


def _run_in(text: str) -> int:
    """Length of the headline in capitals that a paragraph begins with, before a colon and a dateline ("GOOSE FINED
    AGAIN: STELL (IPN) - ..."); 0 where there is none."""
    place = text.find(": ", MIN_RUN_IN, MAX_RUN_IN)
    head = text[: max(place, 0)]
    if head.count(" ") < MIN_RUN_IN_WORDS - 1 or not head.isupper() or "(" in head:
        return 0
    return place if origins.dateline_end(text[place + 2 : place + 2 + MAX_RUN_IN]) else 0


def _undated(line: Line) -> list[Line]:
    """A headline and the date that stands before it, or behind it and a mark; or the byline behind it."""
    text = line.text
    signed = signers.byline_behind(text)
    if signed:
        return _parts(line, [(0, signed[0], "heading"), (signed[1], len(text), "byline")])
    dated = find_dates(text) if any(map(str.isdigit, (text[0], text[-1], text[-2:-1]))) else []
    if len(dated) != 1 or dated[0][2].precision != "day":
        return [line]
    start, end, _ = dated[0]
    if start == 0:
        rest = text[end:].lstrip(_MARKS)
        if rest.count(" ") >= 2 and rest[0].isupper():
            return _parts(line, [(0, end, "stamp"), (len(text) - len(rest), len(text), "heading")])
    head = _CLOCK_END.sub("", text[:start].rstrip(_MARKS))
    behind = text[end:].strip(" )]")
    if not behind and len(head) < start - 1 and head.count(" ") >= 2:
        return _parts(line, [(0, len(head), "heading"), (start, end, "stamp")])
    return [line]


def _byline_length(text: str) -> int:
    """Length of "By Ines Okafor" where a sentence begins right behind it with a word that sentences begin with, or
    with a quotation mark."""
    words = text[:120].split(" ", 7)
    for count in (2, 3, 4):
        if len(words) > count + 2:
            name, following = " ".join(words[1 : count + 1]), words[count + 1]
            opens = following[:1].isupper() and following.lower() in opening_words()
            if (opens or following[:1] in '“‘"') and origins.is_person(name):
                return len(f"By {name}")
    return 0


def _dated_byline_length(text: str) -> int:
    """Length of "By Ines Okafor, published on Alder Watch, December 28, 2019" at the beginning of an excerpt."""
    place = text.find(",", 6, MAX_SIGNER)
    if place < 0 or not origins.is_person(text[3:place]):
        return 0
    dated = find_dates(text, place, place + MAX_DATED_BYLINE)
    if not dated or dated[0][2].precision != "day":
        return 0
    start, end, _ = dated[0]
    between, rest = text[place:start], text[end:].lstrip(" .:–—-")
    if any(mark in between for mark in ".!?;") or (not rest[:1].isupper() and rest[:1] not in '“‘"'):
        return 0
    return end if all(word[0].isupper() or word in _OF_NOTE for word in between.strip(" ,").split()) else 0


def _parts(line: Line, pieces: list[tuple[int, int, str]]) -> list[Line]:
    """A line as several; the first keeps the gap before the line."""
    parts: list[Line] = []
    for start, end, role in pieces:
        text = line.text[start:end]
        body = text.strip()
        begin = line.start + start + len(text) - len(text.lstrip())
        parts.append(Line(begin, begin + len(body), body, 0 if parts else line.gap, role))
    return parts
