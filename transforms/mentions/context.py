"""What stands around a name: sentence starts, headings, web addresses, and cues to what the name is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.mentions.lexicon import (
    FUNCTION_WORDS,
    ROLES,
    SAYING_VERBS,
    SUBJECT_VERBS,
    is_common,
    read_word_sets,
)
from transforms.model import Region

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
)
_OPENERS = "\"'“‘«”’([*•–—- \u00a0\t"
_MOST_OPENERS = 8
_LAST_WORDS = re.compile(r"([^\W\d_][\w'’-]*)(?:[ \u00a0]([^\W\d_][\w'’-]*))?[ \u00a0]$")
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z][\w'’-]*)")
_AGE = re.compile(r", (?:aged? )?\d{1,2}(?:,|\)| and\b|\.)|[ ]\(\d{1,2}\)")
_WHO = re.compile(r",? (?:who|whose|whom)\b")
_WHICH = re.compile(r",? which\b")
_APPOSITION = re.compile(
    r", (?:(?:the|a|an|its|their|his|her|our|chief|former|co|deputy) ?-?){0,3}((?:[\w'’-]{1,30} ){0,5}[\w'’-]{1,30})"
)
_DATELINE = re.compile(
    r"(?:, [A-Z][\w .]{1,20})?(?:, (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?: \([A-Za-z /]{2,30}\))? ?(?:—|–|--|- )"
)
_QUOTES, _CLOSING = tuple("\"“‘«'*"), tuple("\"”’»'*")
_CUES = read_word_sets("cues.txt")
_PLACE_IN = _CUES["in_place"]
_PLACE_OF = _CUES["of_place"]
_WATERS_AND_LANDS = _CUES["land_after"]
_EVENTS_AFTER = _CUES["event_after"]
_PLACE_NOUNS_AFTER = _CUES["place_after"]
_ORG_NOUNS_AFTER = _CUES["organization_after"]
Votes = dict[str, float]


def address_spans(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses, in which nothing is named."""
    if "http" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word at `start` is capitalised because a sentence, quotation or line begins there."""
    at = start - 1
    while at >= max(0, start - _MOST_OPENERS) and text[at] in _OPENERS:
        if text[at] in "—–" or text[at - 1 : at + 1] == "--":
            return True
        if text[at] in '“‘«"([*•' or (text[at] in "'”’" and text[at - 1 : at] in (" ", "", "\n")):
            return True
        at -= 1
    return at < 0 or text[at] in ".!?…:;\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line set as a heading: `style` is title (Most Words Capitalised), capitals, or sentence."""

    start: int
    end: int
    style: str


_RAISED = re.compile(r"[A-Z](?<![^\s\"'“‘(].)")
_LINE = re.compile(r"[^\n]+")
_HEADING_LENGTH, _TITLE_LENGTH = 160, 500


def headings(text: str, regions: tuple[Region, ...]) -> list[Heading]:
    """The heading-like lines of a text whose capitals prove nothing (styles title and capitals only)."""
    titles = [(region.start, region.end) for region in regions if region.role == "title"]
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        is_title = len(line) <= _TITLE_LENGTH and any(
            a < match.end() and match.start() < b for a, b in titles
        )
        if not is_title and (len(line) > _HEADING_LENGTH or line.rstrip()[-1:] in '.!?…”",;'):
            continue
        style = "sentence" if line[0].islower() else _style(line)
        if style != "sentence":
            found.append(Heading(match.start(), match.end(), style))
    return found


def _style(line: str) -> str:
    # Most lines are settled by a count: a heading set in capitals or Title Case raises half of its words.
    if 3 * len(_RAISED.findall(line)) < line.count(" "):
        return "sentence"
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", line) if word]
    letters = [word for word in words if len(word) > 1]
    if len(letters) > 1 and all(word.isupper() for word in letters):
        return "capitals"
    content = [word for word in words[1:] if word.lower() not in FUNCTION_WORDS and len(word) > 2]
    raised = [word for word in content if word[0].isupper()]
    common = [word for word in raised if is_common(word)]
    plain = [word for word in content if word[0].islower() and len(word) > 3]
    if len(content) >= 2 and len(raised) >= 0.75 * len(content) and 8 * len(plain) <= len(content) and common:
        return "title"
    return "sentence"


