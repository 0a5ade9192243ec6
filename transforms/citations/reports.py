"""Whether a reporting verb reports: by its subject, its form and what stands behind it."""

from __future__ import annotations

from transforms.citations.clauses import (
    behind_what,
    has_bare_clause,
    has_clause,
    is_parted_clause,
    is_progressive,
    is_relative,
    over_adverbials,
    that_behind_person,
    that_behind_place,
)
from transforms.citations.cue_rules import rules
from transforms.citations.doing import has_examined
from transforms.citations.figures import is_figure, puts_it
from transforms.citations.frames import (
    fits_frame,
    is_judged,
    is_judgement,
    offers_to,
    sees_so,
)
from transforms.citations.grammar import Cue, Sentence
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Speaker
from transforms.citations.no_reports import is_no_saying
from transforms.citations.nobodies import is_anybody, is_no_speaker
from transforms.citations.objects import (
    appeals,
    asks_something,
    has_object_elsewhere,
    is_passing_on,
    is_plea,
    is_wish,
    tells_thing,
)
from transforms.citations.phrases import Phrase
from transforms.citations.subjects import Subject


def is_report(
    sentence: Sentence, at: int, last: int, cue: Cue, speaker: Speaker, shared: bool, subject: Subject
) -> bool:
    """Whether the cue reports information by itself, without a quotation beside it."""
    lemma = cue.lemma
    if has_object_elsewhere(sentence, last, lemma, subject.phrase) and not shared:
        return speaker.name is not None and not is_anybody(sentence, subject.phrase)
    if is_no_saying(sentence, at, last, lemma, speaker, subject.phrase):
        return False
    if lemma in ("say", "tell") and behind_what(sentence, subject.phrase):
        return False  # "what he says is a picture of it", "What the neighbours say"
    if is_no_speaker(sentence, speaker, subject.phrase) or _tells_nothing(
        sentence, at, last, lemma, speaker, shared, subject.phrase
    ):
        return False
    settled = _settled_by_manner(sentence, last, cue, speaker, shared, subject)
    if settled is None:
        settled = _settled_by_verb(sentence, at, last, lemma, speaker)
    if settled is not None:
        return settled
    participle = sentence.low[at].endswith("ing") and not is_progressive(sentence, at)
    follow = over_adverbials(sentence, last + 1)
    if cue.strength == "speech":
        told_that = "that" in sentence.low[follow : follow + 1]  # "shared a video, alleging that"
        adding = lemma in _ADDING or (speaker.resolution in _BY_NAME and lemma in _JUDGING)
        return not (participle and shared and not adding and not told_that)
    if participle:
        return "that" in sentence.low[follow : follow + 1]
    if _needs_no_clause(sentence, at, follow, lemma, speaker, subject.phrase):
        return True
    if lemma not in rules().needs_that or is_parted_clause(sentence, last, lemma, subject.phrase):
        return True
    return _has_told_clause(sentence, last, follow, lemma, speaker, shared)


# What people without names call for in words.
_CALLED_FOR = word_set("reports_called_for")
# Participles that report what the verb before them does not: 'left the hall, claiming the vote was void'.
_ADDING = word_set("reports_adding")
# … and of those with names: "cut its outlook, blaming weak demand".
_JUDGING = word_set("reports_judging")
_BY_NAME = frozenset({"named", "pronoun", "role_resolved"})


def _tells_nothing(
    sentence: Sentence, at: int, last: int, lemma: str, speaker: Speaker, shared: bool, phrase: Phrase | None
) -> bool:
    """Whether the verb pleads, stands in no frame of its own, or is wished for: it reports nothing."""
    if is_passing_on(sentence, at, phrase):
        return True
    if is_plea(sentence, last, lemma, phrase):
        return True
    if not fits_frame(sentence, last, lemma) or (speaker.kind == "place" and lemma in _SHOWN):
        return True
    # "told the board to look and report back"
    return shared and sentence.low[at] == lemma and "to" in sentence.low[max(0, at - _LONGEST_WISH) : at]


