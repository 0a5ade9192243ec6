"""Participles that open a sentence and share the subject of its main clause: 'Saying they were tired, they left'."""

from __future__ import annotations

from transforms.citations.clauses import has_clause, over_adverbials
from transforms.citations.grammar import Sentence
from transforms.citations.phrases import Phrase, phrase_forward
from transforms.citations.rival_subjects import cut_to_head, main_subject

_SPEAKING = frozenset({"person", "organization", "role", "body", "name", "pronoun"})
# So far the clause that the participle leads to may reach.
_LONGEST = 60


def behind_opening(sentence: Sentence, verb: int) -> Phrase | None:
    """Whoever does what the main clause says, behind the comma that ends what the participle at this token leads to."""
    if sentence.kind[verb + 1 : verb + 2] == ["P"] or not has_clause(
        sentence, over_adverbials(sentence, verb + 1)
    ):
        return None
    for comma in range(verb + 3, min(sentence.size - 2, verb + _LONGEST)):
        if sentence.kind[comma] in ".;:Q":
            return None
        if sentence.kind[comma] != ",":
            continue
        subject = phrase_forward(sentence, comma + 1)
        subject = (
            cut_to_head(sentence, subject) if subject is not None and subject.kind == "noun" else subject
        )
        if subject is None or subject.kind not in _SPEAKING:
            continue
        if sentence.kind[subject.last + 1 : subject.last + 2] in (["w"], ["X"], ["A"]):
            return subject
    return None


def of_clause_or_all(sentence: Sentence, verb: int) -> Phrase | None:
    """The subject of a verb behind "and": of its clause, or where that is cut off by a quotation of the sentence:
    'Ada Marsh calls it “…,” and asserts that'."""
    found = main_subject(sentence, verb)
    if found is not None or sentence.kind[verb - 1] != "C":
        return found
    return main_subject(sentence, verb, from_start=True)
