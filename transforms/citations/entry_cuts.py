"""An entry cut into pieces at its punctuation, and pieces joined again to a field."""

from __future__ import annotations

import re

from transforms.citations.entry_imprints import body_of_series
from transforms.citations.entry_parts import TRIM, Evidence, Span, entry_phrases
from transforms.citations.lexicon import data
from transforms.citations.names import is_coined
from transforms.citations.sources import looks_like_outlet

_PAGES = re.compile(
    r"(?:pp?|pages?|vol|volume|no|nr|n°|issue|ch|chapter|para|sec|section|isbn|issn|ed|edn"
    r"|fol|folio|at p|s|bd|t|¶|§)?s?\.?:?\s{0,2}[A-Z]?\d[\d\s.,–—:()/-]{0,30}"
    r"|(?:esp|especially|particularly|in particular|here|at)\.?"
    r"(?:\s(?:pp?|chs?|chapters?|pages?|paras?)\.?\s?[\dIVX][\dIVX,–-]{0,9}|\s\d[\d–-]{0,9})?|passim"
    r"|\d{1,2}(?:st|nd|rd|th|d)\s(?:rev\.?\s)?(?:ed|edn|edition)\.?"
    r"|rev(?:ised)?\.?|revised edition|et al\.?|n\.\s?d\.?|eds?\.?|trans\.?"
    r"|(?-i:ff?)\.?|judge?ment|order|ruling|verdict",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?<=[A-Z]\.)\s+(?:&|and)\s+|\s*[,;|•\x00]+|\s+[-–—]{1,2}\s+|—|:\s+|[()\[\]]|(?<![\s.(,&-][^\W\d_])(?<!\A[^\W\d_])(?!(?<=\b[Nn]o)\.\s\d)[.?!]\s+|(?<=\b[A-Z])(?<!\A[A-Z])(?<!\bU\.[SKN])\.\s+(?![^\W\d_]{2,30}\s(?:and|&)\s[A-Z][a-z]{1,20}\s[A-Z])"
    r"(?=[\"“A-Z][^\W\d_]{2,30}(?:-[^\W\d_]{2,30})?[\s:])"
)
_EMPTY = re.compile(r",(?:\s{0,2},)+")
_SPAN = re.compile(r"1[4-9]\d\d\s?[-–—]\s?(?:1[4-9]|20)\d\d")
# Behind an outlet: the words of a title.
_BEFORE_TITLE = re.compile(r",\s[A-Z][\w’'-]{0,30}(?:\s[\w’'-]{1,30}){2}")


def cut_pieces(text: str, evidence: Evidence) -> list[Span]:
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
        if lead is not None and not _opens_title(text, (start, end), lead.end(), evidence):
            named = lead.end() + 4 * (text[start].islower() and text.startswith("the ", lead.end()))
            if text[named : named + 1].isupper():
                start = start if evidence.is_source(text[start:end]) else named
        alone = text[start:end].lower() in data("reference_lists")["lead_ins"]
        outlet = is_coined(text[start:end]) and _BEFORE_TITLE.match(text, end) is not None  # "N1, The Bridge"
        if start < end and not alone and (outlet or not _PAGES.fullmatch(text, start, end)):
            kept.append(body_of_series(text, (start, end), evidence) or (start, end))
        elif kept and _SPAN.fullmatch(text, start, end) and text[kept[-1][1] : start] == ", ":
            kept[-1] = kept[-1][0], end  # "Salt in the North, 1880–1930"
    return kept


def _opens_title(text: str, piece: Span, behind: int, evidence: Evidence) -> bool:
    """Whether what looks like a word in front of a field begins a title: "From the Mill to the Table", and behind a
    comma with a capital "In Search of Salt"; "In Halse Courier" there is an outlet."""
    start, end = piece
    if not text[start].isupper():
        return False
    if text.startswith("From ", start) and text.find(" to ", behind, end) > 0:
        return True
    rest = text[behind:end]
    outlet = evidence.is_source(rest) or looks_like_outlet(rest)
    return text[:start].rstrip().endswith(",") and not outlet


def joined_pieces(text: str, pieces: list[Span]) -> str | None:
    """The words of these pieces with what stands between them; None without a letter or digit."""
    if not pieces:
        return None
    for number in range(1, len(pieces)):
        gap = text[pieces[number - 1][1] : pieces[number][0]]
        if "(" in gap and ")" not in gap and ")" not in text[pieces[number][1] : pieces[-1][0]]:
            pieces = pieces[:number]  # a bracket that ends the entry: "(Town: Press"
            break
    joined = _EMPTY.sub(",", text[pieces[0][0] : pieces[-1][1]].replace("\x00", "")).strip(TRIM)
    return " ".join(joined.split()) if any(char.isalnum() for char in joined) else None
