"""Signs that a headline inside running text opens another text and no section of the one above it.

A letter has its salutation, an interview its questions, a press release its label; a text that is over may say so by
the agency it came from or by a note on who wrote it. Every test looks at a few lines around the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from transforms.segmentation import datelined, last_lines, origins, shapes, topics
from transforms.segmentation.inline_links import has_title
from transforms.segmentation.lines import Line

LOOKED_AT, LOOKED_BACK = 14, 80
"""Lines below and above a headline among which the questions of an interview are looked for."""
MAX_SECTION_WORDS = 5
"""Words of the heading of a section."""
TOPIC_LINES = 30
"""Lines on either side of a headline whose words are compared."""
MIN_QUESTIONS, MAX_INTRODUCTION = 2, 4
"""Questions of an interview, and lines between its headline and the first of them."""
MAX_QUESTION, MAX_SALUTATION = 240, 90
"""Characters of a question and of a salutation."""
HEAD_LINES, MAX_LOOK = 6, 20
"""Lines that a headline with byline, date, caption and second headline may have, and with share bars among them."""
MAX_NOTE = 400
"""Characters of a note on the author below a text."""

_SALUTATION = re.compile(
    r"(?i)^(?:(?:my )?dear(?:est)? [^.!?\n]{2,60}|(?:esteemed|honou?rable|honou?red) [^.!?\n]{2,60}|sirs?|madam"
    r"|ladies and gentlemen|to whom it may concern|your (?:excellency|honou?r|grace|majesty)"
    r"|(?:(?:mr|mrs|ms|madam|dr)\.? )?(?:minister|prime minister|mayor|president|chancellor|governor|editor|"
    r"secretary|chairman|chair|director|commissioner|ambassador|speaker)(?:-general)?(?: [\w’'-]+){0,3}"
    r"|(?:your )?excellenc(?:y|ies))\s?(?:[,:!]|[,:]?\s?[–—-]\s.*)$"
    r"|^(?:dear )?(?:sirs?|madam|sir or madam|editor), \S"
)
_ADDRESSED = re.compile(r"(?i)^to (?:the|whom|all|my|our|mr|mrs|ms|dr|members|his|her|your)\b[^.!?\n]*$")
_LETTER = re.compile(r"(?i)\b(?:letter|appeal|petition|plea)\b")
_THE_LETTER = re.compile(
    r"(?i)^(?:the|his|her|their|full|text of)\b.{0,20}\b(?:letter|appeal|petition|text)\b"
)
_ASKED = re.compile(r"^(?:Q|Question|Interviewer|[A-Z][A-Z .]{1,20})\s?[:.]\s(?=\S)")
_ANSWERED = re.compile(r"^(?:A|Answer)\s?[:.]\s(?=\S)")
_CONVERSATION = re.compile(
    r"(?i)\b(?:interview|conversation|q ?& ?a|q and a|questions? (?:for|to)|talks? to|talking to|minutes with|speaks)\b"
)
_QUOTED = re.compile(r"^[“\"‘'«„].*[”\"’'»“]$")
# what an agency writes before the headline of a text that goes with another one
_SLUG = re.compile(
    r"^(?:FACTBOX|TIMELINE|EXPLAINER|ANALYSIS|INSIGHT|FEATURE|INTERVIEW|PROFILE|EXCLUSIVE|CORRECTED|REFILE|RPT"
    r"|(?:UPDATE|WRAPUP) \d{1,2}|NEWSMAKER|TABLE|COLUMN|OPINION)\s?[-–—:|/]\s?(?=\S)"
)
_PART = re.compile(
    r"(?i)^(?:day|part|step|chapter|stop|week|stage|round|act|scene|lesson|tip|rule|reason|phase|leg|night)s?\.?"
    r" (?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_ADDRESS = re.compile(r"\w@\w|\bwww\.|https?://|\d[\d ()-]{6,20}\d")
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w{1,2}|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")


def opens(lines: Sequence[Line], index: int, above: Sequence[Line]) -> str | None:
    """Why the headline at an index opens a text of its own below these lines of another one; None if nothing tells."""
    previous = above[-1]
    if previous.role == "body" and not previous.text.endswith((":", ",")):
        if datelined.ends_in_agency(previous.text):
            return "after_agency_credit"
        if _is_note_on_author(previous.text, above):
            return "after_author_note"
    below = [
        line
        for line in lines[index + 1 : index + 1 + LOOKED_AT]
        if not line.kind and line.role != "separator"
    ]
    if not below:
        return None
    if below[0].role == "body" and datelined.opens_report(lines[index].text, below, above):
        return "headline_with_dateline"
    if _is_letter(lines[index].text, below) and not previous.text.endswith(":"):
        return "headline_over_letter"
    return "headline_over_interview" if _is_interview(lines[index].text, below, above) else None


def leads_to_body(lines: list[Line], index: int) -> bool:
    """Whether a headline (with byline, date, caption, second headline) is followed by prose."""
    looked_at = 0
    for line in lines[index : index + MAX_LOOK]:
        if line.role == "body":
            return True
        if line.text[0] in shapes.BULLETS:  # points below a headline
            continue
        if line.kind in ("share", "navigation") or (line.kind == "related" and has_title(line.text)):
            continue
        looked_at += 1
        if line.kind or line.role in ("separator", "reference") or looked_at > HEAD_LINES:
            return False
    return False


def is_tail(lines: Sequence[Line], index: int, below: Line | None, above: Sequence[Line]) -> bool:
    """Whether a line that could open a text ends the one above it, as the real headline comes below it.

    `below` is the next line that is no furniture.
    """
    line = lines[index]
    if line.role not in ("heading", "caption"):
        return False
    if line.role == "heading" and last_lines.closes(line.text):
        return True
    if below is None or below.role != "heading":
        return below is not None and line.role == "caption" and below.role == "source"
    if line.role == "caption" or is_end_note(line.text):
        return True
    last = above[-1]
    if last.role in ("reference", "source") or last.text[-1] == ")" or shapes.ends_sentence(last.text):
        return False
    if line.gap < below.gap:
        return True
    ended = [part.text for part in above[-TOPIC_LINES:]]
    begun = [part.text for part in lines[index + 1 : index + TOPIC_LINES]]
    return topics.is_about(line.text, ended) and not topics.is_about(line.text, begun)


def is_end_note(line: str) -> bool:
    """Whether a line has what ends a text and opens none: a bullet, an address, how a text was edited."""
    return (
        line[0] in "•*–—·"
        or last_lines.ends_keyed(line)
        or _ADDRESS.search(line) is not None
        or line.startswith(("This ", "With "))
    )


def is_standing_head(headline: str) -> bool:
    """Whether papers print texts of a kind under this head in every issue: "In memoriam"."""
    return headline.count(" ") < MAX_SECTION_WORDS and headline.lower().strip(" :.*") in _heads(
        "standing_heads.txt"
    )


def is_head_of_briefs(headline: str) -> bool:
    """Whether a page prints short texts under this head: "News in brief"."""
    bare = headline.strip(" :.*").lower()
    return bare.count(" ") < MAX_SECTION_WORDS and bare in _heads("brief_heads.txt")


def is_section_head(headline: str) -> bool:
    """Whether a headline is one that sections of reports have and texts do not: "Situation overview"."""
    bare = headline.strip(" :.*").lower()
    return bare.count(" ") < MAX_SECTION_WORDS and bare in _heads("section_heads.txt")


@lru_cache(maxsize=4)
def _heads(name: str) -> frozenset[str]:
    """The lines of a list of heads."""
    lines = files("transforms.segmentation").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line[0] != "#")


def has_slug(headline: str) -> bool:
    """Whether a headline begins with the kind of text it heads: "FACTBOX-Great eruptions of the Tumar"."""
    return headline[:2].isupper() and _SLUG.match(headline) is not None


def _is_note_on_author(text: str, above: Sequence[Line]) -> bool:
    """Whether a paragraph below a signed text begins with the name of who signed it: "Ines Okafor teaches music."."""
    if len(text) > MAX_NOTE:
        return False
    bylines = [line.text for line in above[:6] if line.role == "byline"]
    bare = text.lstrip("•*– —-")
    return any(
        author is not None and origins.is_person(author) and bare.startswith(f"{author} ")
        for author in map(origins.author_of, bylines)
    )


def _is_letter(headline: str, below: Sequence[Line]) -> bool:
    first = below[0].text
    if _THE_LETTER.match(headline):
        return False
    if is_salutation(first):
        return True
    addressed = len(first) <= MAX_SALUTATION and _ADDRESSED.match(first) is not None
    return addressed and (
        _LETTER.search(headline) is not None or (len(below) > 1 and is_salutation(below[1].text))
    )


def is_salutation(line: str) -> bool:
    """Whether a line greets the reader of a letter: "Dear Ms Okafor,", "Sir, – Your report ..."."""
    return line[0] in "DdEeHhSsMmLlTtYyPpCcG" and _SALUTATION.match(line[: 2 * MAX_SALUTATION]) is not None


def _is_interview(headline: str, below: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether questions and answers begin below a headline, with none above it."""
    if _is_question(headline):
        return False
    recent = above[-LOOKED_BACK:]
    texts = [line.text for line in below]
    asked = [number for number, text in enumerate(texts) if _is_question(text)]
    if (
        not asked
        or asked[0] > MAX_INTRODUCTION
        or any(_is_question(line.text) for line in recent if line.role != "body")
    ):
        return False
    if any(line.role == "heading" for line in below[1 : asked[0]]):
        return False
    answers = [
        texts[number + 1]
        for number in asked
        if number + 1 < len(texts) and not _is_question(texts[number + 1])
    ]
    if len(answers) < MIN_QUESTIONS or any(_ASKED.match(line.text) for line in recent):
        return False
    if sum(_ASKED.match(texts[number]) is not None for number in asked) >= MIN_QUESTIONS:
        return True
    if _CONVERSATION.search(headline) or _QUOTED.match(headline):
        return True
    return 2 * sum(_FIRST_PERSON.search(answer) is not None for answer in answers) > len(answers)


