"""What publishing software writes around a text beside its headline and date: fields of a form, the picture of who put
it up, addresses of the page and of its links, as its print view lists them.
"""

from __future__ import annotations

import re

from transforms.segmentation import outlets
from transforms.segmentation.lines import Line
from transforms.segmentation.phrases import stripped

MAX_FIELD, MAX_OWNER, MAX_ADDRESS, MAX_GIVER = 60, 40, 120, 24
"""Characters of a field, of "admin's picture", of an address, and of "News provided by"."""
_LINKS = frozenset(("links", "urls in this post", "links in this post", "links in this article"))
# an entry of the list of links of a print view: "[2] http://...", "[2] the words of the link: http://..."
_LINK = re.compile(r"^\[\d{1,3}\] (?:[^\n]{1,160}: )?(?:https?://|www\.)\S{3,400}$")
_OWNER = re.compile(r"^[\w][\w .@-]{0,28}[’']s (?:picture|blog|avatar|photo)$")
_OWNED = "egro"
"""The last letters of these."""
_ACCOUNT = re.compile(
    r"(?i)^(?:submitted|posted|created) by (?:(?:site |web )?admin(?:istrator)?|web ?(?:master|editor|team)|editor|root"
    r"|staff|super ?user|user|guest|anonymous)\d? on (?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? [\d/ :a-z,.-]{6,40}$"
)
_ACCOUNTS = frozenset(
    ("super user", "superuser", "admin", "administrator", "webmaster", "site admin", "root")
)
MAX_BEFORE_ADDRESS = 40
"""Characters that hold what stands before the address of the page."""
# the address of the page itself, and of its print view
_OWN = re.compile(
    r"(?i)^(?:(?:page |web |original |full |short )?(?:url|address|permalink)|(?P<link>link))\s?:\s?https?://\S{3,400}$"
)
_PRINT_VIEW = re.compile(
    r"(?i)^[^\s]{0,20}\s?https?://\S{3,300}?[/?&=_.-](?:print|printer|printable|printview|imprimer|drucken)\b\S{0,200}$"
)
_PRINTED = re.compile(r"(?i)^\W{0,2}(?:date |page |this page was )?printed(?: on| at| from)?\b")
_URL = re.compile(r"^(?:https?://|www\.)\S{3,400}$")
# below which stands who released a text: "From:", "News provided by"
_GIVERS = frozenset(
    ("from", "news provided by", "content provided by", "provided by", "issued by", "released by")
)
_FILED = frozenset(
    (
        "tags",
        "tag",
        "category",
        "categories",
        "topics",
        "topic",
        "keywords",
        "key words",
        "sections",
        "filed under",
        "labels",
    )
)
MAX_FILED, MAX_TAG_WORDS, MAX_TAG = 8, 4, 40
"""Lines of words under which a text is filed, words of one, and its characters."""
_NOTES = frozenset(("stamp", "byline"))
_LISTED = frozenset(("reference", "source"))
"""Roles of lines that are looked at whatever their length."""
_TITLES = frozenset(("heading", "body"))
_LABELS = frozenset(("navigation", "related", "comments", "share"))


def settle(lines: list[Line]) -> None:
    """Make furniture of what the software wrote, in place."""
    for index, line in enumerate(lines):
        text, role = line.text, line.role
        if len(text) > MAX_FIELD and role not in _LISTED and "://" not in text:
            continue
        if role == "reference":
            if text[0] == "[" and _is_listed(lines, index):
                line.furnish("navigation")
        elif role == "stamp":
            if "rinted" in text[:MAX_GIVER] and _PRINTED.match(text):
                line.furnish("navigation")
        elif "://" in text and _is_own_address(lines, index):
            line.furnish("navigation")
        elif role == "source":
            above = lines[index - 1] if index else line
            if line.gap <= 1 and above.kind in _LABELS and _URL.match(text):
                line.furnish(above.kind)
        elif role == "furniture":
            _settle_below_label(lines, index)
        elif text[-1] in _OWNED and len(text) <= MAX_OWNER and _OWNER.match(text):
            line.furnish("navigation")
        elif len(text) <= MAX_GIVER and stripped(text) in _GIVERS:
            _settle_giver(lines, index)
    _settle_wiki(lines[:2])


def may_own(text: str) -> bool:
    """Whether a line may be that of whoever put a text up ("admin's picture"); asked first."""
    return text[-1] in _OWNED and ("’s " in text or "'s " in text)


