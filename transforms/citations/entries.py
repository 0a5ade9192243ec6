"""One entry of a reference list, parsed into author, source, title, date and address.

Entries come in many orders (author, outlet, title, date; author, "title", outlet, date; author (date). title. outlet;
outlet: title). What is certain is taken out first (address, date, quoted title), the rest is cut into pieces at its
punctuation, and each piece is judged by what it is known or looks to be.
"""

from __future__ import annotations

import re

from transforms.citations.entry_authors import (
    author_name,
    is_part_of_body,
    is_surely_reversed,
    leading_authors,
)
from transforms.citations.entry_fields import (
    is_short_name,
    numbers_work,
    publishes,
    whole_fields,
    with_subtitles,
    without_place,
    without_town,
    without_town_of_talk,
)
from transforms.citations.entry_parts import (
    TRIM,
    EntryFields,
    Evidence,
    Span,
    blank_accessed,
    blanked,
    entry_phrases,
    find_title,
    is_bracketed,
    last_date,
    take_url,
)
from transforms.citations.lexicon import data
from transforms.citations.names import is_coined
from transforms.citations.sources import looks_like_outlet

_PAGES = re.compile(
    r"(?:pp?|pages?|vol|volume|no|issue|ch|chapter|para|sec|section|isbn|issn|ed|edn)?s?\.?:?\s{0,2}[A-Z]?\d[\d\s.,–—:()/-]{0,30}"
    r"|\d{1,2}(?:st|nd|rd|th)\s(?:ed|edn|edition)\.?|et al\.?|n\.\s?d\.?|eds?\.?|trans\.?",
    re.IGNORECASE,
)


_CUT = re.compile(
    r"(?<=[A-Z]\.)\s+(?:&|and)\s+|\s*[,;|•\x00]+|\s+[-–—]{1,2}\s+|—|:\s+|[()\[\]]|(?<![\s.(,&-][^\W\d_])(?<!\A[^\W\d_])(?!(?<=\b[Nn]o)\.\s\d)[.?!]\s+|(?<=\b[A-Z])(?<!\bU\.[SKN])\.\s+(?=[\"“A-Z][^\W\d_]{2,30}(?:-[^\W\d_]{2,30})?[\s:])"
)


# Behind an outlet: the words of a title.
_BEFORE_TITLE = re.compile(r",\s[A-Z][\w’'-]{0,30}(?:\s[\w’'-]{1,30}){2}")
# How bodies number their documents, with a part of digits: "HW Doc. A/BCD/38/41", "Index: ABC 12/1234/2019",
# "EU:C:2016:973"; slashed words without one belong to a title.
_SYMBOLS = re.compile(
    r"\b(?:(?:[A-Z]{2,4} )?Doc\.? )?[A-Z]{1,4}(?=[A-Z0-9./]{0,60}/\d{1,6}\b)(?:/[A-Z0-9.]{1,12}){2,6}\b"
    r"|\b(?:[A-Z]{2,4} )?Index(?: number)?: ?[A-Z]{3,4} ?\d\d/[\d/]{1,9}"
    r"|\b(?:[A-Z]{1,4}:){2,3}\d{4}:\w{1,12}"
)
# Characters of authors in front of a year between full stops.
_LONGEST_AUTHORS = 80
_PAGE_NUMBERS = re.compile(r"(?<!\w)(?:pp?|vols?|nos?|ch|para|sec|ed)\.\s?\d[\d\s,–—-]{0,20}", re.IGNORECASE)


def parse_entry(text: str, evidence: Evidence) -> EntryFields:
    """The fields of one entry (without its number); never raises."""
    text, url = take_url(text)
    text = blank_accessed(text)
    title_span, title = find_title(text)
    if title_span is not None:
        text = blanked(text, title_span)
    date_span, cited = last_date(text)
    bracketed = date_span is not None and is_bracketed(text, date_span)
    if date_span is not None:
        bracketed = bracketed or (cited is not None and _is_behind_authors(text, date_span, cited.precision))
        text = blanked(text, date_span)
    text = _SYMBOLS.sub(lambda match: "\x00" * len(match.group()), text)
    text = _PAGE_NUMBERS.sub(
        lambda match: match.group() if numbers_work(match) else "\x00" * len(match.group()), text
    )
    pieces = _pieces(text, evidence)
    if title is not None and title_span is not None:
        author, source = _around_title(text, pieces, title_span, evidence)
    elif bracketed and date_span is not None and any(start > date_span[0] for start, _ in pieces[1:]):
        author, source, title = _author_date(text, pieces, date_span, evidence)
    else:
        author, source, title = _by_order(text, pieces, evidence)
    if author is not None and author == source:
        author = None  # a body that publishes its own work
    if source is None and url is not None:
        known = evidence.index.by_address(url)
        source = known.name if known is not None else None
    return EntryFields(author, source, title, cited, url)


