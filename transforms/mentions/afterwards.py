"""Names that form alone does not show, found once the full names of a text are known: acronyms that are common words,
surnames that are common words, and general words for an organization."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from transforms.mentions.context import opens_sentence
from transforms.mentions.folding import name_key
from transforms.mentions.lexicon import ROLES, SAYING_VERBS, SUBJECT_VERBS, read_word_sets, read_words
from transforms.mentions.named import Named
from transforms.mentions.resolution import Identity, NameBook
from transforms.mentions.spans import Spans

# Verbs in the past tense that no ending shows; a plural before them may be a common word ("Prices fell").
_DONE = read_words("verbs_past.txt")
# What stands before an s that makes no plural: "Eolus".
_NO_PLURAL = ("u", "s")
_CUES = read_word_sets("cues.txt")
_BODIES_DO = _CUES["corporate_after"] | _CUES["seated"]
# How a description of a name begins.
_DESCRIBED = (", which ", ", who ", ", whose ", ", a ", ", an ")
_BETWEEN_COMMAS = re.compile(r", the [^,.;:\n]{3,70}, ([a-z]{2,14})\b")
_CLUBS = read_word_sets("word_parts.txt")["club_word"]
# No number of a section is longer.
_NUMBERING = 12
_NO_HEAD_BEFORE = (" of ", " for ", " on ")


def words(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Spans at which a word stands in a text, as it is written and not inside another."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(word, end)


def acts(text: str, end: int) -> bool:
    """Whether a name that ends here is followed as the subject of a sentence is."""
    following = text[end : end + 24]
    if following[:2] in ("'s", "’s") or (following.startswith(" and ") and "A" <= following[5:6] <= "Z"):
        return True
    if following.startswith(_DESCRIBED) or (following.startswith(", the ") and _is_described(text, end)):
        return True
    word = following.split(None, 1)[:1]
    if not word:
        return False
    if word[0] in SAYING_VERBS or word[0] in SUBJECT_VERBS or word[0] in _BODIES_DO or _is_past(word[0]):
        return True
    plural = text[end - 1 : end] == "s" and text[end - 2 : end - 1] not in _NO_PLURAL
    return (word[0] in _DONE and not plural) or _is_office(following)


def _is_described(text: str, end: int) -> bool:
    """ "Cadw, the heritage service, did not object": what it is, between two commas in front of its verb."""
    described = _BETWEEN_COMMAS.match(text, end)
    if described is None:
        return False
    verb = described.group(1)
    return verb in SAYING_VERBS or verb in SUBJECT_VERBS or verb in _DONE or _is_past(verb)


def _is_office(following: str) -> bool:
    """ "Halden analyst Ann Lee": an office, and who holds it."""
    office, _, holder = following.lstrip().partition(" ")
    return holder[:1].isupper() and ROLES.get(office) == "person"


def says(text: str, end: int) -> bool:
    """Whether a verb of saying follows the name that ends here."""
    word = text[end : end + 24].split(None, 1)[:1]
    return bool(word) and word[0].rstrip(",.:") in SAYING_VERBS


def acts_by(text: str, acronym: str, end: int) -> bool:
    """Whether what has an acronym in brackets that close before `end` says something, there or under the acronym."""
    return says(text, end) or any(says(text, after) for _, after in words(text, acronym))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is a line of its own, behind nothing but a number ("3.2 Compensation"): the head of a section."""
    if text[end : end + 1] not in ("", "\n", ":") or (
        text[end : end + 1] == ":" and text[end + 1 : end + 2] != "\n"
    ):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - _NUMBERING) : start]
    return not any(char.isalpha() for char in line)


def are_people_behind(text: str, end: int) -> bool:
    """Whether people of its stand behind the name that ends here: "Labour backbenchers"."""
    word = next(iter(text[end : end + 24].split(None, 1)), "").rstrip(",.;:")
    return word[-1:] == "s" and ROLES.get(word[:-1]) == "person"


def brackets(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone in brackets, as the agency of a dateline does."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word.isascii() and word.isalpha() and word.islower()


def defined_acronyms(text: str, book: NameBook, named: Named) -> Iterator[tuple[int, int, Identity]]:
    """Acronyms that the text defines, wherever else they stand: also those that are common words (WHO)."""
    for acronym, identity in book.acronyms.items():
        for start, end in words(text, acronym):
            if named.is_free(start, end):
                yield start, end, identity


# The month that is a surname, and what a person has and no month.
_MONTH, _OWNS = "may", ("'s ", "’s ")


def common_surnames(
    text: str, book: NameBook, named: Named, raised: Spans
) -> Iterator[tuple[int, int, frozenset[Identity]]]:
    """Surnames that are common words ("Marsh said"), once the full name has been read."""
    for form in sorted(book.common):
        surname, persons = form.capitalize(), book.persons[form]
        if surname not in text:
            continue
        if any(form == name_key(identity.name.split()[0]) for identity in persons):
            continue
        for start, end in words(text, surname):
            if not named.is_free(start, end) or raised.overlaps(start, start + 1):
                continue
            goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
            if form == _MONTH and not (says(text, end) or text.startswith(_OWNS, end)):
                continue  # "in May"
            if not goes_on and (not opens_sentence(text, start) or acts(text, end)):
                yield start, end, persons


def club_words(text: str, book: NameBook, named: Named, raised: Spans) -> Iterator[tuple[int, int, Identity]]:
    """ "Rovers" and "United", as reports of matches call the one club of such a name."""
    for head in sorted(_CLUBS.intersection(book.heads)):
        owners = book.heads.get(head, ())
        word = head.capitalize()
        if len(owners) != 1 or word not in text:
            continue
        for start, end in words(text, word):
            beside = text[end : end + 2].strip().isupper() or text[start - 1 : start] in ("-", "’", "'")
            if beside or text[max(0, start - 4) : start].lower() == "the ":
                continue
            if not named.is_free(start, end) or raised.overlaps(start, start + 1):
                continue
            if not opens_sentence(text, start) or acts(text, end):
                yield start, end, next(iter(owners))


def general_words(
    text: str, book: NameBook, named: Named, raised: Spans, heads: Collection[str] | None
) -> Iterator[tuple[int, int, Identity]]:
    """ "the Ministry" after "the Ministry of Trade", where it can mean one organization only. `heads` are the general
    words of the text (None: not known)."""
    for head, owners in book.heads.items():
        word = head.capitalize()
        if heads is not None and word not in heads:
            continue
        if len(owners) != 1 or not word.isascii() or f"e {word}" not in text:
            continue
        for start, end in words(text, word):
            before = text[max(0, start - 10) : start].removesuffix("same ").removesuffix(" ") + " "
            if (
                before[-4:] not in ("the ", "The ")
                or before[:-4][-1:].isalnum()
                or text[end : end + 1] == "_"
            ):
                continue
            if text.startswith(_NO_HEAD_BEFORE, end):
                continue
            if text[end : end + 1] == " " and "A" <= text[end + 1 : end + 2] <= "Z":
                continue
            if named.is_free(start, end) and not raised.overlaps(start, start + 1):
                yield start, end, next(iter(owners))
