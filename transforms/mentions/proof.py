"""What of a text proves that a candidate is a name, or that it is the name of a thing: asked only where form is silent,
worked out once a text."""

from __future__ import annotations

from transforms.mentions.afterwards import acts, are_people_behind, brackets, says, stands_alone, words
from transforms.mentions.bare import is_seat
from transforms.mentions.cue_words import AGE
from transforms.mentions.cues import is_dateline, is_placed
from transforms.mentions.discovery import ACCEPTED, Candidate, Verdicts
from transforms.mentions.lexicon import read_word_sets

# Endings of plurals of those who do something: a word that no list has and that opens a sentence is one of these
# ("Commuters waited") before it is a name.
_AGENTS = ("ers", "ors", "ists", "ants", "ees")
# From this score on the shape of a word makes it a name ("NordVest").
_SHAPED = 0.6
_BEFORE_WORD, _IN_ADDRESS = ' \n(“"', ("@", "/", "-", "_")
# Parties whose name is the plural of their people: "the Greens", but "many Greens".
_WORDED = read_word_sets("word_parts.txt")["worded_given"]
_PARTIES = frozenset(("conservatives", "greens", "liberals", "tories"))


class Proof:
    """Evidence from all candidates of one text."""

    __slots__ = ("_between", "_common", "_found", "_placed", "_text", "_things", "_verdicts")

    def __init__(self, text: str, found: list[Candidate], verdicts: Verdicts) -> None:
        self._text, self._found, self._verdicts = text, found, verdicts
        self._between: set[str] | None = None
        self._common: dict[str, bool] = {}
        self._placed: set[str] | None = None
        self._things: set[str] | None = None

    def is_placed(self, key: str) -> bool:
        """Whether a preposition of place stands before the name somewhere in the text."""
        if self._placed is None:
            self._placed = {
                c.key
                for c in self._found
                if is_placed(self._text, c.start) and not are_people_behind(self._text, c.end)
            }
        return key in self._placed

    def is_name(self, candidate: Candidate) -> bool:
        """Whether a candidate is a name: one that opens a sentence or is a line of its own by its form, what it does,
        or where else it stands."""
        text, start, end = self._text, candidate.start, candidate.end
        if candidate.key in _PARTIES:
            return text[max(0, start - 4) : start].lower() == "the "
        shaped = candidate.form == "U" and candidate.type == "organization" and candidate.score >= _SHAPED
        if shaped or candidate.titled or len(candidate.form) > 1 or candidate.form == "A":
            return True
        if candidate.form == "G" and candidate.key not in _WORDED:
            return True
        if not candidate.opens and not stands_alone(text, start, end):
            return True
        if self._between is None:
            self._between = {
                c.key for c in self._found if not c.opens and not stands_alone(text, c.start, c.end)
            }
        if candidate.key in self._between or brackets(text, start, end):
            return True
        if self.is_common_here(candidate):
            return False
        if text[start - 1 : start] in ("", "\n") and is_dateline(text, end):
            return True
        if AGE.match(text, end):
            return True  # "Torvik, 51, has worked"
        if candidate.form == "C":
            return says(text, end) or are_people_behind(text, end)
        if candidate.surface.endswith(_AGENTS):
            return False
        return acts(text, end) or (candidate.form == "U" and is_seat(text, start, end))

    def is_common_here(self, candidate: Candidate) -> bool:
        """Whether a word opens a sentence that the text has in lower case elsewhere: "Vanilla is grown here"."""
        if not (candidate.opens and candidate.form in "UC"):
            return False
        word = candidate.surface.lower()
        if word not in self._common:
            self._common[word] = any(_is_word(self._text, *span) for span in words(self._text, word))
        return self._common[word]

    def is_thing(self, key: str) -> bool:
        """Whether a name is what the text calls a ship or a product by for short ("the Thistle")."""
        if self._things is None:
            self._things = set()
            for candidate in self._found:
                kind, score = self._verdicts[candidate.key]
                first, _, rest = candidate.key.partition(" ")
                if rest and (candidate.type == "drop" or (kind is None and score >= ACCEPTED)):
                    self._things.update((first, rest, rest.rsplit(" ", 1)[-1]))
        return key in self._things


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether what stands here is a word of the text and no part of an address."""
    return (
        text[start - 1 : start] in _BEFORE_WORD
        and text[end : end + 1] not in _IN_ADDRESS
        and (text[end : end + 1] != "." or not text[end + 1 : end + 2].isalnum())
    )
