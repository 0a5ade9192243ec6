"""Entries in the manner of law reviews and of short references: "Ada Marsh, Tolls, 52 Coast L. Rev. 113 (1999)",
"Marsh (1999), p. 12"."""

from __future__ import annotations

import re

from transforms.citations.entry_authors import author_name, leading_authors
from transforms.citations.entry_cuts import cut_pieces, joined_pieces
from transforms.citations.entry_parts import EntryFields, Evidence, Span
from transforms.citations.lone_names import is_wordy
from transforms.citations.names import is_name_shaped

# Volume, review and page, the year in brackets (blanked by now).
_REVIEW = re.compile(
    r"(?:[,.”\"]|\x00)\s\d{1,4}\s(?P<review>[A-Z][\w.&’']{0,20}(?:\s(?:[A-Z&][\w.&’']{0,20}|of|and|the|on|in|for)){0,8})"
    r"\s\d{1,5}(?:,\s\d{1,5}(?:[–-]\d{1,5})?)?\s\([^()]{0,12}\x00{4,}\)"
)
# The page behind a title without marks, in front of the year that ends the entry: "The Salt Road 113 (1999)".
_PAGE = re.compile(r"(?<=[^\W\d_])\s\d{1,4}(?:[–-]\d{1,4})?(?=\s\((?:\d\w{1,2}\sed\.\s)?\x00{4}\)\.?\s*$)")
# The year in brackets in front, as in Britain: "(2001) 117 LQR 42".
_VERSUS = re.compile(r" vs?\.? ")
_YEAR_FIRST = re.compile(
    r"[(\[]\x00{4}[)\]]\s(?:\d{1,4}(?:\(\d{1,3}\))?\s)?(?P<review>[A-Z][\w.&]{0,20}(?:\s[A-Z&][\w.&’']{0,20}|\s(?:of|and|the)){0,7})\s\d{1,5}(?=\W|$)"
)
_AND = re.compile(r" (?:and|&) |, | et al\.?$")


def read_review(
    text: str, title: tuple[Span | None, str | None], evidence: Evidence
) -> tuple[str | None, str, str | None] | None:
    """Author, review and title of an entry (its date and quoted title blanked) that cites a law review by volume and
    page; None where it cites none, or a case."""
    cited = ("\x00)" in text or "\x00]" in text) and _VERSUS.search(text) is None
    match = _REVIEW.search(text) or _YEAR_FIRST.search(text) if cited else None
    if match is None:
        return None
    span, words = title
    head = text[: match.start()]
    pieces = cut_pieces(head, evidence)
    if span is not None:
        return author_name(head, [piece for piece in pieces if piece[1] <= span[0]]), match["review"], words
    count = leading_authors(head, pieces, evidence, 1)
    return author_name(head, pieces[:count]), match["review"], joined_pieces(head, pieces[count:])


def page_of_book(text: str) -> Span | None:
    """The page that stands between a title without marks and the year in brackets at the end; None for a case."""
    match = _PAGE.search(text) if "\x00)" in text and " v. " not in text else None
    return match.span() if match else None


def is_short_author(text: str, fields: EntryFields, date: Span | None) -> bool:
    """Whether an entry is a family name, or some, with the year of the work: "Marsh and Rusk (1999), p. 12"."""
    title, cited = fields.title, fields.cited
    if title is None or cited is None or date is None or cited.precision != "year":
        return False
    before, behind = text[: date[0]].strip(" (["), text[date[1] :]
    if before != title or not (
        text[: date[0]].endswith(("(", "[")) or (behind[:2] in (": ", ", ") and any(map(str.isdigit, behind)))
    ):
        return False
    names = [name for name in _AND.split(before) if name]
    return len(names) <= 3 and all(
        is_name_shaped(name, 2) and not is_wordy(name.rpartition(" ")[2]) for name in names
    )
