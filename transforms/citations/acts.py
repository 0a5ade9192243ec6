"""Acts of crediting in one sentence: a cue (verb or phrase) with whom it credits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.citations.grammar import Cue, Sentence, words
from transforms.citations.lexicon import data
from transforms.citations.phrases import Phrase, followed_well, is_verbal, phrase_back, phrase_forward
from transforms.citations.speakers import (
    Memory,
    Speaker,
    is_outlet,
    named,
    of_pronoun,
    outlet_name,
    speaker_of,
)
from transforms.citations.subjects import Subject, find_subject, main_subject, passive_subject


@dataclass(frozen=True, slots=True)
class Act:
    """One crediting: `start`/`end` are the characters from the speaker to the cue (or the reverse), `first`/`last` its
    tokens. `counts` is False for a cue that names a speaker only beside a quotation."""

    speaker: Speaker
    cue: str
    lemma: str
    start: int
    end: int
    first: int
    last: int
    counts: bool
    outlet: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    addressing: frozenset[str]
    needs_that: frozenset[str]
    explicit_that: frozenset[str]
    weak: frozenset[str]
    outlet_verbs: frozenset[str]
    objects: dict[str, frozenset[str]]
    credit_phrases: dict[str, list[tuple[str, ...]]]
    outlet_phrases: dict[str, list[tuple[str, ...]]]
    cue_tails: dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=1)
def rules() -> _Rules:
    """The lists of data/cues.yaml that are not verbs."""
    cues = data("cues")
    return _Rules(
        frozenset(cues["addressing"]),
        frozenset(cues["needs_that"]),
        frozenset(cues["explicit_that"]),
        frozenset(cues["weak"]),
        frozenset(cues["outlet_verbs"]),
        {lemma: frozenset(objects) for lemma, objects in cues["objects"].items()},
        _by_first_word(cues["credit_phrases"]),
        _by_first_word(cues["outlet_phrases"]),
        _by_first_word(cues["cue_tails"]),
    )


def _by_first_word(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases as tuples of words under their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def find_acts(sentence: Sentence, memory: Memory) -> list[Act]:
    """The acts of crediting of a sentence, in order; each speaker is resolved against what was read before."""
    found: list[Act] = []
    known, credit = words(), rules().credit_phrases
    at = 0
    while at < sentence.size:
        low = sentence.low[at]
        phrase = _phrase_at(sentence, at, credit[low]) if low in credit else None
        if phrase is not None:
            act = _credit_phrase(sentence, at, len(phrase), memory)
            if act is not None:
                found.append(act)
                memory.remember(act.speaker)
                at = max(at + 1, act.last + 1)
                continue
        if low == "in" and (act := _in_view_of(sentence, at, memory)):
            found.append(act)
            memory.remember(act.speaker)
            at = act.last + 1
            continue
        if low in known.cues and is_verbal(sentence, at):
            act = _verb(sentence, at, memory, found)
            if act is not None:
                found.append(act)
                memory.remember(act.speaker)
        at += 1
    return found


def _phrase_at(sentence: Sentence, at: int, phrases: list[tuple[str, ...]]) -> tuple[str, ...] | None:
    for phrase in phrases:
        if tuple(sentence.low[at : at + len(phrase)]) == phrase:
            return phrase
    return None


def _credit_phrase(sentence: Sentence, at: int, length: int, memory: Memory) -> Act | None:
    """'According to X', 'citing X', 'reported by X'."""
    phrase = phrase_forward(sentence, at + length)
    plainly = sentence.low[at] == "according"
    if phrase is not None and phrase.kind in ("document", "noun"):
        phrase = _issued_by(sentence, phrase) or phrase
    if phrase is None or (phrase.kind == "noun" and not (plainly and phrase.head > phrase.first)):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None or speaker.name is None or not (plainly or speaker.is_named):
        return None
    cue = sentence.span(at, at + length - 1)
    return Act(
        speaker, cue, cue.lower(), sentence.at[at], speaker.end, at, phrase.last, True, _outlet(speaker)
    )


def _in_view_of(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """'In her view', 'in Marsh's words'."""
    views = data("cues")["view_words"]
    last = next((n for n in range(at + 2, min(at + 7, sentence.size)) if sentence.low[n] in views), None)
    if last is None:
        return None
    owner = sentence.low[at + 1]
    if last == at + 2 and owner in ("his", "her", "their", "its"):
        pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}[owner]
        speaker = of_pronoun(sentence, at + 1, pronoun, memory)
    else:
        mention = sentence.mention[last - 1]
        if mention is None or sentence.text[mention.end : mention.end + 2] not in ("'s", "’s", "' ", "’ "):
            return None
        speaker = named(mention, memory)
    if speaker.name is None:
        return None
    start, end = sentence.at[at], sentence.to[last]
    return Act(speaker, sentence.span(at, last), "view", start, end, at, last, True, _outlet(speaker))


