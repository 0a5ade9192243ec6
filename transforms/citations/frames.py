"""What a reporting verb has beside it that decides whether it reports: 'attributed it to', 'slammed the door'."""

from __future__ import annotations

from itertools import pairwise

from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase, phrase_forward

# An object with what belongs to it is this long at most ('attributed the delay of the second ferry to').
_REACH = 20
_NEAR = 4
_WISH = 9


def fits_frame(sentence: Sentence, last: int, lemma: str) -> bool:
    """Whether the words behind the cue that ends at this token leave it a verb of saying."""
    wanted, unwanted = rules().beside.get(lemma), rules().beside_not.get(lemma)
    if lemma == "applaud" and sentence.kind[last + 1 : last + 2] in (
        [],
        ["P"],
        ["A"],
        ["."],
        [","],
        ["T"],
        ["S"],
    ):
        return False  # "applauded from the gallery"
    if wanted is not None and not wanted & _behind(sentence, last, _REACH):
        return False
    if unwanted is None or sentence.low[last + 1 : last + 2] == ["that"]:
        return True
    return not unwanted & _behind(sentence, last, _NEAR)


def offers_to(sentence: Sentence, last: int, lemma: str) -> bool:
    """'has proposed to merge the schools', 'has asked for the plan to be put off'."""
    if lemma not in rules().to_too:
        return False
    following = sentence.low[last + 1 : last + 2]
    if following == ["to"]:
        return True
    wish = sentence.low[last + 2 : last + _WISH]
    stop = next((n for n, word in enumerate(wish) if word in (",", ".", ";", ":")), len(wish))
    return following == ["for"] and "to" in wish[1:stop]


def _behind(sentence: Sentence, last: int, reach: int) -> set[str]:
    """The words within reach behind a token, as far as the clause goes."""
    found: set[str] = set()
    for token in range(last + 1, min(sentence.size, last + 1 + reach)):
        if sentence.kind[token] in ".;:":
            break
        found.add(sentence.low[token])
    return found


def short_words_in_marks(sentence: Sentence, last: int) -> bool:
    """Whether a pair of quotation marks opens within reach of the cue."""
    kinds = sentence.kind[last + 1 : last + 16]
    return kinds.count("q") >= 2


def is_judgement(sentence: Sentence, last: int, lemma: str, shared: bool) -> bool:
    """Whether a verb of judging has short words in marks behind it, or what it calls somebody."""
    return short_words_in_marks(sentence, last) or (
        lemma == "call" and not shared and calls_it(sentence, last)
    )


def sees_so(sentence: Sentence, last: int) -> bool:
    """'Halse sees “last chance”', 'Marsh sees a “slow thaw”': words of the subject, and no name of a film or book."""
    at = last + 1 + (sentence.kind[last + 1 : last + 2] == ["D"])
    return sentence.kind[at : at + 2] in (["q", "w"], ["q", "D"]) and short_words_in_marks(sentence, last)


def calls_it(sentence: Sentence, last: int) -> bool:
    """'has called the Guild their voice', 'calls the plan a mistake': somebody, and behind it what that is called."""
    pointing = sentence.low[last + 1 : last + 2] in (["this"], ["it"], ["that"])
    if pointing and sentence.kind[last + 2 : last + 3] == ["w"] and len(sentence.low[last + 2]) > _SHORT:
        return sentence.kind[last + 3 : last + 4] in ([], ["."], [","], [";"])  # "called it piracy"
    if pointing and sentence.low[last + 2 : last + 3] in (["a"], ["an"], ["the"]):
        times = words().periods & set(sentence.low[last + 3 : last + 5])
        return sentence.kind[last + 3 : last + 4] == ["w"] and not times  # "calls it a day"
    if sentence.kind[last + 1 : last + 2] not in (["D"], ["N"]):
        return False  # "called off a strike"
    phrase = phrase_forward(sentence, last + 1)
    if phrase is None:
        return False
    if _ends_in_judgement(sentence, phrase):
        return True
    named = phrase.last + 1
    if sentence.kind[named : named + 1] != ["D"] or sentence.low[named] not in _ARTICLES:
        return False
    words_behind = sentence.kind[named + 1 : named + 3]
    return (
        words_behind[:1] in (["w"], ["N"])
        and "T" not in words_behind
        and not ((_TIMES | words().periods) & set(sentence.low[named + 1 : named + 4]))
    )


