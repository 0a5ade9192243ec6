"""Short lines that are headlines and can be nothing else: plain words that begin like one, with no word of a label.

The tests that give a short line another role (`labels`, `captions`, `origins`, `outlets`, `releases`) each need a sign
that such a line lacks, so they are asked about the other lines alone. What is said here never differs from what they
say.
"""

from __future__ import annotations

import re

from transforms.segmentation import captions, labels, offers
from transforms.segmentation.shapes import MAX_END_MARK, MAX_HEADING_WORDS

MAX_PLAIN = 120
"""Characters of a line that is looked at; few headlines are longer."""
_PLAIN = re.compile(r"[A-Z][A-Za-z’',]*(?:[ -][A-Za-z][A-Za-z’',]*)*(?<=[A-Za-z])")
"""Words with one space or hyphen between them: no digit, bracket, bar or arrow, no end of a sentence."""
_FIRST = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SOURCE_STARTS = frozenset(("sou", "via", "fro", "cou", "ori", "rea", "fir", "rep", "pub", "pri", "pos"))
_ARTICLES = frozenset(("the", "thi"))


def is_plain(line: str) -> bool:
    """Whether a line is a headline by its look alone; False where the other rules have to be asked."""
    length = len(line)
    if not MAX_END_MARK < length <= MAX_PLAIN or _PLAIN.fullmatch(line) is None:
        return False
    if not 0 < line.count(" ") < MAX_HEADING_WORDS:
        return False
    lowered = line.lower()
    first = _FIRST.match(lowered)
    start = lowered[:3]
    if first is None or first.group() in offers.opening_words() or start in _SOURCE_STARTS:
        return False
    if labels.may_begin_with_label(lowered):
        return False
    phrases = labels.openings().get(start)
    if phrases is not None and any(lowered.startswith(phrase) for phrase, _, _ in phrases):
        return False
    if start in _ARTICLES and _may_tell_origin(lowered):
        return False
    return not (_holds_sign(lowered) or captions.may_credit(line))


def _holds_sign(lowered: str) -> bool:
    """Whether a line holds a word of a byline, a notice or a release; a chain of `in` costs less than a pattern."""
    return (
        "by" in lowered
        or "right" in lowered
        or "press" in lowered
        or "link" in lowered
        or "elease" in lowered
        or "mbargo" in lowered
        or "code" in lowered
        or "block" in lowered
        or "rss" in lowered
        or "inbox" in lowered
        or "newsletter" in lowered
        or " error" in lowered
        or " mistake" in lowered
        or " typo" in lowered
        or "affiliate" in lowered
        or "responsible" in lowered
    )


def _may_tell_origin(lowered: str) -> bool:
    """Whether a line that begins with an article may say where a text first stood, or for whom it is."""
    return (
        " appeared" in lowered
        or " available" in lowered
        or " published" in lowered
        or " posted" in lowered
        or " ran " in lowered
        or "subscriber" in lowered
        or "member" in lowered
        or "register" in lowered
        or "paying" in lowered
    )
