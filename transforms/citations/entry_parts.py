"""What is certain in an entry of a reference list: its address, dates and quoted title; and what is known beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.lexicon import any_of, data
from transforms.citations.names import normal
from transforms.citations.sources import SourceIndex
from transforms.dates import other_date, other_day, parse_date
from transforms.mentions.folding import fold
from transforms.mentions.places import listed_places, town_folds
from transforms.model import PartialDate

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]{2,2000}", re.IGNORECASE)


# Whole names, so that "Marsh 2014" and "Mayer, 2014" are an author and a year.
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)


DATE = re.compile(
    rf"""(?<![\w/])(?:
        \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
      | \d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}
      | \d{{1,2}}(?:st|nd|rd|th)?\s{{0,2}}(?:of\s)?{_MONTH}\.?,?\s{{0,2}}\d{{4}}
      | {_MONTH}\.?\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?\s{{0,2}},?\s{{0,2}}\d{{4}}
      | {_MONTH}\.?\s\d{{1,2}}\s?[–—-]\s?\d{{1,2}},?\s\d{{4}}
      | {_MONTH}\.?\s?[–—/-]\s?{_MONTH}\.?,?\s\d{{4}}
      | {_MONTH}(?:\.|,?\s{{1,2}})\d{{4}}
      | {_MONTH}\.,?\s{{1,2}}\d{{4}}
      | (?<!\d[-–])\d{{4}},?\s{{1,2}}{_MONTH}\.?+(?!\s{{1,2}}\d{{1,2}},?\s{{1,2}}\d{{4}})(?:\s{{1,2}}\d{{1,2}})?(?!\w)
      | (?<!\d[-–])(?:1[89]|20)\d\d
    )(?!\w|[-–/]\d)""",
    re.IGNORECASE | re.VERBOSE,
)


_QUOTED = re.compile(
    r"[\"“”„«]\s?([^\"“”„«»]{3,400})[\"“”»]|(?<![^\W_])[‘'`]{1,2}([^‘\"“”]{3,400}?)[’']{1,2}(?![^\W_])"
)


# A title whose first part alone is in quotation marks.
_GOES_ON = re.compile(r":\s(?=[A-Za-z])[^\n,.;()\"“”\x00]{5,160}(?=[,.;(]|$)")


TRIM = " \t\n,.;:|-–—*_/()[]\x00"


# Days or months that a meeting runs over: the last one is its date.
_TO_DAY = re.compile(
    rf"\d{{1,2}}\s?[–—-]\s?(?=\d{{1,2}},?\s\d{{4}})|{_MONTH}\.?\s?[–—/-]\s?(?={_MONTH})", re.IGNORECASE
)


_GLUED_YEAR = re.compile(r"^([^\W\d]{3,9}\.)(\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4}),?\s{1,2}([^\W\d_].*)$")


# Where bodies have branches that are called by the region.
_BRANCHES = frozenset(
    [
        "Africa",
        "Asia",
        "Europe",
        "America",
        "Americas",
        "International",
        "Pacific",
        "UK",
        "US",
        "USA",
        "EU",
        "Nordic",
        "English",
        "Arabic",
    ]
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EntryFields:
    """What one entry says; all None when nothing could be read from it."""

    author: str | None = None
    source: str | None = None
    title: str | None = None
    cited: PartialDate | None = None
    url: str | None = None

    @property
    def is_empty(self) -> bool:
        """True when no field could be read."""
        return not (self.author or self.source or self.title or self.cited or self.url)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about names outside the entry: the registry's sources and the names that the text mentions."""

    index: SourceIndex
    people: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def is_source(self, name: str) -> bool:
        """True for a registered source or an organization that the text names, or the branch of one in a place."""
        return (
            self.index.by_name(name) is not None
            or normal(name) in self.organizations
            or normal(name) in self.index.organizations
            or self._is_branch(name)
        )

    def _is_branch(self, name: str) -> bool:
        """'Delta Aid Africa', where Delta Aid is known."""
        body, _, place = name.rpartition(" ")
        known = normal(body) in self.organizations or self.index.by_name(body) is not None
        return known and (place in _BRANCHES or normal(place) in self.places)

    def is_place(self, name: str) -> bool:
        """True for a place that the text names, and for a listed one."""
        return normal(name) in self.places or name in listed_places()

    def is_town(self, name: str) -> bool:
        """True for a place or a town of any size; many of these are surnames and publishers as well."""
        return self.is_place(name) or fold(name) in town_folds()

    def is_person(self, name: str) -> bool:
        """True for a person that the text names, in either order of the names."""
        return normal(name) in self.people


