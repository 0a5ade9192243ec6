"""The subject of a reporting verb, before it or (inverted) behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.citations.aliases import alias_behind
from transforms.citations.asides import (
    before_dashes,
    bracket_back,
    name_before_apposition,
    over_asides,
)
from transforms.citations.doing import insider, over_seat
from transforms.citations.endings import followed_well
from transforms.citations.grammar import Sentence, words
from transforms.citations.joined_roles import with_partners
from transforms.citations.manner import (
    as_stated,
    behind_listener,
    behind_two_roles,
    in_document,
    is_issued,
    is_no_auxiliary,
    is_whole_end,
    of_company,
    of_hearsay,
    of_joined_office,
    of_named_body,
    opens_short_words,
    over_talk,
    parenthesis_back,
)
from transforms.citations.openings import behind_opening
from transforms.citations.phrases import Phrase, phrase_back, phrase_forward
from transforms.citations.rival_subjects import before_relative, main_subject, opens_clause, rival_of
from transforms.citations.stretches import name_in_marks

# What may stand before a place that acts for its government; elsewhere the place belongs to another phrase.
_FREE = frozenset(".,;:Q-SqR")
_MODALS = frozenset({"would", "could", "can", "may", "might", "must", "shall", "should", "will"})
_NEGATIONS = frozenset({"not", "never", "n't", "n’t"})
_NEGATED = ("n't", "n’t")
_TOGETHER = frozenset({"both", "all", "each"})
_KEEP = frozenset({"keep", "keeps", "kept"})
# What leads to a clause as well as to a name: 'three years after Halse promised'.
_LEADING = frozenset({"after", "before", "since", "until"})
_PARTS = frozenset({"part", "side"})
_OWNED = frozenset({"his", "her", "its", "their"})
_WARNS = frozenset({"warns", "warn", "cautions", "urges"})
_SPEAKING = frozenset({"person", "organization", "role", "body"})


@dataclass(slots=True)
class Subject:
    """Who does the saying: the phrase, where it stands to the verb, and what the verb group says about it.

    `same` means that the verb shares the subject of the verb before it ("…and pledged", "…, adding that").
    """

    phrase: Phrase | None = None
    inverted: bool = False
    same: bool = False
    passive: bool = False
    infinitive: bool = False
    doubtful: bool = False


def find_subject(sentence: Sentence, verb: int, takes_object: bool, inverts: bool = False) -> Subject | None:
    """The subject of the verb at this token; None when the verb has none that could speak.

    `takes_object` verbs (tell, urge) have the person addressed behind them, so no inversion is looked for; with
    `inverts` it is, behind a quotation ('“Who says so?” asked the man').
    """
    at, auxiliaries = _left_of_verb(sentence, verb)
    form = sentence.low[verb]
    doubtful, nearest = _doubt_and_auxiliary(auxiliaries)
    if not form.endswith("ing") and nearest in words().be:
        return Subject(passive=True, doubtful=doubtful)
    if at < 0:
        if form.endswith("ing") and (ahead := behind_opening(sentence, verb)) is not None:
            return Subject(ahead)  # "Saying they were tired, 300 nurses marched"
        behind = None if takes_object else _inverted(sentence, verb)
        return Subject(behind, inverted=True) if behind else None
    kind, low = sentence.kind[at], sentence.low[at]
    if low == "as" and (stated := as_stated(sentence, verb)) is not None:
        return Subject(stated, inverted=True, doubtful=doubtful)
    if form.endswith("ing") and not any(word in words().be or word in _KEEP for word in auxiliaries):
        return _of_participle(sentence, at, verb)
    if low == "to":
        if at > 1 and sentence.low[at - 1] == "used" and (told := _right_before(sentence, at - 2, verb)):
            return Subject(told, doubtful=True)  # "as my coach used to say": beside a quotation only
        meant = of_hearsay(sentence, at)
        return Subject(meant) if meant is not None else Subject(infinitive=True)
    if kind == "C":
        return Subject(same=True, doubtful=doubtful or low == "nor")
    if kind == "R":
        meant = _before_who(sentence, at)
        return Subject(meant, doubtful=doubtful) if meant else None
    if kind == "-" and at and sentence.kind[at - 1] in "Q,q":
        kind = "Q"  # '"…," - said Marsh'
    if kind == "q" and (named := name_in_marks(sentence, at)) is not None:
        return Subject(named, doubtful=doubtful)
    if kind in "Q,)q" and form != "written" and (not takes_object or (kind == "," and form == "informs")):
        behind = _inverted(sentence, verb)
        if behind is not None and not (kind == "," and opens_clause(sentence, verb, behind)):
            return Subject(behind, inverted=True, doubtful=doubtful)
    if kind == "Q" and takes_object:
        behind = _inverted(sentence, verb) if inverts else None
        return Subject(behind, inverted=True) if behind and behind.kind in _SPEAKING else None
    if kind == "-" and (parted := before_dashes(sentence, at)) is not None:
        return Subject(parted, doubtful=doubtful)
    if kind == ",":
        if takes_object and form in _WARNS and (behind := _inverted(sentence, verb)) is not None:
            whole = behind.mention is not None and behind.mention.type in ("person", "organization")
            if whole and is_whole_end(sentence, behind):
                return Subject(behind, inverted=True)  # "The lake is dying, warns the Guild."
        before = over_asides(sentence, at)
        owned = before is not None and sentence.low[before.first] in _OWNED
        if before is not None and owned and sentence.kind[before.first - 1] == "w":
            before = main_subject(sentence, verb)  # "Ada Marsh shook her head, sighed and said"
        return Subject(with_partners(sentence, before), doubtful=doubtful) if before else None
    phrase = _right_before(sentence, at, verb)
    if phrase is not None and phrase.kind == "document" and in_document(sentence, phrase):
        return Subject(same=True, doubtful=doubtful)  # "and in its report cautioned"
    return Subject(phrase, doubtful=doubtful) if phrase else None


def _doubt_and_auxiliary(auxiliaries: list[str]) -> tuple[bool, str | None]:
    """Whether the words beside a verb negate it or leave it open, and the auxiliary that is nearest to it."""
    kinds = words().kinds
    doubtful, nearest = False, None
    for word in auxiliaries:
        only = word == "would" and "only" in auxiliaries  # "would only say that"
        doubtful = doubtful or word in _NEGATIONS or (word in _MODALS and not only) or word.endswith(_NEGATED)
        nearest = nearest or (word if kinds.get(word) == "X" else None)
    return doubtful, nearest


def _of_participle(sentence: Sentence, at: int, verb: int) -> Subject:
    """A participle shares the subject of the verb before it, unless its own stands between a comma and itself."""
    own = phrase_back(sentence, at) if sentence.kind[at] in "Nw" and at == verb - 1 else None
    if own is not None and own.kind in _SPEAKING and (beside := of_company(sentence, own)) is not None:
        return Subject(own, doubtful=not beside)
    if own is None or own.kind not in _SPEAKING or sentence.kind[own.first - 1] != "," or own.first < 2:
        return Subject(same=True)
    return Subject(own, doubtful=True)  # "the gates were shut, the mayor saying that"


def _before_who(sentence: Sentence, at: int) -> Phrase | None:
    """Whom the relative pronoun at this token means: 'Ada Marsh, the mayor, who'."""
    edge = at - 2 if at > 0 and sentence.kind[at - 1] == "," else at - 1
    comma = edge == at - 2
    if edge >= 0 and sentence.kind[edge] == ")":  # "the Guild (TG), which"
        edge = bracket_back(sentence, edge) - 1
    phrase = phrase_back(sentence, edge) if edge >= 0 else None
    if phrase is not None and comma:
        phrase = name_before_apposition(sentence, phrase, anywhere=True) or phrase
    return phrase


def _right_before(sentence: Sentence, at: int, verb: int) -> Phrase | None:
    """The subject whose words end at this token, or that a relative clause or another phrase parts from the verb."""
    kind = sentence.kind[at]
    phrase = phrase_back(sentence, at) if kind in "Nw#OD" else None
    if phrase is not None and phrase.kind in ("body", "noun") and phrase.mention is None:
        phrase = of_named_body(sentence, phrase) or phrase
    if phrase is not None and phrase.kind == "role" and phrase.name_first == phrase.first > 0:
        phrase = behind_listener(sentence, phrase)
    if phrase is not None and phrase.kind == "name":
        phrase = of_joined_office(sentence, phrase) or phrase
    whose = before_relative(sentence, at) if kind in "Nw#XPD" else None
    if whose is not None:
        phrase = whose
    elif phrase is not None and (rival := rival_of(sentence, phrase, verb)):
        phrase = rival
    elif phrase is None or (
        phrase.kind == "place"
        and phrase.first > 0
        and sentence.kind[phrase.first - 1] not in _FREE
        and sentence.low[phrase.first - 1] not in _LEADING
    ):
        phrase = main_subject(sentence, verb) if kind in "Nw#" else phrase
    if phrase is not None and phrase.first > 0:
        phrase = name_before_apposition(sentence, phrase) or with_partners(sentence, phrase)
    return phrase


def passive_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """Who 'was quoted': the subject of a passive verb."""
    at, _ = _left_of_verb(sentence, verb)
    if at < 0:
        return None
    return over_asides(sentence, at) if sentence.kind[at] == "," else phrase_back(sentence, at)


def _left_of_verb(sentence: Sentence, verb: int) -> tuple[int, list[str]]:
    """The token where the subject should end, and the auxiliaries and adverbs passed on the way (nearest first)."""
    at = verb - 1
    passed: list[str] = []
    while at >= 0:
        kind, low = sentence.kind[at], sentence.low[at]
        if low in _TOGETHER and at == verb - 1 and at > 0 and sentence.kind[at - 1] in "N)OwX":
            at -= 1  # "The Guild and the Mill (HM) both blamed", "have both blamed"
            continue
        if low == "since" and at > 0 and sentence.kind[at - 1] == "X":  # "has since conceded"
            passed.append(low)
            at -= 1
            continue
        if at == verb - 1 and kind == "q" and opens_short_words(sentence, at):
            at -= 1
            continue
        if low == "turn" and at > 1 and sentence.low[at - 1] == "in":
            at -= 2
            continue
        if at == verb - 1 and kind in "wNT" and (lead := parenthesis_back(sentence, at)) is not None:
            at = lead  # "has in the past denied"
            continue
        if kind in "NDPC":  # most often
            break
        if (
            kind == "X"
            and at > 0
            and sentence.kind[at - 1] == "D"
            and sentence.text[sentence.at[at]].isupper()
        ):
            break  # "The Met said": a name, and no verb
        if kind == "X" and low in words().be and is_no_auxiliary(passed, sentence.low[verb]):
            break  # "a man who was there says"
        if kind in "AX" or (kind == "w" and low.endswith("ly") and len(low) > 4 and low not in words().roles):
            passed.append(low)
            at -= 1
        elif (
            low in _PARTS and at >= 2 and sentence.low[at - 2] in ("on", "for")
        ):  # "on its part", "for his part"
            at -= 3
        elif low in words().periods and at >= 2 and sentence.low[at - 1] in words().period_leads:
            at -= 2  # "last week"
        elif kind == "," and at >= 2 and sentence.kind[at - 1] == "A" and sentence.kind[at - 2] == ",":
            at -= 3
        elif kind == "T" and (start := _time_back(sentence, at)) < at:
            at = start
        elif kind == "T" or (kind == "#" and at > 0 and sentence.kind[at - 1] == "T"):
            at -= 1
        elif kind == ")" and (start := bracket_back(sentence, at)) >= 0:
            at = start - 1
        else:
            break
    return at, passed


def _time_back(sentence: Sentence, at: int) -> int:
    """The token before a time phrase ("on Monday", "last week", "Monday") that ends at `at`."""
    at -= 1
    leads = words().time_leads
    while at >= 0 and (sentence.low[at] in leads or sentence.kind[at] in "T#"):
        at -= 1
    return at


def _inverted(sentence: Sentence, verb: int) -> Phrase | None:
    at = verb + 1
    while at < sentence.size and sentence.kind[at] in "AT":
        at += 1
    spoken = verb > 0 and (
        sentence.kind[verb - 1] in "Q-" or sentence.kind[max(0, verb - 2) : verb] == ["Q", ","]
    )
    between = over_talk(sentence, at) if spoken and sentence.kind[at : at + 1] == ["P"] else at
    counted = spoken and sentence.low[between : between + 1] in (["one"], ["another"], ["some"])
    counted = counted and sentence.low[between + 1 : between + 2] == [
        "of"
    ]  # "said one of the drivers, Ada Marsh"
    phrase = insider(sentence, between) or phrase_forward(sentence, between + 2 * counted)
    if counted and sentence.low[between + 2 : between + 3] == ["them"]:
        phrase = Phrase(between, between + 2, between, "role")
    elif counted and phrase is not None:
        phrase = replace(phrase, first=between, kind="role")
    if phrase is None or not (followed_well(sentence, phrase.last) or is_issued(sentence, phrase, spoken)):
        return None
    if (named := alias_behind(sentence, phrase)) is not None:
        return named
    if phrase.kind == "pronoun" and not spoken and sentence.low[phrase.first] not in ("he", "she"):
        return None  # "said it regretted"
    if between > at:
        return phrase if phrase.kind in _SPEAKING or phrase.kind == "name" else None
    if phrase.kind == "role" and (named := behind_two_roles(sentence, phrase)) is not None:
        return named
    comma = over_seat(sentence, phrase.last + 1)
    if phrase.kind in ("role", "body", "noun") and sentence.kind[comma : comma + 1] == [","]:
        name = phrase_forward(sentence, comma + 1)
        if name is not None and name.kind in ("person", "name") and followed_well(sentence, name.last):
            return replace(name, first=phrase.first)
    if phrase.kind == "place" and verb and sentence.kind[verb - 1] in "Q," and is_whole_end(sentence, phrase):
        return phrase  # "The talks have failed, says Halse."
    if phrase.kind in ("noun", "place") and not (phrase.kind == "noun" and sentence.kind[at] == "D" and verb > 0
                                                 and sentence.kind[verb - 1] == "Q"):  # fmt: skip
        return None
    return phrase
