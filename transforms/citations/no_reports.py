"""What has the form of a report and is none: an order passed on, a habit, a job, what somebody lays claim to."""

from __future__ import annotations

from transforms.citations.clauses import has_clause, is_progressive, over_adverbials
from transforms.citations.crediting import Act
from transforms.citations.cue_rules import rules
from transforms.citations.described import is_described
from transforms.citations.figures import is_number
from transforms.citations.grammar import Cue, Sentence
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Speaker
from transforms.citations.phrases import Phrase, phrase_forward


def is_participle(sentence: Sentence, at: int, last: int, cue: Cue, phrase: Phrase) -> bool:
    """'a man accused of theft', 'the offer called generous': the form describes the noun, nobody speaks."""
    if last == at and is_described(sentence, at, cue.lemma, phrase):
        return True
    if not sentence.low[at].endswith("ed") or cue.lemma not in rules().addressing or last > at:
        return False
    following = sentence.low[at + 1] if at + 1 < sentence.size else "."
    in_marks = following == "as" and sentence.kind[at + 2 : at + 3] in (["q"], ["Q"])
    if sentence.kind[at - 1] == "X" or (in_marks and sentence.kind[at - 1] != ","):
        return False  # "has dismissed as", 'dismissed as “nonsense”'
    if following == "to" and cue.lemma == "threaten":
        return False
    if sentence.low[(follow := over_adverbials(sentence, last + 1)) : follow + 1] == ["that"]:
        return False  # "specified in December 2019 that"
    stated = any(at + 1 < token <= at + _STATED for token in sentence.documents)
    if following == "in" and stated and phrase.kind in ("person", "name", "organization"):
        return False  # "The Guild welcomed in a statement the"
    if cue.lemma == "ask" and following == "for" and phrase.kind in ("person", "name", "organization"):
        return False
    if phrase.kind in ("person", "name", "pronoun") and (
        following == "in" or (following in ("as", "over") and phrase.last == at - 1)
    ):
        return False
    return following in ("of", "by", "in", "for", "as", "over", "with", "at", "to") and cue.lemma != "warn"


_STATED = 4


_HABITS = frozenset({"always", "often", "usually", "never", "rarely", "seldom", "sometimes", "generally"})
_OWN = frozenset({"its", "their", "his", "her"})
# "advises the board" is a job, "advises that", "advises against it" and "advises them to" are advice.
_ADVICE = frozenset({"that", "to", "against", "not", "on"})
_JOB_REACH = 12


def says_nothing(sentence: Sentence, at: int, lemma: str) -> bool:
    """'he replied, and I quote,' and whoever gives or seeks anything but an assurance: 'who gave her name as'."""
    if lemma == "give" and not _NONE.isdisjoint(sentence.low[at + 1 : at + 3]):
        return True
    if lemma in _WITH_OBJECT:
        return rules().objects[lemma].isdisjoint(sentence.low[at + 1 : at + 6])
    return lemma == "quote" and at > 0 and sentence.low[at - 1] in ("i", "we")


def lacks_object(sentence: Sentence, last: int, lemma: str) -> bool:
    """'made the bread': no remark is made there."""
    if lemma == "make by":
        return _BE.isdisjoint(sentence.low[max(0, last - 4) : last - 1])
    if lemma not in ("make the remark", "make known"):
        return False
    if sentence.low[last + 1 : last + 2] in (["case"], ["point"], ["argument"]):
        made = sentence.low[last + 2 : last + 3] == ["that"]
        return made != (lemma == "make the remark")
    told = rules().objects["make the remark"].isdisjoint(sentence.low[last + 1 : last + 3])
    return told == (lemma == "make the remark")


_NONE = frozenset({"no", "few", "little", "nothing"})
_BE = frozenset({"was", "were", "been", "is", "are", "be", "being"})
_WITH_OBJECT = frozenset({"give", "seek", "exude", "point to"})
_SHUT = frozenset({"off", "closed", "disabled", "policy"})


def is_bidden(sentence: Sentence, at: int) -> bool:
    """'Farmers told to report sick birds': behind "told to" and a verb somebody is told, and tells nothing; neither
    does a label such as 'Comments Off' or 'Read the paper'."""
    if at == 0 and (sentence.low[0] == "read" or not _SHUT.isdisjoint(sentence.low[1:2])):
        return True
    if sentence.low[at] not in ("told", "warned") or sentence.low[at + 1 : at + 2] != ["to"]:
        return False
    return sentence.kind[at + 2 : at + 3] in (["w"], ["X"]) or at + 2 in sentence.cues


