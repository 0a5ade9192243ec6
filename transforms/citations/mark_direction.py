"""Whether a quotation mark opens or closes, by what stands on both of its sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.citations.grammar import words
from transforms.citations.lexicon import data

_LAST_WORD = re.compile(r"([^\W\d_][\w’'-]{0,30})[,:]?\s?$")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_OPENING = frozenset("“„«‟❝")
_BEFORE_OPENING = frozenset("([{—–-…/*_|")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-…*_[/|'’")
END_OF_SPEECH = frozenset(",.!?…")


@lru_cache(maxsize=1)
def _opening_words() -> frozenset[str]:
    """Words that a quotation is far likelier to follow than to end with."""
    words = data("words")
    return frozenset(
        [
            "that",
            "said",
            "says",
            "as",
            "to",
            "saying",
            *words["determiners"],
            *words["be"],
            *words["prepositions"],
        ]
    )


def way_of(text: str, mark: re.Match[str], start: int, end: int, is_open: bool) -> int:
    """1 for a mark that opens, -1 for one that closes."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    sign = mark.group()
    if before.isdigit() and sign in "\"″''" and not is_open and (after.isspace() or after in _AFTER_CLOSING):
        return -1  # inches, seconds
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if before == ":" or (free_before and not free_after):
        return 1 if not is_open or before.isspace() or before == ":" or sign in _OPENING else -1
    if free_after and not free_before:
        # Behind a word and before a space a mark opens only where none is open: 'it was” not the sea'.
        return 1 if not (is_open or after_is_mark(after)) and _leads(text, mark, start, before) else -1
    if sign in _OPENING and not free_after and (not is_open or before.isspace()):
        return 1
    if not is_open:
        return 1
    return 1 if _leads(text, mark, start, before) else -1


def _leads(text: str, mark: re.Match[str], start: int, before: str) -> bool:
    """Whether the word in front of a mark leads to a quotation."""
    if before in END_OF_SPEECH:
        return False
    word = _LAST_WORD.search(text, max(start, mark.start() - 34), mark.start())
    return word is not None and word.group(1).lower() in _opening_words()


def closes_after_all(text: str, mark: re.Match[str], following: int | None) -> bool:
    """Whether a mark that looks like an opening one ends the open quotation: it is the paragraph's last and stands
    behind the end of speech, or only an attribution lies between it and the next mark."""
    before = (
        text[: mark.start()].rstrip()[-1:]
        if mark.start() < 400
        else text[mark.start() - 9 : mark.start()].rstrip()[-1:]
    )
    if following is None:
        return before in END_OF_SPEECH
    between = _WORDS.findall(text, mark.end(), min(following, mark.end() + 90))
    return before in END_OF_SPEECH and following - mark.end() < 80 and 1 <= len(between) <= 6 and any(
        word.lower() in cue_forms() for word in between
    )  # fmt: skip


# Words of a term inside somebody's speech that stands in marks of the same kind.
_LONGEST_TERM = 60


def inner_marks(text: str, marks: Sequence[re.Match[str]]) -> frozenset[int]:
    """Which of a paragraph's marks stand inside a quotation in marks that look alike: 'We call it "the long wait" here'
    in speech that opens before them and closes behind them, behind the end of speech."""
    inside: set[int] = set()
    for at in range(1, len(marks) - 2):
        before, opens, closes, after = marks[at - 1 : at + 3]
        if at - 1 in inside or not _shape(text, before) > 0 < _shape(text, opens):
            continue
        if not _shape(text, closes) < 0 > _shape(text, after) or closes.start() - opens.end() > _LONGEST_TERM:
            continue
        goes_on = text[closes.end() : closes.end() + 2].strip()[:1].islower()
        ends = text[after.start() - 1] in END_OF_SPEECH or text[after.end() : after.end() + 1] == ","
        ends = ends and text[closes.start() - 1] not in END_OF_SPEECH
        if goes_on and ends and not any(text[opens.start() - 2] == mark for mark in ".!?,:"):
            inside.update((at, at + 1))
    return frozenset(inside)


def _shape(text: str, mark: re.Match[str]) -> int:
    """1 for a mark that is free before and glued behind, -1 the other way round, 0 where the sides do not tell."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end() : mark.end() + 1] or " "
    free_before, free_after = before.isspace() or before in "([", after.isspace() or after in ".,;:!?)]"
    return int(free_before and not free_after) - int(free_after and not free_before)


@lru_cache(maxsize=1)
def cue_forms() -> frozenset[str]:
    cues = data("cues")
    return frozenset(
        form
        for name in ("speech", "clause", "quote")
        for forms in cues[name].values()
        for form in forms.split()
    )


def after_is_mark(after: str) -> bool:
    """Whether what stands behind a quotation mark is punctuation, which speech cannot open with."""
    return not after.isspace() and after not in "…([–—-"


_CAPITAL_NEXT = re.compile(r"\s{1,2}[A-Z]")
_LONGEST_REACH = 800


def opens_behind_stop(text: str, mark: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a mark that is glued to the full stop in front of it opens the sentence behind it all the same: 'were
    heard.“ Whatever comes out,” she said'. The next mark closes, behind the end of speech and not like this one."""
    if text[mark.start() - 1] not in ".!?…" or not _CAPITAL_NEXT.match(text, mark.end()):
        return False
    if (
        not 0 < following.start() - mark.end() <= _LONGEST_REACH
        or "\n" in text[mark.end() : following.start()]
    ):
        return False
    before, after = text[following.start() - 1], text[following.end() : following.end() + 1]
    closes = before in END_OF_SPEECH and (not after or after.isspace() or after in ",-–—")
    if not closes or following.group() in "“„«":
        return False
    if mark.group() in _OPENING:
        return True
    # With two closing marks: behind the second one, and not the first, somebody is credited.
    first, second = _cue_near(text, mark.end()), _cue_near(text, following.end())
    return second and not first


def _cue_near(text: str, at: int) -> bool:
    """Whether one of the next few words is a form of a reporting verb."""
    return any(word.lower() in words().cues for word in _WORDS.findall(text, at, at + 60)[:5])
