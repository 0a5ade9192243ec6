"""Who wrote a text, when, where, and where it came from: bylines, date lines, datelines, source lines.

Every test takes one clean line (no line break, no space at its ends).
"""

from __future__ import annotations

import re

from transforms.segmentation import labels, sections
from transforms.segmentation.agencies import any_of
from transforms.segmentation.shapes import ends_sentence

_BYLINE = re.compile(
    r"^(?:(?:written|posted|published|reported|compiled|story|text|article|submitted|edited|words|report"
    r"|analysis|opinion|review|interview|reviewed|interviewed|translated|photographed|illustrated)"
    r"(?:\s(?:and photos?|and pictures|on))? )?by[:\s]\s{0,2}(?=\S)"
    r"|^(?:author|reporter|writer|byline|correspondent|text|words)s?\s?:\s{0,2}(?=\S)"
    r"|^[(–—-]?\s?(?:additional |further |associated |extra )?(?:reporting|writing|editing|research) by\s(?=\S)",
    re.IGNORECASE,
)
# how a byline begins in other languages, and "From Ines Okafor in Alder"; believed only where a person's name follows
OTHER_BY = re.compile(
    r"(?i)^(?:from|von|par|por|di|da|door|av|af|od|autor(?:in)?|auteur|autore|texte?|tekst|testo)\s?:?\s(?=\S)"
)
_STAFF = re.compile(
    r"^(?:our|a|the)?\s?(?:own|staff|special|senior|chief|foreign|political|local)?\s?"
    r"(?:staff|correspondents?|reporters?|writers?|editors?|agenc(?:y|ies)|newsroom|news desk|admin"
    r"|editorial board|wires?)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?i)\b(?:staff writer|reporter|correspondent|contributor|editor|columnist|staff|special to|for the"
    r"|bureau|news service)\b"
)
_PERSON = re.compile(
    r"^(?:[A-Z][a-zà-ÿ’'-]+|[A-Z]\.|[A-Z][a-z]?[A-Z][a-z]+|O[’'][A-Z][a-z]+|de|van|von|der|bin|al|el"
    r"|la)(?:[ -](?:[A-Z][a-zà-ÿ’'-]+|[A-Z]\.|[A-Z][a-z]?[A-Z][a-z]+|O[’'][A-Z][a-z]+|de|van|von|der|bin|al"
    r"|el|la)){1,3}$"
)
_HONORIFIC = re.compile(r"^(?:Dr|Prof|Rev|Sir|Dame|Fr)\.? ")
_STAMP = re.compile(
    r"^\W{0,3}(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|date|submitted"
    r"|released|issued|added|(?:publish|publication|posting|release|issue) (?:date|time))\b"
    r"(?:\s(?:on|at))?\s?[:|-]?|on\s)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE_WORDS = re.compile(
    rf"\b(?:{_WEEKDAY}|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    rf"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|latest|update|published|posted|updated|modified|created|date|first|last|on|at|by|from|am|pm|a\.m|p\.m|gmt|utc|est"
    r"|edt|cet|cest|bst|ist|pst|pdt|et|hrs|hours|time|the|of|th|st|nd|rd|ago|minutes?|days?|min|read|views?"
    r"|comments?|no|h|t|z|weeks?|months?|years?|publish|publication|release)\b"
    r"|\b\d+(?:st|nd|rd|th|am|pm|h|hrs|min)\b|[;,] (?:page|p\.) ?[a-z]?-?\d{1,3}$"
    r"|(?<=\d)(?:T(?=\d\d:)|Z(?!\w))|\ban? (?=[a-z]{3,6} ago)|[\d\W_]",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(
    r"(?:19|20)\d\d\W\d|\d{1,2}[:.]\d\d|\bago\b|\d{1,2}[/.-]\d{1,2}[/.-]\d\d|\b(?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
# "20 hours ago in Business, Local"
_SINCE_IN = re.compile(
    r"(?i:\d{1,2}|an?|one) (?:minute|min|hour|day)s? ago in [A-ZÀ-Þ][\w &/-]{1,24}(?:, [A-ZÀ-Þ][\w &/-]{1,24}){0,6}$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_DAY = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd"
    r"|th)?(?:(?:,? |/)\d{4})?|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov"
    r"|Dec)[a-z]{0,6}\.?(?:,? \d{4})?)"
)
_NUMERIC_DAY = (
    r"(?:\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d|\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w.’'-]{1,24}(?: (?:[A-ZÀ-Þ][\w.’'-]{0,24}|de|la|el|al|upon|sur"
    r"|am)){0,3}(?: ?/ ?[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,2}){0,2}(?:, [A-ZÀ-Þ][\w.’' -]{1,30}?){0,2})"
    rf"(?P<day>,? ?(?:[A-Z][a-z]+day,? )?\(?(?:{_MONTH_DAY}"
    rf"|(?P<figures>{_NUMERIC_DAY}))\)?)?(?P<agency>,? ?\([^()\n]{{2,60}}\)"
    rf"|,? /[^/\n]{{2,40}}/)?(?P<day2>,? ?{_MONTH_DAY})?"
    r"\s?(?P<dash>[-–—]{1,3}|:|(?(figures)\.(?= [A-ZÀ-Þ“\"‘])|(?!))"
    r"|(?(day)(?(agency)(?=\s?[A-ZÀ-Þ“\"‘])|(?!))|(?!)))\s?(?=\S)"
)
_DATE_LEAD = re.compile(rf"^{_MONTH_DAY} ?\([A-Z][^()\n]{{1,40}}\)\s?[-–—]{{1,2}}\s?(?=\S)")
# "AFP – The", "Reuters - Two"
_AGENCY_DASH = re.compile(rf"^(?:{any_of('letters', 'names')})\s[-–—]{{1,2}}\s(?=[A-ZÀ-Þ“\"])")
_AGENCY_LEAD = re.compile(
    r"^\((?:(?P<agency>[A-Z][\w .’'&/-]{1,40})\)\s?[-–—]{1,2}|(?:[\w-]{1,30}\.){1,3}[a-z]{2,10}\))\s?(?=\S)"
)
MAX_BYLINE, MAX_SMALL = 110, 8
"""Characters of a line that is a byline for certain, and small words ("for", "and") that a longer one has."""
# "Alder/Olse, 04/10/2005 by Ines Okafor"
_PLACE_BEFORE = re.compile(r"^[A-ZÀ-Þ][\w?’'/ .-]{1,30}, (?=\d)")
MAX_DATE = 48
"""Characters of a date (and time) that stands before the writer's name."""
_PART_MARK = re.compile(r"\s[|•·]\s")
_DIGIT = re.compile(r"\d")
MAX_PLACE = 60
"""Characters that hold the places of a dateline and the first figure of its day."""
_AFTER_NAME = re.compile(
    r"\s?[,|/–—(;@].*$|\s-\s.*$|\s(?:on|for|at|of|in|editing)\s.*$|\s(?:Local|Staff|Senior|Chief|Special"
    r"|Political|Science|Sports?|Business|Foreign|Health|Environment|Education)"
    r"(?:\s\w+){0,3}\s(?:Reporter|Writer|Correspondent|Editor)\b.*$"
    r"|\s(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d|\d{1,2}[ /.]).*$"
    r"|\s(?:\d{1,4}|No|One|Leave an?|Add an?) (?:Comment|Repl)\w{0,4}$"
)


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the text."""
    if len(line) > 200:
        return False
    head = line[:60].lower()
    if "by" not in head and ":" not in head:
        return _is_name_and_date(line)
    begin = _by_after_date(line)
    if not begin:
        match = _BYLINE.match(line)
        if not match:
            return _is_name_and_date(line)
        begin = match.end()
    rest = line[begin:]
    if _STAFF.match(rest):
        return len(line) < 80
    if len(line) > MAX_BYLINE and sum(word.islower() for word in rest.split()) > MAX_SMALL:
        return False  # the text goes on in the same line
    if " | " in rest and is_stamp(rest.partition(" | ")[2]):
        return True
    words = [word for word in re.split(r"[\s,|]+", rest)[:4] if word]
    capital = sum(word[0].isupper() for word in words)
    if len(words) == 1:
        return not ends_sentence(line)
    return (
        capital >= 2
        and (words[0][0].isupper() or words[0] == "the")
        and not (ends_sentence(line) and len(line) > 110)
    )


def _by_after_date(line: str) -> int:
    """Where the name begins in "12 August 2023 by Ines Okafor" or ", by Ines Okafor"; 0 where a line is neither."""
    place = line.lower().find("by ", 0, MAX_DATE)
    if place < 1 or line[place - 1] not in " ,":
        return 0
    before = line[:place]
    if before.strip(" ,|–—-") and not is_stamp(before) and not is_stamp(_PLACE_BEFORE.sub("", before)):
        return 0
    return place + 3


def _is_name_and_date(line: str) -> bool:
    """Whether a line is a person's name and a date (and an outlet) with bars or dots between them."""
    if not ("|" in line or "•" in line or "·" in line) or len(line) > 120:
        return False
    parts = _PART_MARK.split(line)
    if not 2 <= len(parts) <= 4:
        return False
    names = [part for part in (parts[0], parts[-1]) if _PERSON.match(part)]
    return any(map(is_stamp, parts)) and not all(map(sections.is_section, names))


def is_bare_name(line: str) -> bool:
    """Whether a line is a person's name alone, or a name and the job of a writer."""
    if len(line) > 90 or line[-1] in ",;:" or line.startswith("Dear "):
        return False
    name, _, rest = line.partition(",") if "," in line else line.partition(" | ")
    if _PERSON.match(_HONORIFIC.sub("", name.strip())) is None or labels.page_words(name) > 1:
        return False
    return not rest or _ROLE.search(rest) is not None


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to four words, all of them names."""
    return _PERSON.match(name) is not None


def has_role(text: str) -> bool:
    """Whether a text names the job of a writer."""
    return _ROLE.search(text) is not None


def author_of(byline: str) -> str | None:
    """The writer's name in a byline, without "By", outlet, job and date."""
    match = _BYLINE.match(byline) or OTHER_BY.match(byline)
    name = byline[match.end() if match else _by_after_date(byline) :]
    if not match and _is_name_and_date(byline):
        parts = _PART_MARK.split(byline)
        name = parts[0] if _PERSON.match(parts[0]) else parts[-1]
    name = _AFTER_NAME.sub("", name).strip(" .,;:()|-–—")
    return name or None


def is_stamp(line: str) -> bool:
    """Whether a line is only a date (and time), with or without "Posted on"."""
    if len(line) > 120 or _DIGIT.search(line) is None or _HAS_TIME.search(line) is None:
        return False
    return not _DATE_WORDS.sub("", line).strip()


def is_posted(line: str) -> bool:
    """Whether a line says when (and by whom, or where) a text was posted."""
    if " ago in " in line and _SINCE_IN.match(line):
        return True
    return (
        len(line) <= 160
        and _STAMP.match(line) is not None
        and _YEAR.search(line) is not None
        and not ends_sentence(line)
        and not (line.startswith(("On ", "on ")) and len(line) > 60)
    )


def dateline_end(line: str) -> int:
    """Length of the dateline ("BERLIN, May 5 (Agency) - ") that a paragraph begins with; 0 where there is none."""
    head = line[:160]
    if not ("-" in head or ":" in head or "–" in head or "—" in head or _DIGIT.search(head, 0, MAX_PLACE)):
        match = _AGENCY_LEAD.match(head) if head[0] == "(" else None
        return len(match.group().rstrip()) if match else 0
    if agency := _AGENCY_DASH.match(head):
        return len(agency.group().rstrip())
    if head[:2] != head[:2].upper() and not ("(" in head or "/" in head or _DIGIT.search(head)):
        return 0  # neither a place in capitals nor agency nor day
    match = (
        _AGENCY_LEAD.match(line[:80]) if head[0] == "(" else _DATE_LEAD.match(head) if "(" in head else None
    )
    if match:
        return len(match.group().rstrip())
    match = _DATELINE.match(head)
    if not match:
        return 0
    place, dash = match["place"], match["dash"]
    dated = match["day"] or match["day2"]
    if not dash and not match["agency"].strip(" ,()").isupper():
        return 0
    if match["agency"] and (dash != ":" or place.isupper()) and "(" in match["agency"] + "(":
        return len(match.group().rstrip())
    if dated and (dash != ":" or place.isupper() or match["figures"]):
        return len(match.group().rstrip())
    head = place.split(",")[0]
    spaced = line[match.start("dash") - 1 : match.start("dash")] == " " or dash in ("—", "--")
    opens = not line[match.end() : match.end() + 1].islower()
    return (
        len(match.group().rstrip())
        if head.isupper()
        and len(head) >= 4
        and not any(map(str.isdigit, head))
        and dash != ":"
        and spaced
        and opens
        else 0
    )


def is_agency_dateline(line: str) -> bool:
    """Whether a paragraph begins with a dateline that names an agency, which only the first one of a story does."""
    if "(" not in line[:160]:
        return False
    length = dateline_end(line)
    return length > 0 and "(" in line[:length]
