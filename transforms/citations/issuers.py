"""Whose document 'the same audit' or 'the report' is, where no sentence of crediting has named it before."""

from __future__ import annotations

import re
from bisect import bisect_left

from transforms.citations.asides import name_behind_role
from transforms.citations.grammar import MASK, Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import REACH, Memory, Speaker, named, organization_called
from transforms.citations.phrases import Phrase, phrase_forward

# Between a word for a document and the body that issued it: 'the audit of the agency', 'a report on ferries by'.
_BY = re.compile(r"s?\s(?:[a-z]{2,12}\s){0,3}?(?:of|by|from)\s(?:the\s|its\s)?$")
# Between a person and what that person wrote: "Marsh's letter", "Marsh's office released her third letter".
_HIS = re.compile(
    r"['’]s?\s(?:[a-z-]{3,12}\s){0,2}|(?:['’]s?)?\s(?:[a-z]{2,12}\s){1,4}(?:his|her)\s(?:[a-z-]{3,12}\s){0,2}"
)
_WIDEST = 60


def issuer_before(noun: str, at: int, text: str, memory: Memory) -> Speaker | None:
    """The organization of the last 'audit of the agency' or 'the agency's audit' within reach before an offset; None
    where that word stood without one."""
    lowest = max(0, at - REACH)
    place = text.rfind(noun, lowest, at)
    while place >= 0:
        if not text[place - 1 : place].isalpha():
            found = _issuer_of(place, noun, text, memory)
            if found is not None:
                return found
        place = text.rfind(noun, lowest, place)
    return None


def is_written(noun: str, at: int, text: str) -> bool:
    """Whether a word stands within reach before an offset, in the singular or plural."""
    return re.search(rf"\b{re.escape(noun)}s?\b", text[max(0, at - REACH) : at]) is not None


def last_credited(sentence: Sentence, memory: Memory) -> Speaker | None:
    """The organization credited last in front of a sentence in its paragraph, whose paper 'the same report' is where no
    paper was named: 'According to the Guild, half are sold. The same report says'."""
    last = memory.speakers[-1] if memory.speakers else None
    if last is None or last.kind not in ("organization", "outlet") or last.start >= sentence.start:
        return None
    if sentence.start - last.end > REACH:
        return None
    return last if "\n" not in sentence.text[last.end : sentence.start] else None


def _issuer_of(place: int, noun: str, text: str, memory: Memory) -> Speaker | None:
    near = bisect_left(memory.starts, place)
    if near < len(memory.mentions):
        behind = memory.mentions[near]
        gap = text[place + len(noun) : behind.start]
        body = behind.type == "organization" and len(gap) < _WIDEST and text[behind.start] != MASK
        if body and _BY.fullmatch(gap):
            return named(behind, memory)
    if near:
        ahead = memory.mentions[near - 1]
        gap = text[ahead.end : place]
        if ahead.type == "person" and len(gap) < _WIDEST and _HIS.fullmatch(gap):
            return named(ahead, memory)
        if ahead.type == "organization" and re.fullmatch(r"(?:['’]s?)?\s(?:[a-z]{3,12}\s){0,2}", gap):
            return named(ahead, memory)
    return None


# Where papers are brought is not who wrote them.
_BROUGHT = frozenset({"filed", "unsealed", "lodged", "heard", "tabled", "submitted", "entered", "registered"})


def issued_by(sentence: Sentence, document: Phrase) -> Phrase | None:
    """Whoever 'figures published on Monday by the agency' or 'a study in the journal' come from."""
    for first in (document.head + 1, document.last + 1):
        for at in range(first, min(sentence.size, first + 5)):
            kind = sentence.kind[at]
            if sentence.mention[at] is not None and kind == "N":
                break  # "a report that the Guild of Bakers rejected": the name's own "of"
            if sentence.low[at] == "in" and sentence.low[at - 1] in _BROUGHT:
                return None  # "an indictment unsealed in the court"
            if sentence.low[at] in ("by", "from", "in", "of"):
                issuer = phrase_forward(sentence, at + 1)
                issuer = name_behind_role(sentence, issuer) if issuer is not None else None
                people = issuer is not None and issuer.kind == "role" and sentence.low[at] in ("by", "from")
                if people or (
                    issuer is not None and issuer.kind in ("organization", "person", "staff", "name", "body")
                ):
                    return issuer
            if sentence.low[at] in words().period_leads | words().periods:
                continue  # "published last week in"
            if kind in ",.;:Q" or (kind == "w" and not sentence.low[at].endswith("ed")):
                break
    return None