def _issued_by(sentence: Sentence, document: Phrase) -> Phrase | None:
    """Whoever 'figures published on Monday by the agency' or 'a study in the journal' come from."""
    for at in range(document.last + 1, min(sentence.size, document.last + 6)):
        kind = sentence.kind[at]
        if sentence.low[at] in ("by", "from", "in"):
            issuer = phrase_forward(sentence, at + 1)
            if issuer is not None and issuer.kind in ("organization", "person", "staff", "name", "body"):
                return issuer
        if kind in ",.;:Q" or (kind == "w" and not sentence.low[at].endswith("ed")):
            return None
    return None


def _outlet(speaker: Speaker) -> str | None:
    return speaker.source if speaker.kind in ("outlet", "person", "role") else None


def _verb(sentence: Sentence, at: int, memory: Memory, before: list[Act]) -> Act | None:
    """The act of a reporting verb, tried as each of the cues that its form can be."""
    for cue in words().cues[sentence.low[at]]:
        last = at
        if cue.particles:
            if at + 1 >= sentence.size or sentence.low[at + 1] not in cue.particles:
                continue
            last = at + 1
        if act := _act_of(sentence, at, last, cue, memory, before):
            return act
    return None


def _act_of(
    sentence: Sentence, at: int, last: int, cue: Cue, memory: Memory, before: list[Act]
) -> Act | None:
    subject = find_subject(sentence, at, cue.lemma in rules().addressing)
    if subject is None:
        return None
    if subject.passive:
        return _passive(sentence, at, cue, memory)
    if cue.lemma == "quote" and (quoted := _quoted_as_saying(sentence, at, subject, memory)):
        return quoted
    counts = not subject.doubtful and not subject.infinitive
    shared = False
    speaker: Speaker | None
    if subject.same or subject.infinitive:
        shared = True
        speaker = _shared_speaker(sentence, at, subject, memory, before)
    else:
        assert subject.phrase is not None
        if _is_participle(sentence, at, last, cue, subject.phrase):
            return None
        speaker = speaker_of(sentence, subject.phrase, memory)
    if speaker is None:
        return None
    if (
        subject.phrase is not None
        and subject.phrase.kind == "noun"
        and not _plain_noun_speaks(sentence, subject, cue)
    ):
        return None
    if not (shared or subject.inverted) and _disagrees(sentence, at, cue, subject.phrase):
        return None
    counts = counts and _is_report(sentence, at, last, cue, speaker, shared, subject)
    first, final = at, last
    if subject.phrase is not None and not shared:
        first, final = min(at, subject.phrase.first), max(last, subject.phrase.last)
    told = phrase_forward(sentence, at + 1) if cue.lemma == "tell" and not subject.inverted else None
    tail = told.last if told is not None else _tail(sentence, final, at, last)
    outlet = (
        (_outlet_of_phrase(sentence, told, memory) if told is not None else None)
        or _outlet_behind(sentence, final, memory)
        or _outlet(speaker)
    )
    _note_issue(sentence, speaker, memory)
    start, end = sentence.at[first], sentence.to[max(final, tail)]
    cue_end = _tail(sentence, last, at, last) if not subject.inverted else last
    words_of_cue = sentence.span(at, cue_end)
    return Act(speaker, words_of_cue, cue.lemma, start, end, first, max(final, tail), counts, outlet, shared)