def _settled_by_manner(
    sentence: Sentence, last: int, cue: Cue, speaker: Speaker, shared: bool, subject: Subject
) -> bool | None:
    """Whether how and by whom the cue is put makes it a report; None when that leaves it open."""
    lemma, phrase = cue.lemma, subject.phrase
    if offers_to(sentence, last, lemma):
        return speaker.is_named and not shared and not is_relative(sentence, phrase)
    if lemma == "say" and sentence.low[last + 1 : last + 2] in (["nothing"], ["little"]):
        return sentence.kind[last + 2 : last + 3] in (["X"], ["w"], ["N"])  # "said nothing had changed"
    if lemma in rules().judging:
        held = speaker.is_named or speaker.kind == "role"
        if held and is_judgement(sentence, last, lemma, shared):
            return True
        told = rules().objects.get(lemma, frozenset()) & set(sentence.low[last + 2 : last + 5])
        if sentence.low[last + 1 : last + 2] == ["as"] and not subject.inverted and not told:
            # "dismissed as nonsense the reports"; in "what they described as a shop" the words are the text's
            return lemma == "dismiss" and speaker.is_named and sentence.kind[last + 3 : last + 4] == ["D"]
    if cue.strength == "quote" and subject.inverted and _behind_short_speech(sentence, last):
        return True
    if cue.strength == "quote":
        follow = over_adverbials(sentence, last + 1)
        told_that = sentence.low[follow : follow + 1] == ["that"] or that_behind_place(sentence, follow)
        told_that = told_that and lemma in rules().that_too
        # "Ada Marsh disagrees: nobody asked"
        differs = lemma == "disagree" and sentence.kind[follow : follow + 1] == [":"]
        differs = differs and sentence.kind[follow + 1 : follow + 2] not in (["Q"], ["q"])
        return speaker.is_named and (told_that or differs or _is_stated(sentence))
    if lemma == "call for":
        # A country that calls for something acts; a person or a body says so.
        if speaker.kind in ("role", "body") and not speaker.is_named:
            return not _CALLED_FOR.isdisjoint(sentence.low[last + 2 : last + 7])  # and no taxi
        return speaker.kind in ("person", "organization", "role")
    if lemma == "put it":
        return puts_it(sentence, last, phrase)
    return True if subject.inverted or _is_parenthesis(sentence, last, subject) else None


def _behind_short_speech(sentence: Sentence, verb: int) -> bool:
    """'“No comment,” snapped Ada Marsh': the verb stands right behind a mark that closes speech."""
    mark = verb - 1
    if mark < 1 or sentence.kind[mark] != "q" or sentence.text[sentence.at[mark] - 1] not in ",!?":
        return False
    return "q" in sentence.kind[max(0, mark - _SHORT_SPEECH) : mark]


# Words in marks that are no quotation are three at most, with the punctuation among them.
_SHORT_SPEECH = 6


def _settled_by_verb(sentence: Sentence, at: int, last: int, lemma: str, speaker: Speaker) -> bool | None:
    """Whether a verb with a rule of its own reports; None for all other verbs."""
    told = rules()
    if lemma in told.counting:
        seen = lemma == "see" and speaker.is_named and sees_so(sentence, last)
        return seen or is_figure(sentence, at, last, speaker)
    participle = sentence.low[at].endswith("ing")
    follow = over_adverbials(sentence, last + 1)
    if lemma == "deny" and participle:
        return "that" in sentence.low[follow : follow + 1]
    if lemma == "ask":
        if sentence.low[last + 1 : last + 4] == _UNNAMED or sentence.low[follow : follow + 1] == ["for"]:
            return False
        if speaker.kind in _ASKING and "for" in sentence.low[last + 2 : last + 6]:
            return not participle  # "has asked Halse for access"
        return not participle and (
            asks_something(sentence, last, follow) or "to" in sentence.low[last + 1 : last + 8]
        )
    if lemma == "expect" and speaker.resolution == "role":
        thing = sentence.kind[follow : follow + 1] in (["#"], ["D"])
        return thing or "to" in sentence.low[follow + 1 : follow + 8] or has_clause(sentence, follow)
    if lemma == "make it clear":
        return sentence.low[last + 1 : last + 3] in (["clear", "that"], ["plain", "that"])
    if lemma == "take the view":
        return sentence.low[last + 1 : last + 2] in _VIEWS and sentence.low[last + 2 : last + 3] == ["that"]
    if lemma == "want to know":
        asked = sentence.low[last + 1 : last + 3] == ["to", "know"]
        asked = asked and (
            speaker.is_named or speaker.kind == "role"
        )  # and no "school wants to know whether"
        return asked and sentence.kind[last + 3 : last + 4] in (["S"], ["R"])
    if lemma in ("wonder", "inquire"):
        return sentence.kind[follow : follow + 1] in (["S"], ["R"])
    if lemma == "hear":
        return True
    if lemma == "request" and is_wish(sentence, last):
        return not participle and speaker.is_named
    if lemma == "appeal":
        return appeals(sentence, follow)
    if lemma in told.objects:
        if speaker.kind == "place" and lemma == "welcome":
            return False  # a country that welcomes something acts
        window = sentence.low[follow : follow + 4]
        if lemma == "give" and speaker.kind in ("person", "role") and _NUMBERS & set(window):
            return False  # a singer's number
        if any(word in told.objects[lemma] for word in window) or "that" in window[:1]:
            return True
        if lemma == "dismiss" and speaker.is_named and "charges" in window:
            return True  # "The ministry dismissed the charges"
        return speaker.is_named and is_judged(sentence, last, lemma, speaker.kind == "person")
    return None


