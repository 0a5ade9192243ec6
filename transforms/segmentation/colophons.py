"""The last lines of a page that say whose it is: the colophon of a newsletter, what a site says below its rights, and
how to reach who wrote the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from transforms.segmentation import ends, origins, shapes
from transforms.segmentation.groups import Group
from transforms.segmentation.lines import Line
from transforms.segmentation.phrases import stripped

MAX_COLOPHON, MAX_REACH = 320, 160
"""Characters of a colophon, and of a line that says how to reach the writer."""
MAX_IMPRINT_WORDS, HEAD_LINES, MAX_NAME_WORDS = 70, 12, 6
"""Words of what stands below the rights of a site, lines that hold the byline, and words of a paper's name."""
_SELF = re.compile(
    r"(?i)^(?:this|our) (?:free |weekly |monthly |daily |e-?)?(?:newsletter|bulletin|digest|magazine|mailing"
    r"|news service|round-?up|review|website|site|blog|e-?mail)(?= )"
)
_NAMED = re.compile(
    r"^(?:The )?(?P<name>[A-ZÀ-Þ][\w’'&.-]*(?: (?:of|the|and|&|[A-ZÀ-Þ][\w’'&.-]*)){0,6})(?= is )"
)
_MADE = re.compile(
    r" is (?:(?:also|now) )?(?:(?:compiled|produced|published|edited|written|brought to you|prepared|issued|distributed"
    r"|put together|sent(?: out)?|maintained|run|funded|supported)(?: (?:and|&|,) \w{4,12})?"
    r" (?:by|from|every|each|weekly|monthly|daily|twice|once|on|at|with|in)\b"
    r"|an? (?:(?:free|weekly|monthly|daily|quarterly|independent|non-profit|nonprofit|joint|online|e-?mail|news) ){0,4}"
    r"(?:service|publication|project|newsletter|digest|bulletin|initiative|magazine|newspaper|website|blog)"
    r" (?:of|by|from|published|produced|run|for)\b|not responsible for\b)"
)
_REACH = re.compile(
    r"(?i)^\W{0,3}(?:(?:(?:you|readers) (?:can|may) |please |to )?(?:contact|reach|e-?mail|write to"
    r"|write|call|follow|tweet) (?P<who>[^@\d]{2,60}?)(?:,? (?:at|on|via|with)|:| in [^@\d]{2,40} at)?"
    r"|(?P<whose>[^@\d:]{2,60}?) (?:can|may) be (?:reached|contacted|e-?mailed|followed)"
    r"(?: by \S{4,6})?(?: at| on| via)?)"
    r"\W{0,3}\s?(?:\S{1,40}@\S|@\w|\+?\d[\d ().-]{5,20}\d)[^!?]{0,80}$"
)
_WRITERS = re.compile(
    r"(?i)^(?:the |this |our )?(?:writer|author|reporter|journalist|columnist|correspondent|newsroom|news ?desk"
    r"|editor|editors|reporters?)s?(?: (?:on|of|responsible for) (?:this|the)"
    r" (?:story|article|report|piece|column)[^@]{0,40})?$"
    r"|^(?:him|her|me)(?: directly)?$"
)
_FEEDBACK = re.compile(
    r"(?i)^\W{0,3}(?:please )?(?:send|e-?mail|share) (?:us )?(?:your |any )?(?:feedback|comments?|views|letters?"
    r"|thoughts|tips?|story ideas?|corrections?)\b[^@.!?]{0,50}\bto\b:? ?\S{1,40}@\S{3,60}$"
)
_ABOUT = frozenset(
    ("about the author", "about the authors", "about the writer", "about author", "about the reporter")
)
_TITLES = frozenset(("heading", "body", "source"))


def settle(lines: list[Line]) -> None:
    """Make furniture of the colophon that ends a page, in place."""
    last = len(lines) - 1
    while last > 0 and lines[last].kind:
        last -= 1
    if last < 1:
        return
    line = lines[last]
    if line.role != "body" or len(line.text) > MAX_COLOPHON:
        return
    if " is " in line.text and is_colophon(line, lines):
        line.furnish("legal")