def _shared_speaker(
    sentence: Sentence, at: int, subject: Subject, memory: Memory, before: list[Act]
) -> Speaker | None:
    """The subject of the verb before, of the clause, or (infinitive) the nearest name in front of the verb."""
    if subject.infinitive:
        for token in range(at - 1, -1, -1):
            mention = sentence.mention[token]
            if mention is not None and mention.type in ("person", "organization"):
                phrase = phrase_back(sentence, token)
                return speaker_of(sentence, phrase, memory) if phrase else None
        return None
    if before and not any(sentence.kind[token] in ".;" for token in range(before[-1].last, at)):
        return before[-1].speaker
    main = main_subject(sentence, at)
    return speaker_of(sentence, main, memory) if main is not None else None


def _is_participle(sentence: Sentence, at: int, last: int, cue: Cue, phrase: Phrase) -> bool:
    """'a man accused of theft', 'the offer called generous': the form describes the noun, nobody speaks."""
    if not sentence.low[at].endswith("ed") or cue.lemma not in rules().addressing or last > at:
        return False
    following = sentence.low[at + 1] if at + 1 < sentence.size else "."
    if phrase.kind in ("person", "name", "pronoun") and following == "in":
        return False
    return following in ("of", "by", "in", "for", "as", "over", "with", "at", "to") and cue.lemma != "warn"


_PLURAL = frozenset(
    {"they", "we", "i", "you", "who", "police", "people", "men", "women", "children", "media", "others"}
)


def _disagrees(sentence: Sentence, at: int, cue: Cue, phrase: Phrase | None) -> bool:
    """A plain form ("demand") behind a singular subject is a noun: only plurals say, all others say so with an s."""
    plain = sentence.low[at] == cue.lemma.split()[0] and not sentence.low[at].endswith("ed")
    if phrase is None or not plain or phrase.kind == "pronoun":
        return False
    word = sentence.low[phrase.head]
    verbs = sentence.kind[max(0, at - 3) : at]
    coordinated = any(sentence.low[token] == "and" for token in range(max(0, phrase.first - 1), at))
    return not (word.endswith("s") or word in _PLURAL or coordinated or "X" in verbs)


def _plain_noun_speaks(sentence: Sentence, subject: Subject, cue: Cue) -> bool:
    """'the barber said': a noun that no list knows speaks only with the plainest verbs, or around a quotation."""
    assert subject.phrase is not None
    if subject.phrase.mention is not None and subject.phrase.mention.type == "person":
        return True
    if cue.strength != "speech":
        return False
    determined = sentence.kind[subject.phrase.first] == "D" or sentence.low[subject.phrase.head].endswith("s")
    return determined and cue.lemma in ("say", "tell", "announce", "claim", "explain", "insist", "admit")


