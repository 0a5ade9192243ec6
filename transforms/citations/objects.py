"""What is told where it is no clause behind the verb: an object that stands before it, a letter, a view, a wish."""

from __future__ import annotations

from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Speaker
from transforms.citations.phrases import Phrase

_WAS = frozenset({"is", "was", "are", "were", "has", "had", "have"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "can", "should"})
_LETTER_REACH = 14
_TELLING = frozenset({"telling", "warning", "saying", "asking", "urging", "informing", "demanding", "complaining",
                      "calling", "advising"})  # fmt: skip
_CALLED = (["w"], ["N"], ["D"], ["q"])
_MANNERS = frozenset({"differently", "otherwise", "so"})


def has_object_elsewhere(sentence: Sentence, last: int, lemma: str, phrase: Phrase | None) -> bool:
    """Whether what is told stands before the verb ('a step that brokers expect will fail', 'a claim that the ministry
    disputes'), in a letter ('wrote to the mayor telling her') or in a word of manner ('thinks differently')."""
    following = sentence.low[last + 1 : last + 2]
    if lemma == "write":
        return following == ["to"] and bool(
            _TELLING.intersection(sentence.low[last + 2 : last + _LETTER_REACH])
        )
    if lemma == "think":
        return (
            bool(following)
            and following[0] in _MANNERS
            and sentence.kind[last + 2 : last + 3] in ([], ["."], [","])
        )
    if lemma == "call" and phrase is not None and sentence.low[max(0, phrase.first - 1)] == "what":
        return phrase.first > 1 and _calls_what_stands_before(sentence, last, phrase)
    if phrase is None or phrase.first < 2 or sentence.low[phrase.first - 1] not in ("that", "which"):
        return False
    if lemma == "call":
        return _calls_what_stands_before(sentence, last, phrase)
    if lemma in rules().clause_only or lemma == "expect":
        return bool(following) and following[0] in _MODALS | _WAS
    wanted = rules().objects.get(lemma)
    return (
        wanted is not None and sentence.low[phrase.first - 2] in wanted and _ends_clause(sentence, last + 1)
    )


def _calls_what_stands_before(sentence: Sentence, last: int, phrase: Phrase) -> bool:
    """'a walkout that the firm calls absence from work', and nothing that somebody else says or that is called off."""
    what = sentence.low[phrase.first - 1] == "what"  # "what the firm calls a wages freeze"
    if (sentence.kind[phrase.first - 2] != "w" and not what) or sentence.kind[
        last + 1 : last + 2
    ] not in _CALLED:
        return False
    before = [at for at in sentence.cues if at < phrase.first]
    told = any(cue.strength == "speech" for at in before for cue in words().cues[sentence.low[at]])
    return not told and sentence.low[last + 1] not in _APART


_APART = frozenset({"off", "out", "up", "back", "in", "for", "on"})


def _ends_clause(sentence: Sentence, at: int) -> bool:
    return at >= sentence.size or sentence.kind[at] in ".,;TCP"


def is_wish(sentence: Sentence, last: int) -> bool:
    """'requested the farmers to leave the road': whom and what somebody asks."""
    for at in range(last + 1, min(sentence.size, last + 8)):
        if sentence.low[at] == "to":
            return at > last + 1
        if sentence.kind[at] in ".,;:QX":
            return False
    return False


def is_passing_on(sentence: Sentence, at: int, phrase: Phrase | None) -> bool:
    """'the closing of Halse Mill, announced to staff on Monday': the form behind one comma describes what is told."""
    if phrase is None or phrase.last != at - 2 or sentence.kind[at - 1] != ",":
        return False
    if not sentence.low[at].endswith("ed") or sentence.low[at + 1 : at + 2] not in (
        ["to"],
        ["by"],
        ["in"],
        ["on"],
        ["last"],
    ):
        return False
    return "that" not in sentence.low[at + 2 : at + 10]


