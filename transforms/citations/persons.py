"""Whom 'I' and 'you' mean outside of speech: who answers in an interview, who signs an essay, who a letter goes to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from transforms.citations.memory import Memory, Speaker, named

_QUESTIONS = ("Q: ", "Q. ", "Q – ", "Q — ")
_ANSWERS = ("A: ", "A. ", "A – ", "A — ")
_DEAR = "Dear "
# A salutation is a short line.
_LONGEST_SALUTATION = 80


@dataclass(slots=True)
class Persons:
    """Who 'I' is in answers (from `first` on, the first question) or else in the whole text, and who 'you' is."""

    author: Speaker | None = None
    answers: Speaker | None = None
    first: int = 0

    def enter(self, text: str, start: int, memory: Memory) -> None:
        """Tell the memory whom the persons mean in the paragraph that begins here."""
        if self.answers is not None:
            if text.startswith(_QUESTIONS, start):
                memory.persons.pop("i", None)
            elif text.startswith(_ANSWERS, start):
                memory.persons["i"] = self.answers
        if text.startswith(_DEAR, start) and (addressed := _addressed(text, start, memory)):
            memory.persons["you"] = addressed


def persons_of(text: str, paragraphs: list[tuple[int, int]], author: str | None, memory: Memory) -> Persons:
    """The persons of a text; `author` is the name of its byline."""
    if "Q" in text and ("Q: " in text or "Q. " in text or "Q –" in text or "Q —" in text):
        asked = next((start for start, _ in paragraphs if text.startswith(_QUESTIONS, start)), None)
        if asked is not None and any(text.startswith(_ANSWERS, start) for start, _ in paragraphs):
            return Persons(None, _interviewee(asked, author, memory), asked)
    if author is None:
        return Persons()
    writer = Speaker(author, "person", 0, 0)
    memory.persons["i"] = writer
    return Persons(writer)


def _interviewee(asked: int, author: str | None, memory: Memory) -> Speaker | None:
    """The first person, other than the author, who is named in front of the first question."""
    for mention in memory.mentions[: bisect_left(memory.starts, asked)]:
        if mention.type == "person" and mention.surface != author:
            return named(mention, memory)
    return None


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
