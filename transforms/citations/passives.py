"""Passives that credit whoever stands behind 'by': 'was reported by the Post', 'had been told by the agent that'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.asides import name_behind_role
from transforms.citations.carriers import carrying_outlet
from transforms.citations.clauses import over_adverbials
from transforms.citations.crediting import Act, was_quoted
from transforms.citations.cue_rules import rules
from transforms.citations.figures import is_number
from transforms.citations.frames import is_quoting
from transforms.citations.grammar import Cue, Sentence
from transforms.citations.hearings import was_told
from transforms.citations.issuers import issued_by
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory, Speaker, is_outlet
from transforms.citations.phrases import Phrase, phrase_forward
from transforms.citations.speakers import speaker_of
from transforms.citations.subjects import passive_subject

# Verbs whose object is told something, with what the passive needs behind its 'by' and the name.
_TOLD = {"tell": ("that", "to"), "inform": ("that",), "assure": ("that",), "notify": ("that",),
         "remind": ("that", "to"), "ask": ("to",), "urge": ("to",), "advise": ("to",), "order": ("to",),
         "warn": ("that", "to", "not")}  # fmt: skip


def is_done_by(sentence: Sentence, at: int, lemma: str) -> bool:
    """'The strike, described by the union as', 'a claim denied by the union': a passive without its auxiliary."""
    done = sentence.low[at].endswith("ed") and sentence.low[at + 1 : at + 2] == ["by"]
    return done and (lemma in rules().passive_too or lemma in _CHARGING or lemma == "identify")


def passive_act(sentence: Sentence, at: int, cue: Cue, memory: Memory) -> Act | None:
    """'It is mentioned in the report', 'was reported by X', 'she was quoted by X as saying'."""
    if is_quoting(sentence, at, cue.lemma):
        return was_quoted(sentence, at, memory)
    if cue.lemma == "tell" and (heard := was_told(sentence, at, memory)) is not None:
        return heard
    following = _behind_words(sentence, at + 1) if cue.lemma in rules().judging else at + 1
    if cue.lemma == "publish":
        following = over_adverbials(sentence, following)  # "were published on Monday in"
    following = _over_listener(sentence, following, cue)
    if following >= sentence.size or sentence.low[following] not in ("in", "by"):
        return None
    phrase = phrase_forward(sentence, following + 1)
    if phrase is None or (cue.lemma == "contain" and not _is_of_this(sentence, at)):
        return None
    if cue.lemma == "question" or (cue.lemma == "make by" and not _is_remark_made(sentence, at)):
        return None  # "was questioned by the police about"
    phrase = name_behind_role(sentence, phrase)
    if cue.lemma == "accuse":
        phrase = _without_charge(sentence, phrase)
    if _is_figure(sentence, at, cue.lemma, phrase):
        phrase = replace(phrase, last=phrase.head)  # "by officials" in "put by officials at 40 million"
    in_paper = sentence.low[following] != "in" or phrase.kind in ("document", "staff")
    if not in_paper and not (cue.lemma == "publish" and _is_paper_in_journal(sentence, at, phrase, memory)):
        return None
    if phrase.kind == "document" and phrase.mention is None:
        phrase = issued_by(sentence, phrase) or phrase
    addressed = cue.lemma in rules().addressing and cue.lemma != "publish"
    if phrase.kind == "noun" or (addressed and sentence.low[following] != "by"):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None:
        return None
    told = _is_told(sentence, at, cue.lemma, phrase)
    counts = speaker.is_named and cue.strength != "quote"
    told_of = cue.lemma not in rules().addressing or cue.lemma in rules().passive_too
    counts = counts and (told_of or sentence.low[following] == "in")
    counts = counts and not _is_done(sentence, at, following, cue.lemma, phrase)
    put = told or cue.lemma == "make by"
    put = put or any(so(sentence, at, cue.lemma, phrase) for so in (_is_held_to_be, _is_charge, _is_figure))
    counts = counts or (speaker.name is not None and put)
    first = at
    while first > 0 and (sentence.kind[first - 1] == "X" or sentence.low[first - 1] in ("it", "also", "as")):
        first -= 1  # '“…,” it is said in the letter'
    start, end = sentence.at[at], sentence.to[phrase.last]
    return Act(
        speaker,
        sentence.low[at],
        cue.lemma,
        start,
        end,
        first,
        phrase.last,
        counts,
        carrying_outlet(speaker),
        passive=True,
    )


def _over_listener(sentence: Sentence, at: int, cue: Cue) -> int:
    """Past the words between a passive and its 'by': 'was pointed out by', 'was explained to me patiently by'."""
    if sentence.low[at : at + 1] and sentence.low[at] in cue.particles - {"by", "in"}:
        at += 1  # "was pointed out by"
    if sentence.low[at : at + 2] in (["to", "me"], ["to", "us"]):
        at += 2  # "was explained to me by"
    while sentence.kind[at : at + 1] == ["w"] and sentence.low[at].endswith("ly"):
        at += 1  # "was reported faithfully by"
    return at


def _is_remark_made(sentence: Sentence, at: int) -> bool:
    """'The announcement was made by Ada Marsh'; no bread is said."""
    made = passive_subject(sentence, at)
    return made is not None and sentence.low[made.head] in rules().objects["make the remark"]


_FIGURE_REACH = 4
# What is done by somebody without saying anything: a deed is found, a song recorded.
_DONE = word_set("passives_done")


_ATTACKS = word_set("passives_attacks")
_ATTACK_REACH = 8


def _is_done(sentence: Sentence, at: int, by: int, lemma: str, phrase: Phrase) -> bool:
    """'The deed was found by Marsh', but 'it was found by the Guild that', 'as was written by Marsh:'."""
    if lemma == "describe" and sentence.low[at - 1] == "first":
        return True  # "The moth was first described by Marsh in 1758"
    if lemma not in _DONE or sentence.low[by] != "by":
        return False
    if lemma == "claim" and not _ATTACKS.isdisjoint(sentence.low[max(0, at - _ATTACK_REACH) : at]):
        return False  # "the bombing was claimed by the Front"
    behind = phrase.last + 1
    if "that" in sentence.low[behind : behind + 4] or sentence.kind[behind : behind + 1] == [":"]:
        return False
    return not _is_of_this(sentence, at) and sentence.low[at - 1] != "as"


def _is_of_this(sentence: Sentence, at: int) -> bool:
    """'This was contained in', 'it has been claimed by': the passive tells of what stands before it."""
    before = at - 1
    while before > 0 and sentence.kind[before] in "XA":
        before -= 1
    return sentence.low[before] in ("it", "as", "this")


def _behind_words(sentence: Sentence, at: int) -> int:
    """Past the words in marks in 'was called “a slap in the face” by the Guild'."""
    start = at + (sentence.low[at : at + 1] == ["as"])
    if sentence.kind[start : start + 1] == ["Q"]:
        return start + 1
    if sentence.kind[start : start + 1] != ["q"]:
        return at
    closing = next(
        (n for n in range(start + 1, min(sentence.size, start + 6)) if sentence.kind[n] == "q"), None
    )
    return closing + 1 if closing is not None else at


def _is_told(sentence: Sentence, at: int, lemma: str, phrase: Phrase) -> bool:
    """'had been told by the agent in Halse that', 'were asked by the Guild to leave', 'this was informed by the press
    service': somebody, or 'this', is told something; what 'was informed by a study' is not."""
    wanted = _TOLD.get(lemma)
    if (
        lemma == "tell"
        and at > 1
        and sentence.low[at - 2] in ("we", "i")
        and sentence.kind[phrase.last + 1 : phrase.last + 2] == [","]
    ):
        return True  # "the price, we are told by diplomats, will fall"
    if wanted is not None and not set(wanted).isdisjoint(sentence.low[phrase.last + 1 : phrase.last + 5]):
        return True
    return lemma == "inform" and at > 1 and sentence.low[at - 2] in ("this", "it")


