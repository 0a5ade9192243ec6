"""Credits that the words or the line beside them prove: ', reports Ada Marsh.', 'By Our Bureau HALSE, July 2:'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.byline_lines import is_person
from transforms.citations.bylines import staff_words
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.header_datelines import header_dateline
from transforms.citations.lexicon import any_of, data
from transforms.citations.lone_names import is_writers_name
from transforms.citations.names import is_name_shaped
from transforms.citations.text_signs import REPORTS
from transforms.model import Citation, Mention

# The first sentence of a report is no longer than this.
_SENTENCE = 600
_NAME = r"[^\W\d_a-z][\w.’'-]{0,25}(?:\s[^\W\d_a-z][\w.’'-]{0,25}){1,3}"
_REPORTS = re.compile(rf",\s(?P<how>reports|writes)\s(?P<who>{_NAME}?)(?P<stop>\.(?=\s|$)|$)")
# 'Our Bureau HALSE, July 2:', with the dateline that follows still to be proven.
_GLUED = re.compile(
    r"(?:(?P<lead>[Bb]y|BY|[Ff]rom|FROM)\s)?(?P<who>[^\W\d_][^\n\d:;,()]{3,45}?)\s"
    r"(?=[A-Z]{4,20}(?:[ -][A-Z]{2,20}){0,2},\s)"
)
_GLUED_REACH = 70
# 'News Release 12-Mar-2021', 'Press release, 3 May 2019'
_DAY_BEHIND = re.compile(r"[\s,:|–—-]{1,3}(?=[a-z ,.]{0,12}\d)[\w ,./-]{6,20}")
# "With respect and with hope," above who wrote a letter.
_FAREWELL = re.compile(
    r"(?:with|in|from|yours|your|many|warm|warmest|kindest|until|hoping|awaiting)\s[a-z][a-z ’']{2,40}$",
    re.IGNORECASE,
)
# A label or the end of a letter is a line of so few characters; so is the name below it.
_LONGEST_FAREWELL, _LONGEST_NAME = 45, 60


def reporting_person(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The author behind the first sentence of a report: '… until autumn, reports Ada Marsh.'

    Nobody whom the text names once more: who is named again is a source, and so is an outlet.
    """
    if not known.signs & REPORTS:
        return None
    stop = min(end, start + _SENTENCE)
    if text.find(", reports ", start, stop) < 0 and text.find(", writes ", start, stop) < 0:
        return None
    match = _REPORTS.search(text, start, stop)
    if match is None or ". " in text[start + 20 : match.start()]:
        return None
    who, at = match["who"], match.start("who")
    if not any(mention.start == at and mention.surface == who for mention in known.mentions):
        return None
    last = who.rpartition(" ")[2]
    again = text.find(last, 0, at) >= 0 or text.find(last, match.end("who")) >= 0
    if again or who not in known.people or known.is_outlet(who):
        return None
    return credit_row(match.start("how"), match.end("who"), match["how"], who, None, known)


def glued_byline(text: str, start: int, end: int, known: Known) -> list[Citation]:
    """The byline and the dateline of 'By Our Bureau HALSE, July 2: The line …'; none unless both are there."""
    stop = min(end, start + _GLUED_REACH)
    match = _GLUED.match(text, start, stop) if may_be_glued(text, start, stop) else None
    if match is None:
        return []
    who = match["who"].strip(EDGES)
    nameless = who.lower() in staff_words()
    if not nameless and not (match["lead"] and match["lead"].lower() == "by" and is_person(who, known)):
        return []
    dateline = header_dateline(text, match.end(), end, known)
    if dateline is None:
        return []
    return [credit_row(start, match.end("who"), match["lead"], who, None, known), dateline]


def may_be_glued(text: str, start: int, stop: int) -> bool:
    """Whether the first comma of a line stands behind a capital, as behind the place of a dateline in capitals."""
    comma = text.find(",", start, stop)
    return comma > start and "A" <= text[comma - 1] <= "Z"


_BEHIND_TITLE = re.compile(rf"\s(?P<lead>[Bb]y|BY):\s(?P<who>{_NAME}(?:\sand\s{_NAME})?)$")


def byline_behind_title(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The byline that lost its line break: 'Yard shut for the winter by: Ada Marsh'."""
    at = text.rfind("y: ", start, end) - 2 if end - start < _SENTENCE else -1
    match = _BEHIND_TITLE.match(text, at, end) if at > start else None
    if match is None or not all(is_person(name, known) for name in match["who"].split(" and ")):
        return None
    return credit_row(match.start("lead"), end, match["lead"], match["who"], None, known)


@lru_cache(maxsize=1)
def _valediction() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(data('credits')['valedictions'])})$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(data("credits")["labels_above"])


def below_label(
    text: str, start: int, end: int, below: tuple[int, int], known: Known, number: int
) -> Citation | None:
    """The credit of a label alone in its line ('Source', 'Yours faithfully,') and of the name in the line below it."""
    if end - start > _LONGEST_FAREWELL or below[1] - below[0] > _LONGEST_NAME or number == 0:
        return None
    label = text[start:end].strip(EDGES)
    name = text[below[0] : below[1]].strip(EDGES)
    if label.lower() in _labels():
        return credit_row(start, below[1], label, None, name, known) if _is_source(name, known) else None
    if _is_release(label):
        whole = any(
            m.start == below[0] and m.end == below[0] + len(name) and m.type in ("organization", "facility")
            for m in known.mentions
        )
        return credit_row(below[0], below[1], None, None, name, known) if whole else None
    if _valediction().match(label) is None:
        if text[end - 1] != "," or _FAREWELL.match(label) is None:
            return None
        name = name.partition(",")[0].strip()
        return (
            credit_row(below[0], below[0] + len(name), None, name, None, known)
            if is_writers_name(name, known)
            else None
        )
    name = name.partition(",")[0].strip()
    if name not in known.people and not (" " in name and is_name_shaped(name, 4)):
        return None
    return credit_row(below[0], below[0] + len(name), None, name, None, known)


def _is_release(label: str) -> bool:
    """Whether a line is nothing but the kind of a release, or that and its day: 'News Release 12-Mar-2021'."""
    low = label.lower()
    return any(
        low == kind or (low.startswith(kind) and _DAY_BEHIND.fullmatch(low, len(kind)) is not None)
        for kind in data("credits")["release_labels"]
    )


def _is_source(name: str, known: Known) -> bool:
    return known.is_outlet(name) and is_name_shaped(name, 8) and not _is_place(name, known.mentions)


def _is_place(name: str, mentions: list[Mention]) -> bool:
    return any(mention.type == "place" and mention.surface == name for mention in mentions)
