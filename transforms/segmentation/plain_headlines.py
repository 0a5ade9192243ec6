"""Short lines that are headlines or bylines and can be nothing else: plain words, with no word of a label.

The tests that give a short line another role (`labels`, `captions`, `origins`, `outlets`, `releases`) each need a sign
that such a line lacks, so they are asked about the other lines alone. What is said here never differs from what they
say.
"""

from __future__ import annotations

import re

from transforms.segmentation import accounts, captions, labels, notices, offers
from transforms.segmentation.shapes import MAX_END_MARK, MAX_HEADING_WORDS

MAX_PLAIN = 120
"""Characters of a line that is looked at; few headlines are longer."""
MIN_RUN_ON = 9
"""Letters of a first word that may be buttons run together."""
_PLAIN = re.compile(r"[A-Z][A-Za-z’',]*(?:[ -][A-Za-z][A-Za-z’',]*)*(?<=[A-Za-z])")
"""Words with one space or hyphen between them: no digit, bracket, bar or arrow, no end of a sentence."""
_SIGNED = re.compile(r"By [A-Z][a-z]+ [A-Z][a-z]+")
"""Two names; with a third word behind "By" a line may be a notice ("By continuing you agree")."""
_FIRST = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SOURCE_STARTS = frozenset(("sou", "via", "fro", "cou", "ori", "rea", "fir", "rep", "pub", "pri", "pos"))
_ARTICLES = frozenset(("the", "thi"))


def is_plain(line: str) -> bool:
    """Whether a line is a headline by its look alone; False where the other rules have to be asked."""
    length = len(line)
    if not MAX_END_MARK < length <= MAX_PLAIN or not 0 < line.count(" ") < MAX_HEADING_WORDS:
        return False
    if not _is_bare(line) and _PLAIN.fullmatch(line) is None:
        return False
    lowered = line.lower()
    first = _FIRST.match(lowered)
    start = lowered[:3]
    if first is None or first.group() in offers.opening_words() or start in _SOURCE_STARTS:
        return False
    if _begins_like_furniture(lowered, start) or lowered.startswith(accounts.ASKED_STARTS):
        return False
    if first.end() >= MIN_RUN_ON and not line[1 : first.end()].islower() and not line.isupper():
        return False  # buttons that lost the spaces between them ("SaveShareLarger text")
    if start in _ARTICLES and _may_tell_origin(lowered):
        return False
    return not (_holds_sign(lowered) or notices.may_be_notice(lowered) or captions.may_credit(line))


def _is_bare(line: str) -> bool:
    """Whether a line is ASCII letters with single spaces between, as most plain ones are; quicker than the pattern."""
    return (
        line[0].isupper()
        and line[-1] != " "
        and line.isascii()
        and line.replace(" ", "").isalpha()
        and "  " not in line
    )


def is_plain_byline(line: str) -> bool:
    """Whether a line is "By" and a person's name, and nothing in it can be another thing."""
    if len(line) <= MAX_END_MARK or _SIGNED.fullmatch(line) is None:
        return False
    lowered = line.lower()
    return not (
        _begins_like_furniture(lowered, lowered[:3])
        or _holds_sign(lowered[len("by") :])
        or captions.may_credit(line)
    )


def _begins_like_furniture(lowered: str, start: str) -> bool:
    """Whether the first words of a line are those of a label or a notice; `start` is its first three characters."""
    if labels.may_begin_with_label(lowered):
        return True
    phrases = labels.openings().get(start)
    return phrases is not None and any(lowered.startswith(phrase) for phrase, _, _ in phrases)


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
        or lowered.endswith(" ago")
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
