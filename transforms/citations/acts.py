"""Acts of crediting in one sentence: a cue (verb or phrase) with whom it credits."""

from __future__ import annotations

from transforms.citations.carried import without_carriers
from transforms.citations.carriers import carrying_outlet, outlet_ahead, outlet_behind, outlet_of_phrase
from transforms.citations.crediting import Act, credit_phrase, in_view_of, quoted_as_saying
from transforms.citations.cue_rules import phrase_at, rules
from transforms.citations.described import is_joined_passive
from transforms.citations.doing import has_examined
from transforms.citations.frames import is_compound, is_quoting
from transforms.citations.grammar import Cue, Sentence, tokenize, words
from transforms.citations.hearings import hears
from transforms.citations.manner import stands_behind_as
from transforms.citations.memory import Memory, Speaker
from transforms.citations.no_reports import (
    is_bidden,
    is_part_of_report,
    is_participle,
    lacks_object,
    says_nothing,
)
from transforms.citations.nobodies import number_disagrees
from transforms.citations.nouns_of_saying import noun_act
from transforms.citations.openings import of_clause_or_all
from transforms.citations.partners import partners
from transforms.citations.passives import companion, is_done_by, passive_act
from transforms.citations.phrases import Phrase, phrase_back, phrase_forward
from transforms.citations.plain_nouns import plain_noun_speaks
from transforms.citations.reports import is_report
from transforms.citations.rival_subjects import main_subject
from transforms.citations.speakers import speaker_of
from transforms.citations.stances import stance_act
from transforms.citations.subjects import Subject, find_subject
from transforms.citations.verbal import is_verbal
from transforms.sentences import sentence_spans

_DID = frozenset({"did", "does", "do", "has", "have", "had"})
# Where a sentence that says who issued a document may begin before the one that quotes it.
_ISSUE_REACH = 400
_CLAUSES = frozenset({"as", "while", "when", "after", "before"})
_CLAUSE_REACH = 20
_OWN = frozenset({"a", "an", "its", "their", "his", "her", "written", "joint"})


def find_acts(sentence: Sentence, memory: Memory) -> list[Act]:
    """The acts of crediting of a sentence, in order; each speaker is resolved against what was read before."""
    found: list[Act] = []
    known, told = words(), rules()
    credit = told.credit_phrases
    free = 0
    for at in sentence.leads:
        if at < free:
            continue
        low = sentence.low[at]
        if low in credit and not (at and sentence.low[at - 1] in known.be):
            phrase = phrase_at(sentence, at, credit[low])
            act = credit_phrase(sentence, at, len(phrase), memory) if phrase is not None else None
            if act is not None:
                found += [act, *companion(sentence, act, memory)]
                memory.remember(act.speaker)
                free = max(at + 1, act.last + 1)
                continue
        owned = at if low == "in" else _lead_of(sentence, at) if low in told.reckonings else -1
        if owned >= free and (act := in_view_of(sentence, owned, memory)):
            found.append(act)
            memory.remember(act.speaker)
            free = act.last + 1
            continue
        if low in told.standing and (act := stance_act(sentence, at, memory)):
            found.append(act)
            memory.remember(act.speaker)
            continue
        if (low in told.say_nouns or low in told.held_nouns) and (act := noun_act(sentence, at, memory)):
            found.append(act)
            memory.remember(act.speaker)
            free = act.last + 1
            continue
        if low in known.cues and is_verbal(sentence, at) and not is_compound(sentence, at):
            act = _verb(sentence, at, memory, found)
            if act is not None:
                found += partners(sentence, act, memory, found)
                found.append(act)
                if act.passive:
                    found += companion(sentence, act, memory)
                if act.counts or not act.shared or act.speaker.entity_id is not None:
                    memory.remember(act.speaker)  # "the first European to describe it" is no speaker
                if act.lemma == "quote":
                    free = act.last + 1  # "quoted her as saying" is one act
    return without_carriers(found) if len(found) > 1 else found


def _lead_of(sentence: Sentence, last: int) -> int:
    """The 'by' or 'on' in 'by Marsh's own reckoning', whose last token this is; -1 for none."""
    return next((at for at in range(last - 2, max(-1, last - 7), -1) if sentence.low[at] in ("by", "on")), -1)


