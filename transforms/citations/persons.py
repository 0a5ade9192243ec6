"""Whom 'I' and 'you' mean outside of speech: who answers in an interview, who signs an essay, who a letter goes to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from transforms.citations.memory import Memory, Speaker, named
from transforms.citations.text_signs import ALL, LETTERED

_QUESTIONS = ("Q: ", "Q. ", "Q – ", "Q — ")
_ANSWERS = ("A: ", "A. ", "A – ", "A — ")
_DEAR = "Dear "
# A salutation is a short line.
_LONGEST_SALUTATION = 80
# A question of an interview is a short line of its own without marks of speech, bold or plain.
_LONGEST_QUESTION = 300
_SPEECH_MARKS = frozenset('“”"«»„')
_FEWEST_QUESTIONS = 2
# More people than this are no talk; so that any text takes linear time.
_MOST_LABELS = 20
_LABEL = re.compile(
    r"(?:\*\*|__)?([^\W\d_a-z][\w.’'-]{0,24}(?:\s[^\W\d_a-z][\w.’'-]{0,24}){0,3})\s?:(?:\*\*|__)?\s"
)
_TALK = re.compile(r"(?i)\b(?:interview|conversation|q ?& ?a)\s(?:[a-z]{2,12}\s){0,3}?with\s")
# The line that says whom an interview is with stands near the top, its name near those words.
_TOP = 800
_NAME_REACH = 90


@dataclass(slots=True)
class Persons:
    """Who 'I' is in answers (from `first` on, the first question) or else in the whole text, and who 'you' is; `labels`
    are the names in front of the colons of a talk, with whom they stand for (None for whoever asks)."""

    author: Speaker | None = None
    answers: Speaker | None = None
    first: int = 0
    labels: dict[str, Speaker | None] = field(default_factory=dict)
    plain: bool = False

    def enter(self, text: str, start: int, end: int, memory: Memory) -> None:
        """Tell the memory whom the persons mean in the paragraph between these offsets."""
        if self.answers is not None:
            if text.startswith(_QUESTIONS, start) or (self.plain and _is_question(text, start, end)):
                memory.persons.pop("i", None)
            elif text.startswith(_ANSWERS, start) or (self.plain and start > self.first):
                memory.persons["i"] = self.answers
        if self.labels and (label := _LABEL.match(text, start, end)) and label.group(1) in self.labels:
            told = self.labels[label.group(1)]
            if told is None:
                memory.persons.pop("i", None)
            else:
                memory.persons["i"] = told
        if text.startswith(_DEAR, start) and (addressed := _addressed(text, start, memory)):
            memory.persons["you"] = addressed


def persons_of(
    text: str, paragraphs: list[tuple[int, int]], author: str | None, memory: Memory, signs: int = ALL
) -> Persons:
    """The persons of a text; `author` is the name of its byline, `signs` are the rare words of the text."""
    talk = _talk_of(text, paragraphs, author, memory, signs)
    if talk is not None:
        return talk
    if author is None:
        return Persons()
    writer = Speaker(author, "person", 0, 0)
    memory.persons["i"] = writer
    return Persons(writer)


def _talk_of(
    text: str, paragraphs: list[tuple[int, int]], author: str | None, memory: Memory, signs: int
) -> Persons | None:
    """The persons of a talk in questions and answers, marked by letters, by names or by nothing but their form."""
    if signs & LETTERED:
        asked = next((start for start, _ in paragraphs if text.startswith(_QUESTIONS, start)), None)
        if asked is not None and any(text.startswith(_ANSWERS, start) for start, _ in paragraphs):
            return Persons(None, _interviewee(asked, text, author, memory), asked)
    if "?" not in text or text.count("?") < _FEWEST_QUESTIONS:
        return None
    questions = [start for start, end in paragraphs if _is_question(text, start, end)]
    labels = _labels_of(text, paragraphs, memory)
    if labels:
        first = next(start for start, end in paragraphs if _LABEL.match(text, start, end))
        answering = [person for person in labels.values() if person is not None]
        return Persons(None, answering[0] if len(answering) == 1 else None, first, labels)
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    answers = _interviewee(questions[0], text, author, memory)
    return Persons(None, answers, questions[0], plain=True) if answers is not None else None


def _is_question(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is one short question, bold or plain, that is no speech."""
    if end - start > _LONGEST_QUESTION:
        return False
    line = text[start:end].strip().strip("*_ ")
    return line.endswith("?") and _SPEECH_MARKS.isdisjoint(line)


def _labels_of(text: str, paragraphs: list[tuple[int, int]], memory: Memory) -> dict[str, Speaker | None]:
    """The names or initials that paragraphs open with in front of a colon, two or more that come again and again, with
    whom they stand for; none where nobody is known by them."""
    counts: dict[str, int] = {}
    asks: set[str] = set()
    for start, end in paragraphs:
        if (label := _LABEL.match(text, start, end)) is not None:
            counts[label.group(1)] = counts.get(label.group(1), 0) + 1
            if text[start:end].rstrip().endswith("?"):
                asks.add(label.group(1))
    again = [label for label, count in counts.items() if count >= _FEWEST_QUESTIONS][:_MOST_LABELS]
    if len(again) < _FEWEST_QUESTIONS:
        return {}
    told = {label: _called(label, memory) if label not in asks else None for label in again}
    return told if any(told.values()) else {}


def _called(label: str, memory: Memory) -> Speaker | None:
    """The person with this name, surname or initials."""
    for mention in memory.mentions:
        if mention.type != "person" or " " not in mention.surface:
            continue
        parts = mention.surface.split()
        if label in (mention.surface, parts[-1], parts[0]) or label.replace(".", "") == "".join(
            p[0] for p in parts
        ):
            return named(mention, memory)
    return None


def _interviewee(asked: int, text: str, author: str | None, memory: Memory) -> Speaker | None:
    """Whom the line above says that the talk is with, else the first person, other than the author, who is named in
    front of the first question."""
    people = [
        mention
        for mention in memory.mentions[: bisect_left(memory.starts, asked)]
        if mention.type == "person" and mention.surface != author
    ]
    talk = _TALK.search(text, 0, min(asked, _TOP))
    if talk is not None:
        for mention in people:
            if talk.end() <= mention.start <= talk.end() + _NAME_REACH:
                return named(mention, memory)
    return named(people[0], memory) if people else None


def _addressed(text: str, start: int, memory: Memory) -> Speaker | None:
    """The person in 'Dear Mr Marsh,' at the start of a line."""
    end = text.find("\n", start)
    end = end if end >= 0 else len(text)
    if end - start > _LONGEST_SALUTATION or text[end - 1] not in ",:!":
        return None
    for mention in memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, end)]:
        if mention.type == "person":
            return named(mention, memory)
    return None
