"""What a line looks like: a headline, prose, its beginning and its end.

Every test takes one clean line (no line break, no space at its ends).
"""

from __future__ import annotations

import re

MAX_HEADING_CHARS = 180
MAX_HEADING_WORDS = 26
BULLETS = "•●▪◦"
"""What points below a headline begin with."""
MIN_ROW = 4
"""Words of the shortest menu in one row."""
MOSTLY_PLURAL = 0.8
"""Share of plurals in a row that is a menu and no headline ("Nurses Doctors Teachers Strike")."""

_TERMINAL = (".", "!", "?", "…", "。", "؟")
_CLOSERS = "”\"'’)]»*"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
# "... that somebody else did.1"
_MARKED_END = re.compile(r"[a-z”\"’)][.!?][”\"’]?\d{1,3}$")
_ELLIPSIS = re.compile(r"(?:…|\.\.|\[\s?(?:…|\.{2,4})\s?\]|\(\s?(?:…|\.{2,4})\s?\))[\s.…”\"'’)\]]{0,4}$")
MAX_ELLIPSIS = 14
"""Characters at the end of a line that hold an ellipsis, its brackets and the marks behind it."""
_LEADING_DOTS = re.compile(r"^[\s\[(“\"”]{0,3}(?:…|\.\.)[\s\].)…]{0,4}")
_LOWER_NAME = re.compile(
    r"^(?:(?:al|el|an|as|ad|ash|az|at|ul|de|di|da|du|del|la|le|van|von|der|den|ten|ter|bin|ibn|d|l"
    r"|o)[-’' ]\w*[A-Z]|[a-z]{1,2}[A-Z]|https?:|www\.|\S+@\S+)"
)
_BULLET = re.compile(r"^(?:[-–—*•·▪◦●■o]\s|\(?[a-z0-9]{1,2}[).]\s)")
_SEPARATOR = re.compile(
    r"^(?:[\s*=_~#·•◊⁂+.—–-]{3,}|[-–—*(/]{0,3}\s?(?:30|end(?:s|item)?|eof|fin|x{3})\s?[-–—*)/]{0,3})$",
    re.IGNORECASE,
)
MAX_END_MARK = 12
"""Characters of the longest separator that begins with a letter or digit ("ends ---")."""
MAX_SCRAP, MAX_SCRAP_WORDS = 48, 7
"""Characters and words of a line that begins small and is not the rest of a text."""
MIN_BROKEN, MIN_BROKEN_ALONE = 120, 160
"""Characters of a paragraph that breaks off (a shorter line may be a label or a verse), and of one sentence alone."""
MIN_TWO_SENTENCES = 90
"""Characters of a line that is no headline where a sentence ends in it."""
_TWO_SENTENCES = re.compile(
    r"(?:\b[a-z]{3,}|[a-z]{2}[”\"’)])[.!?] [A-Z“\"]|[.!?][”\"’]? \[[A-Z][^\[\]]{2,80}\]$"
)
_CREDITED = re.compile(r"[a-z]{3}[.!?][”\"’]? \([A-Z][^()]{1,40}\)$")
"""A sentence and the agency that it came from."""
_DIGIT = re.compile(r"\d")
_EDITED = re.compile(
    r"(?i)\((?:adds?|updates?|updated|updating|recasts?|corrects?|corrected|repeats?|refiles?|rewrites?|rewritten|removes?"
    r"|clarifies|releads?|fixes|changes|replaces|deletes|drops|restores|writes? thr(?:u|ough)|inserts|includes|with)\b"
)
_WORDY = re.compile(r"[^\W\d_]")


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence may end."""
    bare = line.rstrip(_CLOSERS + _RAISED + " ")
    if bare.endswith(_TERMINAL):
        return True
    if line[-1].isdigit() and _MARKED_END.search(line[-8:]):
        return True
    return line.endswith(("]", "”[", ")")) and bool(
        re.search(r"[.!?…][”\"’)]{0,2}\s?(?:\[\d{1,3}\]\s?){1,4}$", line)
    )


def is_cut_off(line: str) -> bool:
    """Whether a line ends in an ellipsis of any kind."""
    tail = line[-MAX_ELLIPSIS:]
    return ("…" in tail or ".." in tail) and _ELLIPSIS.search(tail) is not None


def breaks_off(line: str) -> bool:
    """Whether a long paragraph, or one of more than one sentence, ends in the middle of a sentence with no mark."""
    if len(line) < MIN_BROKEN or not line[-1].islower():
        return False
    return len(line) >= MIN_BROKEN_ALONE or _TWO_SENTENCES.search(line) is not None


def starts_inside(line: str) -> bool:
    """Whether a line begins in the middle of a sentence: with a small letter that opens no name, or mid-clause."""
    first = line[0]
    if first.isupper() or first.isdigit():
        return False
    stripped = _LEADING_DOTS.sub("", line[:60])
    first = stripped[:1]
    if first in ",;)":
        return True
    if first in "–—" and stripped[1:2].islower():
        return True  # "–year mandate ran out": the rest of a word
    return first.islower() and not _LOWER_NAME.match(stripped) and not _BULLET.match(stripped)


def is_scrap(line: str) -> bool:
    """Whether a line is too short to be the rest of a text and ends no sentence: what is left of a picture or field."""
    return len(line) <= MAX_SCRAP and line[-1].isalnum() and line.count(" ") < MAX_SCRAP_WORDS


def starts_with_dots(line: str) -> bool:
    return _LEADING_DOTS.match(line) is not None


def is_heading(line: str) -> bool:
    """Whether a line has the shape of a headline: short, no sentence's end, begins like a title."""
    if len(line) > MAX_HEADING_CHARS or line[-1] in ",;:":
        return False
    if line[0] == "(" and line[-1] == ")" and (_DIGIT.search(line) or _EDITED.match(line)):
        return False  # the publisher, pages and price of a book, or where and when; what an agency changed
    if len(line) <= 2 * MAX_HEADING_WORDS and line[-1].isalpha() and line[0].isalpha() and line[0].isupper():
        return True  # there cannot be more words than letters, and nothing at its ends speaks against it
    if line[-1] == ")" and _CREDITED.search(line):
        return False
    if (". " in line or line[-1] == "]") and len(line) > MIN_TWO_SENTENCES and _TWO_SENTENCES.search(line):
        return False
    words = line.split()
    if len(words) > MAX_HEADING_WORDS or not _WORDY.search(line):
        return False
    first = line.lstrip("“\"'‘([…. ")[:1]
    if not first or not (
        first.isupper()
        or first.isdigit()
        or first in "#@$€£¿¡"
        or not first.isascii()
        or _LOWER_NAME.match(line)
    ):
        return False
    if line.endswith(("?", "!")) and (len(words) <= 20 or " – " in line or " — " in line or ": " in line):
        return True
    if is_cut_off(line):
        return False
    if ends_sentence(line):
        return (_is_title_case(words) and 2 <= len(words) <= 14) or (
            bool(re.search(r"\b[A-Z]\.[A-Z]\.$", line)) and len(words) <= 16
        )
    return True


def is_address(line: str) -> bool:
    """Whether a line is an e-mail address and nothing else."""
    return " " not in line and 0 < line.find("@") < len(line) - 4 and "." in line[line.find("@") :]


def starts_like_heading(line: str) -> bool:
    first = line.lstrip("“\"'‘([")[:1]
    return first.isupper() or first.isdigit()


def _is_title_case(words: list[str]) -> bool:
    big = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(big) >= 2 and sum(word[0].isupper() for word in big) >= 0.85 * len(big)


def is_separator(line: str) -> bool:
    if len(line) > MAX_END_MARK and line[0].isalnum():
        return False
    return len(line) <= 120 and _SEPARATOR.match(line) is not None


def is_plural_row(line: str) -> bool:
    """Whether a line is a row of capitalised plurals ("Fixtures Results Tables Scorers"): the sections of a site
    that no list of labels has."""
    if line[line.find(" ") + 1].islower():
        return False  # as the second word of a headline most often is
    words = line.split()
    if len(words) < MIN_ROW or not all(word.isalpha() and word[0].isupper() for word in words):
        return False
    return sum(word[-1] == "s" for word in words) >= MOSTLY_PLURAL * len(words)
