"""What is named inside a noun phrase: the organization or person in it, a name that is no place."""

from __future__ import annotations

from transforms.citations.grammar import Sentence, words
from transforms.model import Mention


def is_free_name(sentence: Sentence, at: int) -> bool:
    """A capitalised word inside a sentence that is no mention, title or role."""
    known, low = words(), sentence.low[at]
    if sentence.kind[at] != "N" or sentence.mention[at] is not None:
        return False
    return low not in known.titles and low not in known.roles and low not in known.bodies


def inner_mention(sentence: Sentence, first: int, last: int) -> tuple[Mention, int, int] | None:
    """The last organization named in the phrase, else its last person, with their tokens."""
    best: tuple[Mention, int, int] | None = None
    for at in range(last, first - 1, -1):
        mention = sentence.mention[at]
        if mention is None:
            continue
        start = at
        while start > first and sentence.mention[start - 1] is mention:
            start -= 1
        if mention.type == "organization":
            return mention, start, at
        if mention.type == "person" and best is None:
            best = mention, start, at
    return best


def is_holder(sentence: Sentence, first: int, name_first: int, head: int) -> bool:
    """Whether what was taken for a place is who holds the office in front of it: 'chief arbiter Ylva Strand'."""
    mention = sentence.mention[head]
    if mention is None or mention.type != "place" or not first < name_first < head:
        return False
    return sentence.kind[name_first - 1] == "w" and sentence.low[name_first - 1] in words().roles
