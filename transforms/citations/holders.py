"""Who holds the office of 'its president', where a sentence before has told of somebody with that office."""

from __future__ import annotations

import re
from bisect import bisect_left

from transforms.citations.grammar import Sentence
from transforms.citations.memory import REACH, Memory, Speaker, named
from transforms.citations.phrases import Phrase
from transforms.model import Mention

# An apposition behind a name ('Ada Marsh, president of the Ferry Board,') is no longer than this.
_APPOSITION = 80
# The body of 'Its president, Ada Marsh,' stands so near in front of the name.
_BODY_REACH = 150
_FEW = 5


def holder_of_its(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker | None:
    """The one person within reach whom the text gives that office of a body, if no other body is named since: 'Ada
    Marsh, its president, came. “…,” its president said'."""
    bare = phrase.kind == "role" and phrase.last == phrase.head == phrase.first + 1
    if not bare or sentence.low[phrase.first] not in ("its", "their"):
        return None
    noun, at, text = sentence.low[phrase.head], sentence.at[phrase.first], sentence.text
    first, behind = bisect_left(memory.starts, at - REACH), bisect_left(memory.starts, at)
    found: dict[str, tuple[int, int, Mention]] = {}
    for number in range(first, behind):
        mention = memory.mentions[number]
        if mention.type == "person" and (end := _told_until(mention, noun, text)) is not None:
            found[mention.entity_id or mention.surface] = (number, end, mention)
    if len(found) != 1:
        return None
    number, end, holder = next(iter(found.values()))
    own: set[str] = set()
    for mention in memory.mentions[first:behind]:
        if mention.type != "organization" or mention.start < holder.start - _BODY_REACH:
            continue
        entity = mention.entity_id or mention.surface
        if mention.start < end:
            own.add(entity)
        elif entity not in own:
            return None
    return named(memory.mentions[number], memory)


def _told_until(person: Mention, noun: str, text: str) -> int | None:
    """Where the words end that give a person the office; None where none do."""
    ahead = text[max(0, person.start - len(noun) - 6) : person.start].lower()
    if re.search(rf"\b(?:its|their) {re.escape(noun)},? $", ahead):
        return person.end
    behind = text[person.end : person.end + _APPOSITION]
    if re.match(rf" (?:as )?(?:its|their) {re.escape(noun)}\b", behind):
        return person.end + len(noun) + 5
    if not behind.startswith(", "):
        return None
    told = behind[2:].partition(",")[0]
    words = told.lower().split()
    opens = bool(words) and (words[0] in ("its", "their", "the") or words[0] == noun)
    return person.end + 2 + len(told) if opens and noun in words[:_FEW] else None
