"""Lines below the last paragraph of a text that say it is over: who keyed it in, who helped, who signed, whom to ask.

They have the look of headlines, and the headline of the next text may stand right below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.segmentation import labels, shapes, topics
from transforms.segmentation.lines import Line

MAX_LAST, MAX_KEYED = 120, 24
"""Characters of such a line, and of the initials of an agency and its desks."""
MIN_HEADLINE, MIN_SECOND = 2, 7
"""Spaces in a headline below it, and in a second headline with nothing but a picture below."""
# "GNA", "(NK/PIO)", "ANP/AAZ/MK", "sd/jk/rl"
_KEYED = re.compile(
    r"[–—-]?\s?(?:[A-Z]{2,4}|\([A-Z]{2,6}\)|[(\[]?(?:[A-Z]{2,6}(?:/[A-Za-z]{2,6}){1,4}|[a-z]{2,3}(?:/[a-z]{2,3}){1,4})[)\]]?)\.?"
)
# "– with files from The Canadian Press", "Additional reporting by Ines Okafor"
_HELPED = re.compile(
    r"(?i)[–—(\[-]{0,3}\s?(?:with|additional|further)(?: an?)? (?:files?|assistance|inputs?|material|help"
    r"|report(?:ing|s)?|contributions?) (?:from|by|of)\b"
)
# "Signed: the Coordination of Lind", "(Translated from the Danish by Ines Okafor)"
_SIGNED = re.compile(
    r"(?i)[–—(\[-]{0,3}\s?(?:(?:co-?)?signed(?: by)?:|translat(?:ed|ion)(?: (?:from|by)\b|:))\s?\S"
)
_PROVIDED = re.compile(r"(?:Provided|Supplied|Distributed|Issued) by [A-Z]")
_ENDED = frozenset(("caption", "byline", "source", "stamp", "reference", "separator"))
_ADDRESS = re.compile(r"\w@\w|\bwww\.|https?://")


def closes(text: str) -> bool:
    """Whether a line can only end a text, wherever it stands."""
    return len(text) <= MAX_LAST and (_SIGNED.match(text) or _HELPED.match(text)) is not None


def ends_keyed(text: str) -> bool:
    """Whether a line is the initials of who keyed a text in."""
    return len(text) <= MAX_KEYED and _KEYED.fullmatch(text) is not None and not labels.page_words(text)


def ended(current: Sequence[Line], title: Line, below: Sequence[Line]) -> bool:
    """Whether the last of the lines of a text ends it above a headline of several words, which the lines below it take
    up; below an address, more than those above do."""
    last = current[-1]
    if last.role == "stamp" and last.gap == 0 and len(current) > 1:
        last = current[-2]  # the day behind who signed
    if last.role not in ("heading", "byline", "source") or title.text.count(" ") < MIN_HEADLINE:
        return False
    text = last.text
    if len(text) > MAX_LAST or text[-1] in ":?":
        return False
    if closes(text) or _PROVIDED.match(text):
        return True
    if ends_keyed(text):
        return title.gap >= last.gap  # closer to what is below it stands the section that this is filed in
    if _ADDRESS.search(text) is None:
        return False
    said = [line.text for line in below]
    taken = topics.taken_up(title.text, said)
    return taken > 0 and taken > topics.taken_up(title.text, [line.text for line in current[1:]])


def is_over_deck(lines: Sequence[Line], index: int, current: Sequence[Line]) -> bool:
    """Whether a headline stands above its second one, with the writer, the day or the picture of the text below that,
    which takes it up more than the text above does."""
    title, rest = lines[index], lines[index + 1 : index + 3]
    if len(rest) < 2 or rest[0].role != "heading" or rest[1].role not in ("byline", "stamp", "caption"):
        return False
    if min(title.text.count(" "), rest[0].text.count(" ")) < MIN_HEADLINE + 1 or title.text[-1] == ":":
        return False
    if rest[1].role == "caption" and rest[0].text.count(" ") < MIN_SECOND:
        return False
    above = lines[index - 1]
    if ". " in title.text or not (above.role in _ENDED or above.kind or shapes.ends_sentence(above.text)):
        return False
    bodies = [line.text for line in lines[index + 2 : index + 9] if line.role == "body"]
    return topics.taken_up(title.text, bodies) > topics.taken_up(
        title.text, [line.text for line in current[1:]]
    )
