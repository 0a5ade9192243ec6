"""What names in one row are: "Veldt, Esk and Quarley" are of one kind, and the word before or behind them may say which
("villages such as Veldt and Esk", "the Veldt and Esk rivers")."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from transforms.mentions.around import raised_before
from transforms.mentions.discovery import Candidate
from transforms.mentions.lexicon import ROLES, read_word_sets

_CUES = read_word_sets("cues.txt")
_ADDRESSES, _MANY_PLACES, _WATERS_DO = _CUES["address"], _CUES["many_places"], _CUES["water_does"]
# What stands between the names of a row, and its width; what all are likely to be where one is this surely.
_BETWEEN, _WIDEST, _SURE = frozenset((", ", " and ", ", and ", " or ", " & ")), 6, 0.6
_CALLED_BY_ONE = 0.5
_SHARED = {"place": 0.5, "organization": 0.46, "person": 0.3, "facility": 0.9}
# What the word for all of a row says outweighs how a name among them looks.
_SAID, _LEAST_SURE = 2.0, 0.7
_NAME = r"[A-Z][\w'’-]{1,24}(?: [A-Z][\w'’-]{1,24}){0,2}"
# One name between two of the row that is no candidate: a registered one, or a common word.
# Behind a name its number and how many are counted there: "Veldt 2 (9), Esk (3)".
_COUNTED = r"(?: \d{1,2})?(?: \(\d{1,6}%?\))?"
_SKIPPED = re.compile(
    rf"{_COUNTED}(?:, |,? and (?:the )?)(?:{_NAME}{_COUNTED}(?:, |,? (?:and|or) )(?:the )?)?"
)
_NAMES_BEFORE = re.compile(rf"(?<![\w'’-])(?:{_NAME}(?:, |,? and )){{1,4}}$")
_NAMES_BEHIND = re.compile(rf"(?:(?:, |,? (?:and|or) ){_NAME}){{1,4}}")
_FARTHEST, _REACH = 60, 100
# As long as a word and what ties it to a name can be.
_INTRODUCES = 32
_INTRODUCED = re.compile(
    r"\b([A-Za-z][a-z]{3,15})(,? (?:such as|like|including|namely|notably|among them|called|named)|:| [-–—]|,? of|) $"
)
_STARTS = ("as ", "ke ", "ng ", "ly ", "em ", "ed ", " - ", " – ", " — ", "s: ", "of ", "s (")
_BEHIND = re.compile(r" ((?:[a-z-]{3,14} ){0,2}[a-z]{4,14})\b")
_DIVIDED = ("council", "local", "government", "municipal", "administrative", "electoral", "rural", "hill")
_HELPING = ("is", "are", "was", "were", "has", "have", "had", "been", "also", "both")
_LAST_JOINTS = (" and ", " or ", " & ")
_GOING_ON, _AFTER_NAMES = (", ", " and ", " or "), (", ", "d ")
# How what may say something of one name alone begins: a cheap test before the pattern.
_STARTS_BEHIND = frozenset(f" {word[:3]}" for word in (*_DIVIDED, *_HELPING, *_WATERS_DO))
_OPEN_TYPES = (None, "person", "organization")
Votes = dict[str, dict[str, float]]


def share(text: str, found: list[Candidate], votes: Votes) -> None:
    """Adds to the votes of the names in rows what the others in the row are, or what the word for all of them says."""
    row: list[Candidate] = []
    wide: list[Candidate] = []
    end = -_FARTHEST
    for candidate in found:
        start = candidate.start
        near = start - end <= _WIDEST and text[end:start] in _BETWEEN
        if near:
            row.append(candidate)
        else:
            if len(row) > 1:
                _share_row(row, votes, _is_pair(text, row))
            row = [candidate]
        if near or (
            start - end < _FARTHEST and _may_skip(text, end, start) and _SKIPPED.fullmatch(text, end, start)
        ):
            wide.append(candidate)
        else:
            if wide:
                _say(text, wide, votes)
            wide = [candidate]
        end = candidate.end
    if len(row) > 1:
        _share_row(row, votes, _is_pair(text, row))
    if wide:
        _say(text, wide, votes)


def _may_skip(text: str, end: int, start: int) -> bool:
    """Whether what stands between two names begins and ends as what a row may have there."""
    if text[start - 1] != " ":
        return False
    return text[end] == "," or (text[end] == " " and (text[end + 1] in "a(" or text[end + 1].isdecimal()))


def _is_pair(text: str, row: list[Candidate]) -> bool:
    """Whether a row is a name and where it is, behind a comma."""
    return len(row) == 2 and row[1].type is None and text[row[0].end : row[1].start] == ", "


def _share_row(row: list[Candidate], votes: Votes, pair: bool) -> None:
    _share_bodies(row, votes)
    if all(candidate.type is not None for candidate in row):
        return
    best, score = "", 0.0
    for candidate in row:
        for kind, weight in votes[candidate.key].items():
            if weight > score and kind in _SHARED:
                best, score = kind, weight
    if score < _SURE:
        return
    if best == "facility" and (pair or row[0].surface.rsplit(" ", 1)[-1].lower() in _ADDRESSES):
        best = "place"  # "Mill Lane, Torvik", "Ash Hospital, Torvik"
    weight = _SHARED[best]
    if best == "person" and not any(" " in candidate.surface for candidate in row):
        weight = _CALLED_BY_ONE  # "Idris and Torvik": both are called by their given names
    for key in {candidate.key for candidate in row if candidate.type is None}:
        votes[key][best] = votes[key].get(best, 0.0) + weight


def _share_bodies(row: list[Candidate], votes: Votes) -> None:
    """Two unknown words beside nothing but organizations are one: "Foss Torvik and Red River Pictures"."""
    weak = [one for one in row if one.form == "UU" and one.type == "person" and not one.titled]
    others = [one for one in row if one not in weak]
    if weak and others and all(one.type == "organization" and one.score >= _LEAST_SURE for one in others):
        for key in {one.key for one in weak}:
            votes[key]["organization"] = votes[key].get("organization", 0.0) + _SURE


def _say(text: str, row: list[Candidate], votes: Votes) -> None:
    """Adds what the word before a row or behind it says that all of it is."""
    members = row if len(row) == 1 else _closed(text, row)
    start, end, several = row[0].start, members[-1].end, len(members) > 1
    goes_on = several or text.startswith(_GOING_ON, end)
    kind = None
    if goes_on or text[end : end + 4] in _STARTS_BEHIND:
        kind = _said_behind(text, [one.start for one in members], end, several)
    if kind is None and (
        goes_on or text[start - 3 : start] in _STARTS or text[start - 2 : start] in _AFTER_NAMES
    ):
        kind = _said_before(text, start, goes_on)
    if kind is None:
        return
    for key in {one.key for one in members if _is_open(one, kind)}:
        votes[key][kind] = votes[key].get(kind, 0.0) + _SAID


def _is_open(candidate: Candidate, kind: str) -> bool:
    """Whether a word outside a name may say what it is: not where a title or its own last word does."""
    if candidate.titled or candidate.type not in _OPEN_TYPES:
        return False
    if kind == "drop":
        return candidate.type is None
    return candidate.score < _LEAST_SURE or (kind == "place" and set(candidate.form) <= set("UG"))


def _closed(text: str, row: list[Candidate]) -> list[Candidate]:
    """The members of a row up to the last "and"; without one, not the last, of which a verb follows."""
    last = 0
    for at, (one, other) in enumerate(pairwise(row), 1):
        if text[one.end : other.start].removesuffix("the ").endswith(_LAST_JOINTS):
            last = at
    if last:
        return row[: last + 1]
    verb = text[row[-1].end : row[-1].end + 1] == " "
    return row[:-1] if verb else row


def _said_behind(text: str, starts: list[int], end: int, several: bool) -> str | None:
    """The kind that a word behind a row says all of it is: "Veldt and Esk districts", "the Veldt and Esk are
    flowing"."""
    if text.startswith(_GOING_ON, end):
        behind = _NAMES_BEHIND.match(text, end, end + _REACH)
        end, several = (behind.end(), True) if behind else (end, several)
    found = _BEHIND.match(text, end, end + _REACH)
    if found is None:
        return None
    words = found.group(1).split()
    while len(words) > 1 and (words[0] in _DIVIDED or words[0] in _HELPING):
        words = words[1:]
    the = any(text[max(0, start - 4) : start] in ("the ", "The ") for start in starts)
    if words[0] in _WATERS_DO:
        return "place" if the else None
    divided = not found.group(1).startswith(words[0])
    if divided and _many_of(words[0] if words[0].endswith("s") else words[0] + "s") == "place":
        return "place"  # "Veldt Esk local government area"
    if not several:
        return None
    if words[0] == "communities" and the:
        return "drop"  # those who are called so
    return "place" if words[0] in _MANY_PLACES else None


