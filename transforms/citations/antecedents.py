"""Which person or body a pronoun means, by what was named and who spoke before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import data, word_set
from transforms.citations.memory import REACH, Memory, Speaker, alike, is_outlet
from transforms.citations.nameless import (
    body_asked,
    many_ahead,
    role_ahead,
    role_in_opening,
    role_told_of,
    somebody_before,
)
from transforms.citations.names import given_names
from transforms.model import Mention

_GROUP_KINDS = frozenset({"organization", "body", "outlet", "document", "place"})


def _fits(name: str, pronoun: str, memory: Memory) -> bool:
    """Whether nothing that is known about the name speaks against the pronoun."""
    if pronoun not in ("he", "she"):
        return True
    parts = name.split()
    if not parts or (len(parts) > 1 and parts[-1].lower() in _institutions()):
        return False  # "Elizabeth Central Hospital"
    if parts[0][0].islower() or parts[0] in ("A", "An", "The", "One", "His", "Her", "Its", "Their"):
        told = {part.lower() for part in parts[parts[0].lower() in _OWNERS :]}  # "his trainer" may be a woman
        other = words().male if pronoun == "she" else words().female
        return not told & other
    gender = memory.gender.get(parts[-1]) or (given_names().get(parts[0].lower()) if len(parts) > 1 else None)
    if gender is None:
        gender = next((memory.gender[part] for part in parts if part in memory.gender), None)
    if gender is None and len(parts) == 1:
        gender = _surnames(memory).get(parts[0])
    return gender is None or (gender == "female") == (pronoun == "she")


_OWNERS = frozenset({"his", "her", "its", "their"})
_NEW = ("a ", "an ", "A ", "An ")  # somebody who was not named before


@lru_cache(maxsize=1)
def _institutions() -> frozenset[str]:
    """Last words of names that no person has."""
    return frozenset(data("words")["institutions"])


def _surnames(memory: Memory) -> dict[str, str | None]:
    """The gender that the given names in front of them tell of a text's surnames; None for a family's."""
    if memory.surnames is None:
        memory.surnames = {}
        for mention in memory.mentions:
            given, _, last = mention.surface.partition(" ")
            if mention.type != "person" or not last:
                continue
            gender, last = given_names().get(given.lower()), last.rpartition(" ")[2]
            if gender is not None:
                known = memory.surnames.setdefault(last, gender)
                memory.surnames[last] = gender if known == gender else None
    return memory.surnames


def person_before(at: int, pronoun: str, sentence: Sentence, memory: Memory) -> Speaker | None:
    """The first fitting person of this sentence, else the last who spoke, unless another is named since."""
    behind = bisect_left(memory.starts, at)
    first_here = bisect_left(memory.starts, sentence.start)
    for mention in memory.mentions[first_here:behind]:
        masked = sentence.text[mention.start] == "\x01"
        if mention.type == "person" and not masked and _fits(mention.surface, pronoun, memory):
            return Speaker(mention.surface, "person", at, at, entity_id=mention.entity_id)
    if (opening := role_in_opening(at, pronoun, sentence)) is not None:
        return opening
    if (someone := role_told_of(at, pronoun, sentence, memory)) is not None:
        return someone
    spoke = next(
        (s for s in reversed(memory.speakers) if s.kind in ("person", "role") and at - s.start <= REACH
         and _is_singular(s) and _fits(s.name or "", pronoun, memory) and not _writes(s, memory)),
        None,
    )  # fmt: skip
    if spoke is not None and spoke.kind == "role" and not (spoke.name or "").startswith(_NEW):
        spoke = _one_named(at, pronoun, memory) or spoke
    since = spoke.end if spoke is not None else at - REACH
    named = None
    for mention in memory.mentions[bisect_left(memory.starts, since) : first_here]:
        if (
            mention.type == "person"
            and sentence.text[mention.start] != "\x01"
            and _fits(mention.surface, pronoun, memory)
        ):
            if spoke is not None and _is_told_of(spoke, mention, sentence.text):
                continue
            told = _told_gender(sentence.text, mention.start)
            if told is not None and pronoun and (told == "female") != (pronoun == "she"):
                continue
            opens = told is not None or _opens_sentence(sentence.text, mention.start)
            opens = opens or _AGED.match(sentence.text, mention.end) is not None
            opens = opens or _is_met(sentence.text, mention.start)
            opens = opens or _second_clause(sentence.text, mention)
            if named is None or opens:
                named = (mention, opens)
    if named is not None and (
        spoke is None or named[1] or spoke.kind == "role" or "\n" in sentence.text[spoke.end : named[0].start]
    ):
        mention = named[0]
        return Speaker(mention.surface, "person", at, at, entity_id=mention.entity_id)
    if spoke is not None:
        earlier = "\n" in sentence.text[spoke.end : sentence.start]
        ahead = role_ahead(at, pronoun, sentence, memory, False) if earlier else None
        if ahead is None and earlier and spoke.kind == "role":
            ahead = somebody_before(sentence.start, pronoun, sentence.text, memory, in_paragraph=True)
        return ahead if ahead is not None and _is_another(ahead.name or "", spoke, memory) else spoke
    ahead = role_ahead(at, pronoun, sentence, memory, False)
    ahead = ahead or (_bare_name(at, memory) if pronoun in ("he", "she") else None)
    return ahead or somebody_before(sentence.start, pronoun, sentence.text, memory)


# Offices and callings of which a text has one holder, whom it needs no name for.
_OFFICES = word_set("antecedents_offices")


def _is_another(role: str, spoke: Speaker, memory: Memory) -> bool:
    """Whether the person without a name whom a new paragraph is about is another than who spoke before: 'A nurse', and
    'The mayor' where the one before is known for something else."""
    first, *rest = role.lower().split()
    if first in ("a", "an"):
        return True
    if first != "the" or not rest or rest[-1] not in _OFFICES or rest[-1] in memory.roles:
        return False
    held = {noun for noun, names in memory.roles.items() if spoke.name in names}
    return bool(held) and held.isdisjoint(alike().get(rest[-1]) or (rest[-1],))


# Who is brought in with an age at the end of a sentence is whom the next one is about: "by Ada Marsh, 78."
_AGED = re.compile(r", \d{1,2}\.(?=\s)")


# "I called the head of the village, Ada Marsh. She": whom the writer has met is whom the next sentence is about.
_MET = re.compile(
    r"(?:^|[.!?\n”\"\]]\s?)(?:Later |Then |So )?(?:I|We)\s(?:have |had )?"
    r"(?:called|rang|phoned|met|asked|reached|emailed|visited|(?:spoke|talked|wrote|turned)\s(?:to|with)|"
    r"put\s(?:that|this|the|it)\s(?:[a-z]{3,10}\s)?to)\s[^.!?\n]{0,80}$"
)
_MET_REACH = 130


def _is_met(text: str, start: int) -> bool:
    return _MET.search(text, max(0, start - _MET_REACH), start) is not None


def _is_told_of(spoke: Speaker, mention: Mention, text: str) -> bool:
    """Whether a name stands in the sentence of who spoke: 'Ivo Rusk said Ada Marsh had left. He'; in 'Ivo Rusk asked
    Ada Marsh. She' it is her turn."""
    if _STOP.search(text, spoke.end, mention.start) is not None:
        return False
    return _ASKS.fullmatch(text, spoke.end, mention.start) is None


