"""Sentence boundaries by rule: marks of punctuation, what follows them, and a list of abbreviations."""

from __future__ import annotations

import re
from functools import lru_cache

# Abbreviations before a name or number: a full stop after them never ends a sentence.
_OPEN_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        "Mr Mrs Ms Mx Dr Prof St Mt Ft Sen Rep Gov Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Rev Hon "
        "Pres Supt Insp Det Messrs Mme Mlle Sr Sra Fr No Nos Art Sec Vol Fig Ch Op Ed Eds Jan Feb Mar "
        "Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun vs viz cf ca approx "
        "vol pp p e.g i.e eg ie op cit trans ",
    )
)
# All cases begin with one set of characters, which the search runs over quickly, and part only behind it. The group is
# set in the first, which most ends are: a full stop between a word in small letters and one with a capital.
_END = re.compile(
    r"[.!?…\n](?:(?<=[a-z][a-z][a-z]\.)(?= [A-Z])()|(?<=\n)(?:[^\S\n]{0,200}\n)?"
    r"|(?<!\n)[.!?…]{0,7}[\"'”’»)\]*]{0,4}(?=\s|$|[\"“”«‘A-Z(\[]))"
)
_MARKS = frozenset(("", *".!?…"))
# What `_END` and `_NEXT` pass over, and what of it is one end of a sentence.
_SIGNS = ".!?…\"'“”‘’«»([*)]–—- \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_SIGNS += "".join(map(chr, range(0x2000, 0x200B)))
_ENDED = re.compile(r"[.!?…]{1,8}[\"'”’»)\]*]{0,4}")
_NEXT = re.compile(r"\s{0,200}[\"'“”‘’«(\[*…–—-]{0,4}\s?([^\W_])?")
_LAST_TOKEN = re.compile(r"([^\s\"“”«()\[\]]{1,40})$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_SPAN = re.compile(r"\S")


# The last three letters of abbreviations that end in three small letters; another such word in front of a full stop
# is none, and no initials.
_ABBREVIATED_ENDS = frozenset(
    word[-3:] for word in _OPEN_ABBREVIATIONS if word[-3:].isalpha() and word[-3:].islower()
)


# Paragraphs are asked for twice or more: alone, and with their text. These many are remembered, of at most so many
# characters.
_REMEMBERED, _LONGEST = 512, 4_000


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, in order, without the white space around it. A line break ends a sentence."""
    if "\n" not in text:
        return list(_of_line(text)) if len(text) <= _LONGEST else _spans(text)
    lines = text.split("\n")
    if not all(map(_is_apart, lines)):
        return _spans(text)
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        if line:
            spans += [(start + at, end + at) for start, end in _of_line(line)] if at else _of_line(line)
        at += len(line) + 1
    return spans


def _is_apart(line: str) -> bool:
    """Whether a line's sentences are the same in any text: a mark that opens a line is judged by the word above it, one
    that nothing but other signs stand behind may be by the word below."""
    if line[:1] in _MARKS or len(line) > _LONGEST:
        return not line
    behind = len(line.rstrip(_SIGNS))
    return len(line) - behind < 2 or _ENDED.fullmatch(line, behind) is not None


@lru_cache(maxsize=_REMEMBERED)
def _of_line(line: str) -> tuple[tuple[int, int], ...]:
    return tuple(_spans(line))


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        at, end = match.span()
        if match.lastindex and text[at - 3 : at] not in _ABBREVIATED_ENDS:
            first = start + 1 if text[start] == " " else start
            if text[first].isspace():
                _append(spans, text, start, end)
            else:
                spans.append((first, end))
            start = end
            continue
        following = text[end : end + 2]
        if text[at] == "\n":
            if at == start:  # a blank line below a sentence that has ended
                start = end
                continue
        elif not following or following[0] == "\n":
            pass  # the end of the text or line ends the sentence, whatever the mark does
        elif following[0] == " " and following[1:].isalnum():
            if following[1].islower():
                continue
            if end - at == 1 and text[at] == ".":
                word = text[at - 3 : at]
                plain = len(word) == 3 and word.isalpha() and word.islower()
                if (not plain or word in _ABBREVIATED_ENDS) and not _is_boundary(text, match):
                    continue
        elif not _is_boundary(text, match):
            continue
        first = start + 1 if text[start] == " " else start
        if first < end and not text[first].isspace() and not text[end - 1].isspace():
            spans.append((first, end))
        else:
            _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if start < end and text[start] == " ":
        start += 1
    if start >= end or text[start].isspace():
        first = _SPAN.search(text, start, end)
        if first is None:
            return
        start = first.start()
    while text[end - 1].isspace():
        end -= 1
    spans.append((start, end))


def _is_boundary(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] == "\n":
        return True
    following = _NEXT.match(text, match.end())
    letter = following.group(1) if following else None
    if letter is None:
        return True
    touching = match.end() < len(text) and not text[match.end()].isspace()
    word = _word_before(text, match.start())
    if mark.startswith("...") or "…" in mark:
        return not letter.islower()
    if mark[0] == ".":
        if word.lstrip("'‘’").rstrip(".") in _OPEN_ABBREVIATIONS and mark == ".":
            return False
        if _INITIALS.match(word) and mark == ".":
            # "J. K. Marsh", "the U.S. Army" go on; "in the U.S. The" does not.
            return "." in word and not touching and _starts_anew(text, match.end())
        if touching and mark == "." and (len(word) < 3 or not word.islower()) and text[match.end()].isalpha():
            return False
    return not letter.islower()


def _word_before(text: str, at: int) -> str:
    """What stands before this offset without white space, quotation marks or brackets; at most 40 characters."""
    before = text[max(0, at - 40) : at].removesuffix("\n")
    if not before or before[-1].isspace():
        return ""
    before = before.rsplit(None, 1)[-1]
    last = _LAST_TOKEN.search(before)
    return last.group(1) if last else ""


_ANEW = re.compile(
    r"\s+[\"'“‘(]?(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|As|After|If|When|For|There|Its|His|Her"
    r"|Their|However|Meanwhile|Since|While|With|By|To|No|Not|One|Some|Many|Most)\b"
)


def _starts_anew(text: str, end: int) -> bool:
    return _ANEW.match(text, end) is not None