def cues(text: str, start: int, end: int) -> Votes:
    """Votes of the words around a name for its type; 'drop' votes that it names a thing of no mention type."""
    votes: Votes = {}
    if text[end : end + 1] in _CLOSING and " " in text[start:end]:
        opening = text[max(0, start - 5) : start].removesuffix("The ")[-1:]
        if opening in _QUOTES:
            _vote(votes, "drop", 1.0)
    if _DATELINE.match(text, end, end + 60) and (start == 0 or text[start - 1] in "\n(—–-"):
        _vote(votes, "place", 1.5)
    before = _LAST_WORDS.search(text, max(0, start - 64), start)
    if before:
        _before(votes, before)
    after = text[end : end + 100]
    _after(votes, after)
    return votes


def _vote(votes: Votes, kind: str, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _before(votes: Votes, match: re.Match[str]) -> None:
    last = match.group(2) or match.group(1)
    earlier = match.group(1) if match.group(2) else ""
    role = ROLES.get(last) or (ROLES.get(last.rsplit("-", 1)[-1]) if "-" in last else None)
    if role:
        _vote(votes, {"other": "drop"}.get(role, role), 0.9)
    elif last in SAYING_VERBS:
        _vote(votes, "person", 0.5)
    elif last in _PLACE_IN:
        _vote(votes, "place", 0.7)
    elif last in ("the", "The") and ROLES.get(earlier) == "other":
        _vote(votes, "drop", 0.9)
    elif last == "the" or last == "The":
        _vote(votes, "organization", 0.4)
        _vote(votes, "person", -0.6)
        if earlier in ("in", "across"):
            _vote(votes, "place", 0.3)
    elif last == "at" and votes.get("person", 0.0) <= 0:
        _vote(votes, "person", -0.4)
        _vote(votes, "facility", 0.3)
        _vote(votes, "organization", 0.46)
    elif last == "from":
        _vote(votes, "place", 0.35)
    elif last == "on":
        _vote(votes, "place", 0.5)
    elif last in ("a", "an", "any", "no", "every"):
        _vote(votes, "drop", 0.6)
    elif last == "to":
        _vote(votes, "place", 0.15)
    elif last == "of" and (ROLES.get(earlier) == "place" or earlier in _PLACE_OF):
        _vote(votes, "place", 1.0)
    elif last in ("by", "with", "and"):
        _vote(votes, "person", 0.1)


def _after(votes: Votes, after: str) -> None:
    if _AGE.match(after):
        _vote(votes, "person", 1.0)
    elif _WHO.match(after):
        _vote(votes, "person", 0.8)
    elif _WHICH.match(after):
        _vote(votes, "organization", 0.4)
        _vote(votes, "person", -0.5)
    elif after.startswith(", where"):
        _vote(votes, "place", 0.8)
    word = _NEXT_WORD.match(after)
    if word:
        following = word.group(1)
        if following in SAYING_VERBS:
            _vote(votes, "person", 0.35)
        elif following in SUBJECT_VERBS:
            _vote(votes, "person", 0.1)
        elif following.endswith("ed"):
            _vote(votes, "person", 0.2)
        elif following in _WATERS_AND_LANDS:
            _vote(votes, "place", 1.0)
        elif following in _EVENTS_AFTER:
            _vote(votes, "drop", 0.8)
        elif following in _PLACE_NOUNS_AFTER:
            _vote(votes, "place", 0.5)
        elif following in _ORG_NOUNS_AFTER:
            _vote(votes, "organization", 0.5)
    elif after.startswith(", "):
        phrase = _APPOSITION.match(after)
        if phrase:
            _apposition(votes, phrase.group(1).split())


def _apposition(votes: Votes, words: list[str]) -> None:
    for word in words:
        if word in ("who", "which", "said", "but", "and", "in", "at", "with") or word in SAYING_VERBS:
            return
        role = ROLES.get(word.rstrip("'’s") if word.endswith(("'s", "’s")) else word)
        if role and not word.endswith(("'s", "’s")):
            _vote(votes, {"other": "drop"}.get(role, role), 0.7)
            return