def _is_paper_in_journal(sentence: Sentence, at: int, journal: Phrase, memory: Memory) -> bool:
    """'The findings were published on Monday in the Courier': papers, in an outlet."""
    paper = passive_subject(sentence, at)
    if paper is None or paper.kind != "document" or journal.mention is None:
        return False
    return journal.kind == "organization" and is_outlet(journal.mention, memory.index)


_HELD = word_set("passives_held")


def _is_held_to_be(sentence: Sentence, at: int, lemma: str, phrase: Phrase) -> bool:
    """'is said by engineers to be unsafe', 'was described by police as armed'."""
    behind = phrase.last + 1
    if lemma in _HELD and sentence.low[behind : behind + 1] in (["to"], ["as"], ["that"]):
        return True
    return (
        _opens_with_it(sentence, at)
        and "that" in sentence.low[(n := over_adverbials(sentence, behind)) : n + 1]
    )


def _is_figure(sentence: Sentence, at: int, lemma: str, phrase: Phrase) -> bool:
    """'The loss is put by the Guild at 40 million'."""
    counted = lemma in rules().counting and sentence.low[phrase.head + 1 : phrase.head + 2] == ["at"]
    return counted and at > 0 and is_number(sentence, phrase.head + 2, _FIGURE_REACH)


def _opens_with_it(sentence: Sentence, at: int) -> bool:
    """'It was announced by the ministry on Monday that': the clause is what somebody says."""
    before = at - 1
    while before > 0 and sentence.kind[before] in "XA":
        before -= 1
    return sentence.low[before] == "it" and before < at - 1


