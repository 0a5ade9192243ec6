"""Which of several phrases near a verb is its subject: the one its clause opens with, the one in front of 'who'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.asides import CLAUSE_EDGES, is_loose, over_asides
from transforms.citations.clauses import has_clause
from transforms.citations.doing import behind_relative, who_is_doing
from transforms.citations.grammar import Sentence, words
from transforms.citations.papers_told_of import paper_that
from transforms.citations.phrases import Phrase, phrase_back, phrase_forward
from transforms.citations.stretches import behind_time

_GOES_BY = frozenset({"name", "names", "identified", "known"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves"})  # "who identified himself as a cousin"
_SETTLEMENTS = frozenset({"village", "town", "city", "district", "county", "state"})
_NOMINATIVES = frozenset({"i", "we", "he", "she"})
_PEOPLE = frozenset({"person", "name", "role"})
_SPEAKING = frozenset({"person", "role", "organization", "body", "pronoun"})
# A relative clause without a comma that is longer than this many words is rare.
_LONGEST_RELATIVE = 14


def opens_clause(sentence: Sentence, verb: int, behind: Phrase) -> bool:
    """Whether what follows 'Dr Marsh, said doctors in the state were' is what he said, and nobody who speaks; so it is
    where a quotation goes on with it: 'A lawyer, Dr Marsh, said the union “takes money”'."""
    if sentence.kind[behind.last + 1 : behind.last + 2] == ["Q"]:
        return over_asides(sentence, verb - 1) is not None
    if behind.kind not in ("role", "body", "noun"):
        return False
    if sentence.low[verb] not in _PLAINEST and behind_relative(sentence, verb - 1):
        # "The bishop, who is ill, lamented the state of the road"
        return over_asides(sentence, verb - 1) is not None
    wish = sentence.low[verb] in _WISHES and sentence.low[behind.last + 1 : behind.last + 2] == ["to"]
    clause = sentence.kind[behind.first] != "D" and has_clause(sentence, verb + 1)
    return (wish or clause) and over_asides(sentence, verb - 1) is not None


_PLAINEST = frozenset({"said", "says", "say"})
# Behind these, whoever stands there is to do something: '…, expects the ferry to sail'.
_WISHES = frozenset({"expect", "expects", "expected", "believes", "believed", "considers", "considered"})


# What stands in a row of names.
_ROW = frozenset("ND,()")


def _of_several(sentence: Sentence, phrase: Phrase, verb: int) -> Phrase | None:
    """The people of 'Researchers at the Ash Institute and Halse College have found' and of 'Residents of Halse and the
    village of Morden said': they are no college or village."""
    village = (
        phrase.kind == "body" and phrase.last > phrase.head and sentence.low[phrase.head] in _SETTLEMENTS
    )
    if phrase.kind not in ("organization", "place") and not village:
        return None
    if phrase.first < 2 or sentence.low[phrase.first - 1] != "and":
        return None
    main = main_subject(sentence, verb)
    joined = (
        main is not None
        and main.kind == "role"
        and main.last > main.head
        and set(sentence.kind[main.last + 1 : phrase.first - 1]) <= _ROW
    )
    return main if joined else None


_AEGIS = frozenset({"aegis", "auspices", "banner", "umbrella", "leadership", "flag"})