def _is_report(
    sentence: Sentence, at: int, last: int, cue: Cue, speaker: Speaker, shared: bool, subject: Subject
) -> bool:
    """Whether the cue reports information by itself, without a quotation beside it."""
    lemma, inverted = cue.lemma, subject.inverted
    if cue.strength == "quote" or (speaker.kind == "nobody" and speaker.name is None):
        return False
    if inverted or _is_parenthesis(sentence, last, subject):
        return True
    participle = sentence.low[at].endswith("ing")
    follow = _over_adverbials(sentence, last + 1)
    if lemma == "deny" and participle:
        return "that" in sentence.low[follow : follow + 1]
    if lemma == "ask":
        return sentence.kind[follow : follow + 1] == ["S"] or "to" in sentence.low[last + 1 : last + 8]
    if lemma in rules().objects:
        window = sentence.low[follow : follow + 4]
        return any(word in rules().objects[lemma] for word in window) or "that" in window[:1]
    if cue.strength == "speech":
        return not (
            participle
            and shared
            and lemma not in ("say", "claim", "argue", "warn", "insist", "state", "stress")
        )
    if participle:
        return "that" in sentence.low[follow : follow + 1]
    if (
        lemma in rules().outlet_verbs
        and speaker.kind in ("outlet", "document")
        and lemma in ("report", "quote", "cite", "write")
    ):
        return True
    if (
        lemma == "find"
        and sentence.low[at] in ("finds", "find")
        and speaker.kind in ("person", "outlet", "document")
    ):
        return True
    if lemma in rules().needs_that:
        explicit = "that" in sentence.low[follow : follow + 1]
        return explicit or (lemma not in rules().explicit_that and _has_clause(sentence, follow))
    return True


def _over_adverbials(sentence: Sentence, at: int) -> int:
    """Past 'on Monday', 'in June', 'again', 'in a statement', to where the object or clause begins."""
    documents = words().documents
    while at < sentence.size:
        if sentence.kind[at] in "AT":
            at += 1
            continue
        stop = at + 1
        while stop < sentence.size and sentence.kind[stop] in "D#" and stop - at < 4:
            stop += 1
        ends = stop < sentence.size and (
            sentence.kind[stop] == "T" or (sentence.kind[at] == "P" and sentence.low[stop] in documents)
        )
        if sentence.kind[at] in "PD" and (ends or (stop - at > 1 and sentence.kind[stop - 1] == "#")):
            at = stop + 1 if ends else stop
            continue
        return at
    return at


def _is_parenthesis(sentence: Sentence, last: int, subject: Subject) -> bool:
    """'…, the agency noted in May.': a comma before the subject and nothing reported behind the cue."""
    phrase = subject.phrase
    if phrase is None or phrase.first == 0:
        return False
    if "as" in sentence.low[max(0, phrase.first - 3) : phrase.first]:
        return last + 1 < sentence.size and sentence.kind[last + 1] in ",."
    if sentence.kind[phrase.first - 1] != ",":
        return False
    return last + 1 >= sentence.size or sentence.kind[last + 1] in ".,TP"


def _has_clause(sentence: Sentence, at: int) -> bool:
    """Whether a reported clause follows: 'that …', 'how …', ': …', or a phrase with its own verb."""
    if at >= sentence.size:
        return False
    if sentence.kind[at] in ":QS" or sentence.low[at] == "that":
        return True
    if sentence.kind[at] not in "DNwO#P":
        return False
    for token in range(at + 1, min(sentence.size, at + 9)):
        kind = sentence.kind[token]
        if kind in ".,;:QCSR":
            return False
        if kind == "X":
            return True
    return False


def _passive(sentence: Sentence, at: int, cue: Cue, memory: Memory) -> Act | None:
    """'It is mentioned in the report', 'was reported by X', 'she was quoted by X as saying'."""
    following = at + 1
    if cue.lemma == "quote":
        return _was_quoted(sentence, at, memory)
    if following >= sentence.size or sentence.low[following] not in ("in", "by"):
        return None
    phrase = phrase_forward(sentence, following + 1)
    if phrase is None:
        return None
    if sentence.low[following] == "in" and phrase.kind not in ("document", "staff"):
        return None
    if phrase.kind == "noun" or cue.lemma in rules().addressing:
        return None
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None:
        return None
    counts = speaker.is_named and cue.strength != "quote"
    start, end = sentence.at[at], sentence.to[phrase.last]
    return Act(speaker, sentence.low[at], cue.lemma, start, end, at, phrase.last, counts, _outlet(speaker))