# What somebody has done by saying it.
_DEEDS = frozenset(
    {"promise", "pledge", "vow", "threaten", "ask", "demand", "urge", "offer", "agree", "request"}
)


def is_part_of_report(
    sentence: Sentence, phrase: Phrase | None, before: list[Act], at: int, lemma: str
) -> bool:
    """'The union said its members had raised', 'Marsh said the board had promised a review': what the union's own
    people did, or others did with words, is part of what is told."""
    if phrase is None or not before:
        return False
    if _is_in_aside(sentence, phrase, before[-1], at):
        return True
    if before[-1].last >= phrase.first:
        return False
    if sentence.low[before[-1].last + 1 : phrase.first] not in ([], ["that"]):
        return False
    if lemma in _DEEDS and "had" in sentence.low[phrase.last + 1 : at]:
        return sentence.low[at + 1 : at + 2] != ["that"]
    if (
        phrase.kind == "pronoun"
        and sentence.low[phrase.first] in ("it", "they")
        and before[-1].lemma == "say"
    ):
        return True  # "A spokesman for the Guild said it welcomed the ruling"
    return phrase.kind in ("role", "body", "noun") and sentence.low[phrase.first] in _OWN


_TELLING = word_set("no_reports_telling")


def _is_in_aside(sentence: Sentence, phrase: Phrase, told: Act, at: int) -> bool:
    """'Her uncle, she says, had warned them': who tells of the uncle stands between him and his verb."""
    inside = phrase.last < told.first and told.last < at and told.lemma in _TELLING
    return inside and sentence.kind[told.first - 1] == "," and sentence.kind[told.last + 1] == ","


# Forms that a headline has without the "was" in front of them: "Ruling expected in May", "Goat found where it fell".
_BARE = word_set("no_reports_bare")


def _is_bare_participle(sentence: Sentence, at: int, phrase: Phrase | None) -> bool:
    if sentence.low[at] not in _BARE or sentence.kind[-1] == "." or phrase is None or phrase.last != at - 1:
        return False
    following = sentence.kind[at + 1 : at + 2]
    return following == ["P"] or sentence.low[at + 1 : at + 2] == ["where"]


_LATER = frozenset({"after", "since", "before", "when", "because"})

_BEHIND = frozenset({"after", "before", "while", "without", "patient", "patients", "and"})
_STAFFED = frozenset({"to", "back", "for"})


def _is_deed(sentence: Sentence, at: int, last: int, lemma: str, phrase: Phrase | None) -> bool:
    """'told lenders to trade freely', 'two years after the board promised to mend it', 'reports to the assembly',
    'left without warning', 'doubts it': words that do something, or stand in a clause of time, and tell nothing."""
    following = sentence.low[last + 1 : last + 2]
    if lemma == "tell":
        return _is_told_to_act(sentence, last)
    if lemma == "identify" and following and following[0] in _NO_LISTENERS:
        return True  # "who identified himself as a cousin"
    if lemma == "ask" and following and following[0] in _US and sentence.low[last + 2 : last + 3] == ["to"]:
        return phrase is not None and phrase.kind in ("role", "noun")  # "The guard asked them to leave"
    if lemma == "tell reporters" and following == ["on"]:
        return True  # "a person briefed on the talks"
    if lemma in _DEEDS and following == ["to"]:
        told_of = phrase is not None and sentence.low[at - 2 : at] == ["who", "had"]
        return told_of or (
            phrase is not None and phrase.first > 0 and sentence.low[phrase.first - 1] in _LATER
        )
    if lemma == "report" and following and following[0] in _STAFFED:
        return "that" not in sentence.low[last + 2 : last + 10]
    if lemma == "recall" and (is_progressive(sentence, at) or is_number(sentence, last + 1, 2)):
        return True  # "The maker is recalling 40,000 jars"
    if lemma == "complain" and following == ["of"] and sentence.low[at] == "complaining":
        return sentence.low[at - 1] in _BEHIND  # "after complaining of a sore back"
    if lemma == "doubt" and following == ["it"]:
        return last + 2 >= sentence.size or sentence.kind[last + 2] in ".,;:C"
    return lemma == "warn" and sentence.low[at - 1] == "without"


_US = frozenset({"me", "him", "her", "us", "them", "you"})