_RUMOURS = word_set("passives_rumours")
_CLAIMS = _RUMOURS | word_set("passives_claims")


def _is_charge(sentence: Sentence, at: int, lemma: str, phrase: Phrase) -> bool:
    """'is accused by the Guild of fraud', 'a claim denied by the Guild': a charge that somebody makes or denies."""
    if lemma == "accuse":
        return sentence.low[at - 1] != "be" and _NEVER.isdisjoint(sentence.low[max(0, at - 2) : at])
    if lemma not in _DENYING or sentence.kind[phrase.last + 1 : phrase.last + 2] not in _ENDS:
        return False
    before = at - 1
    while before > 0 and (sentence.kind[before] in "XA" or sentence.low[before].endswith("ly")):
        before -= 1
    if before > 0 and sentence.low[before - 1] in rules().beside_not["claim"]:
        return False  # "an insurance claim rejected by the Guild"
    return sentence.low[before] in (_RUMOURS if lemma == "reject" else _CLAIMS)


def _without_charge(sentence: Sentence, accuser: Phrase) -> Phrase:
    """The Guild in 'accused by the Guild of fraud': what the accuser accuses somebody of is no part of the name."""
    behind = accuser.head + 1
    if sentence.low[behind : behind + 1] != ["of"]:
        return accuser
    charge = accuser.mention is not None or sentence.kind[behind + 1 : behind + 2] == ["w"]
    return replace(accuser, last=accuser.head) if charge else accuser


_NEVER = frozenset({"not", "never"})
_DENYING = word_set("passives_denying")
_CHARGING = _DENYING | {"accuse"}
_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"], [")"])


def companion(sentence: Sentence, act: Act, memory: Memory) -> list[Act]:
    """The same act for the organization that is joined to the credited one: 'according to the Guild and the Mill'."""
    at = act.last + 1
    if sentence.low[at : at + 1] != ["and"] or act.speaker.kind not in ("organization", "outlet"):
        return []
    at += 1
    while at < sentence.size and sentence.kind[at] == "D":
        at += 1
    mention = sentence.mention[at] if at < sentence.size else None
    if mention is None or mention.type != "organization":
        return []
    while at < sentence.size and sentence.mention[at] is mention:
        at += 1
    if at < sentence.size and sentence.kind[at] not in ".,;:C)S":
        return []  # "according to the Guild and the Mill has denied it"
    kind = "outlet" if is_outlet(mention, memory.index) else "organization"
    speaker = Speaker(mention.surface, kind, mention.start, mention.end, mention.surface, mention.entity_id)
    return [replace(act, speaker=speaker, end=mention.end, outlet=None, shared=True)]
