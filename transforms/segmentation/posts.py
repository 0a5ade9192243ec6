"""What networks and channels write around a post: who forwarded or shared it, how many saw it, by what it was sent."""

from __future__ import annotations

import re

MAX_LINE = 110
"""Characters of such a line."""
_COUNT = r"\d[\d.,]{0,8} ?[kKmM]?"
_SEEN = (
    r"(?i:views?|likes?|shares?|retweets?|reposts?|quote tweets?|quotes?|bookmarks?|forwards?|reactions?|comments?"
    r"|repl(?:y|ies)|favou?rites?)"
)
# "1.2K views, 14:32", "12 Retweets 3 Quote Tweets 140 Likes"
_COUNTS = re.compile(
    rf"{_COUNT} {_SEEN}(?:[ ,·•|]{{1,3}}{_COUNT} {_SEEN}){{1,5}}"
    rf"|{_COUNT} (?i:views?|likes?|shares?|retweets?)[ ,·•|]{{1,3}}(?:(?i:edited) )?"
    r"\d{1,2}:\d\d(?: ?[APap]\.?[Mm]\.?)?"
)
# "11:32 PM · Mar 3, 2021 · Twitter for iPhone"
_SENT_BY = re.compile(
    r"\d{1,2}:\d\d(?: ?[APap]\.?[Mm]\.?)? · [^·]{6,24}(?: · [\w.]{1,12} (?i:views))?(?: · [^·]{2,30})?"
)
# "A post shared by Jan Moor (@janmoor)"
_SHARED = re.compile(
    r"(?i:an? (?:post|photo|video|reel) (?:shared|posted) by )[^()\n]{1,60}\(@[\w.]{1,40}\)[^.!?\n]{0,40}"
)
# "Forwarded from River Desk"
_FORWARDED = re.compile(r"Forwarded (?:from|message from) @?[A-ZÀ-Þ\d][^.,!?;:\n]{1,48}")
# "Updated at 10.50pm", below an entry of a live page
_UPDATED = re.compile(r"(?i)(?:last )?updated at \d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?")


def kind_of(line: str, start: str) -> str | None:
    """The furniture kind of a line that a network added to a post; `start` is the line in small letters without
    ornaments at its front."""
    if len(line) > MAX_LINE:
        return None
    if line[0].isdigit():
        return "share" if _COUNTS.fullmatch(line) or (" · " in line and _SENT_BY.fullmatch(line)) else None
    if start.startswith("forwarded ") and _FORWARDED.fullmatch(line):
        return "navigation"
    if start[:2] in ("a ", "an") and line[-1] != "." and "(@" in line and _SHARED.fullmatch(line):
        return "share"
    return "navigation" if "pdated at " in line[:16] and _UPDATED.fullmatch(line) else None