def _needs_no_clause(
    sentence: Sentence, at: int, follow: int, lemma: str, speaker: Speaker, phrase: Phrase | None
) -> bool:
    """'The Courier reports a fire', 'Marsh finds', 'she recalled leaving', 'the survey shows rents rising'."""
    published = speaker.kind in ("outlet", "document")
    if published and lemma in rules().outlet_verbs and lemma in ("report", "quote", "cite", "write"):
        return True
    if lemma == "learn" and speaker.kind == "outlet":
        return sentence.low[follow : follow + 1] in (
            ["this"],
            ["of"],
            ["from"],
        )  # "the Courier has learned of"
    if lemma == "find" and sentence.low[at] in ("finds", "find") and (published or speaker.kind == "person"):
        return True
    if tells_thing(sentence, at, follow, lemma, speaker) or (
        lemma in _SHOWN and has_examined(sentence, phrase)
    ):
        return True
    return lemma in _SHOWN and phrase is not None and phrase.kind in ("document", "staff")


def _has_told_clause(
    sentence: Sentence, last: int, follow: int, lemma: str, speaker: Speaker, shared: bool
) -> bool:
    """Whether what is told stands behind a verb that reports nothing without it."""
    told = rules()
    if lemma == "expect" and "to" in sentence.low[last + 1 : last + 8]:
        return True
    if lemma == "hope" and sentence.low[follow : follow + 1] == ["to"]:
        return speaker.is_named and not shared
    if lemma in _SAID_TO and that_behind_person(sentence, last):
        return True
    return (
        "that" in sentence.low[follow : follow + 1]
        or that_behind_place(sentence, follow)
        or ((lemma not in told.explicit_that or speaker.kind == "outlet") and has_clause(sentence, follow))
        or (
            lemma in told.clause_only
            and sentence.kind[follow : follow + 1] != ["P"]
            and has_clause(sentence, follow)
        )
        or has_bare_clause(sentence, follow, lemma)
    )


_ASKING = frozenset({"organization", "place", "body"})
_LONGEST_WISH = 10
_NUMBERS = frozenset({"figure", "figures", "number", "numbers", "version", "estimate", "total"})
# "They asked not to be named" says nothing of the matter.
_UNNAMED = ["not", "to", "be"]
_SAID_TO = word_set("reports_said_to")


# What a document does with any object: 'the survey shows rents rising'.
_SHOWN = frozenset({"show", "find", "suggest", "indicate", "conclude", "estimate", "record"})


def _is_stated(sentence: Sentence) -> bool:
    """Whether the sentence says where its words were said: 'in a statement', 'in her speech'."""
    return any(
        at > 1
        and sentence.low[at - 2] == "in"
        and sentence.low[at - 1] in _OWN
        and sentence.low[at] in _SPOKEN
        for at in sentence.documents
    )


_VIEWS = (["view"], ["position"], ["stance"], ["line"])
_TOLD = frozenset({"us", "me", "him", "her", "them"})
_OWN = frozenset({"a", "an", "his", "her", "its", "their"})
_SPOKEN = frozenset(
    {"statement", "letter", "speech", "interview", "post", "tweet", "message", "release", "email"}
)


def _is_parenthesis(sentence: Sentence, last: int, subject: Subject) -> bool:
    """'…, the agency noted in May.': a comma before the subject and nothing reported behind the cue."""
    phrase = subject.phrase
    if phrase is None or phrase.first == 0:
        return False
    if "as" in sentence.low[max(0, phrase.first - 3) : phrase.first]:
        behind = last + 1
        if sentence.low[behind : behind + 1] and sentence.low[behind] in _TOLD:
            behind = over_adverbials(sentence, behind + 1)  # "as the office informed us in May, the bridge"
        return behind < sentence.size and sentence.kind[behind] in ",."
    if sentence.low[last : last + 2] == ["wrote", "to"]:
        return False  # "In Halse, Marsh wrote to a maker of reeds"
    if sentence.kind[phrase.first - 1] != "," or sentence.low[last] == "asked":
        return False
    return last + 1 >= sentence.size or sentence.kind[last + 1] in ".,TP"