def _is_behind_authors(text: str, date: Span, precision: str) -> bool:
    """Whether a year stands between full stops behind who wrote: "Marsh, E. 2016. Salt and sense."."""
    before, behind = text[: date[0]].rstrip(), text[date[1] :]
    if precision != "year" or not before.endswith(".") or behind[:2] != ". ":
        return False
    return len(before) <= _LONGEST_AUTHORS and sum(map(str.isdigit, before)) == 0


def _pieces(text: str, evidence: Evidence) -> list[Span]:
    """Spans of the text between its punctuation, without pages, volumes and empty ones."""
    cuts = [match.span() for match in _CUT.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    lead_in = entry_phrases()[2]
    kept = []
    for start, end in zip(starts, ends, strict=True):
        while start < end and text[start] in TRIM:
            start += 1
        while end > start and text[end - 1] in TRIM:
            end -= 1
        lead = lead_in.match(text, start, end)
        if lead is not None and text[lead.end() : lead.end() + 1].isupper():
            start = start if evidence.is_source(text[start:end]) else lead.end()
        alone = text[start:end].lower() in data("reference_lists")["lead_ins"]
        outlet = is_coined(text[start:end]) and _BEFORE_TITLE.match(text, end) is not None  # "N1, The Bridge"
        if start < end and not alone and (outlet or not _PAGES.fullmatch(text, start, end)):
            kept.append((start, end))
    return kept


def _join(text: str, pieces: list[Span]) -> str | None:
    if not pieces:
        return None
    for number in range(1, len(pieces)):
        gap = text[pieces[number - 1][1] : pieces[number][0]]
        if "(" in gap and ")" not in text[pieces[number][1] : pieces[-1][0]]:
            pieces = pieces[:number]  # a bracket that ends the entry: "(Town: Press"
            break
    joined = text[pieces[0][0] : pieces[-1][1]].replace("\x00", "").strip(TRIM)
    return " ".join(joined.split()) if any(char.isalnum() for char in joined) else None


def _is_outlet(piece: str, evidence: Evidence) -> bool:
    return (
        evidence.is_source(piece)
        or is_coined(piece)
        or (len(piece.split()) <= 6 and looks_like_outlet(piece))
    )


def _first_outlet(text: str, pieces: list[Span], evidence: Evidence) -> int | None:
    """The first piece that is known to be a source, else the first that is shaped like one."""
    for judge in (
        evidence.is_source,
        is_coined,
        lambda piece: len(piece.split()) <= 5 and looks_like_outlet(piece),
    ):
        for number, span in enumerate(pieces):
            if judge(text[slice(*span)]):
                return _not_before_colon(text, pieces, number, evidence)
    return None


def _not_before_colon(text: str, pieces: list[Span], number: int, evidence: Evidence) -> int:
    """This piece, unless it opens a title ("Harbour Board: what next") and another is the outlet: one in front of it,
    or one behind the words that follow its colon."""
    start, end = pieces[number]
    if text[end : end + 1] != ":" or evidence.index.by_name(text[start:end]) is not None:
        return number
    for other, span in enumerate(pieces):
        apart = other < number or other > number + 1
        if apart and text[span[1] : span[1] + 1] != ":" and _is_outlet(text[slice(*span)], evidence):
            return other
    return number


def _around_title(
    text: str, pieces: list[Span], title: Span, evidence: Evidence
) -> tuple[str | None, str | None]:
    """Author and source of an entry whose title stands in quotation marks."""
    before = [span for span in pieces if span[1] <= title[0]]
    after = [span for span in pieces if span[0] >= title[1]]
    outlet = _first_outlet(text, after, evidence)
    named = bool(after) and (
        is_short_name(text, after[0]) or (bool(before) and _is_foreign_name(text, after[0]))
    )
    source = _publisher(text, after, outlet or 0) if after and (outlet is not None or named) else None
    if before and _is_outlet(text[slice(*before[-1])], evidence) and (source is None or outlet is None):
        source = text[slice(*before.pop())]
    if before and source is None and not leading_authors(text, before, evidence, 0):
        source = text[slice(*before.pop())]
    return author_name(text, before), source


def _publisher(text: str, pieces: list[Span], number: int) -> str:
    """The source in this piece: behind 'New York:' the publisher, without the volume of a journal."""
    start, end = pieces[number]
    if text[end : end + 1] == ":" and number + 1 < len(pieces) and not text[start:end].islower():
        start, end = pieces[number + 1]
    return re.sub(r"\s\d{1,4}$", "", text[start:end])


def _is_foreign_name(text: str, span: Span) -> bool:
    """An outlet's name in a language that writes only its first word with a capital: 'Hospodárske noviny'."""
    words = text[slice(*span)].split()
    return (
        2 <= len(words) <= 4
        and text[span[0]].isupper()
        and text[span[1] : span[1] + 1] in (",", "\x00")
        and not text[slice(*span)].isascii()
    )


def _author_date(
    text: str, pieces: list[Span], date: Span, evidence: Evidence
) -> tuple[str | None, str | None, str | None]:
    """Author, source and title of 'Author (date). Title. Source.'"""
    before = [span for span in pieces if span[1] <= date[0]]
    after = [span for span in pieces if span[0] >= date[1]]
    if not before or (len(before) > 1 and not leading_authors(text, before, evidence, 0)):
        return _by_order(text, pieces, evidence)
    if _is_outlet(text[slice(*before[-1])], evidence) and len(before) == 1:
        return None, text[slice(*before[0])], _join(text, after)
    ends = (n for n, (_, end) in enumerate(after, 1) if text[end : end + 1] not in (",", ":"))
    length = next(ends, len(after))
    title, rest = after[:length], after[length:]
    outlet = _first_outlet(text, rest, evidence)
    source = _publisher(text, rest, outlet or 0) if rest else None
    if source is None and len(title) > 1 and _is_outlet(text[slice(*title[-1])], evidence):
        source = text[slice(*title.pop())]
    return author_name(text, before), source, _join(text, title)


def _by_order(text: str, pieces: list[Span], evidence: Evidence) -> tuple[str | None, str | None, str | None]:
    """Author, source and title of an entry that is told only by its punctuation."""
    if not pieces:
        return None, None, None
    outlet = _first_outlet(text, pieces, evidence)
    if outlet == 0 and len(pieces) > 2 and is_surely_reversed(text, pieces[0], pieces[1], evidence):
        outlet = _first_outlet(text, pieces[2:], evidence)
        outlet = outlet + 2 if outlet is not None else None
    if (
        outlet is None
        and text[slice(*pieces[0])].partition(" ")[0].lower() in data("reference_lists")["unpublished"]
    ):
        return None, None, _join(text, without_town_of_talk(text, pieces, evidence))
    if outlet in (0, 1) and len(pieces) > 2 and is_part_of_body(text, pieces):
        source = text[pieces[0][0] : pieces[1][1]]
        return None, source, _join(text, without_place(text, pieces[2:], evidence))
    limit = len(pieces) if outlet is None else outlet
    authors = leading_authors(text, pieces[:limit], evidence, 1 if outlet is None else 0)
    if outlet == 1 and authors == 0 and len(pieces) > 2 and is_short_name(text, pieces[0]):
        authors = 1
    author = author_name(text, pieces[:authors])
    rest = (
        pieces[authors:] if outlet is not None else with_subtitles(text, whole_fields(text, pieces[authors:]))
    )
    if outlet is not None:
        source = text[slice(*pieces[outlet])]
        if outlet > authors:
            return author, source, _join(text, without_town(text, pieces[authors:outlet]))
        behind = pieces[outlet + 1 :]
        return author, source, _join(text, without_place(text, behind, evidence) if behind else behind)
    if len(rest) == 1:
        return author, None, _join(text, rest)
    first, last = text[slice(*rest[0])], text[slice(*rest[-1])]
    mark = text[rest[0][1] : rest[0][1] + 3]
    title_last = len(first.split()) <= 4 and len(last.split()) > len(first.split())
    if is_short_name(text, rest[0]) and ((title_last and len(rest) == 2) or (":" in mark and not authors)):
        return author, first, _join(text, rest[1:])
    if len(last.split()) <= 5 and (is_short_name(text, rest[-1]) or publishes(last)):
        return author, last, _join(text, rest[:-1])
    return author, None, _join(text, rest)
