"""Subjects that say nothing: nobody in particular, the text itself, a number that the verb does not have."""

from __future__ import annotations

from transforms.citations.grammar import Cue, Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Speaker
from transforms.citations.phrases import Phrase

_PLURAL = word_set("nobodies_plural")
# "Legend says" that nobody in particular says it.
_LORE = word_set("reports_lore")
_DENIED = frozenset({"nor", "neither"})
_OPEN = frozenset({"whether", "if", "unless", "until"})


def number_disagrees(sentence: Sentence, at: int, cue: Cue, phrase: Phrase | None) -> bool:
    """A plain form ("demand") behind a singular subject is a noun: only plurals say, all others say so with an s."""
    form, lemma = sentence.low[at], cue.lemma
    plain = form == (lemma.split()[0] if " " in lemma else lemma) and not form.endswith(
        ("ed", "put", "read", "hit", "cast", "let")
    )
    if phrase is None or not plain or phrase.kind == "pronoun" or sentence.low[at - 1] == "to":
        return False
    word = sentence.low[phrase.head]
    verbs = sentence.kind[max(0, at - 3) : at]
    coordinated = any(sentence.low[token] == "and" for token in range(max(0, phrase.first - 1), at))
    coordinated = coordinated or (phrase.first == 2 and sentence.kind[1] == ",")  # "Guild, Mill kick against"
    many = word.endswith(("men", "people", "folk")) or (
        word.endswith("s") and not (word.endswith("ss") and sentence.low[phrase.first] == "a")
    )
    many = many or (word == "those" and phrase.last > phrase.head)  # "Those who were there say"
    return not (many or word in _PLURAL or coordinated or "X" in verbs)


def is_no_speaker(sentence: Sentence, speaker: Speaker, phrase: Phrase | None) -> bool:
    """Whether the subject is nobody in particular, the text itself, or stands in an open clause."""
    if (speaker.kind == "nobody" and speaker.name is None) or is_anybody(sentence, phrase):
        return True
    if (speaker.name or "").lower() in ("another", "one", *_LORE) or _is_first_person(sentence, phrase):
        return True
    # "whether Marsh ever said so"
    return phrase is not None and phrase.first > 0 and sentence.low[phrase.first - 1] in _OPEN | _DENIED


def is_anybody(sentence: Sentence, phrase: Phrase | None) -> bool:
    """'some councillor', 'every farmer', 'no doctor': nobody in particular."""
    if phrase is None or phrase.kind not in ("role", "body", "noun"):
        return False
    word = sentence.low[phrase.first]
    singular = not sentence.low[phrase.head].endswith("s") and sentence.low[phrase.head] not in _PLURAL
    return phrase.head > phrase.first and word in ("some", "any", "every", "each", "no") and singular


def _is_first_person(sentence: Sentence, phrase: Phrase | None) -> bool:
    """'I believe that', 'our members report': the text speaks for itself."""
    return (
        phrase is not None and phrase.kind == "pronoun" and sentence.low[phrase.first] in ("i", "we", "you")
    ) or (
        phrase is not None
        and phrase.kind in ("role", "noun")
        and sentence.low[phrase.first] == "our"
        and sentence.low[phrase.head] not in words().outlet_staff
    )
