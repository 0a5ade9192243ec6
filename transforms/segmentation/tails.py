"""Which read-more label ends a line of prose, and which button a byline."""

from __future__ import annotations

import re

from transforms.segmentation.phrases import UNSURE, known_phrases, stripped

# A label at the end of a line of prose.
_TAIL = re.compile(
    r"(?i)[\s(\[<{*]{0,4}(?:[>»→-]{1,3}\s{0,2}(?:read\s)?(?:more|continue reading|full story)"
    r"|(?:click\shere\sto\s)?read\s(?:more(?:\shere)?|on|full story|the full (?:story|article|text|post)"
    r"|the rest[\w\s]{0,25}|full (?:article|text))"
    r"|(?:continue|keep) reading(?:\s[^\n.]{1,100}?(?=\s?[→»>]))?|full (?:story|article)"
    r"|(?:view|read) (?:the )?(?:full )?(?:article|post|story)|(?:more|full) details|(?:see|show|learn|view) more"
    r"|(?:acquire|purchase|get) licensing rights|(?:view|see) (?:the )?(?:full[- ]size|larger) (?:image|photo|picture)"
    r"|\(more[…. ]{0,3}\)|\[more[…. ]{0,3}\]|(?<=[…\]])\s?more|(?<=\.\.)\s?more"
    r"|(?<=[.!?”] )more(?=\s?(?:\.\.|…))|more\s?(?=[»›→>])|\d[\d.,]{0,6} more words)\s{0,2}[.…:»›→>)\]}*]{0,6}$"
)
# "... of the whole coast… Continue reading Boats stay in port as the wind goes on"
_TITLED = re.compile(
    r"(?<=[….\]] )(?:Continue reading|Read more about) [\"“‘']?[A-ZÀ-Þ\d][^.!?…\n]{3,200}[.!?…”\"’']{0,3}$"
)
# "... notes that… Full table on our website >>": a few words behind the end of a text, and arrows
_ARROWED = re.compile(r"(?<=[….!?\])”\"] )(?P<label>[A-ZÀ-Þ][^.!?…>»“”\"]{3,48}?)\s?(?:>{1,3}|»|›|→)\s{0,2}$")
MAX_ARROWED = 60
"""Characters of these."""
# "(Reporting by Ines Okafor; Editing by Piet Halloran)ed the truce eleven times": one text ends, another goes on
_CREDITED = re.compile(
    r"\((?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)(?: and \w{7,9})? by [A-ZÀ-Þ]"
    r"[^()\n]{3,240}\)(?=\s?[a-z]{1,20}[ ,])"
)
# "Reporting by Ines Okafor; Editing by Piet Halloran": several who made a text stand below it, never above
_DESK = re.compile(
    r"[(\[*]?(?:Additional |Further )?(?:Reporting|Writing|Editing)(?: and \w{7,9})? by [A-ZÀ-Þ][^()\n;]{3,80};"
)
_GLUED = re.compile(
    r"(?:(?i:read more|continue reading|full story|read full story|learn more|see more|read the full story)"
    r"|More)(?=[A-ZÀ-Þ“\"‘][\w’']{0,20}[ ,:])(?<![A-Z])"
)
GLUED_STARTS = frozenset(("Re", "RE", "Co", "CO", "Fu", "FU", "Le", "LE", "Se", "SE", "Mo"))
_MARKS = "»›>→…[("
# what a label ends in: the marks behind it, and its last two words where they are its own (not "the rest of ...")
_LABEL_END = ".…:»›→>)]}* "
_ARROWS = "»›>→"
_MARKED_END = "»›>→)]}*"
MAX_TITLED = 240
"""Characters of a label that names the text it leads to."""
END, TAIL, MAX_TAIL = 8, 40, 120
"""Characters that hold the marks behind a label, those with its last words, and those that hold the whole label."""
MAX_BUTTON, MIN_BEHIND = 6, 4
"""Words of the longest label behind a writer's name, and spaces in the shortest byline with one."""
_LAST_WORDS = {
    "more": ("",), "here": ("more",), "on": ("read",), "story": ("full", "read", "view"), "words": ("more",),
    "article": ("full", "view", "read"), "details": ("more", "full"), "text": ("full",),
    "post": ("full", "view", "read"), "reading": ("continue", "keep"),
    "rights": ("licensing",), "image": ("size", "larger"), "photo": ("size", "larger"), "picture": ("size", "larger"),
}  # fmt: skip
"""By the last word of a label what the one before it ends in."""
_LAST_LETTERS = frozenset(
    two
    for word in _LAST_WORDS
    for last in (word[-2:],)
    for two in (last, last.upper(), last.title(), last[0] + last[1].upper())
)
# Where a picture may be bought or is larger, put behind its credit by the software: sure with no sentence's end before.
_SOLD = (
    "licensing rights",
    "size image",
    "size photo",
    "size picture",
    "larger image",
    "larger photo",
    "larger picture",
)
_OF_LABELS = ("more", "read", "full", "view", "larger")