def _verb(sentence: Sentence, at: int, memory: Memory, before: list[Act]) -> Act | None:
    """The act of a reporting verb, tried as each of the cues that its form can be."""
    for cue in words().cues[sentence.low[at]]:
        last = at
        if cue.particles:
            beside = at + 1 < sentence.size and sentence.low[at + 1] in cue.particles
            if not beside and not (cue.particles == frozenset({"that"}) and stands_behind_as(sentence, at)):
                continue
            last = at + (beside and sentence.low[at + 1] not in ("that", "to"))
        if lacks_object(sentence, last, cue.lemma):
            continue
        if act := _act_of(sentence, at, last, cue, memory, before):
            return act
    return None


def _act_of(
    sentence: Sentence, at: int, last: int, cue: Cue, memory: Memory, before: list[Act]
) -> Act | None:
    lemma = cue.lemma
    subject = find_subject(sentence, at, lemma in rules().addressing, lemma in rules().inverting)
    if is_done_by(sentence, at, lemma):
        return passive_act(sentence, at, cue, memory)
    if subject is None:
        return None
    if says_nothing(sentence, at, lemma) or is_bidden(sentence, at):
        return None
    if subject.passive:
        return passive_act(sentence, at, cue, memory)
    if is_quoting(sentence, at, lemma) and (quoted := quoted_as_saying(sentence, at, subject, memory)):
        return quoted
    counts = not subject.infinitive and (not subject.doubtful or _is_kept_open(sentence, at, lemma))
    if subject.same and is_joined_passive(sentence, at, last, lemma):
        return None
    shared = subject.same or subject.infinitive
    if shared:
        speaker = _shared_speaker(sentence, at, subject, memory, before)
    else:
        speaker = _own_speaker(sentence, at, last, cue, subject, memory)
    if speaker is None or (lemma == "hear" and not hears(sentence, last, speaker)):
        return None
    if (
        subject.phrase is not None
        and subject.phrase.kind == "noun"
        and not plain_noun_speaks(sentence, at, subject, cue)
    ):
        return None
    alone = not (shared or subject.inverted or has_examined(sentence, subject.phrase))
    if alone and number_disagrees(sentence, at, cue, subject.phrase):
        return None
    counts = counts and not (lemma in rules().only_negated and not subject.doubtful)
    counts = counts and not is_part_of_report(sentence, subject.phrase, before, at, lemma)
    counts = counts and is_report(sentence, at, last, cue, speaker, shared, subject)
    return _act(sentence, at, last, cue, subject, speaker, counts, memory)


def _own_speaker(
    sentence: Sentence, at: int, last: int, cue: Cue, subject: Subject, memory: Memory
) -> Speaker | None:
    """Who speaks in the verb's own subject, where 'it' gives way in place to the document that it stands for."""
    assert subject.phrase is not None
    subject.phrase = _document_behind(sentence, last, subject.phrase) or subject.phrase
    if is_participle(sentence, at, last, cue, subject.phrase):
        return None
    issuer = _of_what_was_issued(sentence, subject.phrase, cue.lemma, memory)
    return issuer or speaker_of(sentence, subject.phrase, memory)


def _act(
    sentence: Sentence,
    at: int,
    last: int,
    cue: Cue,
    subject: Subject,
    speaker: Speaker,
    counts: bool,
    memory: Memory,
) -> Act:
    """The act of a verb and its speaker: how far the two reach with what belongs to them, and who carries it."""
    shared = subject.same or subject.infinitive
    first, final = at, last
    if subject.phrase is not None and not shared:
        first, final = min(at, subject.phrase.first), max(last, subject.phrase.last)
    told = phrase_forward(sentence, at + 1) if cue.lemma == "tell" and not subject.inverted else None
    behind = _tail(sentence, last)
    tail = told.last if told is not None else behind
    outlet = outlet_of_phrase(sentence, told, memory) if told is not None else None
    outlet = outlet or outlet_behind(sentence, final, memory) or outlet_ahead(sentence, first, memory)
    outlet = outlet or carrying_outlet(speaker)
    if sentence.documents:
        _note_issue(sentence, speaker, memory)
    if cue.lemma == "write" and speaker.name is not None and sentence.low[last + 1 : last + 2] == ["to"]:
        memory.issuers.append(("letter", speaker))  # "The letter" of the next sentence
    stop = max(final, tail)
    cue_end = last if subject.inverted else behind
    return Act(
        speaker,
        sentence.span(at, cue_end),
        cue.lemma,
        sentence.at[first],
        sentence.to[stop],
        first,
        stop,
        counts,
        outlet,
        shared,
    )


