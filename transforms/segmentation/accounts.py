"""What sites ask of readers with and without an account, and where they want to be followed.

Every test takes one clean line; a look at its first word comes before any pattern.
"""

from __future__ import annotations

import re

MAX_ASKED, MAX_FOLLOWED = 170, 180
"""Characters of what a reader is asked for, and of a row of sentences about networks."""
_DONE = (
    r"(?:please )?(?:click|log|sign|subscribe|join|register|activate|create|become|buy|get|start|upgrade)\b"
)
_READER = r"(?:[\w-]{2,12} ){0,2}(?:subscribers?|members?|users?|readers?)"
# "Subscribers: please click here to log in", "Not a subscriber? Click here", "To keep up, subscribe to our letter"
_ASKED = re.compile(
    r"(?i)^\W{0,5}(?:(?:online |print |digital |current |existing |paid ){0,2}(?:subscribers?|members?) ?[:–—-] ?"
    rf"{_DONE}"
    rf"|(?:not |not yet |already |are you |if you are )an? {_READER}(?: yet)?[?,] {_DONE}"
    rf"|(?:you must be|you need to be|please be|only) (?:an? )?{_READER}(?: can| may| to| in order to)? (?:to )?"
    r"(?:view|read|see|access|comment|continue)\b"
    r"|(?:you must|you need to|please) (?:be )?(?:logged|signed|log|sign) in (?:to|in order to|before)\b"
    r"|to (?:keep|stay|be kept|find out|get|receive|hear|learn|have|see|read|never miss)\b[^.!?“”\"]{2,80}, "
    r"(?:please )?(?:subscribe|sign up|register|join|click)\b"
    r"|for (?:more|the latest|breaking|daily|regular)\b[^.!?“”\"]{2,60}, (?:please )?(?:like|follow|visit|join"
    r"|subscribe|sign up|click|download)\b"
    r"|get (?:an )?(?:alerts?|notified|e-?mails?|updates?)\b[^.!?“”\"]{0,60}\bwhen\b[^.!?“”\"]{0,40}"
    r"\b(?:published|posted|available|updated))[^“”\"]{0,140}$"
)
ASKED_STARTS = (
    *("online ", "print ", "digital ", "current ", "existing ", "paid ", "subscriber", "member"),
    *(
        "not ",
        "already ",
        "are you ",
        "if you are",
        "you must",
        "you need",
        "please ",
        "only ",
        "for ",
        "to ",
        "get ",
    ),
)
_NETWORK = (
    r"(?:Twitter|Facebook|Google ?\+|Google Plus|Instagram|YouTube|WhatsApp|Telegram|LinkedIn|TikTok|Bluesky|Mastodon"
    r"|Threads|Tumblr|Pinterest|Snapchat|X)"
)
_FOLLOW = (
    r"(?:(?:You can |Please |And )?[Ff]ollow|FOLLOW|Like|Join|Find|Add|Subscribe to)"
    rf" [^.!?:;“”\"\n]{{1,80}}?(?:@\w{{2,30}}|\bon (?:our )?{_NETWORK})"
    rf"(?:[,:(]{{0,2}} ?(?:and |or |& |at |on ){{0,2}}(?:@\w{{2,30}}|{_NETWORK}(?!\w))\)?){{0,6}}"
    r"(?: (?:page|channel|feed)s?)?(?: for (?:more|the latest|updates|breaking|daily|all)\b[^.!?\n]{0,50})?"
)
# "Follow Ines Okafor on Twitter and Google+. Follow the Post @alderpost, Facebook & Google+.", all sentences of a line
_FOLLOWED = re.compile(
    rf"^\W{{0,3}}(?:{_FOLLOW}(?:[.!] ?|$)){{1,5}}(?P<rest>(?:Original(?:ly)?|First|This) [A-Za-z].{{0,100}})?$"
)
# "Ines Okafor is on Twitter @inesok"
_IS_ON = re.compile(
    rf"^\W{{0,3}}(?:[A-ZÀ-Þ][\w’'.-]{{1,20}} ){{1,4}}(?:is|are) (?:also )?on {_NETWORK}\W{{1,3}}(?:at )?"
    r"@?\w{2,30}\W{0,2}$"
)
_SIGNS = ("@", " on ")
STARTS = frozenset(("Foll", "FOLL"))
"""What a line begins with that a credit may stand behind."""


def notice_kind(line: str, start: str) -> str | None:
    """share for where to follow somebody, navigation where readers are asked to log in, to join or to subscribe;
    `start` is the line's beginning in small letters."""
    if followed_end(line) == len(line):
        return "share"
    if len(line) > MAX_ASKED or not start.startswith(ASKED_STARTS):
        return None
    return "navigation" if _ASKED.match(line) else None


def followed_end(line: str) -> int:
    """How many characters of a line say where to follow somebody, the credit behind them aside; 0 for any other."""
    if len(line) > MAX_FOLLOWED or not ("ollow" in line[:20] or "OLLOW" in line[:20] or _IS_ON.match(line)):
        return 0
    if " on " in line and _IS_ON.match(line):
        return len(line)
    match = _FOLLOWED.match(line) if any(sign in line for sign in _SIGNS) else None
    if match is None:
        return 0
    return len(line) if match["rest"] is None else match.start("rest")