def _is_told_to_act(sentence: Sentence, last: int) -> bool:
    """'told lenders to trade the crown freely', but 'told the board that', 'told the Post it was to close'."""
    if sentence.low[last : last + 3] == ["tells", "us", "to"]:
        return False  # "Ada Marsh tells us to oil the wheel": what a writer has to say to all
    if sentence.low[last + 2 : last + 3] == ["to"] and sentence.low[last + 1] in _US:
        verb = last + 3
        return sentence.kind[verb : verb + 1] in (["w"], ["X"])
    listener = phrase_forward(sentence, last + 1)
    to = over_adverbials(sentence, listener.last + 1) if listener is not None else 0
    if listener is None or sentence.low[to : to + 1] != ["to"]:
        return False
    verb = to + 1
    return sentence.kind[verb : verb + 1] in (["w"], ["X"]) or verb in sentence.cues


_COURTS = word_set("no_reports_courts")
_LISTENING = word_set("no_reports_listening")
_NO_LISTENERS = frozenset(
    {"nobody", "none", "itself", "himself", "herself", "themselves", "myself", "ourselves"}
)
_PAIRS = (["no", "one"], ["each", "other"], ["one", "another"])


def _has_no_listener(sentence: Sentence, last: int, lemma: str) -> bool:
    """'told nobody', 'warned each other', 'promised herself a rest': what reaches nobody else is no report."""
    if lemma not in _LISTENING:
        return False
    behind = sentence.low[last + 1 : last + 3]
    return behind in _PAIRS or (bool(behind) and behind[0] in _NO_LISTENERS)


def _claims_own(sentence: Sentence, last: int) -> bool:
    """'Passengers claimed their bags at a side door': what somebody fetches, with nothing told of it."""
    if sentence.low[last + 1 : last + 2] == [] or sentence.low[last + 1] not in _OWN:
        return False
    end = last + 2
    while end < sentence.size and end < last + _OWN_THING and sentence.kind[end] == "w":
        end += 1
    return end > last + 2 and (end >= sentence.size or sentence.kind[end] in ".,;PC")


_OWN_THING = 5
_SEATS = frozenset(
    {"seat", "place", "spot", "throne", "prize", "share", "reward", "inheritance", "ticket", "luggage"}
)


def _is_whoever(sentence: Sentence, at: int, phrase: Phrase) -> bool:
    """'Children who explain sums to each other learn faster': all who do so, and nobody in particular."""
    if (
        at < 2
        or sentence.low[at - 1] != "who"
        or phrase.last != at - 2
        or phrase.kind not in ("role", "noun")
    ):
        return False
    bare = (
        sentence.kind[phrase.first] != "D"
        and phrase.mention is None
        and sentence.low[phrase.head].endswith(_MANY)
    )
    return bare and not sentence.low[at].endswith(("ed", "ing", "said", "told", "wrote"))


_MANY = ("s", "men", "people", "children")


def is_no_saying(
    sentence: Sentence, at: int, last: int, lemma: str, speaker: Speaker, phrase: Phrase | None
) -> bool:
    """Whether the verb tells a habit of people without names, the job of somebody or what is laid claim to."""
    if _is_deed(sentence, at, last, lemma, phrase) or _is_bare_participle(sentence, at, phrase):
        return True
    if _has_no_listener(sentence, last, lemma):
        return True
    if lemma in ("dismiss", "reject") and not _COURTS.isdisjoint((speaker.name or "").lower().split()):
        return True  # "The court dismissed the claim" decides
    if phrase is None:
        return False
    if _is_whoever(sentence, at, phrase):
        return True
    seat = speaker.resolution == "role" or not _SEATS.isdisjoint(sentence.low[last + 2 : last + 4])
    if lemma == "claim" and seat and _claims_own(sentence, last):
        return True
    if lemma == "claim" and is_number(sentence, last + 1, 1):
        return not has_clause(sentence, last + 1)  # "claims 20,000 dollars", "claimed 12 lives"
    if lemma == "advise" and sentence.low[at - 1] in ("who", "which"):
        behind = range(last + 1, min(sentence.size, last + 1 + _JOB_REACH))
        ends = next((token for token in behind if sentence.kind[token] in ",.;:Q"), behind.stop)
        return not _ADVICE & set(sentence.low[last + 1 : ends])
    if speaker.resolution != "role" or not _HABITS & set(sentence.low[phrase.last + 1 : at]):
        return False
    bare = sentence.low[last + 1 : last + 2] in (["so"], ["this"], ["it"], ["that"])
    return bare and (
        last + 2 >= sentence.size or sentence.kind[last + 2] in ".,;:"
    )  # "Ministers always say so."