def credit_end(line: str) -> int:
    """Where the rest of another text begins that is glued to an agency's note in brackets on who wrote and edited the
    one above (an offset into the line); else 0."""
    match = _CREDITED.match(line)
    return match.end() if match else 0


def is_desk_credit(byline: str) -> bool:
    """Whether a byline is the line that ends an agency's text, with who reported and who wrote or edited."""
    return _DESK.match(byline) is not None


def head_label(line: str) -> int:
    """Length of a read-more label of the text above that is glued to a headline ("Read moreWeir holds"); else 0."""
    match = _GLUED.match(line) if line[:2] in GLUED_STARTS else None
    return match.end() if match else 0


def may_have_titled(text: str) -> bool:
    """Whether a text of several lines holds the words of a label with a title; asked once for all of them."""
    return "ontinue reading " in text or "ead more about " in text


def tail_label(line: str, may_be_titled: bool = True) -> int | None:
    """Where a read-more label at the end of a line of prose begins (an offset into the line), or None."""
    if may_be_titled:
        floor = max(0, len(line) - MAX_TITLED)
        titled = _TITLED.search(line, floor) if may_have_titled(line[floor:]) else None
        if titled and titled.start():
            return titled.start()
    if line[-1] in _ARROWS:
        arrowed = _ARROWED.search(line, max(0, len(line) - MAX_ARROWED))
        if arrowed:
            return arrowed.start("label")
    if not _may_end_in_label(line):
        return None
    tail = line[-MAX_TAIL:]
    match = _TAIL.search(tail)
    if not match:
        return None
    label = match.group()
    start = len(line) - len(tail) + match.start()
    head = line[:start].rstrip()
    if not head:
        return None
    is_marked = any(mark in label for mark in _MARKS)
    ends = head[-1] in ".…!?”’\"'])»" or _is_of_picture(label)
    if not ends and not is_marked and not label.lstrip()[:1].isupper():
        return None
    if not ends and not is_marked and len(head) < 100:
        return None
    return start + len(label) - len(label.lstrip())


def _is_of_picture(label: str) -> bool:
    return label.strip()[0].isupper() and label.lower().rstrip(_LABEL_END).endswith(_SOLD)


def _may_end_in_label(line: str) -> bool:
    """Whether a line ends in the words or the marks of a label; asked first, for the pattern costs a hundred times as
    much."""
    if line[-1] in _MARKED_END:
        tail = line[-MAX_TAIL:].lower()
        return any(word in tail for word in _OF_LABELS)
    last = line[-3:-1]  # as it is in most lines; what the next line finds takes longer to find
    if line[-1] != "." or line[-2:-1] in _LABEL_END:
        last = line[-END:].rstrip(_LABEL_END)[-2:]
    if len(last) < 2 or last in _LAST_LETTERS:
        bare = line[-TAIL:].lower().rstrip(_LABEL_END)
        for word, before in _LAST_WORDS.items():
            if bare.endswith(word) and bare[: -len(word)].rstrip().endswith(before):
                return True
    tail = line[-TAIL:]
    if "est" not in tail and "EST" not in tail:
        return False
    return ("rest" in tail or "REST" in tail or "Rest" in tail) and "read" in line[-2 * TAIL :].lower()


def button_of(byline: str) -> int:
    """Where the label behind a writer's name begins ("By Ines Okafor More by this author"); 0 where there is none."""
    if byline.count(" ") < MIN_BEHIND:
        return 0
    known = known_phrases().exact
    place = len(byline)
    found = 0
    for _ in range(MAX_BUTTON):
        place = byline.rfind(" ", 0, place)
        if place <= 0 or byline.count(" ", 0, place) < MIN_BEHIND - 2:
            break
        label = stripped(byline[place:])
        kind = known.get(label)
        if kind and kind[-1] != UNSURE and " " in label:
            found = place + 1
    return len(byline[:found].rstrip(" |•·–—/"))