def raises_figure(sentence: Sentence, last: int) -> bool:
    """'puts the true number far higher': a figure is credited without being told."""
    for at in range(last + 2, min(sentence.size, last + 10)):
        if sentence.kind[at] in ".,;:Q":
            return False
        if sentence.low[at] in ("higher", "lower"):
            return bool(words().figures & set(sentence.low[last + 1 : at]))
    return False


_PLEADING = frozenset({"admit", "deny"})


def is_plea(sentence: Sentence, last: int, lemma: str, phrase: Phrase | None) -> bool:
    """'Marsh, 31, of Halse, admitted theft': what somebody pleads before a court."""
    if lemma not in _PLEADING or "that" in sentence.low[last + 1 : last + 2]:
        return False
    asides = range(phrase.last + 1, last - 1) if phrase is not None else ()
    return any(sentence.kind[at] == "," and sentence.low[at + 1] == "of" for at in asides)


_COURTS = word_set("objects_courts")


def appeals(sentence: Sentence, at: int) -> bool:
    """'appealed for blood donors', 'appeals to residents to save water'; no court is told anything."""
    word = sentence.low[at : at + 1]
    return word == ["for"] or (word == ["to"] and not _COURTS & set(sentence.low[at + 1 : at + 6]))


_FINDERS = word_set("choosing_finders")
_LOOKING_BACK = frozenset({"recall", "remember"})
_THING_REACH = 8
_FEELINGS = word_set("objects_feelings")
_NAMED = frozenset({"person", "organization", "outlet", "body", "role"})


def tells_thing(sentence: Sentence, at: int, follow: int, lemma: str, speaker: Speaker) -> bool:
    """'repeated its call', 'concurred with five of six findings', 'found no evidence', 'fears the loss of forty boats':
    what somebody with a name says or thinks, without a clause; and whatever 'she recalled leaving'."""
    if lemma in _LOOKING_BACK and sentence.low[follow : follow + 1]:
        return sentence.low[follow].endswith("ing")
    finds = lemma == "find" and not _FINDERS.isdisjoint((speaker.name or "").lower().split())
    if not (speaker.is_named or finds) or speaker.kind not in _NAMED:
        return False  # but 'The commission found no evidence'
    if lemma == "fear":
        return (
            sentence.low[at] == "fears"
            and speaker.kind == "person"
            and sentence.kind[follow : follow + 1] == ["D"]
            and sentence.low[follow] != "no"
        )
    if lemma in ("note", "observe"):
        return sentence.low[follow : follow + 1] == ["with"] and sentence.low[follow + 1] in _FEELINGS
    if lemma == "agree":
        return speaker.kind == "person" and at > 0 and sentence.kind[follow : follow + 1] in ([], ["."])
    things = rules().told_things.get(lemma)
    if things is not None and lemma == "find" and speaker.kind == "person":
        return False  # "found proof in a drawer"
    if things is None or (lemma == "concur" and sentence.low[follow : follow + 1] != ["with"]):
        return False
    for token in range(follow, min(sentence.size, follow + _THING_REACH)):
        if sentence.low[token] in things:
            return True
        if sentence.kind[token] in ".,;:QXSR" or (lemma != "concur" and sentence.kind[token] == "P"):
            return False
    return False


def asks_something(sentence: Sentence, last: int, follow: int) -> bool:
    """'asked whether the trees stay', 'asked which of them', 'asked the minister why they go': a question is told."""
    if sentence.kind[follow : follow + 1] and sentence.kind[follow] in "SR":
        return sentence.low[follow] not in ("because", "while", "when", "as", "after", "since")
    for at in range(last + 2, min(sentence.size, last + _QUESTION_REACH)):
        if sentence.kind[at] in ".,;:QX":
            return False
        if sentence.low[at] in _QUESTIONS:
            return True
    return False


_QUESTION_REACH = 8
_QUESTIONS = frozenset({"whether", "why", "how", "what", "which", "if"})