def _ends_in_judgement(sentence: Sentence, phrase: Phrase) -> bool:
    """'called the permit unlawful': the last word of the phrase, which ends its clause, says what that is."""
    word = sentence.low[phrase.last]
    if word in _JUDGEMENTS and phrase.last >= phrase.first + 2 and sentence.kind[phrase.first] == "D":
        return phrase.last + 1 >= sentence.size or sentence.kind[phrase.last + 1] in ".,;PCAS"
    if (
        sentence.kind[phrase.first] != "D"
        or phrase.last < phrase.first + 2
        or sentence.kind[phrase.last] != "w"
    ):
        return False
    if phrase.last != phrase.head or word in words().roles or not word.endswith(_JUDGING):
        return False
    return phrase.last + 1 >= sentence.size or sentence.kind[phrase.last + 1] in ".,;PCAS"


_JUDGEMENTS = word_set("frames_judgements")
_SHORT = 5  # "called it quits"
# Endings of words that judge: unacceptable, illegible, outrageous, shameful, reckless, unfair, unjust, unlawful.
_JUDGING = (
    "able",
    "ible",
    "ous",
    "ful",
    "less",
    "fair",
    "just",
    "inhuman",
    "wrong",
    "absurd",
    "illegal",
    "ading",
)
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "our"})
_TIMES = frozenset(
    {"time", "times", "hour", "hours", "moment", "minute", "minutes", "second", "decade", "century"}
)
_JUDGED = frozenset({"dismiss", "reject", "oppose", "welcome", "dispute", "defend"})


def is_judged(sentence: Sentence, last: int, lemma: str, by_person: bool) -> bool:
    """'dismissed the vote as illegal', 'rejected any law that “goes around” the charter'."""
    if lemma not in _JUDGED:
        return False
    if by_person and lemma in rules().other_objects and sentence.kind[last + 1 : last + 2] == ["D"]:
        others = rules().other_objects[lemma]
        return others.isdisjoint(sentence.low[last + 2 : last + 2 + _NEAR])
    if sentence.low[last + 1 : last + 2] == ["what"]:
        return True  # "dismissed what he called propaganda"
    if lemma == "dispute" and sentence.low[last + 1 : last + 2] == ["it"]:
        return True
    return _judged_as(sentence, last) or short_words_in_marks(sentence, last)


def _judged_as(sentence: Sentence, last: int) -> bool:
    """Whether an 'as' with what something is found to be ('as illegal', 'as a game') stands behind a verb, and no 'as'
    that begins a clause ('as fans booed') or goes on with the list ('as well as')."""
    for at in range(last + 2, min(sentence.size - 1, last + _REACH)):
        if sentence.kind[at] in ".;:":
            return False
        if sentence.low[at] != "as" or sentence.mention[at - 1] is not None:
            continue
        word, behind = sentence.low[at + 1], sentence.kind[at + 2 : at + 3]
        single = sentence.kind[at + 1] == "w" and not (word.endswith("s") and not word.endswith("ss"))
        if word == "the" and sentence.low[at + 3 : at + 4] == ["of"]:  # "as the work of paid people"
            return sentence.low[at + 2] not in words().roles | words().titles
        return word in ("a", "an") or (single and (not behind or behind[0] in ".,;PCA"))
    return False


_MANY = word_set("frames_many")


def _is_of_many(sentence: Sentence, at: int) -> bool:
    """'most African states': behind a word for several a form with an s is no verb."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if sentence.low[before] in _MANY:
            named = before > 0 and sentence.text[sentence.at[before]].isupper()  # "the Two Harbours Network"
            return before < at - 1 and not named
        if sentence.kind[before] not in "Nw":
            return False
    return False


def is_compound(sentence: Sentence, at: int) -> bool:
    """Whether the form at this token is half of a noun: 'port states'."""
    word = sentence.low[at]
    before = rules().compound_before.get(word)
    plain = at > 0 and (sentence.kind[at - 1] == "w" or at == 1)  # "Member states of the union"
    if before is not None and plain and sentence.low[at - 1] in before:
        return True
    return bool(word.endswith("s") and not word.endswith("ss") and _is_of_many(sentence, at))


def is_quoting(sentence: Sentence, at: int, lemma: str) -> bool:
    """Whether the verb at this token brings in somebody's words: 'quoted', and 'cited … as saying'."""
    if lemma != "cite":
        return lemma == "quote"
    behind = sentence.low[at + 1 : at + _AS_SAYING]
    return any(pair in (("as", "saying"), ("as", "telling")) for pair in pairwise(behind))


_AS_SAYING = 16