def settle_writers(lines: list[Line]) -> None:
    """Make furniture of the lines that say how to reach who wrote the texts of a page, and who that is, in place."""
    names: list[str] | None = None
    for index, line in enumerate(lines):
        text = line.text
        if line.kind == "navigation" and text[:6].lower() == "about " and stripped(text) in _ABOUT:
            _settle_about(lines, index)
        if len(text) <= MAX_REACH and line.role in _TITLES and may_reach(text):
            names = _writers(lines) if names is None else names
            if _reaches(text, names):
                line.furnish("navigation")


def _settle_about(lines: list[Line], index: int) -> None:
    """Below "About the author" stand a name, a note that begins with it, and a link to more."""
    below = lines[index + 1 : index + 4]
    if len(below) < 2 or not origins.is_person(below[0].text) or not below[1].text.startswith(below[0].text):
        return
    if below[1].text.count(" ") >= MAX_IMPRINT_WORDS:
        return
    for line in below[:2]:
        line.furnish("navigation")
    if len(below) > 2 and below[2].kind == "read_more":
        below[2].furnish("navigation")


def may_reach(text: str) -> bool:
    """Whether a line holds an address, a handle or a number; asked before any pattern."""
    return "@" in text or (" reach" in text or text[:6] == "Reach ") or "[email" in text


def _writers(lines: list[Line]) -> list[str]:
    """Who wrote the texts of a page, by their bylines, or a name alone near its head."""
    found = [origins.author_of(line.text) for line in lines if line.role == "byline"]
    found += [line.text for line in islice(lines, HEAD_LINES) if origins.is_person(line.text)]
    return [name for name in found if name]


def _reaches(text: str, names: list[str]) -> bool:
    """Whether a line says how to reach the writer of a text, or where to send what one thinks of it."""
    if _FEEDBACK.match(text):
        return True
    match = _REACH.match(text)
    if match is None:
        return False
    who = (match["who"] or match["whose"]).strip(" ,:")
    return _WRITERS.match(who) is not None or who in names


def is_colophon(line: Line, lines: list[Line]) -> bool:
    """Whether the last paragraph of a page says what the newsletter or paper is that the page is from."""
    text = line.text
    if _MADE.search(text) is None:
        return False
    if _SELF.match(text):
        return True
    match = _NAMED.match(text)
    if match is None or line.gap < 2:
        return False
    name = match["name"]
    if name.count(" ") >= MAX_NAME_WORDS or _words().isdisjoint(name.lower().split()):
        return False
    told = [other.text for other in lines if other.role == "body" and other is not line]
    head = [other.text.casefold() for other in islice(lines, HEAD_LINES) if other.role != "body"]
    return any(name.casefold() in other for other in head) or not any(name in other for other in told)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Words that papers and newsletters have in their names."""
    lines = [
        line
        for name in ("periodical_words.txt", "outlet_words.txt")
        for line in files("transforms.segmentation").joinpath(name).read_text("utf-8").splitlines()
        if line[0] != "#"
    ]
    return frozenset(word for line in lines for word in line.split())


def closes_page(groups: list[Group]) -> bool:
    """Whether the last text of a page is the note on who wrote the one above, below a label, or says whose page
    it is."""
    last = groups[-1]
    if last.evidence[0] == "after_legal" and _is_imprint(last.lines):
        return True
    return last.evidence[0].startswith("after_") and ends.is_note_on_writer(last.lines)


def _is_imprint(lines: list[Line]) -> bool:
    """Whether the last text of a page, below the notice of rights, is one short paragraph without a headline that
    begins no text: what the site says of itself."""
    if len(lines) != 1 or lines[0].role != "body":
        return False
    text = lines[0].text
    return (
        text.count(" ") < MAX_IMPRINT_WORDS and not shapes.starts_inside(text) and not shapes.is_cut_off(text)
    )
