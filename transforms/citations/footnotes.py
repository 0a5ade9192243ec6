"""Numbered footnotes: each entry of a reference list with its fields, its marker and what it refers back to.

References back (ibid, op. cit., "see note 3") are resolved in reading order. An entry that could not be parsed still
counts as the entry before the next one, so that an ibid behind it stays unresolved instead of jumping to an older
work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.entries import parse_entry
from transforms.citations.entry_parts import DATE, EntryFields, Evidence
from transforms.citations.lexicon import any_of, data
from transforms.citations.markers import all_markers, find_markers, markers_of_lists
from transforms.citations.names import normal
from transforms.citations.reference_list import Entry, find_list
from transforms.citations.short_references import acronym, short_reference
from transforms.citations.sources import discovered_id
from transforms.dates import parse_date
from transforms.model import Citation, Region
from transforms.numerals import ROMAN, value_of

_WORD = re.compile(r"[^\W\d_][\w’'-]{2,40}")


@dataclass(frozen=True, slots=True)
class FootnoteFinding:
    """A fault of a text's footnotes: `kind` is gap, repeat, restart, unmarked (an entry that no marker points to) or
    unanswered (a marker without an entry); `number` is the number concerned, `start`/`end` where it shows."""

    kind: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry after resolution: its fields, the position of the entry that it stands for, and how that came out."""

    fields: EntryFields
    root: int | None
    resolution: str


@lru_cache(maxsize=1)
def _references_back() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = data("reference_lists")
    note = f"(?:{any_of(words['note_words'])})"
    count = rf"\d{{1,3}}|{ROMAN}"
    signal = r"(?:(?:but\s)?(?:see|cf\.?|compare)(?:\s(?:also|generally|e\.g\.,?))?,?\s)?"
    same = re.compile(
        rf"[(\[*_\s]{{0,3}}{signal}(?:(?:{any_of(words['same_as_previous'])})\b(?!\s[a-z]{{3}})"
        r"|the\ssame(?=[.,;]|\s*$))",
        re.IGNORECASE,
    )
    numbered = re.compile(
        rf"^(?:.{{0,60}}?\b(?:supra|see|above|cf|at|as|as in|in)\b[.,]?\s{{0,2}})"
        rf"(?:{note}s?\b\.?\s{{0,2}}|(?=\[))\[?({count})\b\]?"
        rf"|^[^()\n]{{1,80}}?\s\((?:see\s)?(?:{note})\.?\s?({count})(?:\sabove)?\)"
        rf"|^\[({count})\](?:,\s(?:pp?\.?|at|paras?\.?)\s?\d[\d\s,–-]{{0,20}})?\.?\s*$"
        rf"|^(?:{note})\b\.?\s{{0,2}}\[?({count})\b\]?\s?(?:above|supra)?(?:,\s(?:pp?\.?|at|paras?\.?)\s?\d[\d\s,–-]{{0,20}})?[.,]?\s*$",
        re.IGNORECASE,
    )
    earlier = re.compile(rf"\b(?:{any_of(words['same_as_earlier'])})\b", re.IGNORECASE)
    told = re.compile(rf"\b(?:{note})s?\b\.?\s{{0,2}}\[?({count})\b", re.IGNORECASE)
    return same, numbered, earlier, told


def read_footnotes(text: str, entries: list[Entry], evidence: Evidence) -> list[Citation]:
    """One citation an entry of the text's reference list (`entries`, one at least), in the order of the list.

    `resolves_to` is the position in this list of the entry that a reference back stands for.
    """
    found: list[Citation] = []
    read: list[_Read] = []
    for entry, marker in zip(entries, markers_of_lists(text, entries), strict=True):
        reading = _read(text, entry, entries, read, evidence)
        read.append(reading)
        found.append(_citation(entry, reading, marker, evidence))
    return found


def _citation(
    entry: Entry, reading: _Read, marker: tuple[int, int, int] | None, evidence: Evidence
) -> Citation:
    fields = reading.fields
    known = evidence.index.by_name(fields.source)
    source_id = known.source_id if known else discovered_id(fields.source) if fields.source else None
    return Citation(
        kind="footnote",
        start=entry.start,
        end=entry.end,
        source=fields.source,
        source_id=source_id,
        marker=entry.marker,
        marker_start=marker[1] if marker else None,
        marker_end=marker[2] if marker else None,
        author=fields.author,
        title=fields.title,
        cited=fields.cited,
        url=fields.url,
        resolves_to=reading.root,
        resolution=reading.resolution,
        confidence=1.0 if marker else 0.9,
    )