_ASKS = re.compile(r"\s(?:has\s|had\s)?(?:asks|asked|interrupted|questioned)\s(?:[a-z]{2,12}\s){0,3}")
_STOP = re.compile(r"[.!?\n]")


def _second_clause(text: str, mention: Mention) -> bool:
    """Whether a name is the subject of another main clause: 'The guild left, and Ada Marsh went back to the mill.'"""
    ahead = text[max(0, mention.start - 6) : mention.start]
    return ahead.endswith((", and ", ", but ", "; ")) and _VERB_NEXT.match(text, mention.end) is not None


_VERB_NEXT = re.compile(
    r"\s(?:[a-z]{2,12}(?:ed|s)|went|came|took|gave|got|kept|left|made|ran|rose|won|lost|sat|stood)\s"
)


def _bare_name(at: int, memory: Memory) -> Speaker | None:
    """The bare name that spoke last ('Zar said. He added'), taken for a body until a "he" says otherwise."""
    last = memory.speakers[-1] if memory.speakers else None
    if last is None or last.kind != "organization" or at - last.end > REACH // 4 or not last.name:
        return None
    return replace(last, kind="person", source=None) if last.name.isalpha() and last.name.istitle() else None


def _told_gender(text: str, start: int) -> str | None:
    """What the word in front of a name tells of its bearer: 'His wife, Ada Marsh,'."""
    word = text[max(0, start - 20) : start].rstrip(", ").rpartition(" ")[2].lower()
    return "female" if word in words().female else "male" if word in words().male else None


