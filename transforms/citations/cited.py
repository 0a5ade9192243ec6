"""Who is cited without a name ('citing two officers at the port'), and which papers credit whoever published them."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase, phrase_forward


def cites_people(sentence: Sentence, at: int, phrase: Phrase) -> bool:
    """'citing two officers at the port', 'quoting court papers': nameless people, and papers told from others."""
    if sentence.low[at] not in ("citing", "quoting"):
        return False
    modified = phrase.head > phrase.first + (sentence.kind[phrase.first] == "D")
    people = phrase.kind == "role" or "people" in sentence.low[phrase.first : phrase.head + 1]
    return people or (phrase.kind == "document" and modified)


def behind_document(sentence: Sentence, at: int) -> bool:
    """Whether what is 'published by X' is information: figures, a report, a statement; books and papers are not."""
    for token in range(at - 1, max(-1, at - 4), -1):
        if sentence.low[token] in _REMARKS:
            return True
        if sentence.low[token] in words().documents:
            return sentence.low[token].removesuffix("s") not in _WORKS
        if sentence.kind[token] not in "ATX," and not sentence.low[token].endswith(("ly", "ed")):
            return False
    return False


_REMARKS = frozenset({"remarks", "comments", "words", "accounts", "claims", "claim", "allegations", "quotes"})
_WORKS = frozenset(
    {"book", "booklet", "brochure", "catalogue", "catalog", "manual", "diary", "paper", "magazine"}
)


def is_talked_of(sentence: Sentence, at: int) -> bool:
    """'what they made of reports by the Guild': papers, at this token, that somebody talks about."""
    return sentence.low[at] in words().documents and sentence.low[at - 1 : at] in (["of"], ["about"], ["on"])


_READ_OUT = frozenset(
    {"reading", "out", "signing", "publishing", "posting", "sharing", "drafting", "leaking"}
)
_INQUIRIES = frozenset({"inquiry", "investigation", "review", "audit"})
_AWAITED = word_set("cited_awaited")
_ENDS_OF = frozenset(
    {"outcome", "result", "results", "conclusion", "end", "course", "start", "subject", "target"}
)


def is_awaited(sentence: Sentence, at: int, length: int) -> bool:
    """'pending the outcome of an inquiry by the Guild', 'faces an audit by': papers that are still to come."""
    if at and sentence.low[at - 1] in _READ_OUT:
        return True  # "jailed for reading a statement by"
    if at == 0 or sentence.low[at + length - 2] not in _INQUIRIES:
        return False
    at -= sentence.kind[at - 1] == "D"
    before = sentence.low[at - 1] if at else ""
    return before in _AWAITED or (before == "of" and sentence.low[at - 2] in _ENDS_OF)


_COUNTED = frozenset({"one", "two", "three", "some", "several", "many", "most"})


def counted_people(sentence: Sentence, at: int) -> Phrase | None:
    """'one of the nurses', 'two of the drivers', from this token on, as people."""
    if sentence.low[at : at + 1] == [] or sentence.low[at] not in _COUNTED:
        return None
    if sentence.low[at + 1 : at + 2] != ["of"]:
        return None
    people = phrase_forward(sentence, at + 2)
    if people is None or people.kind != "role":
        return None
    return replace(people, first=at)


def without_participle(sentence: Sentence, phrase: Phrase) -> Phrase:
    """'an indictment' of 'an indictment unsealed', where the phrase has taken in what was done with it, and 'a Post
    programme' of 'a Post programme last year'."""
    head = phrase.head - 1
    if (
        sentence.low[head] == "last"
        and sentence.low[head - 1] in words().documents
        and head - 1 > phrase.first
    ):
        return replace(phrase, last=head - 1, head=head - 1, kind="document")
    if phrase.kind != "noun" or head <= phrase.first or not sentence.low[phrase.head].endswith("ed"):
        return phrase
    if sentence.low[head] not in words().documents or phrase.last != phrase.head:
        return phrase
    return replace(phrase, last=head, head=head, kind="document")