def _read(text: str, entry: Entry, entries: list[Entry], read: list[_Read], evidence: Evidence) -> _Read:
    """Parse one entry, or resolve it when it refers back."""
    body = text[entry.body : entry.end]
    same, numbered, earlier, told = _references_back()
    opening = body.lstrip()
    if same.match(opening):
        return _follow(read, len(read) - 1, "ibid", opening)
    if match := numbered.match(opening[:120]):
        number = value_of(next(filter(None, match.groups())).lower())
        position = next((n for n in range(len(read) - 1, -1, -1) if entries[n].number == number), -1)
        return _follow(read, position, "note", opening)
    if match := earlier.search(opening[:160]):
        if noted := told.search(opening, match.end(), match.end() + 40):
            number = value_of(noted.group(1).lower())
            position = next((n for n in range(len(read) - 1, -1, -1) if entries[n].number == number), -1)
            return _follow(read, position, "note", opening)
        return _op_cit(opening[: match.start()], read, opening, match.group().lower().startswith("ibid"))
    fields = parse_entry(body, evidence)
    works = [
        (n, text[entries[n].body : entries[n].end], done.fields)
        for n, done in enumerate(read)
        if done.root is None and done.resolution == "parsed"
    ]
    if (named := short_reference(opening, fields, works)) is not None:
        return _follow(read, named, "short", opening)
    if fields.title and not (fields.source or fields.author) and _is_cited(fields.title, read):
        fields = EntryFields(None, fields.title, None, fields.cited, fields.url)
    return _Read(fields, None, "unparsed" if fields.is_empty else "parsed")


def _follow(read: list[_Read], position: int, how: str, words: str) -> _Read:
    """The entry at this position, or the one that it stands for itself."""
    if position < 0:
        return _Read(EntryFields(), None, f"{how}_without_antecedent")
    target = read[position]
    if target.fields.is_empty:
        return _Read(EntryFields(), None, f"{how}_blocked")
    root = position if target.root is None else target.root
    own_date = DATE.search(words)
    cited = parse_date(own_date.group()) if own_date and how == "ibid" else None
    fields = target.fields
    if cited is not None and cited.precision == "day":
        fields = EntryFields(fields.author, fields.source, fields.title, cited, fields.url)
    return _Read(fields, root, how)


def _op_cit(name: str, read: list[_Read], words: str, is_last: bool) -> _Read:
    """The one earlier entry whose author or source shares a word with the name in front of 'op. cit.'."""
    wanted = {normal(word) for word in _WORD.findall(name)} - {"see", "the", "and", "also"}
    fitting = []
    for position, reading in enumerate(read):
        known = _words_of(reading.fields) | acronym(reading.fields.source)
        if reading.root is None and not reading.fields.is_empty and wanted & known:
            fitting.append(position)
    if is_last and read and (root := len(read) - 1 if read[-1].root is None else read[-1].root) in fitting:
        fitting = [root]  # 'Marsh, ibid.'
    if len(fitting) > 1:  # 'Tide Watch, loc. cit.' is not what Tide Board wrote
        whole = [n for n in fitting if wanted <= _words_of(read[n].fields)]
        fitting = whole or fitting
    if len(fitting) > 1:
        by_author = [n for n in fitting if wanted & set(normal(read[n].fields.author or "").split())]
        fitting = by_author or fitting
    if len(fitting) > 1:  # 'Marsh, A Book of Mills, op. cit.'
        key = normal(name)
        titles = [n for n in fitting if (title := normal(read[n].fields.title or "")) and title in key]
        fitting = titles or fitting
    if len(fitting) == 1:
        return _follow(read, fitting[0], "op_cit", words)
    return _Read(EntryFields(), None, "op_cit_ambiguous" if fitting else "op_cit_without_antecedent")


def _is_cited(name: str, read: list[_Read]) -> bool:
    """Whether an earlier entry's source has this name: "The Courier, 3 May 2012" behind an article of that paper."""
    key = normal(name)
    return any(done.fields.source and normal(done.fields.source) == key for done in read)


def _words_of(fields: EntryFields) -> set[str]:
    known = f"{fields.author or ''} {fields.source or ''} {fields.title or ''}"
    return {normal(word) for word in _WORD.findall(known)}


def footnote_findings(text: str, regions: tuple[Region, ...] = ()) -> list[FootnoteFinding]:
    """What is wrong with the numbering of a text's footnotes, in reading order; empty for a sound list or none."""
    entries = find_list(text, regions)
    if not entries:
        return []
    findings: list[FootnoteFinding] = []
    seen: set[int] = set()
    last = 0
    for entry in entries:
        kind = None
        if entry.number == 1 and last > 1:
            kind, seen = "restart", set()
        elif entry.number in seen:
            kind = "repeat"
        elif entry.number > last + 1:
            kind = "gap"
        if kind:
            findings.append(FootnoteFinding(kind, entry.number, entry.start, entry.end))
        seen.add(entry.number)
        last = entry.number
    markers = find_markers(text, entries)
    numbers = {entry.number for entry in entries}
    if markers:
        findings += [
            FootnoteFinding("unmarked", entry.number, entry.start, entry.end)
            for entry in entries
            if entry.number not in markers
        ]
    highest = max(numbers)
    findings += [
        FootnoteFinding("unanswered", number, start, end)
        for number, start, end in all_markers(text, entries)
        if number not in numbers and number <= highest + 10
    ]
    return sorted(findings, key=lambda finding: (finding.start, finding.kind))
