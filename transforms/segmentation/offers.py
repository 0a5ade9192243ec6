"""Offers and notices of a site to its readers, told by several weak signs at once.

"Subscribe to the Post from £4 a month" begins with what the reader is to do, names what sites sell, states a price and
is no sentence of a text: no one of these signs tells, four of them do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from transforms.segmentation import versions

SURE, LIKELY = 5, 4
"""Signs of an offer wherever it stands, and of one that the lines around have to bear out."""
MAX_OFFER, MAX_WORDS, FEW_WORDS = 120, 18, 4
"""Characters and words of an offer, and words of a button."""
MAX_COUNT, MAX_NOTICE, MAX_TURNED = 80, 180, 40
"""Characters of a count, of a notice (a longer line is prose at a glance) and of a turn to another page."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PRICE = re.compile(r"[$£€₹¥]\s?\d|\b\d{1,3}(?:[.,]\d\d)?\s?(?:€|%)|\bR\d{2,}|\b(?:Rs|USD|EUR|kr)\.?\s?\d")
_A_TERM = re.compile(r"(?i)\d\s?(?:€|£)?(?: ?(?:a|per|/) ?|/)(?:week|month|year|mo|yr|issue)\b")
# "7,310 people signed. Help us reach 10,000!"
_SIGNED = re.compile(
    r"(?i)^\d[\d.,]{0,12}k? (?:people )?(?:have )?(?:signed|signatures?|supporters|verified signatures|shares|views"
    r"|likes|followers|subscribers|donations|donors|backers|reads|votes)(?: so far| of \d[\d.,]{0,12})?[.!]?"
    r"(?: (?:let[’']s get|next goal|help us|our goal|goal)[^.!?]{0,40}[.!]?)?$"
)
# "£12,410 raised of £20,000 goal"
_RAISED = re.compile(
    r"(?i)^[$£€]?\d[\d.,]{0,12}[km]?(?: ?(?:€|£|[A-Z]{3}))? raised(?: so far)?"
    r"(?: (?:of|out of|towards?) (?:an? |the |our )?[$£€]?\d[\d.,]{0,12}[km]?(?: ?(?:€|£|[A-Z]{3}))?"
    r"(?: (?:goal|target))?)?$"
)
_BLOCKER = re.compile(r"(?i)\bad[- ]?block|\bblocking ads\b")
_ASKED_OFF = re.compile(
    r"(?i)\b(?:disable|turn(?:ing)? (?:it |them )?off|switch(?:ing)? off|whitelist|allow|pause|deactivate|using)\b"
)
_AGREES = re.compile(
    r"(?i)^by \w{3,14}ing\b[^.!?\n]{0,60}?,? (?:you|i) (?:hereby )?(?:accept|agree|consent|confirm|acknowledge)\b"
)
_CODE = re.compile(
    r"(?i)\b(?:adheres?|subscribes?|signed up|committed|bound|complies|regulated|member of)\b[^.!?\n]{0,60}"
    r"\b(?:press (?:standards|council|complaints|code|ombudsman)|code of (?:practice|conduct|ethics)|editors[’'] code)"
)
_CODE_STARTS = ("this ", "we ", "our ", "member of", "regulated", "the ")
_IMPRINT = re.compile(
    r"(?i)^(?:printed|published|edited|produced|typeset)(?: (?:and|&|,) (?:printed|published|distributed|produced))"
    r"{1,2} (?:by|in|at|for)\b"
)
_LINK_WANTED = re.compile(
    r"(?i)\b(?:hyperlink|active link|backlink"
    r"|(?:link|reference) to (?:the|our|this) (?:site|source|website|portal|agency))\b"
    r"[^.!?\n]{0,60}\b(?:obligatory|mandatory|compulsory|required|necessary)\b"
)
_FULL = re.compile(
    r"(?i)^(?:read|view|see|open|show|watch) (?:the |this )?(?:full|whole|entire|complete|original)"
    r" [^\W\d_]{3,14}(?: [^\W\d_]{2,14}){0,2}[ .…»›→>]{0,4}$"
)
# "Full report on our website »"
_LEADS_ON = re.compile(
    r"(?i)^(?:full|complete|whole|entire|read|see|view|more|continue|keep|learn|find"
    r"|details)\b[^.!?:]{3,50} ?(?:>{1,3}|»|›|→)$"
)
_PAGED = re.compile(
    r"(?i)^(?:[«‹←<]{1,2} ?(?:older|newer|previous|prev|earlier|next|last|back)\b(?:[^»›]|[»›](?=\S)){0,120}"
    r"|(?:older|newer|next|later|previous)\b[^«‹\n]{0,120}\s?[»›→>]{1,2})$"
)
# "Number of views: 318", "Rate this article: 4.5/5 (12 votes)"
_COUNTED = re.compile(
    r"(?i)^(?:(?:number|total) of |total )?(?:views?|hits|visits|visitors|readers|readings|shares|likes|votes?|rating"
    r"|downloads|impressions|rate this(?: \w+)?|read)\W{1,4}\d[\d.,/ ]{0,12}(?:times|%)?"
    r"(?: ?\(?\d{1,6} (?:votes?|ratings?|reviews?)\)?)?$"
    r"|^.{0,40}\(\d{1,6} (?:votes?|ratings?)(?:[,;] .{0,30})?\)$"
)
# "(Continued from page 1)", "Turn to page 6"
_TURNED = re.compile(
    r"(?i)^[(\[]?(?:(?:continued|cont[’']?d\.?|carried over) (?:from|on)|(?:please )?turn to|go to|jump to|see)"
    r" (?:the )?(?:front |back |next |previous )?(?:page|p\.)(?: [\dA-Z]{1,4})?[)\]]?\.?$"
)
_READS = ("read ", "view ", "see ", "open ", "show ", "watch ")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The sections of offer_words.txt."""
    found: dict[str, frozenset[str]] = {}
    name = ""
    for line in files("transforms.segmentation").joinpath("offer_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            found[name] = found.get(name, frozenset()).union(line.split())
    return found


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """What offers, calls, notices and turns to another page begin with."""
    return _words()["asks"] | _words()["begins"]


def language_names() -> frozenset[str]:
    """The languages in which sites offer a text, and the codes of two letters that stand for them."""
    return _words()["languages"] | _words()["codes"]


def notice_kind(line: str, lowered: str, start: str) -> str | None:
    """The furniture kind of an offer or a notice, with "?" where the lines around have to bear it out; else None.

    `lowered` is the line and `start` its beginning without ornaments, both in small letters.
    """
    length = len(line)
    if length > MAX_NOTICE:
        return None
    if length <= MAX_OFFER:
        kind = _short_kind(line, lowered, start)
        if kind:
            return kind
    if "block" in lowered and _BLOCKER.search(line) and _ASKED_OFF.search(line) and "your" in lowered:
        return "navigation"
    if start.startswith("by ") and _AGREES.match(start):
        return "legal"
    if start.startswith(_CODE_STARTS) and ("press" in lowered or " code" in lowered) and _CODE.search(line):
        return "legal"
    return "legal" if "link" in lowered and _LINK_WANTED.search(line) else None


def _short_kind(line: str, lowered: str, start: str) -> str | None:
    first, length = line[0], len(line)
    if "raised" in lowered and length <= MAX_COUNT and _RAISED.match(line):
        return "share"
    if first.isdigit():
        return "share" if length <= MAX_COUNT and _SIGNED.match(line) else None
    if (line[-1].isdigit() or line[-1] in ")s%") and length <= MAX_COUNT and _COUNTED.match(line):
        return "navigation"
    if versions.is_version(line, lowered, start, _words()["languages"]):
        return "navigation"
    if (first in "«‹←<" or line[-1] in "»›→>") and _PAGED.match(line):
        return "related"
    if "p" in lowered[-12:] and length <= MAX_TURNED and _TURNED.match(line):
        return "navigation"
    if line[-1] in "»›→>" and _LEADS_ON.match(line):
        return "read_more"
    if start.startswith(_READS) and (
        "full" in lowered or "ole" in lowered or "tire" in lowered or "ori" in lowered
    ):
        return "read_more" if _FULL.match(line) else None
    if start[:2] in ("pr", "pu", "ed", "ty") and _IMPRINT.match(line):
        return "legal"
    signs = _signs(line, lowered)
    return "share" if signs >= SURE else "share?" if signs >= LIKELY else None


def _signs(line: str, lowered: str) -> int:
    """How many signs of an offer a line has; 0 where it does not ask for anything."""
    words = _words()
    asks = words["asks"]
    first = _WORD.search(lowered)
    if first is None or line.count(" ") >= MAX_WORDS or line[-1] in "”\"’'»,;:":
        return 0
    asking = lowered
    after_question = first.group() not in asks
    if after_question:
        head, _, asking = lowered.partition("? ")
        if not asking or head.count(" ") > FEW_WORDS or asking.split(" ", 1)[0].strip(",") not in asks:
            return 0
    said = _WORD.findall(asking)
    signs = 1 + 2 * after_question + (said[0] in words["sells"])
    signs += line[-1] not in ".!?" or "!" in line
    signs += not words["goods"].isdisjoint(said)
    signs += _PRICE.search(line) is not None or not words["terms"].isdisjoint(said)
    signs += _A_TERM.search(line) is not None
    signs += not _OURS.isdisjoint(said)
    signs += len(said) <= FEW_WORDS and "this" in said
    signs += 2 * any(part.split(" ", 1)[0] in asks for part in re.split(r"[!.] ", lowered)[1:])
    return signs


_OURS = frozenset(("our", "us", "your", "my", "me"))
