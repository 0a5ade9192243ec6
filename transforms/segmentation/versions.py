"""Links to a text in another form: as a file to be kept, or in another language."""

from __future__ import annotations

import re

# "(PDF, 3.2 MB)" behind the title of a document, "[Download the report (PDF)]"
_FILE = re.compile(
    r"(?i)[(\[]\s?(?:(?:pdf|docx?|xlsx?|pptx?|zip|mp3|epub)(?:[,;:]| [|·–-])? )?"
    r"\d{1,4}(?:[.,]\d{1,2})?\s?[kmg]i?b\s?[)\]]\W{0,2}$"
    r"|^\W{0,2}(?:download|get|open|view|read|see|full|click)\b[^.!?]{0,80}[(\[](?:pdf|docx?|xlsx?)[)\]]\W{0,2}$"
)
_FILE_ENDS = ("b", "pdf", "doc", "docx", "xls", "xlsx")
# "Download the full report", "Download this release as a PDF"
_DOWNLOAD = re.compile(
    r"(?i)^\W{0,2}download (?:here |now )?(?:the|this|our|a|as|full|complete|in)\b[^.!?:]{0,60}"
    r"\b(?:reports?|stud(?:y|ies)|papers?|texts?|statements?|documents?|versions?|factsheets?|briefings?|brochures?"
    r"|files?|annex(?:es)?|summary|summaries|releases?|articles?|guides?|surveys?|letters?|program(?:me)?s?"
    r"|presentations?|slides|transcripts?|publications?|issues?|pdf)\b(?: in [A-Z][a-z]{3,12}| as an? \w{3,8}| here)?"
    r"\W{0,3}$"
)
_TEXT = r"(?:article|story|text|report|page|post|statement|release)"
# "Also available in: French, Spanish", "Read this story in Welsh"
_IN_LANGUAGE = re.compile(
    rf"\W{{0,3}}(?:(?:this|the) {_TEXT} is )?(?:(?:also )?available (?:also )?in"
    rf"|(?:read|view|see) (?:(?:this|the|it)(?: {_TEXT})? )?in)\s?:?\s(?P<which>[^.!?]{{3,60}})\W{{0,3}}$"
)
# "The Alder Post – Print version"
_PRINT = re.compile(
    r"(?i)^.{0,60}[-–—|:(] ?print(?:able|er)?(?:[- ]friendly)? (?:version|view|format|page)\)?$"
)
_LANGUAGE_STARTS = ("also av", "availab", "this ", "the ", "read ", "view ", "see ")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = frozenset(("and", "or"))


def is_version(line: str, lowered: str, start: str, languages: frozenset[str]) -> bool:
    """Whether a short line leads to the text as a file or in one of `languages`.

    `lowered` is the line and `start` its beginning without ornaments, both in small letters.
    """
    if line[-1] in ")]" and lowered.rstrip(")] .").endswith(_FILE_ENDS) and _FILE.search(line):
        return True
    if "print" in lowered and _PRINT.match(line):
        return True
    if start.startswith("download "):
        return _DOWNLOAD.match(line) is not None
    if " in" not in lowered or not start.startswith(_LANGUAGE_STARTS):
        return False
    match = _IN_LANGUAGE.match(lowered)
    named = set(_WORD.findall(match["which"])) - _BETWEEN if match else set()
    return bool(named) and languages >= named
