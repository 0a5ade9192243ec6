"""What those who report for an outlet were at: 'Shots were fired, a GPA correspondent saw.'"""

from __future__ import annotations

from transforms.citations.crediting import Act
from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence
from transforms.citations.memory import Memory, Speaker, is_outlet
from transforms.citations.phrases import phrase_back

# What stands in front of the subject of a clause of its own; behind "that" or a noun, what was seen stands before it.
_BEFORE = ",;:.-"
# The outlet stands among so many words in front of the verb: "a correspondent of the GPA saw".
_REACH = 4


def witness_act(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """The act of the 'saw' at this token, where its subject reports for an outlet that is named in it."""
    if at == 0 or sentence.low[at - 1] not in rules().witnesses:
        return None
    phrase = phrase_back(sentence, at - 1)
    mention = next((m for m in reversed(sentence.mention[:at][-_REACH:]) if m is not None), None)
    if phrase is None or mention is None or mention.start < sentence.at[phrase.first]:
        return None
    if phrase.first > 0 and sentence.kind[phrase.first - 1] not in _BEFORE:
        return None
    if mention.type != "organization" or not is_outlet(mention, memory.index):
        return None
    start, end = sentence.at[phrase.first], sentence.to[at]
    speaker = Speaker(mention.surface, "outlet", start, end, mention.surface, mention.entity_id)
    return Act(speaker, sentence.span(at, at), "witness", start, end, phrase.first, at, True, mention.surface)
