"""Stretches: the parts of texts in which capitalised names can stand, found for many texts at once.

A stretch is a row of words with a capital, parted by single blanks and small words ("of", "van der"), up to the
white space or the mark that ends it. It holds every run of capitalised words (`runs.RUN`) and every alias of
capitalised words (`keeps_together`) that touches it, so that what a stretch names can be told from the stretch alone,
and remembered. Too much in a stretch does no harm, too little would.

The work is done on arrays of code points: some passes over a whole batch instead of a search for each word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from transforms.mentions.folding import fold_char
from transforms.mentions.lexicon import read_word_sets

_Codes = npt.NDArray[np.uint32]
_Kinds = npt.NDArray[np.uint8]
_Places = npt.NDArray[np.intp]
_Flags = npt.NDArray[np.bool_]

# What a code point is, as bits.
_UPPER, _ALNUM, _SPACE, _BLANK, _CUT, _ODD, _INSIDE, _ENDS = 1, 2, 4, 8, 16, 32, 64, 128
_PLANE = 0x10000
# Marks behind a word that no name goes on after, whatever follows.
_CUTS = ',;:!?)]}”"»…—'
# Marks that end a sentence, and whether one opens behind them (`context.opens_sentence`).
_ENDINGS = ".!?…:;\n"
CLOSED, OPENS, UNSURE = 0, 1, 2
# Words that `runs.RUN` allows between capitalised ones, and the only ones that it allows behind some words.
_JOINTS = read_word_sets("word_parts.txt")["joint"]
_ON_IN = ("on", "in")
# The last letters of "Council", "Operation" and the other words that "on" and "in" may join.
_BEFORE_ON_IN = ("cil", "tee", "ion", "nel", "tre", "ter", "nce", "rce", "oup", "ner")
# So many small words in a row, and so many characters in two of them that a hyphen ties ("of-the").
_MOST_JOINTS, _LONGEST_PAIR = 3, 8
# A word with its full stop that is no longer than this may be an abbreviation ("Capt.").
_ABBREVIATED = 5
_KEY_LENGTH, _BITS, _TOP = 5, 12, 0xFFF
_PARTED = "\n\n"
# Behind the last text as many blanks as code looks ahead.
_BEHIND = 8
# What other characters may fold into beside letters: these, and what is no ASCII.
_FOLDED = re.compile("[ '\x80-\U0010ffff]")
_FOREIGN = 0x80


class Stretches(NamedTuple):
    """The stretches of one text, in order: offsets, and whether a sentence opens with each: CLOSED, OPENS or UNSURE.
    `odd`: the text has characters that these passes do not judge as matching does. `bare`: a form without a capital may
    stand in the text."""

    starts: list[int]
    ends: list[int]
    opening: list[int]
    odd: bool
    bare: bool


def keeps_together(form: str) -> bool:
    """Whether a written form of an alias (see `spellings`), wherever it stands in a text, stands inside one stretch."""
    words = form.split(" ")
    before = ["", ""]
    for word in words:
        if word in _JOINTS and word.isalpha():
            before.append(word)
            if all(before[-3:]) or len("-".join(before[-2:])) > _LONGEST_PAIR:
                return False
            continue
        if not word[:1].isupper() or word[-1] in _CUTS:
            return False
        if word[-1] == "." and len(word) > _ABBREVIATED and not word[-2].isupper():
            return False
        before.append("")
    return words[0][0].isupper() and not before[-1]


# No code point is all of this: it stands for one that has not been looked at yet.
_UNSEEN = 0xFF


@cache
def _table() -> _Kinds:
    """The bits of every code point of the Basic Multilingual Plane that was asked for; what lies beyond is taken for
    its last. Texts use some hundred of them: to look at all takes longer than to read fifty texts."""
    table = np.full(_PLANE, _UNSEEN, np.uint8)
    table[-1] = 0
    return table


def _kinds_of(codes: _Codes) -> _Kinds:
    """The bits of each code point."""
    table = _table()
    kinds = table.take(codes, mode="clip")
    unseen = codes[kinds == _UNSEEN]
    if not unseen.size:
        return kinds
    for code in np.unique(unseen).tolist():
        table[code] = _kind(chr(code))
    return table.take(codes, mode="clip")


def _kind(char: str) -> int:
    folded = char if char.isascii() else fold_char(char)
    return (
        _UPPER * (char.isupper() or folded.isupper())
        + _ALNUM * char.isalnum()
        + _SPACE * char.isspace()
        + _BLANK * (char.isspace() and (char in " \t" or not char.isascii()))
        + _CUT * (char in _CUTS)
        + _ODD * (char.isalnum() != folded.isalnum())
        + _INSIDE * (char.isalnum() or char == ",")
        + _ENDS * (char in _ENDINGS)
    )


def _packed(word: str) -> int:
    return sum(min(ord(char), _TOP) << (_BITS * at) for at, char in enumerate(word))


def _key_set(words: Sequence[str] | frozenset[str]) -> npt.NDArray[np.int64]:
    return np.array(sorted(map(_packed, words)), np.int64)


_JOINT_KEYS, _ON_IN_KEYS, _ENDING_KEYS = _key_set(_JOINTS), _key_set(_ON_IN), _key_set(_BEFORE_ON_IN)


def find_stretches(texts: Sequence[str], bare: tuple[str, ...] = ()) -> list[Stretches]:
    """The stretches of each text. `bare` are forms of aliases without a capital, in lower case."""
    joined = _PARTED.join(("", *texts, " " * _BEHIND))
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds_of(codes)
    first, last, opening = _bounds(codes, kinds, "plc" in joined)
    begins = np.cumsum([len(_PARTED), *(len(text) + len(_PARTED) for text in texts)])
    cuts = np.searchsorted(first, begins)
    offsets = np.repeat(begins[:-1], np.diff(cuts))
    starts, ends, opens = (first - offsets).tolist(), (last - offsets).tolist(), opening.tolist()
    doubtful = not joined.isascii() and (int(codes.max()) >= _PLANE or bool((kinds & _ODD).any()))
    with_bare = set(np.searchsorted(begins, _bare_places(codes, kinds, bare), "right").tolist())
    found, one = [], 0
    for number, (text, other) in enumerate(zip(texts, cuts[1:].tolist(), strict=True), 1):
        odd = doubtful and not text.isascii() and _is_odd(text)
        found.append(
            Stretches(starts[one:other], ends[one:other], opens[one:other], odd, number in with_bare)
        )
        one = other
    return found


def _bare_places(codes: _Codes, kinds: _Kinds, bare: tuple[str, ...]) -> _Places:
    """Offsets that tell in which texts bare forms may stand: where the longest parts of them stand that folding leaves
    as they are, and letters that may fold into theirs."""
    if not bare:
        return np.zeros(0, np.intp)
    # Whatever is no ASCII is one byte of no part here: what of it may fold into a letter is told below.
    lowered = np.minimum(codes, _FOREIGN).astype(np.uint8).tobytes().lower()
    here = [start for _, start, _ in _bare_search(bare).find_matches_as_indexes(lowered)]
    foreign = np.flatnonzero((codes >= _FOREIGN) & ((kinds & _ALNUM) != 0))
    return np.concatenate((np.array(here, np.intp), foreign))


@lru_cache(maxsize=4)
def _bare_search(bare: tuple[str, ...]) -> ahocorasick_rs.BytesAhoCorasick:
    parts = {max(_FOLDED.split(form), key=len) for form in bare}
    return ahocorasick_rs.BytesAhoCorasick(
        [part.encode("ascii") for part in sorted(parts - {""})],
        matchkind=ahocorasick_rs.MatchKind.LeftmostFirst,
        implementation=ahocorasick_rs.Implementation.DFA,
    )


def _is_odd(text: str) -> bool:
    for char in set(text):
        if char >= "\U00010000":
            if char.isalnum() or char.isupper() or fold_char(char) != char:
                return True
        elif char.isalnum() != fold_char(char).isalnum():
            return True
    return False


def _bounds(codes: _Codes, kinds: _Kinds, with_plc: bool) -> tuple[_Places, _Places, _Kinds]:
    """First and last offset of each stretch, and whether it opens a sentence."""
    raised = (kinds & _UPPER).view(np.bool_)
    raised[1:] &= (kinds[:-1] & _ALNUM) == 0
    if with_plc:  # the one word without a capital that ends a name
        raised[:-3] |= (codes[:-3] == ord("p")) & (codes[1:-2] == ord("l")) & (codes[2:-1] == ord("c"))
    capitals = np.flatnonzero(raised)
    if not capitals.size:
        return capitals, capitals, np.zeros(0, np.uint8)
    spaces = np.flatnonzero((kinds & _SPACE) != 0)
    # A word is known by the white space behind it; of the capitals in a word the first begins it.
    word = np.searchsorted(spaces, capitals)
    parts = word[1:] != word[:-1]
    is_first = np.append(True, parts)
    word, starts = word[is_first], capitals[is_first]
    ends = spaces[word]
    stopped = codes[ends - 1] == ord(".")
    for back in range(2, _ABBREVIATED + 1):
        stopped &= (kinds[ends - back] & _UPPER) == 0
    stopped |= (kinds[ends - 1] & _CUT) != 0
    goes_on = _goes_on(codes, kinds, spaces, word, ~stopped & ((kinds[ends] & _BLANK) != 0))
    # Without the mark that ends it, a stretch comes again more often.
    starts, ends = starts[np.append(True, ~goes_on)], (ends - stopped)[np.append(~goes_on, True)]
    before, earlier = codes[starts - 1], kinds[starts - 2]
    spaced = before == ord(" ")
    opening = np.full(starts.size, UNSURE, np.uint8)
    opening[spaced & ((earlier & _INSIDE) != 0)] = CLOSED
    opening[(before == ord("\n")) | (spaced & ((earlier & _ENDS) != 0))] = OPENS
    return starts, ends, opening


def _goes_on(codes: _Codes, kinds: _Kinds, spaces: _Places, word: _Places, open_end: _Flags) -> _Flags:
    """Whether a name may go on from each word with a capital (but the last) to the next such word; `open_end`: no
    mark and no line break stands behind the word."""
    gap, open_end = word[1:] - word[:-1], open_end[:-1]
    goes_on: _Flags = open_end & (gap == 1)
    apart = np.flatnonzero(open_end & (gap > 1) & (gap <= _MOST_JOINTS + 1))
    if apart.size:
        goes_on[apart] = _joined(codes, kinds, spaces, word[apart], gap[apart] - 1)
    return goes_on


def _joined(codes: _Codes, kinds: _Kinds, spaces: _Places, word: _Places, between: _Places) -> _Flags:
    """Whether the one to three words behind each of these words are joining words, parted by single blanks."""
    whole = np.ones(word.size, np.bool_)
    for number in range(_MOST_JOINTS):
        here = np.flatnonzero(whole & (number < between))
        begin, end = spaces[word[here] + number] + 1, spaces[word[here] + number + 1]
        length = end - begin
        short = (length > 0) & (length <= _LONGEST_PAIR) & ((kinds[end] & _BLANK) != 0)
        whole[here] = short
        here, begin, length = here[short], begin[short], length[short]
        key, tied = _keys(codes, begin, length)
        joins = tied | ((length <= _KEY_LENGTH) & _among(key, _JOINT_KEYS))
        if number == 0:
            after = np.flatnonzero(_among(key, _ON_IN_KEYS) & (begin > _MOST_JOINTS))
            three = np.full(after.size, _MOST_JOINTS)
            joins[after] |= _among(_keys(codes, begin[after] - 1 - three, three)[0], _ENDING_KEYS)
        whole[here] = joins
    return whole


def _keys(codes: _Codes, begin: _Places, length: _Places) -> tuple[npt.NDArray[np.int64], _Flags]:
    """The first characters of words as numbers (`_packed`), and whether each has a hyphen or a character beyond ASCII,
    which folding may turn into a blank or a letter of a small word."""
    keys, tied = np.zeros(begin.size, np.int64), np.zeros(begin.size, np.bool_)
    for at in range(_LONGEST_PAIR):
        char = np.minimum(codes[np.minimum(begin + at, codes.size - 1)], _TOP).astype(np.int64)
        char[at >= length] = 0
        tied |= (char >= 0x80) | (char == ord("-"))
        if at < _KEY_LENGTH:
            keys |= char << (_BITS * at)
    return keys, tied


def _among(keys: npt.NDArray[np.int64], known: npt.NDArray[np.int64]) -> _Flags:
    same: _Flags = known[np.minimum(np.searchsorted(known, keys), known.size - 1)] == keys
    return same