_ISSUING = word_set("issuers_issuing")
_OUT = frozenset({"out", "up", "online", "on", "around", "round"})
# A relative clause that says who issued a paper has its verb so near behind its subject.
_VERB_REACH = 4


def issuer_in_clause(sentence: Sentence, document: Phrase) -> Phrase | None:
    """Whoever 'the communique, which the Guild handed out' and 'a notice that the Guild has put up' come from."""
    at = document.last + 1
    at += sentence.kind[at : at + 1] == [","]
    if sentence.low[at : at + 1] not in (["which"], ["that"]):
        return None
    issuer = _name_at(sentence, at + 1)
    if issuer is None:
        return None
    for verb in range(issuer.last + 1, min(sentence.size, issuer.last + 1 + _VERB_REACH)):
        word, behind = sentence.low[verb], sentence.low[verb + 1 : verb + 2]
        if word in ("put", "gave", "given", "sent", "handed"):
            return issuer if word in ("sent", "handed") or (behind and behind[0] in _OUT) else None
        if word in _ISSUING:
            return issuer
        if sentence.kind[verb] not in "XA":
            return None
    return None


def _name_at(sentence: Sentence, at: int) -> Phrase | None:
    """The person or organization that is named here, behind an article or without one: 'the Guild', 'Ada Marsh'."""
    at += sentence.kind[at : at + 1] == ["D"]
    mention = sentence.mention[at] if at < sentence.size else None
    if mention is None or mention.type not in ("person", "organization"):
        return None
    last = at
    while last + 1 < sentence.size and sentence.mention[last + 1] is mention:
        last += 1
    return Phrase(at, last, last, mention.type, mention, at, last)


def issuer_in_aside(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The organization or journal in 'the figures, released by X,' and 'the report, which was commissioned by X,'."""
    comma = phrase.last + 1
    if sentence.kind[comma : comma + 1] != [","]:
        return None
    for at in range(comma + 1, min(sentence.size - 1, comma + 6)):
        if sentence.kind[at] == "(":
            closing = next((n for n in range(at, min(sentence.size, at + 8)) if sentence.kind[n] == ")"), at)
            return _issuer_behind(sentence, closing + 1)
        if sentence.low[at] in ("by", "in"):
            issuer = phrase_forward(sentence, at + 1)
            return issuer if issuer is not None and issuer.kind in ("organization", "name") else None
        if sentence.kind[at] in ",.;:Q":
            return None
    return None


def _issuer_behind(sentence: Sentence, at: int) -> Phrase | None:
    """The journal of 'in the journal Tides', at this token, behind the day in brackets."""
    if sentence.low[at : at + 1] not in (["by"], ["in"]):
        return None
    issuer = phrase_forward(sentence, at + 1)
    return issuer if issuer is not None and issuer.kind in ("organization", "name") else None


_PRINTED = re.compile(
    r"\b(?:study|studies|paper|research|findings|results|work|analysis)\b[^.\n]{0,40}\b"
    r"(?:published|appeared|appears|appear)\b[^.\n]{0,30}$"
)


def prints_study(journal: Speaker, text: str) -> bool:
    """Whether a journal is where a study stands, in 'a study published in Tides': "the paper" is the study then."""
    return _PRINTED.search(text, max(0, journal.start - _WIDEST * 2), journal.start) is not None


# "her letter" is the letter of whom "she" means there.
OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}


def owner_of(sentence: Sentence, document: Phrase) -> int | None:
    """The token of 'its' in 'its notice' and in 'a notice on its website'."""
    if sentence.low[document.first] in OWNERS:
        return document.first
    at = document.last + 1
    if (
        sentence.low[at : at + 1] in (["on"], ["in"])
        and at + 1 < sentence.size
        and sentence.low[at + 1] in OWNERS
    ):
        return at + 1
    return None


_ISSUED = frozenset({"release", "statement", "announcement", "filing", "report", "letter", "notice"})


def owner_called(sentence: Sentence, paper: Phrase, body: str, memory: Memory) -> Speaker | None:
    """The organization meant by the company in 'the company's earnings release'."""
    if sentence.low[paper.head] not in _ISSUED:
        return None  # "the company's brochure"
    owner = paper.first + 1
    if sentence.low[paper.first] != "the" or sentence.low[owner] not in (
        f"{body.lower()}'s",
        f"{body.lower()}’s",
    ):
        return None
    return organization_called(body.lower(), sentence.at[owner], sentence.start, sentence.text, memory)
