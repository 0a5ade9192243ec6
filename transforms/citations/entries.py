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
from transforms.citations.entry_cuts import cut_pieces, joined_pieces
from transforms.citations.entry_fields import (
    in_brackets_behind,
    is_issuer,
    is_short_name,
    numbers_work,
    publishes,
    whole_fields,
    with_subtitles,
    without_code,
    without_place,
    without_town,
    without_town_of_talk,
    without_towns,
)
from transforms.citations.entry_forms import blank_forms, dangling, is_announcement, is_release, names_its_day
from transforms.citations.entry_imprints import (
    has_place,
    is_sentence,
    without_imprint,
    without_printing_town,
)
from transforms.citations.entry_names import (
    is_foreign_outlet,
    is_writer,
    names_serial,
    speaker_of_title,
)
from transforms.citations.entry_outlets import first_outlet, is_foreign_name, is_outlet, publisher
from transforms.citations.entry_parts import (
    EntryFields,
    Evidence,
    Span,
    blank_accessed,
    blanked,
    find_title,
    is_bracketed,
    last_date,
    take_url,
)
from transforms.citations.entry_records import read_record
from transforms.citations.entry_reviews import is_short_author, page_of_book, read_review
from transforms.citations.entry_turns import spoken_for, untitled
from transforms.citations.entry_works import cited_work, is_remark
from transforms.citations.lexicon import data

# How bodies number their documents, with a part of digits: "HW Doc. A/BCD/38/41", "Index: ABC 12/1234/2019",
# "EU:C:2016:973"; slashed words without one belong to a title.
_SYMBOLS = re.compile(
    r"\b(?:(?:[A-Z]{2,4} )?Doc\.? )?[A-Z]{1,4}(?=[A-Z0-9./]{0,60}/\d{1,6}\b)(?:/[A-Za-z0-9.]{1,12}){2,6}\b"
    r"|\b(?:[A-Z]{2,4} )?Index(?: number)?: ?[A-Z]{3,4} ?\d\d/[\d/]{1,9}"
    r"|\b(?:[A-Z]{1,4}:){2,3}\d{4}:\w{1,12}"
    r"|\b(?:COM|SEC|SWD|JOIN) ?\(\d{2,4}\) ?\d{1,4}(?: final)?"
)
# Characters of authors in front of a year between full stops.
_LONGEST_AUTHORS = 80
_PAGE_NUMBERS = re.compile(
    r"(?<!\w)(?:(?:pp?|vols?|nos?|nr|ch|para|sec|ed|fols?|bd)\.\s?\d[\d\s,–—-]{0,20}|sec(?:tion|\.)\s(?-i:[A-Z]{1,2})\b)",
    re.IGNORECASE,
)

# A journal's volume in front of pages and a year: "Antiquity 12, 33-40 (2020)", "Nature 5(2): 118 (1999)"
_VOLUME = re.compile(
    r"(?<=[^\W\d_])\s\d{1,4}(?:\s?\(\d{1,3}\))?(?=[,:]\s?[A-Za-z]?\d{1,7}(?:\s?[-–—]\s?\d{1,7})?,?\s\((?:1[89]|20)\d\d\))"
)


def parse_entry(text: str, evidence: Evidence) -> EntryFields:
    """The fields of one entry (without its number); never raises."""
    text, url = take_url(cited_work(text))
    text = blank_forms(blank_accessed(text))
    title_span, title = find_title(text)
    if title_span is not None and (spoken := speaker_of_title(text, title_span, evidence)) is not None:
        title_span = spoken, title_span[1]
        title = text[slice(*title_span)].strip(" ,.;")
    if title_span is not None:
        text = blanked(text, title_span)
    whole = text
    if title is None and url is None and is_remark(text):
        return EntryFields(None, None, " ".join(text.replace("\x00", " ").split()).strip(" ."), None, None)
    if ")" in text:
        text = _VOLUME.sub(lambda match: "\x00" * len(match.group()), text)
    date_span, cited = last_date(text)
    bracketed = date_span is not None and is_bracketed(text, date_span)
    if date_span is not None and cited is not None and not names_its_day(text, *date_span, cited.precision):
        bracketed = bracketed or _is_behind_authors(text, date_span, cited.precision)
        text = blanked(text, (dangling(text, date_span[0]), date_span[1]))
    if title is None and (record := read_record(text)) is not None:
        return EntryFields(None, *record, cited, url)
    if (review := read_review(text, (title_span, title), evidence)) is not None:
        return EntryFields(*review, cited, url)
    if title is None and (page := page_of_book(text)) is not None:
        text = blanked(text, page)
    symbol = _SYMBOLS.search(text)
    text = _SYMBOLS.sub(lambda match: "\x00" * len(match.group()), text)
    text = _PAGE_NUMBERS.sub(lambda match: _number(match, title is None), text)
    pieces = cut_pieces(text, evidence)
    if title is not None and title_span is not None:
        author, source = _around_title(text, pieces, title_span, evidence)
    elif bracketed and date_span is not None and any(start > date_span[0] for start, _ in pieces[1:]):
        author, source, title = _author_date(text, pieces, date_span, evidence)
    else:
        author, source, title = _by_order(text, pieces, evidence)
    if author is not None and author == source:
        author = None  # a body that publishes its own work
    if title is not None and cited is not None and cited.precision == "day" and evidence.is_town(title):
        title = None if source and not author else title  # where the agency wrote from
    if title is not None and (source or author):
        title = without_code(title)
    if title is None:
        author, source, title = untitled(author, source, symbol.group() if symbol else None)
    elif author is None and source is None:
        author, source, title = spoken_for(title, evidence)
    if source is None and url is not None:
        known = evidence.index.by_address(url)
        source = known.name if known is not None else None
    fields = EntryFields(author, source, title, cited, url)
    if author is None and source is None and is_short_author(whole, fields, date_span):
        return EntryFields(title, None, None, cited, url)
    return fields