def _is_own_address(lines: list[Line], index: int) -> bool:
    """Whether a line is the address of the page, among what its print view writes below the text."""
    text = lines[index].text
    if _PRINT_VIEW.match(text):
        return True
    own = _OWN.match(text)
    if own is None or index == 0:
        return False
    below = lines[index + 1 : index + 2]
    if own["link"]:
        return bool(below) and _PRINT_VIEW.match(below[0].text) is not None
    return bool(lines[index - 1].kind) or (bool(below) and "rint" in below[0].text)


def _settle_below_label(lines: list[Line], index: int) -> None:
    """What stands below a label belongs to it: fields of a form, words under which a text is filed, an address."""
    line = lines[index]
    if line.kind == "read_more":
        if index and stripped(line.text) == "details":
            _settle_details(lines, index)
    elif line.kind == "navigation" and len(line.text) <= MAX_GIVER:
        bare = stripped(line.text)
        if bare in _FILED:
            _settle_filed(lines, index)
        elif bare.startswith("our mailing address"):
            _settle_address(lines, index)
        elif bare in _GIVERS:
            _settle_giver(lines, index)


def _settle_wiki(head: list[Line]) -> None:
    """ "From Alder Wiki" stands right above "Jump to navigation"."""
    if len(head) < 2 or head[0].role != "heading" or not head[0].text.startswith("From "):
        return
    if head[1].kind == "navigation" and stripped(head[1].text).startswith("jump to"):
        head[0].furnish("navigation")


def is_account(line: Line) -> bool:
    """Whether a line says when an account of the software, and nobody by name, put up a text."""
    return (
        line.text[:7].lower() in ("submitt", "posted ", "created") and _ACCOUNT.match(line.text) is not None
    )


def _is_listed(lines: list[Line], index: int) -> bool:
    """Whether an entry of a numbered list is an address, in the list of the links of a print view."""
    if _LINK.match(lines[index].text) is None:
        return False
    above = lines[index - 1] if index else None
    if above is None:
        return False
    if above.text[0] == "[":
        return above.kind == "navigation"
    if stripped(above.text) not in _LINKS:
        return False
    above.furnish("navigation")
    return True


def _settle_details(lines: list[Line], index: int) -> None:
    """ "Details" between a headline and the fields of its text leads nowhere; an account below it is no writer."""
    above, below = lines[index - 1], lines[index + 1 : index + 4]
    named = [line for line in below if stripped(line.text) in _ACCOUNTS]
    fields = [line for line in below if line.role in _NOTES or (line.kind and ":" in line.text)]
    if above.role != "heading" or not (named or fields):
        return
    lines[index].furnish("navigation")
    for line in named:
        line.furnish("navigation")
        place = lines.index(line) + 1
        if place < len(lines) and lines[place].role == "heading" and " " not in lines[place].text:
            lines[place].furnish("navigation")  # the category


def _settle_address(lines: list[Line], index: int) -> None:
    """The line close below "Our mailing address is:" is that address."""
    below = lines[index + 1 : index + 2]
    if below and below[0].gap <= 1 and below[0].role in _TITLES and len(below[0].text) <= MAX_ADDRESS:
        below[0].furnish("navigation")


def _settle_filed(lines: list[Line], index: int) -> None:
    """The short lines close below "Tags:", or the row of words, are under what a text is filed."""
    if lines[index].text[-1] != ":" and not any(line.role == "body" for line in lines[:index]):
        return
    for line in lines[index + 1 : index + 1 + MAX_FILED]:
        if line.gap > 1 or line.role not in _TITLES or line.text[-1] in ".!?…:":
            return
        words = line.text.split(", ")
        if any(word.count(" ") >= MAX_TAG_WORDS or len(word) > MAX_TAG for word in words):
            return
        line.furnish("navigation")


def _settle_giver(lines: list[Line], index: int) -> None:
    """The name of an office or firm between "From:" and another field belongs to it."""
    if index + 2 >= len(lines):
        return
    name, below = lines[index + 1], lines[index + 2]
    is_field = below.role in _NOTES or bool(below.kind) or stripped(below.text) in ("published", "posted")
    if name.role in ("heading", "source") and is_field and outlets.is_publisher_name(name.text):
        lines[index].furnish("navigation")
        name.furnish("navigation")