def _said_before(text: str, start: int, several: bool) -> str | None:
    """The kind that a word before a row says all of it is: "villages such as Veldt and Esk"."""
    if text[start - 2 : start] in _AFTER_NAMES and raised_before(
        text, start
    ):  # what is named before them, too
        before = _NAMES_BEFORE.search(text, max(0, start - _REACH), start)
        if before:
            start, several = before.start(), True
    if text.startswith("the ", start - 4):
        start -= 4  # "rivers: the Veldt and the Esk"
    opening = text[max(0, start - 3) : start]
    if opening not in _STARTS and not (several and opening[1:] == "s "):
        return None
    found = _INTRODUCED.search(text, max(0, start - _INTRODUCES), start)
    if found is None:
        return None
    word, tie = found.groups()
    kind = _many_of(word.lower())
    if tie.endswith("of"):
        return kind if kind == "place" else None
    return kind if several or len(tie) > 2 else None


@lru_cache(maxsize=4096)
def _many_of(word: str) -> str | None:
    """What a word for several says each of them is: "villages", "ministers"."""
    if word in _MANY_PLACES:
        return "place"
    if not word.endswith("s"):
        return None
    kind = ROLES.get(word[:-3] + "y" if word.endswith("ies") else word[:-1])
    return kind if kind in _SHARED else None
