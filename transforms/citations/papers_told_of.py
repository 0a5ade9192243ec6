"""Papers that a clause tells of, and whose they are: 'The letter that was read out', 'Its last report'."""

from __future__ import annotations

from bisect import bisect_left

from transforms.citations.grammar import Sentence, words
from transforms.citations.memory import Memory, Speaker, is_outlet
from transforms.citations.phrases import Phrase, phrase_back

_LONGEST_PAPER = 9
# A sentence that names a body right before its paper begins at most so many characters before.
_LONGEST_SENTENCE = 300
# "According to its prospectus," opens a sentence as "Its prospectus" does.
_OPENING = 3


def paper_that(sentence: Sentence, last: int) -> Phrase | None:
    """The letter in 'The letter that was read out on Monday', which opens its clause."""
    for at in range(last - 2, max(0, last - _LONGEST_PAPER), -1):
        if sentence.kind[at] in ",.;:Q-q":
            return None
        if sentence.low[at] in ("that", "which"):
            paper = phrase_back(sentence, at - 1) if sentence.low[at + 1] in words().be else None
            if paper is None or paper.kind != "document":
                return None
            return paper if paper.first == 0 or sentence.kind[paper.first - 1] in ",CS" else None
    return None


def owner_just_named(sentence: Sentence, owner: int, memory: Memory) -> Speaker | None:
    """The body that 'its' means in 'The creek is watched by the Harbour Board. Its last report': the one body of the
    sentence before, where nobody has spoken since the paragraph began."""
    text, start = sentence.text, sentence.start
    if owner >= _OPENING or sentence.low[owner] != "its":
        return None
    paragraph = text.rfind("\n", 0, start) + 1
    spoke = memory.speakers[-1] if memory.speakers else None
    if paragraph == start or (spoke is not None and spoke.end > paragraph):
        return None
    head = text[max(paragraph, start - _LONGEST_SENTENCE) : start].rstrip()
    first = (
        max(paragraph, start - _LONGEST_SENTENCE) + max(head.rfind(f"{mark} ", 0, -1) for mark in ".!?") + 1
    )
    near = memory.mentions[bisect_left(memory.starts, first) : bisect_left(memory.starts, start)]
    bodies = [mention for mention in near if mention.type == "organization"]
    if len({mention.entity_id or mention.surface for mention in bodies}) != 1:
        return None
    body = bodies[0]
    kind = "outlet" if is_outlet(body, memory.index) else "organization"
    return Speaker(body.surface, kind, body.start, body.end, body.surface, body.entity_id)
