"""Calls to readers and notices of publishing software: to share, follow, subscribe, page on, report a mistake.

Every test takes one clean line; a look at its first word or at one of its letters comes before any pattern.
"""

from __future__ import annotations

import re

from transforms.segmentation import accounts, notices

MAX_CALL = 160
MAX_COUNTER = 48
"""Characters of the longest line that counts pages, pictures or minutes."""
# a call to pass a page on, to follow a site or to subscribe, with the question that may stand before it
_CALL = re.compile(
    r"(?i)^\W{0,3}(?:[^.!?\n]{1,60}\?\s)?(?:please\s|why not\s|don[’']t forget to\s)?"
    r"(?:(?:share|tweet|forward|send|recommend|pass|like|e-?mail)\s(?:it|this|us)|(?:follow|like|join)\sus"
    r"|(?:subscribe|sign up)(?: here| now| today)?\s(?:to|for)\sour)\b[^.?\n]{0,80}"
    r"\b(?:friends?|followers|family|facebook|twitter"
    r"|instagram|youtube|whatsapp|telegram|newsletters?|inbox|social (?:media|networks?))\b[^.?\n]{0,40}[.!]?$"
)
_NETWORK = (
    r"(?:facebook|twitter|instagram|youtube|whatsapp|telegram|linkedin|tiktok|bluesky|mastodon|threads|x)"
)
# "Find the Post on Facebook and X. If you have a story, write to ..."
_FIND = re.compile(
    rf"(?i)^\W{{0,3}}(?:find|follow|like|join)\s[^.!?\n]{{1,60}}\son\s{_NETWORK}"
    rf"(?::? @\w{{2,30}})?(?:,? (?:and |or |& )?{_NETWORK}(?::? @\w{{2,30}})?){{0,5}}"
    r"(?:[.!](?:\s[^\n]{0,100})?)?$"
)
# "Get the latest updates on our Telegram channel", "Join our WhatsApp group for updates"
_CHANNEL = re.compile(
    rf"(?i)^\W{{0,3}}(?:get|receive|follow|join|subscribe|sign up|find|like)\b[^.!?\n“”\"]{{0,60}}"
    rf"\bour (?:official )?(?:{_NETWORK}|google news) (?:channel|group|page|feed|community|account)\b"
    r"[^.!?\n]{0,40}[.!]?$"
)
# "Thanks for reading the Post! Subscribe for free ..."
_THANKS = re.compile(
    r"(?i)^\W{0,3}thank(?:s| you) for (?:reading|visiting|listening|your interest|your support)\b[^\n]{0,80}"
    r"\b(?:subscrib\w+|sign up|donat\w+|share|newsletter)\b"
)
_CALL_STARTS = (
    *(
        "please",
        "why not",
        "don't",
        "don’t",
        "share",
        "tweet",
        "forward",
        "send",
        "recommend",
        "pass",
        "like",
    ),
    *("email", "e-mail", "find", "follow", "join", "subscribe", "sign up", "get ", "receive"),
)
# what stands before the part of a text that is paid for
_WALL = re.compile(
    r"(?i)^\W{0,3}(?:please\s)?(?:(?:subscribe|sign (?:up|in)|log in|register|become an? (?:member|subscriber))\b"
    r"[^.!?\n]{0,50}\b(?:to|and|for) (?:read|continue|keep|access|unlock|get|see|view|free)\b[^.!?\n]{0,60}"
    r"(?:\breading\b|\baccess\b|\bunlimited\b|\b(?:rest|full|more|all|our|this)\b[^.!?\n]{0,40}"
    r"\b(?:coverage|articles?|stor(?:y|ies)|content|reports?|texts?|journalism|news)\b)"
    r"|(?:this|the full|the rest of this) (?:article|story|content|page|post|report) is (?:\w+ ){0,2}"
    r"(?:for|to) (?:\w+ )?(?:subscribers|members|registered|paying)"
    r"|you(?: have|[’']ve) (?:reached your|used up|read (?:all|of|\d{1,2} (?:of|out of))"
    r"|\d{1,3} (?:free|complimentary)))"
)
_WALL_STARTS = (
    "please",
    "subscribe",
    "sign",
    "log in",
    "register",
    "become a",
    "this ",
    "the ",
    "you ",
    "you’",
    "you'",
)
_INBOX = re.compile(
    r"(?i)^\W{0,3}(?:(?:get|receive|have|want|sign|subscribe|join|stay|start|our|the (?:best|latest|day|top|most)"
    r"|news|delivered|straight|direct)\b[^.!?\n]{0,110}"
    r"|[^.!?\n,“”\"]{3,80},? (?:delivered|sent|straight|right|direct|directly)\b[^.!?\n,]{0,30}"
    r"(?=(?:in|to|into) your (?:e-?mail )?inbox(?: (?:every|each|once|twice|daily|weekly|for|free|on)\b"
    r"[^,.!?\n]{0,30})?[.!?]?$))"
    r"\b(?:in|to|into) (?:your|my) (?:e-?mail )?inbox\b[^.!?\n]{0,40}[.!?]?$"
)
_LETTER_CALL = re.compile(
    r"(?i)^\W{0,3}(?:join|subscribe|sign up|get|receive|register|become)\b[^.!?\n]{0,110}\bnewsletters?\b"
    r"[^.!?\n]{0,40}[.!]?$"
)
_LETTER_CALL_STARTS = ("join", "subscribe", "sign up", "get ", "receive", "register", "become")
_EARNS = re.compile(
    r"(?i)^\W{0,3}(?:some|this|these|the|our|we|as an|when|if|disclosure|note|please note|products?|links?)\b"
    r".{0,120}\baffiliate (?:links?|commissions?|partners?|program(?:me)?|schemes?)\b"
)
_MISTAKE = re.compile(
    r"(?i)^\W{0,3}(?:(?:(?:have you |did you )?(?:found|find|spotted|spot|noticed|notice|seen?)|if you"
    r"(?: have)? (?:found|find|spotted|spot|notice[d]?|see)) an?"
    r" (?:spelling |factual )?(?:mistake|error|typo|bug|inaccuracy)\b[^.?\n]{0,30}"
    r"(?:\?|(?:,|(?= (?:please|kindly|just|you can)\b))"
    r".{0,40}\b(?:select|highlight|press|ctrl|let us know|tell us|notify us|contact|write|report)\b))"
)
_OUTSIDE = re.compile(r"(?i)\bnot (?:be held )?responsible for the content of (?:external|other|third)")
# what publishing software writes at the foot of a page
_FOOT = re.compile(
    r"(?i)\brss\b.{0,40}\brss\b|^\W{0,3}theme\s?:\s.{2,40}\sby\s[^.!?]{2,30}$|^\W{0,3}(?:proudly\s)?(?:powered|hosted|designed|developed|built)\s(?:by|with|on)\b"
    r".{0,80}\b(?:rss|themes?|hosting|web design|cms|copyright|©|entries|log in)"
)
_FOOT_STARTS = ("theme:", "proudly", "powered", "hosted", "designed", "developed", "built")
# "Have a tip? Email us at desk@halse.example", "If you have a story, write to desk@halse.example"
_TIP = re.compile(
    r"(?i)^\W{0,3}(?:(?:do you )?(?:have|got|know|seen|spotted)\b[^.!?@]{0,70}\?"
    r"|if you(?: have| know|[’']ve got)\b[^.!?@]{0,70},)\s?(?:please )?"
    r"(?:e-?mail|write|contact|send|call|get in touch|let us|tell us|reach)\b[^@]{0,60}\S@\S{3,40}[^@]{0,60}$"
)
# where a printed text goes on, or comes from: "Continued on page 4", "Turn to page 2 for the full story"
_JUMP = re.compile(
    r"(?i)^\W{0,3}(?:(?:the |this )?(?:full |whole )?(?:story|article|report|text|interview|more) )?(?:is )?"
    r"(?:continue[sd]?(?: on| over| from)?|cont[’'.]?d?\.?(?: on| over| from)?|(?:please )?(?:turn|go) (?:over )?to|see"
    r"|from|on) (?:pages?|p\.) ?(?:[A-Z]?\d{1,3}|one|two|three|four|five)(?: for [^.!?]{1,40})?\W{0,3}$"
)
MAX_JUMP = 70
"""Characters of such a line."""
# "We welcome your opinions. Click here to write a letter to the editor."
_LETTERS = re.compile(
    r"(?i)^\W{0,3}(?:we (?:welcome|value|invite|want) your (?:opinions?|comments?|feedback|views?|letters?|thoughts)\b"
    r"[^.!?“”\"]{0,60}[.!]\s?)?(?:please )?click (?:here )?to (?:e-?mail|write|send|submit|post)\b"
    r"[^.!?,]{0,40}\b(?:letters?|comments?|opinions?|feedback|questions?|us|editors?)\b[^.!?,]{0,30}[.!]?$"
)
_COUNTER = re.compile(
    r"(?i)^(?:page|seite|página|pagina|strona) \d{1,4}$"
    r"|^(?:(?:page|photo|image|picture|slide|list|seite|página|pagina|strona) )?\d{1,4}"
    r" (?:of|/|sur|de|di|von|van|z) \d{1,4}$"
    r"|^(?:[«‹<←] ?)?1 (?:…|\.\.\.) (?:\d{1,4} ){1,5}(?:…|\.\.\.) \d{1,4}(?: ?[»›>→])?$"
    r"|^\d[\d.,]{0,8} views?\W{0,3}\d{1,6} (?:comments?|likes?)$|^\d{1,2}:\d\d / \d{1,2}:\d\d$|^list of \d{1,2} items$"
    r"|^\d{1,3}[ -]min(?:ute)?s?(?:[ -]read| of reading)?$|^listen\W{1,3}\d{1,3}(?::\d\d)? ?min(?:ute)?s?$"
    r"|^(?:[«‹<] ?)?(?:(?:prev|previous|first)\W{1,3})?1(?: [2-9]){2,8}(?: ?(?:…|\.\.\.))?(?: \d{1,4})?"
    r"(?:\W{1,3}(?:next|last|older|newer)){0,3}(?: ?[»›>]{1,2})?$"
)
# "Printed from the Alder Post website on 24 May 2019"
_PRINTED = re.compile(
    r"(?i)^\W{0,3}(?:this page was )?printed from the [^.!?]{2,50} (?:web ?site|site|page)\b[^.!?]{0,40}\.?$"
)
# "Published on Alder Post (http://post.example)"
_PUBLISHED_ON = re.compile(r"(?i)^\W{0,3}published on [^()]{2,80} \(https?://[^\s()]{3,120}\)$")
# "#Weirs #Mills #Law": under which words a text is filed
_TAGS = re.compile(r"(?:#[\w-]{2,40},?\s?){2,20}")
# "[Date Prev][Date Next]", "#1 by Tomas on May 3, 2019 - 10:11 pm", "Click to print (Opens in new window)"
# buttons in a row, or the code by which an agency calls a story
_BRACKETED = re.compile(
    r"(?:\[[A-Z][\w ]{0,20}\]\s?){2,12}|\[(?:ID:)?(?=[a-zA-Z]{1,8}\d)(?:n?[A-Z0-9]{8,14}|n[A-Z0-9]{7,13})\]"
)
_NUMBERED_COMMENT = re.compile(r"#\d{1,4} by [^.!?]{2,40} on [^!?]{4,30}\b(?:19|20)\d\d\b.{0,24}")
_NEW_WINDOW = re.compile(r"(?i)[^.!?]{2,60}\(opens in (?:a )?new (?:window|tab)\)\W{0,2}")
# "► 2019 (31)", in the archive of a blog
_YEARS = re.compile(r"[►▼▶▸▾]\s?[\w ]{2,24} ?\(\d{1,4}\)")
# "February 2014 (6)", in the same
_MONTHS = re.compile(
    r"(?i)(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?) (?:19|20)\d\d \(\d{1,4}\)"
)
# "ARGUS ☰ Menu": what opens a menu or a search, drawn
_DRAWN = frozenset("☰≡🔍🔎")
MAX_DRAWN = 60
"""Characters of a line that has one."""
# "All words and pictures © Ines Okafor 2009-2014 unless stated."
_WHOSE = re.compile(
    r"(?i)^\W{0,3}all (?:[a-z&,]{2,14} ){1,6}(?:©|\(c\)|copyright\b).{0,60}(?:\b(?:19|20)\d\d|\bunless\b|reserved)"
)
_SHAPED = {"[": (_BRACKETED, "navigation"), "#": (_NUMBERED_COMMENT, "comments")} | dict.fromkeys(
    "►▼▶▸▾", (_YEARS, "navigation")
)
"""By the first character of a line what else it may be, and its kind."""
# "Don't miss out on the latest news. Sign up now to get access to ..."
_ACCESS = re.compile(
    r"(?i)\b(?:sign up|subscribe|register) (?:now|today|here|free) (?:to|and|for) (?:get|have|read|gain|full"
    r"|unlimited|free)\b.{0,60}\b(?:access|articles|newsletters?|stories|content|benefits)\b"
)
# "View original 214 more words"
_WORDS_LEFT = re.compile(r"(?i)^\W{0,3}(?:view original )?\d[\d.,]{0,6} more words\W{0,3}$")
# "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)"
_UNEDITED = re.compile(
    r"(?i)^\W{0,3}(?:this|these|the|except|apart|other than|only|disclaimer|note|unedited|story|article|published"
    r"|from|with)\b.{0,160}(?:\bnot (?:been )?(?:edited|reviewed|modified|created|checked) by"
    r" .{0,40}\b(?:staff|editors?|newsroom|desk|team|us|feed)\b"
    r"|\bauto-?(?:generated|published)\b.{0,60}\b(?:feed|agenc(?:y|ies)|service|wires?)\b"
    r"|\b(?:from|via|by|of) (?:an? |the )?(?:[\w-]{2,14} ){0,2}(?:syndicated|agency|wire|news) (?:news )?feed\b)"
)
MAX_UNEDITED = 300
"""Characters of a notice that nobody at a site has edited a text."""
_TIP_STARTS = ("have ", "got ", "know ", "seen ", "spotted ", "do you ", "if you")
_COUNTS = (
    "page ",
    "seite ",
    "photo ",
    "image ",
    "picture ",
    "slide ",
    "list ",
    "listen",
    "prev",
    "first",
)
_BEGINNINGS = frozenset(text[:2] for text in ("thank", *_CALL_STARTS, *_FOOT_STARTS, *_WALL_STARTS, *_COUNTS))
"""The first two characters of all of these; most lines begin with none of them."""


