"""Spans in which letters in capitals name nothing: the zone behind an hour, the reports that cases are cited from."""

from __future__ import annotations

import re

from transforms.mentions.lexicon import read_word_sets
from transforms.mentions.signs import REPORT, ZONE, signs_of

_ZONES = sorted(zone.upper() for zone in read_word_sets("word_parts.txt")["time_zone"])
_ZONE = re.compile(rf"\d(?: ?[AaPp]\.?[Mm]\.?)?? ?\(?({'|'.join(_ZONES)})\b(?!-)")
# "[2014] EWCA Civ 1132", "(1998) 24 EHRR 423", "[2014] WLR(D) 371"
_REPORTED = re.compile(
    r"[\[(](?:1[89]|20)\d\d[\])] (?:\d{1,3} )?([A-Z][A-Za-z]{0,9}(?:\([A-Z]\w{0,4}\))?(?: [A-Z]\w{0,9}){0,2}) \d{1,5}\b"
)

# "Dispatch No. 86/CD-TTg"
_CODE = re.compile(r"/(?<=\d.)([A-Z][\w-]{1,20})")


def nameless_spans(text: str) -> list[tuple[int, int]]:
    """Spans of time zones behind an hour, of law reports behind a year in brackets, of codes behind a number."""
    spans = []
    signs = signs_of(text)
    if ZONE in signs:
        spans += [match.span(1) for match in _ZONE.finditer(text)]
    if REPORT in signs:
        spans += [match.span(1) for match in _REPORTED.finditer(text) if _is_report(match.group(1))]
    if "/" in text:
        spans += [match.span(1) for match in _CODE.finditer(text)]
    return spans


def _is_report(name: str) -> bool:
    return any(len(word) > 1 and word.isupper() for word in re.findall(r"[A-Za-z]+", name))