def _number(match: re.Match[str], bare: bool) -> str:
    """A number blanked, unless it is the work's name or that of a paper in a row which has no other title."""
    kept = numbers_work(match) or (bare and names_serial(match))
    return match.group() if kept else "\x00" * len(match.group())


def _is_behind_authors(text: str, date: Span, precision: str) -> bool:
    """Whether a year stands between full stops behind who wrote: "Marsh, E. 2016. Salt and sense."."""
    before, behind = text[: date[0]].rstrip(), text[date[1] :]
    if precision != "year" or not before.endswith(".") or behind[:2] != ". ":
        return False
    return len(before) <= _LONGEST_AUTHORS and sum(map(str.isdigit, before)) == 0


def _around_title(
    text: str, pieces: list[Span], title: Span, evidence: Evidence
) -> tuple[str | None, str | None]:
    """Author and source of an entry whose title stands in quotation marks."""
    pieces = [span for span in pieces if not is_announcement(text[slice(*span)])]
    before = [span for span in pieces if span[1] <= title[0]]
    after = [span for span in pieces if span[0] >= title[1]]
    outlet = first_outlet(text, after, evidence)
    if outlet is None:
        outlet = in_brackets_behind(text, after, evidence)
    named = bool(after) and (
        is_short_name(text, after[0], in_volumes=True) or (bool(before) and is_foreign_name(text, after[0]))
    )
    source = (
        publisher(text, after, outlet or 0, evidence) if after and (outlet is not None or named) else None
    )
    placed = named and outlet is None and has_place(text, after, evidence)
    if (
        before
        and not placed
        and (is_issuer(text[slice(*before[-1])]) or is_outlet(text[slice(*before[-1])], evidence))
        and (source is None or outlet is None)
    ):
        source = text[slice(*before.pop())]
    if before and source is None and not leading_authors(text, before, evidence, 0):
        source = text[slice(*before.pop())]
    return author_name(text, before), source


def _author_date(
    text: str, pieces: list[Span], date: Span, evidence: Evidence
) -> tuple[str | None, str | None, str | None]:
    """Author, source and title of 'Author (date). Title. Source.'"""
    before = [span for span in pieces if span[1] <= date[0]]
    after = [span for span in pieces if span[0] >= date[1]]
    if not before or (len(before) > 1 and not leading_authors(text, before, evidence, 0)):
        return _by_order(text, pieces, evidence)
    if len(before) == 1 and is_sentence(text[slice(*before[0])]) and after:
        return (
            None,
            publisher(text, after, first_outlet(text, after, evidence) or 0, evidence),
            joined_pieces(text, before),
        )
    if is_outlet(text[slice(*before[-1])], evidence) and len(before) == 1:
        body = text[slice(*before[0])]
        return None, body, joined_pieces(text, without_imprint(text, after, body, evidence))
    nexts = [start for start, _ in after[1:]]
    ends = (n for n, (_, end) in enumerate(after, 1) if not _goes_on(text[end : [*nexts, end][n - 1]]))
    length = next(ends, len(after))
    title, rest = after[:length], after[length:]
    outlet = first_outlet(text, rest, evidence)
    source = publisher(text, rest, outlet or 0, evidence) if rest else None
    if source is None and len(title) > 1 and is_outlet(text[slice(*title[-1])], evidence):
        source = text[slice(*title.pop())]
    return author_name(text, before), source, joined_pieces(text, title)


