"""Whether two stretches of text speak of different things, told by the words and names that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

MIN_WORDS, MIN_WORDS_APART = 60, 30
"""Shorter stretches share too few words even where they belong together; a little shorter ones must share none."""
MIN_NAMES, MAX_NAMES, MAX_NAME_SHARE = 2, 2, 0.1
"""Names that each of two texts must have, and those that they may have in common (and the share of the shorter one's)
and still be two."""
MAX_WORDS, MAX_WORDS_TITLED = 0.06, 0.1
"""Share of the shorter stretch's content words that the other may have too; more where the headline belongs to the
stretch below it alone. Measured on invented texts cut in two (5 % share less than 0.06) and on pairs of unrelated ones
(75 % share less than 0.07)."""
MAX_WORDS_APART, MAX_WORDS_NEAR, MANY_NAMES, FEWER = 0.13, 0.09, 6, 3
"""The same shares (of long and of short stretches) where neither stretch has a name of the other's, out of so many; the
text above may then take up a third of the headline's words that the one below does."""
MANY_WORDS, FIRST_CHARACTERS, MAX_WORDS_PLAINLY = 150, 2000, ((2, 0.13), (4, 0.18))
"""Words of each of two long texts, characters of the first paragraphs of one, and the words of its headline that they
take up with the share of words that the two then may have in common."""
MIN_TITLE_WORDS = 4
"""Words of a headline between stretches that short; sections are headed by fewer ("Like a train")."""
MIN_TAKEN_UP, SMALL_WORD = 2, 4
"""Words of its headline that a section alone has to take up, and letters of those that do not count."""
MAX_CHARACTERS = 6000

_WORD = re.compile(r"([^\W\d_]{5,6})[^\W\d_]*")
_PLAIN_WORD = re.compile(r"([a-z]{5,6})[a-z]*")
"""A longer word, of which its first six letters are taken; the second one, for small ASCII letters, is much faster."""
_LETTER = re.compile(r"[^\W\d_]")
_ASCII = bytes(range(128))
# a name inside a sentence, or an acronym; a pattern that begins with one set of characters is looked for fastest
_NAME = re.compile(r"[A-Z](?:(?<=[a-z,;] .)[^\W\d_]{2,}|(?<=\b.)[A-Z]{1,5}\b)")


def changes(title: str, before: list[str], after: list[str]) -> bool:
    """Whether the stretch below a headline speaks of something else than the one above; False where one is short."""
    left, right = "\n".join(before)[-MAX_CHARACTERS:], "\n".join(after)[:MAX_CHARACTERS]
    length = min(left.count(" "), right.count(" "))
    if length < MIN_WORDS_APART:
        return False
    names_left = names_in(left)
    if len(names_left) < MIN_NAMES:
        return False
    names_right = names_in(right)
    fewer = min(len(names_left), len(names_right))
    common = len(names_left & names_right)
    if fewer < MIN_NAMES or common > MAX_NAME_SHARE * fewer:
        return False
    if common > MAX_NAMES and length < MANY_WORDS:
        return False
    words_left, words_right = words_in(left), words_in(right)
    shared = len(words_left & words_right) / max(min(len(words_left), len(words_right)), 1)
    titled = title.count(" ") >= MIN_TITLE_WORDS - 1
    if common > MAX_NAMES:
        return _is_plainly_below(title, left, right, shared)
    if length >= MIN_WORDS and shared <= MAX_WORDS and titled:
        return True
    apart = common == 0 and fewer >= MANY_NAMES and titled
    if length < MIN_WORDS:
        if common or not titled:
            return False
        limit = MAX_WORDS_NEAR if apart and title.count(" ") >= MIN_TITLE_WORDS else MAX_WORDS
    else:
        limit = MAX_WORDS_APART if apart else MAX_WORDS_TITLED
    if shared <= limit and _belongs_below(title, left, right, apart):
        return True
    return length >= MANY_WORDS and _is_plainly_below(title, left, right, shared)


def _is_plainly_below(title: str, above: str, below: str, shared: float) -> bool:
    """Whether the first paragraphs below a headline take up so many of its words, and the text above so few, that they
    are two texts though both are long and share names and words."""
    if title.count(" ") < MIN_TITLE_WORDS or shared > MAX_WORDS_PLAINLY[-1][1]:
        return False
    words = title_words(title)
    taken, left = count(words, below[:FIRST_CHARACTERS]), count(words, above)
    return any(
        taken >= least and left <= taken // FEWER and shared <= limit for least, limit in MAX_WORDS_PLAINLY
    )


def is_apart(title: str, before: list[str], after: list[str]) -> bool:
    """Whether one section is another text than the one above: no name in common, few words, and a headline that it
    takes up and the one above does not. Asked where what follows the section is of neither."""
    left, right = "\n".join(before)[-MAX_CHARACTERS:], "\n".join(after)[:MAX_CHARACTERS]
    if min(left.count(" "), right.count(" ")) < MIN_WORDS or title.count(" ") < MIN_TITLE_WORDS:
        return False
    names_left, names_right = names_in(left), names_in(right)
    if min(len(names_left), len(names_right)) < MANY_NAMES or names_left & names_right:
        return False
    words_left, words_right = words_in(left), words_in(right)
    if len(words_left & words_right) > MAX_WORDS_APART * min(len(words_left), len(words_right)):
        return False
    words = {word for word in title_words(title) if len(word) > SMALL_WORD}
    return count(words, right) >= MIN_TAKEN_UP and count(words, left) == 0


def opens_other(title: str, before: list[str], after: list[str]) -> bool:
    """Whether a headline below the rest of a text opens another one: the text below takes up its words and the rest
    does not, and the two have few words and names in common. A rest is glued on more often than it has sections."""
    left, right = "\n".join(before)[-MAX_CHARACTERS:], "\n".join(after)[:MAX_CHARACTERS]
    if title.count(" ") < MIN_TITLE_WORDS or len(names_in(left) & names_in(right)) > MAX_NAMES:
        return False
    words_left, words_right = words_in(left), words_in(right)
    shared = len(words_left & words_right) / max(min(len(words_left), len(words_right)), 1)
    return shared <= MAX_WORDS_TITLED and _belongs_below(title, left, right, False)


def _belongs_below(title: str, above: str, below: str, apart: bool) -> bool:
    """Whether the text below a headline takes up its words and the one above does not, or (`apart`) far fewer."""
    words = title_words(title)
    taken_up = count(words, below)
    return taken_up > 0 and count(words, above) <= (taken_up // FEWER if apart else 0)


def is_about(title: str, bodies: list[str]) -> bool:
    """Whether the text below a headline takes up any of its content words or names."""
    return count(title_words(title), "\n".join(bodies)[:MAX_CHARACTERS]) > 0


def taken_up(title: str, bodies: list[str]) -> int:
    """How many content words or names of a headline the text takes up."""
    return count(title_words(title), "\n".join(bodies)[:MAX_CHARACTERS])


def crossed(titles: list[str], bodies: list[list[str]]) -> float:
    """The share of the pairs of headline and foreign text in which the text takes up the headline, and not much less
    than its own text does."""
    crossed = 0
    for place, title in enumerate(titles):
        own = taken_up(title, bodies[place])
        for other, body in enumerate(bodies):
            crossed += other != place and 2 * taken_up(title, body) > own
    return crossed / max(len(titles) * (len(titles) - 1), 1)


def title_words(title: str) -> set[str]:
    """The content words and names of a headline, cut to six letters."""
    return {word[:6].lower() for word in re.findall(r"[^\W\d_]{4,}", title)} - _everyday()


def count(words: set[str], text: str) -> int:
    """How many of the words a text takes up."""
    lowered = text.lower()
    return sum(word in lowered for word in words)


def names_in(text: str) -> set[str]:
    """The words of names inside sentences; days, months and what offices and kinds of bodies are called name nobody
    ("Council", "Tuesday")."""
    return {name for name in _NAME.findall(text) if name.lower() not in _nobodys()}


def each_name(text: str, start: int, end: int) -> Iterator[str]:
    """The same of a stretch of a text, one by one."""
    for match in _NAME.finditer(text, start, end):
        if match.group().lower() not in _nobodys():
            yield match.group()


def content(text: str) -> set[str]:
    """The longer words and the names of a text, cut to six letters so that endings do not tell them apart."""
    return words_in(text) | {name[:6].lower() for name in _NAME.findall(text)}


def words_in(text: str) -> set[str]:
    """The longer words of a text, cut to six letters so that endings do not tell them apart."""
    rare = text.encode("utf-8", "replace").translate(None, _ASCII).decode("utf-8")
    if _LETTER.search(rare) is None:
        # quotation marks and dashes part words as a question mark does
        plain = text.encode("ascii", "replace").decode("ascii")
        return set(_PLAIN_WORD.findall(plain.lower())) - _everyday()
    return {word.lower() for word in set(_WORD.findall(text))} - _everyday()


@lru_cache(maxsize=1)
def _nobodys() -> frozenset[str]:
    """Words that stand in the names of many."""
    folder = files("transforms.segmentation")
    return frozenset(
        word
        for name in ("everyday_words.txt", "office_words.txt")
        for word in folder.joinpath(name).read_text("utf-8").split()
    )


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """Words that any two texts share, cut like the others."""
    words = files("transforms.segmentation").joinpath("everyday_words.txt").read_text("utf-8").split()
    return frozenset(word[:6] for word in words)