def call_kind(line: str, lowered: str, start: str) -> str | None:
    """The furniture kind of a call or notice; `lowered` is the line, `start` its beginning without ornaments."""
    length = len(line)
    begins = start[:2] in _BEGINNINGS
    counts = line[0].isdigit() or (begins and start.startswith(_COUNTS))
    if counts and length <= MAX_COUNTER and _COUNTER.match(line):
        return "navigation"
    if line[0] == "#" and _TAGS.fullmatch(line):
        return "navigation"
    shaped = _SHAPED.get(line[0])
    if shaped and shaped[0].fullmatch(line):
        return shaped[1]
    if length <= MAX_DRAWN and _is_menu(line):
        return "navigation"
    if start.startswith("all ") and _WHOSE.match(line):
        return "legal"
    if line[-1] == ")" and "opens in" in lowered and _NEW_WINDOW.fullmatch(line):
        return "share"
    if "more words" in lowered and _WORDS_LEFT.match(line):
        return "read_more"
    if length <= MAX_CALL:
        calls = begins and start.startswith(_CALL_STARTS)
        if (calls or "? " in line) and (_CALL.match(line) or _FIND.match(line) or _CHANNEL.match(line)):
            return "share"
        if "reader-supported" in lowered and "subscrib" in lowered:
            return "share"
        if begins and start.startswith("thank") and _THANKS.match(line):
            return "share"
        if ((begins and start.startswith(_FOOT_STARTS)) or "rss" in lowered) and _FOOT.search(line):
            return "legal"
        if " access" in lowered and _ACCESS.search(line):
            return "navigation"
        if "inbox" in lowered and _INBOX.match(line):
            return "navigation"
        if "newsletter" in lowered and start.startswith(_LETTER_CALL_STARTS) and _LETTER_CALL.match(line):
            return "navigation"
        if begins and start.startswith(_WALL_STARTS) and _WALL.match(line):
            return "navigation"
        if (" error" in lowered or " mistake" in lowered or " typo" in lowered) and _MISTAKE.match(line):
            return "navigation"
        if "@" in line and start.startswith(_TIP_STARTS) and _TIP.match(line):
            return "navigation"
        if "(http" in lowered and start.startswith("published on ") and _PUBLISHED_ON.match(line):
            return "navigation"
        if line[-1] == ":" and start.startswith("story from ") and length <= MAX_COUNTER:
            return "navigation"
        if "printed from" in lowered and _PRINTED.match(line):
            return "navigation"
        if " page" in lowered and length <= MAX_JUMP and _JUMP.match(line):
            return "navigation"
        if "click " in lowered and _LETTERS.match(line):
            return "navigation"
    noted = length <= MAX_UNEDITED and ("not " in lowered or "feed" in lowered or "auto" in lowered)
    if noted and _UNEDITED.match(line):
        return "legal"
    if "affiliate" in lowered and _EARNS.match(line):
        return "navigation"
    if "responsible" in lowered and _OUTSIDE.search(line):
        return "legal"
    return accounts.notice_kind(line, start) or notices.notice_kind(line, lowered, start)


def _is_menu(line: str) -> bool:
    """Whether a line has a menu's drawn button, or is a month of the archive of a blog."""
    if line[-1] == ")":
        return _MONTHS.fullmatch(line) is not None
    return not line.isascii() and not _DRAWN.isdisjoint(line)