def _goes_on(between: str) -> bool:
    """Whether a title goes on behind this punctuation: a comma or a colon, with no edition that ends in a stop."""
    return between[:1] in (",", ":") and ". " not in between


def _by_order(text: str, pieces: list[Span], evidence: Evidence) -> tuple[str | None, str | None, str | None]:
    """Author, source and title of an entry that is told only by its punctuation."""
    if not pieces:
        return None, None, None
    if len(pieces) > 2 and is_release(text[slice(*pieces[0])]):
        return (
            None,
            text[slice(*pieces[1])],
            joined_pieces(text, pieces[2:]),
        )  # "Press Release, Halse Board, Fares Rise"
    pieces = without_town_of_talk(text, without_towns(text, pieces, evidence), evidence)
    outlet = first_outlet(text, pieces, evidence)
    town = 0
    if (book := without_printing_town(text, pieces, evidence)) is not pieces:
        pieces = book
        outlet = outlet if outlet is not None and outlet + 1 < len(pieces) else None
    if outlet is None:
        outlet = in_brackets_behind(text, pieces, evidence, opened_only=True)
        town = 2 * (outlet is not None)  # a title and the press's town stand in front of it
    if outlet is None and len(pieces) > 1 and is_issuer(text[slice(*pieces[0])]):
        outlet = 0
    if outlet == 0 and len(pieces) > 2 and is_surely_reversed(text, pieces[0], pieces[1], evidence):
        outlet = first_outlet(text, pieces[2:], evidence)
        outlet = outlet + 2 if outlet is not None else None
    if (
        outlet is None
        and text[slice(*pieces[0])].partition(" ")[0].lower() in data("reference_lists")["unpublished"]
    ):
        return None, None, joined_pieces(text, pieces)
    if outlet in (0, 1) and len(pieces) > 2 and is_part_of_body(text, pieces):
        source = text[pieces[0][0] : pieces[1][1]]
        return None, source, joined_pieces(text, without_place(text, pieces[2:], evidence))
    limit = len(pieces) if outlet is None else outlet
    authors = leading_authors(text, pieces[:limit], evidence, 1 if outlet is None else town)
    if outlet == 1 and authors == 0 and len(pieces) > 2 and is_short_name(text, pieces[0]):
        authors = 1
    author = author_name(text, pieces[:authors])
    if outlet is None:
        return _without_outlet(text, author, pieces[authors:], evidence)
    if outlet == 0 and len(pieces) > 2 and not author and is_writer(text[slice(*pieces[1])], evidence):
        author = text[slice(*pieces[1])]  # "The Courier, 3 May 2012, Ada Marsh, The Bridge"
        pieces = [pieces[0], *pieces[2:]]
    source = text[slice(*pieces[outlet])]
    if outlet > authors:
        return author, source, joined_pieces(text, without_town(text, pieces[authors:outlet]))
    behind = pieces[outlet + 1 :]
    if behind:
        behind = without_imprint(text, without_place(text, behind, evidence), source, evidence)
    return author, source, joined_pieces(text, behind)


def _without_outlet(
    text: str, author: str | None, rest: list[Span], evidence: Evidence
) -> tuple[str | None, str | None, str | None]:
    """Author, source and title of an entry none of whose pieces is known or shaped like an outlet; `rest` stands behind
    the author."""
    authors = author is not None
    rest = with_subtitles(text, whole_fields(text, rest))
    if len(rest) == 1:
        only = text[slice(*rest[0])]  # "Ada Marsh, L’Unione Nova"
        foreign = bool(author) and is_foreign_outlet(only)
        return (author, only, None) if foreign else (author, None, joined_pieces(text, rest))
    if len(rest) == 2 and not author and all(text[end : end + 2] == ". " for _, end in rest):
        return (
            None,
            text[slice(*rest[1])],
            joined_pieces(text, rest[:1]),
        )  # "Register of Wells. Salt Survey. 1974."
    first, last = text[slice(*rest[0])], text[slice(*rest[-1])]
    mark = text[rest[0][1] : rest[0][1] + 3]
    second = text[slice(*rest[1])]
    title_last = len(first.split()) <= 4 and len(second.split()) > len(first.split())
    alone = len(rest) == 2 or any(char.isdigit() for char in last)  # no name of a publisher stands last
    if is_short_name(text, rest[0]) and ((title_last and alone) or (":" in mark and not authors)):
        return author, first, joined_pieces(text, rest[1:])
    if len(last.split()) <= 5 and (is_short_name(text, rest[-1]) or publishes(last)):
        rest = without_place(text, without_town(text, rest[:-1]), evidence)
        return author, last, joined_pieces(text, rest)
    return author, None, joined_pieces(text, rest)
