"""Speech inside speech: “My aunt said, ‘The hens have read it too,’ and laughed.”"""

from __future__ import annotations

from transforms.citations.acts import find_acts
from transforms.citations.grammar import tokenize
from transforms.citations.marks import Quote, find_quotes, may_open, word_count
from transforms.citations.memory import Memory
from transforms.citations.quotations import Speech, Spoken, assign, is_title, mask_quotes
from transforms.sentences import sentence_spans

# Longer ones are unclosed marks that have swallowed paragraphs.
_LONGEST = 4000


def nested_speech(text: str, quotes: list[Quote], memory: Memory, shortest: int) -> list[Spoken]:
    """The quotations of `shortest` words or more inside these that name their own speaker.

    What somebody is said to have said counts where a verb credits it to a name or role ("my aunt") and a comma or
    colon leads to it, as to all direct speech; other words in marks are part of what the outer speaker says: titles,
    terms, ironies. `memory` is the text's, for its mentions.
    """
    inside: dict[int, list[Quote]] = {}
    for number, quote in enumerate(quotes):
        start, end = quote.inner_start, quote.inner_end
        if end - start > _LONGEST or not may_open(text, start, end):
            continue
        found = [
            inner
            for inner in find_quotes(text, start, end)
            if inner.closed
            and word_count(text, inner) >= shortest
            and text[start : inner.start].rstrip().endswith((",", ":"))
            and not is_title(text[inner.inner_start : inner.inner_end])
        ]
        if found:
            inside[number] = found
    if not inside:
        return []
    masked = mask_quotes(text, [inner for found in inside.values() for inner in found])
    fresh = Memory(memory.mentions, memory.index, memory.starts)
    speech = Speech()
    for number, found in inside.items():
        by_start = {inner.start: inner for inner in found}
        start, end = quotes[number].inner_start, quotes[number].inner_end
        for first, last in sentence_spans(masked[start:end]):
            sentence = tokenize(masked, start + first, start + last, fresh.mentions, fresh.starts)
            if "Q" in sentence.kind:
                assign(text, sentence, by_start, find_acts(sentence, fresh), speech, number, fresh)
    return [
        spoken for spoken in speech.found if spoken.act is not None and spoken.speaker and spoken.speaker.name
    ]
