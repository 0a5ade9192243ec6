"""Spaces, lines broken inside a sentence, and sentences glued together."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from transforms.cleaning import wraps
from transforms.cleaning.look import Look
from transforms.ledger import Change

# three patterns that each begin with one character run several times faster than one with alternatives
_DOUBLED = re.compile(" (?:[^\\S\n]+|$)", re.MULTILINE)
_INDENT = re.compile("\n[^\\S\n]+")
_WIDE = re.compile("[^\\S\n ][^\\S\n]*")
_ODD_SPACES = frozenset("\t\x1f\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
SPACE_GATE = r"[\t\x1c-\x1f\x{85}\x{a0}\x{1680}\x{202f}\x{205f}\x{3000}\x{2000}-\x{200a}]|  | \n|\n |\A | \z"
# a mark with a letter right behind it, and what then makes the place one where a space was lost
_MARK_AND_LETTER = re.compile(r"[.?!,)\]…](?=[A-Za-z“])")
_AFTER_POINT = re.compile(r"\.(?=[A-Za-z“])")
_AFTER_COMMA = re.compile(r",(?=[A-Za-z“])")
_BEFORE = {
    ".": re.compile(r"(?:[a-z]{2}|[a-z]\.|(?<!\d)(?:1[5-9]|20)\d\d)$"),
    "?": re.compile(r"(?:[a-z]{2}|\d)$"),
    "!": re.compile(r"(?:[a-z]{2}|\d)$"),
    ",": re.compile(r"[a-z]{2}$"),
    ")": re.compile(r"[a-z]$"),
    "]": re.compile(r"\[\d{1,3}$|[a-z]\.$"),
    "…": re.compile(r"[a-z]$"),
}
# behind a number, an abbreviation in points or a bracket only a word that opens sentences tells the end of one
_BEFORE_OPENING = re.compile(r"(?:[\d%)]|\.[A-Za-z])$")
_SENTENCE_START = re.compile(r"[A-Z][a-z]{1,30}\b")
_DOMAIN_END = re.compile(r"(?:Js|Io|Ai|Co|Com|Org|Net|Info|Tv|Me)\b")
# "Alder.Az": what a line ends with that is no sentence
_SITE = re.compile(r"[A-Z][a-z]$", re.MULTILINE)
_CLAUSE_START = re.compile(r"[a-z]{2}")
_GLUED_SIGNS = frozenset("?!)]…")
_WEB = re.compile(r"://|www\.|@|\.(?:com|org|net|co|info|gov|edu|example)\b|[\\/_]", re.IGNORECASE)
GLUED_GATE = (
    r"[a-z][a-z.]\n?[.?!,][A-Za-z]|[a-z]\n?[)…][A-Za-z“]|(?:\[\d{1,3}|[a-z]\.)\n?\][A-Za-z“]"
    r"|[a-z][a-z.]\n?[.?!]“|\d\n?[.?!](?:[A-Z][a-z]|“)|(?:[%)]|\.[A-Za-z])\n?\.[A-Z][a-z]"
)
BROKEN_GATE = r"[^\n.!?:…]\n[^\n]|[^\n.!?:…]\n\n[^\nA-Z0-9\"“‘'(\[]"
# what does not go on with the paragraph above: the rest of a tag, and whatever follows "Continue reading"
_ATTRIBUTE = re.compile(r"[a-z-]{2,20}\s?=\s?[\"'“”‘’]")
_LABEL_END = re.compile(
    r"(?i)\b(?:read more|(?:continue|keep) reading|full story|read on|learn more|see more)\W{0,3}$"
)
_ENDS = frozenset(".!?:…")
MIN_BROKEN = 40
"""A line shorter than this is a label, a heading or a verse, not the first part of a broken sentence."""
MAX_LABEL_SPACES = 3
"""Spaces in a label that begins small ("more photos")."""
_SAID = re.compile(r"(?:^|\s)(?:said|says|asked|asks|told|added|adds|he|she|they|we|I)\b")
_ADDRESS_STARTS = ("http://", "https://", "www.")
MIN_BROKEN_PARAGRAPH = 160
"""A blank line (or a capital) after it is inside a sentence only below a line that is longer than any headline."""
WRAP_SAMPLE = 20_000
WRAP_SLACK = 4
"""Characters by which lines of one width may differ: spaces that were taken out of them, a mark that hangs over."""
# "Subject: ", above the text of a mail
_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,18}: ")
_CLOSING_MARKS = frozenset('”"’)')


def has_odd_space(look: Look) -> bool:
    text = look.text
    if look.has(_ODD_SPACES) or "  " in text or text[:1] == " " or text[-1:] == " ":
        return True
    if " \n" in text:
        return True
    place = text.find("\n")
    while place >= 0:  # faster than looking for the pair: spaces are everywhere, line breaks are few
        if text.startswith(" ", place + 1):
            return True
        place = text.find("\n", place + 1)
    return False


def spaces(text: str) -> list[Change]:
    """Runs of spaces become one space, odd spaces a common one, spaces at the ends of a line go."""
    spans = [match.span() for match in _DOUBLED.finditer(text)]
    spans += [(match.start() + 1, match.end()) for match in _INDENT.finditer(text)]
    lead = len(text) - len(text.lstrip(" \t\xa0"))
    if lead:
        spans.append((0, lead))
    spans += [match.span() for match in _WIDE.finditer(text)]
    found: list[Change] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if found and start < found[-1][1]:
            continue
        edge = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
        found.append((start, end, "" if edge else " "))
    return found


@lru_cache(maxsize=1)
def open_words() -> frozenset[str]:
    """Words that no sentence and no quotation ends with."""
    return frozenset(files("transforms.cleaning").joinpath("open_words.txt").read_text("utf-8").split())


def has_broken_line(look: Look) -> bool:
    return "\n" in look.text


def broken_lines(text: str) -> list[Change]:
    """Line breaks between two parts of one sentence become a space (a hyphen at the break goes with it)."""
    found: list[Change] = []
    lines = text.split("\n")
    wrapped: int | None = None
    apart = 0
    position = 0
    columns = text.count(f"{wraps.SOFT}\n") >= wraps.MIN_SOFT
    for index, line in enumerate(lines[:-1]):
        end = position + len(line)
        position = end + 1
        if columns and line and lines[index + 1] and line[-1] not in _ENDS:
            found.append((end - (line[-1] == wraps.SOFT), end + 1, "" if line[-1] == wraps.SOFT else " "))
            continue
        if len(line) < MIN_BROKEN or line[-1] in _ENDS:
            continue
        skip = 1 if lines[index + 1] else 2
        following = lines[index + skip] if index + skip < len(lines) else ""
        if not following or not following[0].isalnum():
            continue
        if wrapped is None:
            wrapped = _wrap_width(lines)
            apart = wraps.width_apart(lines)
        if wrapped and skip == 1 and (index == 0 or not lines[index - 1]) and wraps.opens_text(following):
            continue  # the headline above
        if not (apart and skip == 2 and wraps.goes_on(line, following, apart)) and not _inside_sentence(
            line, following, skip, wrapped
        ):
            continue
        if line[-1] == "-" and line[-2].islower() and following[0].islower() and wrapped:
            found.append((end - 1, end + skip, ""))
        else:
            found.append((end, end + skip, " "))
    return found


def _inside_sentence(line: str, following: str, skip: int, wrapped: int) -> bool:
    """Whether a line (at least 40 characters long, no full stop at its end) goes on in the following one."""
    if _is_label(line, following):
        return False
    if wrapped and skip == 1:
        headed = len(line) > wrapped + WRAP_SLACK or _FIELD.match(following) is not None
        return following[0].islower() or (line[-1] not in '”"' and not headed)
    last = line[-20:].rsplit(None, 1)[-1]
    if following.startswith(_ADDRESS_STARTS) and line.rsplit(None, 1)[-1].startswith(_ADDRESS_STARTS):
        return False  # one address below the other
    small = following[0].islower()
    if (
        small
        and skip == 2
        and (_ATTRIBUTE.match(following) or _LABEL_END.search(line, max(0, len(line) - 24)))
    ):
        return False
    open_ended = last in open_words() or (last[-1] in ",–—" and len(last) > 1)
    if not small:
        return open_ended and skip == 1 and len(line) >= MIN_BROKEN_PARAGRAPH and len(following) >= 15
    if not (open_ended or last[-1].isalnum() or last[-1] in ')”’"'):
        return False
    return len(line) >= (MIN_BROKEN if skip == 1 else MIN_BROKEN_PARAGRAPH)


def _is_label(line: str, following: str) -> bool:
    """Whether a few small words stand below a quotation that ended its sentence and are none themselves."""
    return (
        line[-1] in '”"’'
        and line[-2] in ".!?…"
        and len(following) < MIN_BROKEN
        and following[-1].isalnum()
        and following.count(" ") <= MAX_LABEL_SPACES
        and following.partition(" ")[0] not in open_words() - {"more"}
        and not _SAID.search(following)
    )


def _wrap_width(lines: list[str]) -> int:
    """The width at which a text was wrapped, whose lines that another follows are mostly nearly equally long; else 0.

    Where paragraphs follow each other without a blank line, their last lines are short: then, of the lines that end no
    sentence, most must have had no room for the next word. Of these a third go on small at least, as no list of
    headlines does.
    """
    pairs = [(a, b) for a, b in pairwise(lines[: WRAP_SAMPLE // 40]) if a and b]
    if len(pairs) < 4:
        return 0
    open_pairs = [(a, b) for a, b in pairs if a[-1] not in _ENDS and a[-1] not in _CLOSING_MARKS]
    small = [len(a) for a, b in open_pairs if b[0].islower()]
    if 3 * len(small) < len(open_pairs):
        return 0
    widest = max(small, default=0)  # a headline above may be wider
    if not 50 <= widest <= 120:
        return 0
    if sum(widest - 20 <= len(a) <= widest + WRAP_SLACK for a, _ in pairs) >= 0.75 * len(pairs):
        return widest
    full = sum(len(a) + 1 + len(b.partition(" ")[0]) > widest - WRAP_SLACK for a, b in open_pairs)
    return widest if len(open_pairs) >= 4 and full >= 0.75 * len(open_pairs) else 0


def could_be_glued(look: Look) -> bool:
    """Whether a letter stands right behind a point, a comma, or another mark that ends something."""
    text = look.text
    if _AFTER_POINT.search(text) or _AFTER_COMMA.search(text):
        return True
    return look.has(_GLUED_SIGNS) and _MARK_AND_LETTER.search(text) is not None


def glued(text: str) -> list[Change]:
    """A space where a sentence ends and the next begins at once; addresses and initials are left alone."""
    found: list[Change] = []
    for match in _MARK_AND_LETTER.finditer(text):
        place = match.end()
        mark = match.group()
        if not _BEFORE[mark].search(text, max(0, place - 6), place - 1):
            if mark == "." and _opens_behind_number(text, place):
                found.append((place, place, " "))
            continue
        if mark == ",":
            starts = _CLAUSE_START.match(text, place) is not None
        elif mark == "…":
            starts = text[place] == "“" or text[place].isupper()
        else:
            starts = _SENTENCE_START.match(text, place) is not None
        if starts and mark == "." and (_DOMAIN_END.match(text, place) or _SITE.match(text, place)):
            continue
        if starts and not _in_address(text, place):
            found.append((place, place, " "))
    return found


def _opens_behind_number(text: str, place: int) -> bool:
    """Whether a point behind a number ("by 12.The"), "p.m" or a bracket ends a sentence: an opening word follows."""
    if not _BEFORE_OPENING.search(text, max(0, place - 4), place - 1):
        return False
    word = _SENTENCE_START.match(text, place)
    return word is not None and word.group().lower() in opening_words() and not _in_address(text, place)


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """Words with which English sentences begin most often."""
    return frozenset(files("transforms").joinpath("opening_words.txt").read_text("utf-8").split())


def _in_address(text: str, place: int) -> bool:
    # No further back, or a text without a space would be read whole for every point in it.
    first = max(0, place - 80)
    start = max(text.rfind(" ", first, place), text.rfind("\n", first, place), first - 1) + 1
    end = place
    while end < len(text) and end < place + 40 and not text[end].isspace():
        end += 1
    return _WEB.search(text[start:end]) is not None
