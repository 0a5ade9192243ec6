"""To whom a letter is addressed: names, offices and addresses above its salutation, which are no headlines."""

from __future__ import annotations

import re

from transforms.segmentation import openings
from transforms.segmentation.lines import Line

MAX_BLOCK, MAX_LINE, MAX_NAME_WORDS = 10, 90, 9
"""Lines above a salutation, characters of each, and words of the one that names the addressee."""
_ADDRESSEE = re.compile(
    r"(?:To|Attn|Attention|For the attention of):? (?=[A-ZÀ-Þ])"
    r"|(?:The )?(?:Rt\.? |Right |Most )?(?:Hon(?:ou?rable|\.)|Rev(?:erend|\.)) (?=[A-ZÀ-Þ])"
    r"|(?:H\.? ?E\.?|(?:His|Her|Your) (?:Royal )?(?:Excellency|Holiness|Majesty|Highness|Grace|Honou?r|Eminence))[ ,]"
    r"|(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Amb|Gen|Sen)\.? (?=[A-ZÀ-Þ])"
    r"|(?:Professor|Ambassador|President|Prime Minister|Minister|Senator|Judge|Justice|Chairman|Commissioner"
    r"|Governor|Mayor|Bishop|Archbishop) (?=[A-ZÀ-Þ])"
)
_JOINTS = frozenset(
    ("of", "for", "the", "and", "to", "on", "in", "de", "la", "van", "von", "al", "el", "–", "-", "&")
)
_PARTS = frozenset(("heading", "body", "source", "byline", "caption"))


def settle(lines: list[Line]) -> None:
    """Make text of the addressee above each salutation, in place; the day of the letter stays what it is."""
    for index, line in enumerate(lines):
        if index and line.role in ("body", "heading") and openings.is_salutation(line.text):
            begin = _begins(lines, index)
            for part in lines[begin:index]:
                if part.role in _PARTS:
                    part.role = "body"


def _begins(lines: list[Line], index: int) -> int:
    """The line at which the addressee above a salutation begins; the salutation itself where none stands there."""
    begin = place = index
    while place > max(0, index - MAX_BLOCK):
        above = lines[place - 1]
        if above.role != "stamp" and (above.role not in _PARTS or len(above.text) > MAX_LINE):
            break
        place -= 1
        if _is_addressee(above.text):
            begin = place
    return begin


def _is_addressee(text: str) -> bool:
    """Whether a line names somebody with a title and nothing else."""
    if _ADDRESSEE.match(text) is None or text[-1] in ".!?":
        return False
    words = text.split()
    return len(words) <= MAX_NAME_WORDS and all(
        not word[0].islower() or word.strip(",") in _JOINTS for word in words
    )