def _under_aegis(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The traders in 'Traders under the aegis of the Market Union said': the union is whose banner they act under."""
    for at in range(phrase.first + 1, max(0, phrase.first - 5), -1):
        if sentence.low[at] != "under":
            continue
        if not _AEGIS & set(sentence.low[at + 1 : at + 3]) or "of" not in sentence.low[at + 2 : at + 4]:
            return None
        acting = phrase_back(sentence, at - 1)
        good = acting is not None and acting.kind in ("role", "body", "organization")
        return acting if good else None
    return None


def before_relative(sentence: Sentence, last: int) -> Phrase | None:
    """The subject in 'a man who worked for the Harbour Board said': the name behind 'who' belongs to its clause."""
    if (met := _met(sentence, last) or paper_that(sentence, last)) is not None:
        return met
    for at in range(last - 1, max(0, last - _LONGEST_RELATIVE), -1):
        told = at in sentence.cues and sentence.mention[at] is None and not _behind_who(sentence, at)
        if sentence.low[at] in ("that", "which") and (body := _body_that(sentence, at)) is not None:
            return body
        if sentence.kind[at] in ",.;:Q-q" or told or sentence.low[at] == "what":
            return None
        if sentence.low[at] == "who":
            if _GOES_BY & set(sentence.low[at:last]) and _REFLEXIVE.isdisjoint(sentence.low[at:last]):
                return None  # "who gave her name as Ada"
            if sentence.low[at - 1] == "those" and (at == 1 or sentence.kind[at - 2] in ".;QCS,"):
                while last + 1 < sentence.size and sentence.kind[last + 1] == "A":
                    last += 1
                return Phrase(at - 1, last, at - 1, "role")  # "Those who were there say"
            inner = phrase_back(sentence, last, at + 1)
            if inner is not None and inner.first == at + 1 and inner.kind in _SPEAKING:
                return inner  # "a boss who a judge said had"
            comma = sentence.kind[at - 1] == ","  # "Ada Marsh, who read the letter said": one is missing
            phrase = over_asides(sentence, at - 1) if comma else phrase_back(sentence, at - 1)
            return phrase if phrase is not None and phrase.kind in _PEOPLE else None
    return None


def _body_that(sentence: Sentence, that: int) -> Phrase | None:
    """The panel in 'A panel of vets that reports to the ministry', which opens its clause and does what stands next."""
    verb = that + 1
    acts = verb in sentence.cues or sentence.kind[verb] == "X"
    acts = acts or (sentence.kind[verb] == "w" and sentence.low[verb].endswith(("s", "ed")))
    body = phrase_back(sentence, that - 1) if acts and sentence.kind[that - 1] in "wN" else None
    if body is None or body.kind not in ("body", "organization"):
        return None
    return body if body.first == 0 or sentence.kind[body.first - 1] in ",CS" else None


_MEETS = frozenset({"met", "meet", "know", "knew", "interviewed", "asked"})


def _met(sentence: Sentence, last: int) -> Phrase | None:
    """The mechanic in 'a mechanic I met at the petrol station reckons' and 'a mechanic she met reckons', whom somebody
    tells of without a name; of whom others have met no more than who has a calling, with no other clause between."""
    plain = True
    for at in range(last - 1, max(0, last - _LONGEST_RELATIVE), -1):
        if sentence.kind[at] in ",.;:Q-":
            return None
        told = at in sentence.cues and sentence.mention[at] is None and not _behind_who(sentence, at)
        plain = plain and not told and sentence.kind[at] != "q" and sentence.low[at] != "who"
        own = sentence.low[at] in ("i", "we")
        if own or (plain and sentence.low[at] in _NOMINATIVES and sentence.low[at - 1] in words().roles):
            met = phrase_back(sentence, at - 1) if sentence.kind[at - 1] == "w" else None
            if met is None or sentence.kind[met.first] != "D":
                return None
            known = met.kind == "role" or (own and met.kind == "noun" and sentence.low[at + 1] in _MEETS)
            return replace(met, kind="role") if known else None
    return None


def _behind_who(sentence: Sentence, verb: int) -> bool:
    """Whether 'who' is the subject of the verb at this token: 'who told', 'who had never told'."""
    at = verb - 1
    while at > 0 and sentence.kind[at] in "XA":
        at -= 1
    return sentence.low[at] == "who" or (
        sentence.low[at] in ("that", "which") and sentence.kind[at - 1] in "wN"
    )


def _before_place(sentence: Sentence, phrase: Phrase, verb: int) -> Phrase | None:
    """The person in 'Ada Marsh of Halse, Northshire told the Post': the second place belongs to the first."""
    comma = phrase.first - 1
    if phrase.kind != "place" or comma < 2 or sentence.kind[comma] != ",":
        return None
    main = main_subject(sentence, verb)
    if main is None or main.kind not in _PEOPLE or main.last != comma - 1 or main.last <= main.head:
        return None
    return main if sentence.low[main.head + 1] in ("of", "from", "in", "at") else None


def rival_of(sentence: Sentence, phrase: Phrase, verb: int) -> Phrase | None:
    """The phrase that is the subject of the verb instead of the one that stands nearest to it, if any."""
    return (
        who_is_doing(sentence, phrase)
        or _under_aegis(sentence, phrase)
        or _of_several(sentence, phrase, verb)
        or _before_place(sentence, phrase, verb)
        or _of_plural(sentence, phrase, verb)
        or _of_papers(sentence, phrase)
        or _of_what_is_done(sentence, phrase, verb)
    )


def _of_plural(sentence: Sentence, phrase: Phrase, verb: int) -> Phrase | None:
    """The people in 'Guild members at Halse Mill in Arden and the northern yard say': a yard would be one that says."""
    if (
        phrase.first < 2
        or sentence.low[phrase.first - 1] != "and"
        or phrase.kind not in ("noun", "place", "name")
    ):
        return None
    if sentence.low[verb].endswith(_SINGULAR) or sentence.low[phrase.head].endswith("s"):
        return None
    main = main_subject(sentence, verb)
    if main is None or main.kind != "role" or main.first >= phrase.first or main.last <= main.head:
        return None
    plain = all(sentence.kind[at] in "NwDPC#" for at in range(main.last + 1, phrase.first))
    return main if plain and sentence.low[main.head].endswith("s") else None


def _of_what_is_done(sentence: Sentence, phrase: Phrase, verb: int) -> Phrase | None:
    """The questions in 'The questions asked by the families tell': the families asked them and tell nothing."""
    by = phrase.first - 1
    if phrase.kind != "role" or phrase.mention is not None or by < 2 or sentence.low[by] != "by":
        return None
    if not sentence.low[by - 1].endswith("ed") or sentence.kind[by - 2] not in "wN":
        return None
    if main_subject(sentence, verb) is not None:
        return None  # "Clerks asked by the families say": they do speak
    return Phrase(by - 2, by - 2, by - 2, "noun")


def _of_papers(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The papers in 'Minutes released to the Guild under the Records Act show': no act shows."""
    if (
        not sentence.documents
        or sentence.documents[0] > phrase.first
        or sentence.kind[phrase.first - 1] not in "PD"
    ):
        return None
    head = next((at for at in reversed(sentence.documents) if at < phrase.first), -1)
    if sentence.low[head + 1 : head + 2] == [] or sentence.low[head + 1] not in _LET_OUT:
        return None
    if any(sentence.kind[at] in ".,;:QXSR" for at in range(head + 2, phrase.first)):
        return None
    papers = phrase_back(sentence, head)
    return replace(papers, last=phrase.last) if papers is not None and papers.kind == "document" else None


_LET_OUT = frozenset(
    {
        "released",
        "obtained",
        "leaked",
        "seen",
        "filed",
        "submitted",
        "published",
        "disclosed",
        "handed",
        "shown",
    }
)
# What a plain form of a verb, which only a plural has, does not end in.
_SINGULAR = ("s", "ed", "ing", "said", "told", "wrote", "found")


def main_subject(sentence: Sentence, verb: int, from_start: bool = False) -> Phrase | None:
    """The subject of the clause that the verb belongs to, read from the clause's (or the sentence's) start."""
    start = 0 if from_start else verb
    while start > 0 and sentence.kind[start - 1] not in CLAUSE_EDGES:
        start -= 1
    at = start
    while at < verb:
        while at < verb and (sentence.kind[at] in ",qCA" or sentence.low[at].endswith("ly")):
            at += 1
        if at >= verb:
            return None
        if not is_loose(sentence, at):
            at = behind_time(sentence, at, verb - 1)
            break
        comma = next((n for n in range(at, verb) if sentence.kind[n] == ","), None)
        if comma is None and (dated := _behind_opening(sentence, at, verb)) > at:
            at = dated
            break
        if comma is None and sentence.low[at] != "as":
            return None
        at = comma + 1 if comma is not None else at + 1
    phrase = phrase_forward(sentence, at, verb)
    if phrase is None or phrase.kind not in ("noun", "role"):
        return phrase
    named = phrase_forward(sentence, phrase.last + 2, verb) if sentence.kind[phrase.last + 1] == "," else None
    if named is not None and named.kind in ("person", "name") and sentence.kind[named.last + 1] == ",":
        return replace(named, first=phrase.first)  # "the director, Ada Marsh, rose and said"
    return cut_to_head(sentence, phrase) if phrase.kind == "noun" else phrase


def _behind_opening(sentence: Sentence, at: int, verb: int) -> int:
    """The subject behind a date or a document that no comma parts from it: 'In 2002 the guild went and found', 'In this
    careful study Ada Marsh reads the books and finds'; else the same token."""
    dated = behind_time(sentence, at, verb - 1)
    if dated > at or sentence.low[at] != "in":
        return dated
    for token in sentence.documents:
        if at < token <= at + _LONGEST_OPENING and sentence.mention[token + 1] is not None:
            return token + 1 if all(kind in "Dw" for kind in sentence.kind[at + 1 : token]) else at
    return at


_LONGEST_OPENING = 4


def cut_to_head(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """A phrase that has swallowed a verb the lists do not know, cut back to its last name or role."""
    for head in range(phrase.head, phrase.first - 1, -1):
        if (
            sentence.mention[head] is not None
            or sentence.low[head] in words().roles
            or sentence.low[head] in words().bodies
        ):
            return phrase_back(sentence, head, phrase.first)
    return None