def _was_quoted(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """'X was quoted as saying (by Y)', 'X was quoted by Y as saying'."""
    phrase = passive_subject(sentence, at)
    speaker = speaker_of(sentence, phrase, memory) if phrase is not None else None
    if phrase is None or speaker is None:
        return None
    outlet, last = None, at
    for token in range(at + 1, min(sentence.size, at + 14)):
        if sentence.low[token] in ("saying", "telling"):
            last = token
        if sentence.low[token] in ("by", "in") and (carrier := phrase_forward(sentence, token + 1)):
            outlet = _outlet_of_phrase(sentence, carrier, memory)
            last = max(last, carrier.last) if outlet else last
    start, end = sentence.at[phrase.first], sentence.to[last]
    return Act(speaker, sentence.span(at, at), "quote", start, end, phrase.first, last, True, outlet)


def _quoted_as_saying(sentence: Sentence, at: int, subject: Subject, memory: Memory) -> Act | None:
    """'X quoted Y as saying': X carries, Y speaks."""
    if subject.phrase is None or subject.inverted:
        return None
    quoted = phrase_forward(sentence, at + 1)
    if quoted is None or quoted.last + 1 >= sentence.size or sentence.low[quoted.last + 1] != "as":
        return None
    carrier = speaker_of(sentence, subject.phrase, memory)
    speaker = speaker_of(sentence, quoted, memory)
    if speaker is None or carrier is None:
        return None
    last = min(quoted.last + 2, sentence.size - 1)
    start, end = sentence.at[subject.phrase.first], sentence.to[last]
    outlet = carrier.source or carrier.name
    return Act(speaker, sentence.low[at], "quote", start, end, subject.phrase.first, last, True, outlet)


def _outlet_behind(sentence: Sentence, last: int, memory: Memory) -> str | None:
    """The outlet in 'in an interview with X', 'quoted by X' near the cue."""
    outlet_phrases = rules().outlet_phrases
    for at in range(last + 1, min(sentence.size, last + 10)):
        if sentence.kind[at] in "Q;:":
            break
        phrases = outlet_phrases.get(sentence.low[at])
        phrase = _phrase_at(sentence, at, phrases) if phrases else None
        if phrase is not None:
            carrier = phrase_forward(sentence, at + len(phrase))
            outlet = _outlet_of_phrase(sentence, carrier, memory) if carrier is not None else None
            if outlet is not None:
                return outlet
    return None


def _outlet_of_phrase(sentence: Sentence, phrase: Phrase, memory: Memory) -> str | None:
    if phrase.mention is not None:
        if phrase.kind in ("organization", "staff") and (
            is_outlet(phrase.mention, memory.index) or outlet_name(phrase.mention.surface, memory)
        ):
            return phrase.mention.surface
        return None
    if phrase.kind in ("name", "organization"):
        name = sentence.span(phrase.name_first, phrase.name_last)
        return name if outlet_name(name, memory) else None
    return None


def _tail(sentence: Sentence, final: int, verb: int, last: int) -> int:
    """The last token of what belongs to the cue behind it: 'told reporters', 'said in a statement'."""
    at = max(last, verb) + 1
    tails = rules().cue_tails.get(sentence.low[at]) if at < sentence.size else None
    tail = _phrase_at(sentence, at, tails) if tails else None
    return at + len(tail) - 1 if tail is not None else final


def _note_issue(sentence: Sentence, speaker: Speaker, memory: Memory) -> None:
    """'In a statement on Monday the council said': from now on 'the statement' is the council's."""
    if speaker.name is None:
        return
    documents = words().documents
    for at in range(1, sentence.size):
        if sentence.low[at] in documents and sentence.low[at - 1] in (
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "written",
            "joint",
        ):
            memory.issuers.append((sentence.low[at].removesuffix("s"), replace(speaker)))


__all__ = ["Act", "find_acts", "followed_well", "rules"]
