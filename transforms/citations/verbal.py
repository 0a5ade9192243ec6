"""Whether a form of a reporting verb stands as a verb: "the report" reports nothing."""

from __future__ import annotations

from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set

# Forms that are nothing but verbs where these rules look.
_VERB_FORMS = word_set("verbal_verb_forms")
# What comes from somebody: "but signals from the fourth payload".
_NOUNS = word_set("verbal_nouns")
# "a mother of six told": numbers that end a phrase.
_NUMBERS = word_set("verbal_numbers")


def is_verbal(sentence: Sentence, at: int) -> bool:
    """Whether a cue form stands there as a verb and not as a noun or participle ("the report", "their demands")."""
    if at not in sentence.cues or sentence.mention[at] is not None:
        return False
    if at == 0:  # 'Says Marsh: “…”'; no sentence of prose opens with a plain form: "State panel meets"
        return sentence.low[0].endswith(("s", "ed", "ing")) or sentence.low[0] in _VERB_FORMS
    known = words()
    before, kind = sentence.low[at - 1], sentence.kind[at - 1]
    if kind == "D" and before not in ("all", "some", "many", "most", "both", "each", "others"):
        sure = sentence.low[at].endswith("ed") or sentence.low[at] in _VERB_FORMS
        counted = at > 2 and sentence.low[at - 2] == "of" and sentence.kind[at - 3] in "wN"
        return sure and (before in ("another", "one") or (counted and before in _NUMBERS))
    owned = before.endswith(("'s", "’s")) and len(before) > 3 and before not in ("it's", "it’s")
    if owned and (name := sentence.mention[at - 1]) is not None and name.end == sentence.to[at - 1]:
        owned = False  # the name itself ends so: "Marlow's expects"
    if owned or (kind == "#" and not before.endswith("-old") and not _is_numbered(sentence, at - 2)):
        return False
    word = sentence.low[at]
    if kind == "P" and not word.endswith("ing") and before != "to":
        return before == "since" and sentence.kind[max(0, at - 2)] == "X"
    following = sentence.kind[at + 1] if at + 1 < sentence.size else "."
    if kind == "w" and before in (rules().compound_before.get(word) or ()):
        return False  # "a consensus estimate"
    behind = rules().compound_behind.get(word)
    if behind is not None and following in "wT" and sentence.low[at + 1] in behind:
        return False  # "a warning strike", "…, state police said"
    if word.endswith(("ed", "ing")) or word in _VERB_FORMS:
        return True
    if (word in known.documents or word in _NOUNS) and sentence.low[at + 1 : at + 2] in (["by"], ["from"]):
        return False
    if word == "state" and kind in ",CQq" and following == "N":
        return False  # "Reef Fund, State Partners to Plant Oysters", '“…,” State Minister Ada Marsh told''
    verb_next = at + 1 in sentence.cues and following != "N" and not sentence.low[at + 1].endswith("ing")
    if (verb_next or following == "X") and word not in rules().only_verbs:
        return False
    if sentence.text[sentence.to[at - 1]] in "'’" and before.endswith("s") and word not in rules().only_verbs:
        return False  # "the sailors' claim"
    if word in rules().only_verbs:
        return True  # "supporters of the plan argue", "the man at the desk says"
    plural = (
        before.endswith(("s", "men", "people", "children"))
        or before in known.roles
        or before in known.bodies
        or before in known.documents
        or sentence.mention[at - 1]
    )
    return not (kind == "w" and not plural and not before.endswith("ly"))


def _is_numbered(sentence: Sentence, last: int) -> bool:
    """Whether a body's name ends at this token, in front of its number: 'Mill Workers Local 417 says'."""
    mention = sentence.mention[last] if last >= 0 else None
    return mention is not None and mention.type == "organization"


def is_deed_next(sentence: Sentence, at: int) -> bool:
    """Whether an unknown verb with its object stands at this token, behind a body: 'honored Ada Marsh'."""
    if at + 1 >= sentence.size or sentence.kind[at] != "w" or not sentence.low[at].endswith("ed"):
        return False
    return at not in sentence.cues and sentence.kind[at + 1] in "NDO#"