def is_part(headline: str) -> bool:
    """Whether a headline counts the parts of one text ("Day two: Stell to Brenkirk"), or is one that sections have."""
    return (headline[0] in "ACDLNPRSTW" and _PART.match(headline) is not None) or is_section_head(headline)


def is_one_of_sections(headline: str, above: Sequence[Line]) -> bool:
    """Whether a headline is short, as is the last heading of a section above it."""
    if headline.count(" ") >= MAX_SECTION_WORDS or len(above) < 2:
        return False
    for place in range(len(above) - 1, 1, -1):
        if above[place].role == "heading":
            text = above[place].text
            return text.count(" ") < MAX_SECTION_WORDS and any(
                line.role == "body" for line in above[max(0, place - LOOKED_AT) : place]
            )
    return False


def goes_on(lines: Sequence[Line], index: int, above: Sequence[Line]) -> bool:
    """Whether a headline parts questions and answers: it is one of them, or its section has them as those above."""
    headline, recent = lines[index].text, above[1:] if len(above) <= LOOKED_BACK else above[-LOOKED_BACK:]
    if _is_question(headline) and (
        headline.startswith("Q") or any(line.role == "heading" and _is_question(line.text) for line in recent)
    ):
        return True
    below = lines[index + 1 : index + 1 + LOOKED_AT]
    return any(_ASKED.match(line.text) for line in below) and any(_ASKED.match(line.text) for line in recent)


def _is_question(text: str) -> bool:
    if len(text) > MAX_QUESTION or _ANSWERED.match(text):
        return False
    return text.endswith("?") or text.startswith(("Q:", "Q.", "Q "))