def _writes(speaker: Speaker, memory: Memory) -> bool:
    """Whether this is the author, who says "I" and is no "she"."""
    author = memory.persons.get("i")
    return author is not None and speaker.name == author.name


def _one_named(at: int, pronoun: str, memory: Memory) -> Speaker | None:
    """The only named person who has spoken within reach, whom a later 'the director' most likely means as well."""
    named = {
        s.name: s
        for s in memory.speakers
        if s.kind == "person"
        and at - s.start <= REACH
        and _fits(s.name or "", pronoun, memory)
        and not _writes(s, memory)
    }
    return next(iter(named.values())) if len(named) == 1 else None


_HANGING = frozenset({"P", "R"})


def _is_singular(speaker: Speaker) -> bool:
    if speaker.kind == "person":
        return True
    whole = (speaker.name or "").lower().split()
    head = next((n for n, word in enumerate(whole) if n and words().kinds.get(word) in _HANGING), len(whole))
    last = whole[:head]  # "Ecologists at the Tide Institute" are many
    return (
        bool(last)
        and (not last[-1].endswith("s") or last[0] in ("a", "an", "one"))  # "a source close to the talks"
        and last[0] not in ("some", "many", "several", "two", "three")
        and last[-1] not in ("men", "women", "people", "children", "police")
    )


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a name stands where a sentence's subject does: no full stop within the few words before it."""
    before = text[max(0, start - 40) : start].rstrip()
    edge = max(before.rfind(mark) for mark in '.!?\n”"')
    between = before[edge + 1 :] if edge >= 0 else before
    opens = edge >= 0 or len(text[:start]) < 40
    if opens and between.endswith(","):  # "Its supplier, Ada Marsh,"
        return between.split()[0] in _BRINGING and text[start:].partition("\n")[0].find(",") > 0
    return opens and len(between.split()) <= 3 and "," not in between


_BRINGING = frozenset({"Its", "His", "Her", "Their", "The", "One"})


_AND_BEFORE = re.compile(r"(?:([A-Z][\w’'-]{1,20}) )?and $")
# Two people who are named together are meant by a 'they' of the next sentences.
_PAIR_REACH = 400


def pair_before(at: int, text: str, memory: Memory) -> Speaker | None:
    """The two people in 'Ada and Ivo Marsh', 'Ada Marsh and Ivo Rusk' that were named last, in this paragraph."""
    behind, paragraph = bisect_left(memory.starts, at), text.rfind("\n", 0, at)
    for number in range(behind - 1, -1, -1):
        second = memory.mentions[number]
        if second.start < max(paragraph, at - _PAIR_REACH):
            return None
        if second.type == "organization" and number:
            other = memory.mentions[number - 1]
            gap = text[other.end : second.start]
            if other.type == "organization" and gap in (" and ", " and the "):
                return Speaker(text[other.start : second.end], "people", other.start, at)
        if second.type != "person":
            continue
        joined = _AND_BEFORE.search(text, max(0, second.start - 26), second.start)
        if joined is None:
            continue
        first = memory.mentions[number - 1] if number else None
        if first is not None and first.type == "person" and text[first.end : second.start] == " and ":
            return Speaker(text[first.start : second.end], "people", first.start, at)
        if joined.group(1) and " " in second.surface:
            return Speaker(text[joined.start() : second.end], "people", joined.start(), at)
    return None


def group_before(at: int, pronoun: str, text: str, memory: Memory) -> Speaker | None:
    """The last body, or for 'they' group of people, that spoke within reach; for 'it' else the last one named."""
    if pronoun == "they" and (told := many_ahead(at, text, memory)) is not None:
        return told
    pair = pair_before(at, text, memory) if pronoun == "they" else None
    for speaker in reversed(memory.speakers):
        if at - speaker.start > REACH or (pair is not None and speaker.start < pair.start):
            break
        wrong = pronoun == "they" and speaker.kind in ("document", "place")
        if (speaker.kind in _GROUP_KINDS and not wrong) or (
            pronoun == "they" and speaker.kind == "role" and not _is_singular(speaker)
        ):
            return speaker
    if pair is not None:
        return pair
    if pronoun == "it" and (asked := body_asked(at, text)) is not None:
        return asked
    if pronoun == "it":
        for mention in reversed(memory.mentions[: bisect_left(memory.starts, at)]):
            if at - mention.start > REACH:
                break
            if mention.type == "organization":
                kind = "outlet" if is_outlet(mention, memory.index) else "organization"
                return Speaker(mention.surface, kind, at, at, mention.surface, mention.entity_id)
    return None
