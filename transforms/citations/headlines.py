"""Quotations in headlines, which name their speaker in ways of their own or leave that to the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from transforms.citations.crediting import Act
from transforms.citations.grammar import Cue, Sentence, words
from transforms.citations.lexicon import data
from transforms.citations.memory import Memory, Speaker
from transforms.citations.phrases import Phrase, phrase_forward
from transforms.citations.rival_subjects import main_subject
from transforms.citations.speakers import speaker_of

if TYPE_CHECKING:
    from transforms.citations.persons import Persons
    from transforms.citations.quotations import Spoken

_WORDS = re.compile(r"[\w’'-]+")
_TALKS = frozenset({"interview", "conversation"})
_ARTICLES = frozenset({"a", "an", "the"})
# Fewer words than these are found in other speech by chance.
_FEWEST = 3
# Among so many first quotations of a text headings are looked for, so that any text takes linear time.
_MOST_HEADINGS = 60


def interviewed(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """Whom '“…”: an interview with Marsh', 'Interview with Marsh: “…”' and '“…”: Marsh' name, for the quotation at
    this token."""
    behind = sentence.kind[token + 1 : token + 2] == [":"]
    if not behind and sentence.kind[max(0, token - 1) : token] != [":"]:
        return None
    first, stop = (token + 2, sentence.size) if behind else (0, token - 1)
    talk = next((at for at in range(first, min(stop, first + 4)) if sentence.low[at] in _TALKS), None)
    if talk is not None and sentence.low[talk + 1 : talk + 2] == ["with"]:
        first = talk + 2
    elif not behind:
        return None
    phrase = phrase_forward(sentence, first, stop)
    if phrase is None or phrase.last != stop - 1:
        return None
    if phrase.kind == "role" and behind and sentence.low[phrase.first] in _ARTICLES:
        return speaker_of(sentence, phrase, memory)  # '“…”: a smallholder'
    named_too = phrase.kind in ("person", "name") and phrase.mention is not None
    return speaker_of(sentence, phrase, memory) if named_too else None


def credit_headlines(text: str, found: list[Spoken], title_end: int, persons: Persons) -> None:
    """Give each quotation of a headline, or that is a line of its own, and names nobody the speaker whose quotation
    or answer in the text holds its words."""
    speaking: list[tuple[int, Speaker, str]] | None = None
    for headline in found[:_MOST_HEADINGS]:
        place = headline.speaker is not None and headline.speaker.kind == "place"  # "Halse: “…”"
        if headline.speaker is not None and not place:
            continue
        if headline.end > title_end and not is_line(text, headline.start, headline.end):
            continue
        wanted = _as_words(headline.text(text))
        if len(wanted.split()) < _FEWEST:
            continue
        if speaking is None:
            speaking = [
                (other.start, other.speaker, _as_words(other.text(text))) for other in found if other.speaker
            ]
        telling = [
            speaker
            for start, speaker, told in speaking
            if start >= headline.end and _is_taken_from(wanted, told)
        ]
        if telling and len({speaker.key for speaker in telling}) == 1:
            headline.speaker, headline.resolution = telling[0], "repeated"
        elif (
            persons.answers is not None
            and not telling
            and (headline.end <= title_end or wanted in _as_words(text[persons.first :]))
        ):
            headline.speaker, headline.resolution = persons.answers, "repeated"
    found[:] = [spoken for spoken in found if spoken.speaker is not None or not spoken.tentative]


def _is_taken_from(wanted: str, told: str) -> bool:
    """Whether a quotation holds the words of a headline, all in a row or abridged: a few runs in their order."""
    if wanted in told:
        return True
    words = wanted.split()
    if not _FEWEST < len(words) <= _LONGEST_HEADING or f" {words[0]} {words[1]} " not in told:
        return False
    at, reach, runs = 0, 0, 0
    while at < len(words) and runs < _MOST_RUNS:
        size = len(words) - at
        while size and (place := told.find(f" {' '.join(words[at : at + size])} ", reach)) < 0:
            size -= 1
        if not size or (not runs and size <= 1):
            return False
        reach = place + sum(map(len, words[at : at + size])) + size
        at, runs = at + size, runs + 1
    return at == len(words)


_MOST_RUNS, _LONGEST_HEADING = 3, 25


def is_line(text: str, start: int, end: int) -> bool:
    """Whether a quotation is a line of its own, as headings between paragraphs are."""
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _as_words(text: str) -> str:
    """The words in lower case between single spaces, without an article in front."""
    words = _WORDS.findall(text.lower())
    return f" {' '.join(words[1:] if words and words[0] in _ARTICLES else words)} "


def headline_act(sentence: Sentence, memory: Memory) -> Act | None:
    """The act of a headline that names who says it in front of a colon, or behind a colon or dash."""
    return (
        _before_colon(sentence, memory) or _after_colon(sentence, memory) or _behind_comma(sentence, memory)
    )


def _before_colon(sentence: Sentence, memory: Memory) -> Act | None:
    """A headline such as 'Marsh: the bridge stays', credited to the person or outlet before its colon."""
    colon = next((at for at, kind in enumerate(sentence.kind) if kind == ":"), None)
    if colon is None or not 0 < colon <= 6 or sentence.size - colon < 4 or "Q" in sentence.kind:
        return None
    phrase = phrase_forward(sentence, 0, colon)
    if phrase is None or phrase.last != colon - 1 or not (_is_named(phrase) or _is_office(sentence, phrase)):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None or speaker.name is None:
        return None
    body = phrase.mention is not None and phrase.kind == "organization" and speaker.kind != "outlet"
    if body and not _is_institution(speaker.name):
        return None  # "Halse Rovers: the year of the goat"
    return Act(speaker, ":", "colon", sentence.at[0], sentence.to[colon], 0, colon, True)


def _is_institution(name: str) -> bool:
    """'UN', 'Halse Ministry': letters, or a name that ends with what kind of body it is."""
    letters = name.isupper() and name.isalpha() and len(name) > 1
    return letters or name.rpartition(" ")[2].lower() in words().bodies


def _is_named(phrase: Phrase) -> bool:
    return phrase.kind in ("person", "organization") and phrase.mention is not None


def _is_office(sentence: Sentence, phrase: Phrase) -> bool:
    """'Halse receiver: …', 'Morden council: …': somebody without a name of whom a name tells who that is."""
    if phrase.first == phrase.last and sentence.low[phrase.head] in _speakers():
        return True
    if (
        phrase.kind not in ("role", "body")
        or phrase.last != phrase.head
        or sentence.kind[phrase.first] == "D"
    ):
        return False
    behind = sentence.kind[phrase.last + 2 :]
    told = "X" in behind or "q" in behind  # "Nurses: the forgotten heroes" tells nothing
    named = any(
        sentence.mention[at] is not None or sentence.span(at, at).isupper()
        for at in range(phrase.first, phrase.head)
    )
    return told and named and sentence.low[phrase.head] not in words().labels


@lru_cache(maxsize=1)
def _speakers() -> frozenset[str]:
    """Words that name who speaks beside the colon of a headline, with nothing else."""
    return frozenset(data("words")["headline_speakers"])


def _behind_comma(sentence: Sentence, memory: Memory) -> Act | None:
    """A headline such as 'Mill shuts its yard, blames the weather', whose second verb has the subject of the first."""
    for at in sentence.cues:
        if at < 3 or sentence.kind[at - 1] != "," or sentence.kind[-1] == ".":
            continue
        cue = next((cue for cue in words().cues[sentence.low[at]] if cue.strength == "speech"), None)
        present = sentence.low[at].endswith("s") and at + 1 < sentence.size
        plain = sentence.low[at] == (cue.lemma if cue else "") and at + 1 < sentence.size
        if cue is None or cue.particles or not (present or plain):
            continue
        if plain and not present:
            if sentence.low[at + 1] == "for":
                continue  # "Ministers fear a winter, demand for wool"
            return _of_plural(sentence, at, cue, memory)
        phrase = main_subject(sentence, at, from_start=True)
        if phrase is None or phrase.kind not in ("person", "organization") or phrase.mention is None:
            return None
        if phrase.last + 1 >= at - 1:
            return None  # "Marsh, says the mill, is ill"
        speaker = speaker_of(sentence, phrase, memory)
        if speaker is None or speaker.name is None:
            return None
        start, end = sentence.at[phrase.first], sentence.to[at]
        return Act(speaker, sentence.low[at], cue.lemma, start, end, phrase.first, at, True)
    return None


def _of_plural(sentence: Sentence, at: int, cue: Cue, memory: Memory) -> Act | None:
    """'Bus drivers end walkout, warn of another': people, who have the plain form of the verb before as well."""
    head = next((n for n in range(min(4, at - 3)) if sentence.low[n] in words().roles), None)
    if head is None or not sentence.low[head].endswith("s") or set(sentence.kind[: head + 1]) - set("Nw#"):
        return None
    verb = sentence.low[head + 1]
    if sentence.kind[head + 1] not in "wX" or verb.endswith(("s", "ed", "ing")) or head + 2 > at - 1:
        return None
    if any(kind in ",.;:Q" for kind in sentence.kind[head + 1 : at - 1]):
        return None
    phrase = phrase_forward(sentence, 0, head + 1)
    speaker = speaker_of(sentence, phrase, memory) if phrase is not None else None
    if speaker is None or speaker.name is None:
        return None
    return Act(speaker, sentence.low[at], cue.lemma, sentence.at[0], sentence.to[at], 0, at, True)


def _after_colon(sentence: Sentence, memory: Memory) -> Act | None:
    """A headline such as 'Bridge to stay: Marsh' or '… to stay -HWU', credited to whoever stands behind the mark."""
    colon = next((at for at in range(sentence.size - 1, 3, -1) if sentence.kind[at] in ":-"), None)
    if colon is None or "Q" in sentence.kind:
        return None
    phrase = phrase_forward(sentence, colon + 1)
    if phrase is None or phrase.last != sentence.size - 1:
        return None
    known = phrase.first == phrase.last and sentence.low[phrase.head] in _speakers()
    spaced = sentence.text[sentence.at[colon] - 1] == " " and sentence.to[colon] < sentence.at[colon + 1]
    known = known and (sentence.kind[colon] == ":" or spaced)
    if phrase.kind not in ("person", "organization") and not known:
        return None
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None or (not known and (phrase.mention is None or phrase.first != phrase.name_first)):
        return None
    if sentence.kind[colon] == "-" and (
        speaker.kind == "outlet" or sentence.text[sentence.at[colon] - 1] != " "
    ):
        return None  # the outlet that the page belongs to, or a hyphen
    return Act(speaker, ":", "colon", sentence.at[colon], sentence.to[phrase.last], colon, phrase.last, True)