@lru_cache(maxsize=1)
def entry_phrases() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for access dates, for words in front of an address, and for words in front of a field."""
    words = data("reference_lists")
    accessed = re.compile(
        rf"[\[(]?\b(?:{any_of(words['access_phrases'])})\b\.?(?:\son)?:?\s{{0,2}}", re.IGNORECASE
    )
    available = re.compile(rf"\b(?:{any_of(words['available_phrases'])})\b\s?:?\s*$", re.IGNORECASE)
    lead_in = re.compile(rf"(?:{any_of(words['lead_ins'])})\b[.:]?\s+", re.IGNORECASE)
    return accessed, available, lead_in


def blanked(text: str, span: Span) -> str:
    """The text with a span taken out but every other character where it was."""
    return text[: span[0]] + "\x00" * (span[1] - span[0]) + text[span[1] :]


def take_url(text: str) -> tuple[str, str | None]:
    """The text with its addresses blanked, and the first of them."""
    first = None
    for match in list(URL.finditer(text)):
        address = trim_url(match.group())
        first = first or address
        start = match.start()
        phrase = entry_phrases()[1].search(text, max(0, start - 40), start)
        text = blanked(text, (phrase.start() if phrase else start, start + len(address)))
    return text, first


def trim_url(address: str) -> str:
    """An address without the punctuation of the sentence around it; brackets stay where they are paired."""
    while address:
        last = address[-1]
        opening = {")": "(", "]": "["}.get(last)
        if last not in ".,;:!?'’*_>…" and (opening is None or address.count(opening) >= address.count(last)):
            break
        address = address[:-1]
    return address


_BEFORE_ADDRESS = re.compile(r"[.,]?\s?[<〈(\[]?\x00")


def blank_accessed(text: str) -> str:
    """'accessed 3 May 2012' says when somebody looked, not when the work appeared."""
    for match in list(entry_phrases()[0].finditer(text)):
        date = DATE.match(text, match.end())
        if date is not None:
            text = blanked(text, (match.start(), date.end()))
    if "\x00" in text:  # "5 Nov. 2008. 20 Nov. 2008 <https://...>": the second day is that of the visit
        for first in list(DATE.finditer(text)):
            second = (
                DATE.match(text, first.end() + 2) if text[first.end() : first.end() + 2] == ". " else None
            )
            if second is not None and _BEFORE_ADDRESS.match(text, second.end()):
                text = blanked(text, second.span())
    return text


def find_title(text: str) -> tuple[Span | None, str | None]:
    """Span and words of a title in quotation marks; None, None without one."""
    for match in _QUOTED.finditer(text):
        before = text[: match.start()].rstrip()
        after = text[match.end() :].lstrip()
        if (
            before
            and before[-1] not in ",.:;)—–-|/\x00"
            and not before.lower().endswith((" in", "see", " by"))
        ):
            continue
        if after[:1].islower() and not after.startswith(_behind_title()):
            continue
        title = (match.group(1) or match.group(2)).strip(TRIM)
        if len(title) > 2:
            more = _GOES_ON.match(text, match.end())
            if more is not None:  # '"Nobody Asked": The Ferry and Its Port'
                return (match.start(), more.end()), text[match.start() : more.end()].strip(TRIM)
            return match.span(), title
    return None, None


@lru_cache(maxsize=1)
def _behind_title() -> tuple[str, ...]:
    """What a title in quotation marks is followed by in small letters: a preposition, the kind of the paper."""
    kinds = data("reference_lists")["announcements"]
    return (
        "in ",
        "on ",
        "by ",
        "from ",
        "at ",
        "trans",
        "ed",
        "vol",
        "no.",
        "pp. ",
        "p. ",
        "unpublished",
        *kinds,
    )


def last_date(text: str) -> tuple[Span | None, PartialDate | None]:
    """The last full date of the entry; a bare year (which may be part of a title) only where there is no fuller one."""
    found: tuple[Span | None, PartialDate | None] = (None, None)
    for match in DATE.finditer(text):
        written = _TO_DAY.sub("", _GLUED_YEAR.sub(r"\1 \2", match.group()))
        cited = parse_date(_YEAR_FIRST.sub(r"\2 \1", written))
        if cited is not None and (
            found[1] is None or cited.precision != "year" or found[1].precision == "year"
        ):
            found = match.span(), cited
    if found[1] is None or found[1].precision == "year":
        return _in_another_language(text) or found
    return found


def _in_another_language(text: str) -> tuple[Span, PartialDate] | None:
    """A day whose month has a name of another language: "4 mars 2018"."""
    span = other_day(text)
    cited = other_date(text[slice(*span)]) if span else None
    return (span, cited) if span and cited else None


def is_bracketed(text: str, span: Span) -> bool:
    """Whether brackets stand around this span."""
    return text[: span[0]].rstrip()[-1:] in ("(", "[") and text[span[1] :].lstrip()[:1] in (")", "]")
