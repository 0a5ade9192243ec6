"""The one work that an entry is read for: without the signal in front of it ("See, for example,"), the remark that
leads to it ("The mill burnt in 1903; see ...") and the works that follow it ("...; see also ...")."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from transforms.citations.lexicon import any_of, data

# The ways in which notes of the humanities and of law reviews send the reader to a work.
_ALSO = (
    r"(?:,?\s(?:generally|also|further|especially|esp\.?|in particular|in general|for example|for instance|e\.\s?g\.?,?"
    r"|inter alia|among (?:many )?others|among other sources|again|too)){0,2}"
)
_SIGN = rf"(?:but\s)?(?:see|cf\.?|compare|contra|consult)(?:\.|\b){_ALSO}[.,:]*\s+"
_WORK = r"(?:[^\W\d_a-z]|[“\"‘'«„]|https?:|www\.)"
_EXAMPLE = r"(?:(?:as\s)?for (?:example|instance)|e\.\s?g\.|i\.e\.)[,:]\s+"
_SIGNAL = re.compile(rf"\s*(?i:(?:(?:for|on)\s[^,.;:“”\"\d]{{3,160}},?\s)?{_SIGN}|{_EXAMPLE})(?={_WORK})")
_SEE = re.compile(rf"[.;,]\s\(?(?:[Ss]ee|[Cc]f\.?){_ALSO}[.,:]*\s+(?={_WORK})")
_ALSO_SEE = re.compile(
    r"[.;]\s\(?(?:but\s|and\s)?(?:see|cf\.?|compare|contra)(?:\s(?:also|further|generally|too)\b)?[.:,]*\s",
    re.IGNORECASE,
)
# What makes a sentence of the words in front: a verb that titles and names seldom hold.
_TOLD = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|been|would|will|could|can|became|remained|said)\b"
)
_CITED = re.compile(r"[“\"«„]|https?:|www\.|\b(?:1[5-9]|20)\d\d\b")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LAST_YEAR = re.compile(
    r"[,(\[]\s?(?:1[5-9]|20)\d\d\W{0,3}(?:,?\s(?:pp?\.\s?)?\d{1,4}(?:[-–]\d{1,4})?\W{0,3})?$"
)
_NEXT = re.compile(rf";\s(?={_WORK})")
# A work has more characters than these in front of a label.
_SHORTEST = 12
_LONG_REMARK = 12
# Marks of further works that are looked at, so that a list in one entry stays cheap.
_MOST_WORKS = 20
# A year in brackets or behind a comma, as works have it.
_BEHIND_COMMA = re.compile(r"[,(]\s?(?:[^,()]{0,20}\s)?(?:1[5-9]|20)\d\d(?:[),.;:]|\s*$)|\bpp?\.\s?\d")
# A remark that leads to a work has this many words at least.
_FEWEST = 5


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    """What publishers' pages write behind every reference: the names of indexes that hold it."""
    names = any_of(data("reference_lists")["index_labels"])
    return re.compile(rf"(?:(?<=[\w.\])”])|\s)\s?\[?(?:{names})\b\]?(?=\W|$)")


def cited_work(text: str) -> str:
    """The part of an entry (without its number) that names its first work; the whole where nothing is told apart."""
    if (label := _labels().search(text, _SHORTEST)) is not None:
        text = text[: label.start()]
    lowered = text.lower()
    if any(sign in lowered for sign in ("see", "cf", "compare", "contra", "consult", "for ", "e.g")):
        signal = _SIGNAL.match(text) if "(" not in text[:4] else None
        text = text[signal.end() :] if signal is not None else _behind_remark(text)
        more = next(
            (
                m
                for m in islice(_ALSO_SEE.finditer(text, 12), _MOST_WORKS)
                if _CITED.search(text, 0, m.start())
            ),
            None,
        )
        if more is not None:
            text = text[: more.start() + (text[more.start()] == ".")]
    return _first_of_many(text) if "; " in text else text


def is_remark(text: str) -> bool:
    """Whether an entry without a title in marks and an address is a sentence of the writer's own and cites nothing:
    mostly small words, a verb, no year but inside it."""
    words = [word for word in text.split() if word[0].isalpha()]
    if len(words) < _LONG_REMARK or _TOLD.search(text) is None or _BEHIND_COMMA.search(text) is not None:
        return False
    return sum(word[0].islower() for word in words) * 5 >= len(words) * 3


def _behind_remark(text: str) -> str:
    """What stands behind "...; see" where a sentence stands in front that cites nothing itself."""
    for match in islice(_SEE.finditer(text), _MOST_WORKS):
        before = text[: match.start()]
        if len(before.split()) < _FEWEST:
            continue
        quoted = any(mark in before for mark in '“”"«»„')
        if quoted or "http" in before or _LAST_YEAR.search(before) is not None:
            return text
        return text[match.end() :] if _TOLD.search(before) else text
    return text


def _first_of_many(text: str) -> str:
    """The first of works that semicolons part: each has its year, or its title in quotation marks and its year."""
    year = _YEAR.search(text)
    if year is None:
        return text
    for match in islice(_NEXT.finditer(text, year.end()), _MOST_WORKS):
        before = text[: match.start()]
        if _YEAR.search(text, match.end()) is None:
            break
        if before.count("(") == before.count(")"):
            return before
    return text