def _document_behind(sentence: Sentence, last: int, subject: Phrase) -> Phrase | None:
    """The document in 'It says in the petition', where 'it' stands for nothing."""
    if subject.kind != "pronoun" or sentence.low[subject.first : subject.first + 1] != ["it"]:
        return None
    if sentence.low[last + 1 : last + 2] != ["in"]:
        return None
    if sentence.low[last + 2 : last + 3] in (["a"], ["an"]):
        return None  # "the board said it in a circular": 'it' is the board
    phrase = phrase_forward(sentence, last + 2)
    return phrase if phrase is not None and phrase.kind == "document" else None


def _of_what_was_issued(sentence: Sentence, subject: Phrase, lemma: str, memory: Memory) -> Speaker | None:
    """Whoever issued what 'it' is in 'Ada Marsh put out a statement. It reads: “…”'."""
    if lemma != "read" or subject.kind != "pronoun" or sentence.low[subject.first] != "it":
        return None
    text = sentence.text
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _ISSUE_REACH)
    spans = sentence_spans(text[start : sentence.start])
    if not spans:
        return None
    first, last = spans[-1]
    before = tokenize(text, start + first, start + last, memory.mentions, memory.starts)
    if not before.documents or before.size < 4:
        return None
    issuer = main_subject(before, before.size - 1, from_start=True)
    if issuer is None or issuer.kind not in ("person", "organization", "body"):
        return None
    return speaker_of(before, issuer, memory)


def _subject_of_clause(sentence: Sentence, at: int) -> Phrase | None:
    """The farmers in 'Trade stopped as farmers sat on the road demanding that': the participle is theirs."""
    for token in range(at - 1, max(0, at - _CLAUSE_REACH), -1):
        if sentence.kind[token] in ".;:Q":
            return None
        if sentence.low[token] in _CLAUSES:
            counted = (
                sentence.kind[token + 1] == "D" and sentence.low[token + 2] == "of"
            )  # "hundreds of farmers"
            subject = phrase_forward(sentence, token + 3 if counted else token + 1, at)
            acting = subject is not None and sentence.kind[subject.last + 1] == "X"
            return subject if acting else None
    return None


def _is_kept_open(sentence: Sentence, at: int, lemma: str) -> bool:
    """'did not rule out', 'has not denied': with these verbs a negation reports as well."""
    negated = sentence.low[at - 1] in ("not", "n't", "never") and sentence.low[at - 2] in _DID
    can = sentence.low[at - 1] == "can" and lemma in ("reveal", "confirm", "report", "disclose")
    return can or (lemma in rules().negatable and at > 1 and negated)


def _shared_speaker(
    sentence: Sentence, at: int, subject: Subject, memory: Memory, before: list[Act]
) -> Speaker | None:
    """The subject of the verb before, of the clause, or (infinitive) the nearest name in front of the verb."""
    if subject.infinitive:
        if at > 2 and sentence.kind[at - 2] in "NO" and sentence.kind[at - 3] == "P":
            # "took to the network to say": what stands behind a preposition is not asked to speak.
            main = main_subject(sentence, at)
            if main is not None and main.kind in ("person", "organization", "role", "name"):
                return speaker_of(sentence, main, memory)
        for token in range(at - 1, -1, -1):
            mention = sentence.mention[token]
            if mention is not None and mention.type in ("person", "organization"):
                phrase = phrase_back(sentence, token)
                return speaker_of(sentence, phrase, memory) if phrase else None
        main = main_subject(sentence, at)  # "my predecessor used to say"
        return speaker_of(sentence, main, memory) if main is not None else None
    if before and not any(sentence.kind[token] in ".;" for token in range(before[-1].last, at)):
        return before[-1].speaker
    own = _subject_of_clause(sentence, at) if sentence.low[at].endswith("ing") else None
    main = own or of_clause_or_all(sentence, at)
    return speaker_of(sentence, main, memory) if main is not None else None


def _tail(sentence: Sentence, last: int) -> int:
    """The last token of what belongs to the cue behind it ('told reporters', 'said in a statement'), else `last`."""
    at = last + 1
    tails = rules().cue_tails.get(sentence.low[at]) if at < sentence.size else None
    tail = phrase_at(sentence, at, tails) if tails else None
    return at + len(tail) - 1 if tail is not None else last


def _note_issue(sentence: Sentence, speaker: Speaker, memory: Memory) -> None:
    """'In a statement on Monday the council said': from now on 'the statement' is the council's."""
    if speaker.name is None:
        return
    for at in sentence.documents:
        if at > 1 and (
            sentence.low[at - 1] in _OWN or (sentence.kind[at - 1] == "w" and sentence.low[at - 2] in _OWN)
        ):
            memory.issuers.append((sentence.low[at].removesuffix("s"), speaker))
