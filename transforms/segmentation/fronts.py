"""What stands above a text: menus whose words ran together, who released a text to the press and whom to ask."""

from __future__ import annotations

import re

from transforms.segmentation import labels, offers, origins, releases
from transforms.segmentation.lines import Line

FRONT_LINES, MAX_GLUED, MIN_TITLE_WORDS = 20, 300, 4
"""Lines among which the front of a page is, characters of a menu in one piece, and words of a release's headline."""
MAX_FRONT, MAX_SENTENCE = 120, 60
"""Characters of a line above the first paragraph, and of one that ends like a sentence."""
MIN_PITCH, MAX_PITCH = 3, 12
"""Lines in which a site says what it offers."""
MIN_SEAMS, MIN_LINKS = 2, 4
"""Places in a line where one word of a menu ran into the next."""
_SEAM = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{3})(?=[A-Z]{2,5} )|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})"
)
_CONTACT_LABEL = re.compile(
    r"(?i)^(?:(?:media|press|news) )?contacts?(?: (?:person|information|details))?\s?:?$"
)
_REACHED = re.compile(r"\w@\w|\d[\d ().-]{5,20}\d|\[email.{0,2}protected\]")
_PATH = re.compile(r"(?i)^you are here\S{0,40}\s?[/»›>]\s")
"""Where a page is on its site, whose first name ran into the label ("You are hereHome / News")."""
_EMPTIED = frozenset(
    (
        *(
            "Published",
            "Posted",
            "Published on",
            "Posted on",
            "on",
            "By",
            "by",
            "Written by",
            "Author",
            "Date",
        ),
        *("Submitted", "Submitted on", "Submitted by", "Posted by", "Published by", "Updated", "Updated on"),
        *(
            "Last updated",
            "Last updated on",
            "Created",
            "Created on",
            "Added",
            "Added on",
            "Posted in",
            "Filed under",
        ),
    )
)
"""Fields that a page has and that nobody filled in, or whose date was lost."""
_TITLES = frozenset(("heading", "body"))


def front_of(lines: list[Line]) -> list[Line]:
    """The headlines and short lines above the first paragraph."""
    front = []
    for line in lines[:FRONT_LINES]:
        if line.role == "heading":
            front.append(line)
        elif line.role == "body":
            if len(line.text) > (MAX_SENTENCE if line.text[-1] in '.!?”"' else MAX_FRONT):
                break
            front.append(line)
        elif line.role == "reference":
            break
    return front


def settle(lines: list[Line], front: list[Line]) -> None:
    """Make furniture of the menu, the release label's surroundings and the contacts above a headline, in place.

    `front` is the headlines and short lines above the first paragraph.
    """
    released = -1
    _settle_pitch(lines)
    _settle_links(lines)
    end = lines.index(front[-1])
    for index, line in enumerate(lines[: min(end + 1, len(lines) - 1)]):
        if line.role == "heading":
            if line is not front[-1] and (is_glued_menu(line.text) or _PATH.match(line.text)):
                line.furnish("navigation")
        elif (line.kind == "navigation" or line.role == "stamp") and _is_release(line):
            released = index
        if line.text.strip("•*· :") in _EMPTIED and lines[index + 1].role != "stamp":
            line.furnish("navigation")
        if "ontact" in line.text and _CONTACT_LABEL.match(line.text):
            _settle_contact(lines, index)
    if released > 0:
        _settle_above(lines, released)


def _settle_pitch(lines: list[Line]) -> None:
    """What a site says of itself in short lines close together at the very top, one of which asks for something, is
    no text where the headline of a signed or dated one stands apart below."""
    end = next((index for index, line in enumerate(lines[1 : MAX_PITCH + 2], 1) if line.gap > 1), 0)
    if end < MIN_PITCH or lines[end].role != "heading" or end + 1 == len(lines):
        return
    pitch, below = lines[:end], lines[end + 1]
    if not (below.role in ("byline", "stamp") or origins.dateline_end(below.text)):
        return
    if any(line.role not in _TITLES and not line.kind for line in pitch) or any(
        len(line.text) > MAX_SENTENCE for line in pitch
    ):
        return
    asks = offers.opening_words()
    said = sum(line.role == "body" for line in pitch)
    if said and any(line.text.partition(" ")[0].lower() in asks for line in pitch):
        for line in pitch:
            if not line.kind:
                line.furnish("navigation")


def _settle_links(lines: list[Line]) -> None:
    """Headlines in a row above a menu lead to other texts, where the headline of a signed or dated one stands below."""
    begin = next((index for index, line in enumerate(lines) if line.role == "heading" and line.gap > 1), 0)
    end = begin
    while end < len(lines) and lines[end].role == "heading" and (lines[end].gap > 1 or end == begin):
        end += 1
    below = end
    while below < len(lines) and lines[below].kind == "navigation":
        below += 1
    if end - begin < MIN_LINKS or below == end:
        return
    while below < len(lines) and lines[below].role == "heading":
        below += 1
    if below - end > 1 and below < len(lines) and lines[below].role in ("byline", "stamp"):
        for line in lines[:end]:
            if line.role == "heading":
                line.furnish("related" if line.gap > 1 else "navigation")


def contacts_above(lines: list[Line]) -> None:
    """Whom to ask, above the headline of a press release, is no headline."""
    for line in lines:
        if line.role == "body":
            return
        if line.role == "heading" and releases.is_contact(line.text):
            line.furnish("navigation")


def is_glued_menu(text: str) -> bool:
    """Whether a line is names of sections without spaces between ("Featured NewsFisheriesOpinion")."""
    if text.islower() or len(text) > MAX_GLUED or text[-1] in ".!?”\"'’,:;":
        return False
    seams = [match.start() for match in _SEAM.finditer(text)]
    if len(seams) < MIN_SEAMS:
        return False
    parts = [text[start:end].strip() for start, end in zip([0, *seams], [*seams, len(text)], strict=True)]
    known = sum(labels.are_page_words([part.lower().rsplit(" ", 1)[-1]]) for part in parts)
    return known > 0 and all(part.count(" ") < MIN_TITLE_WORDS for part in parts)


def _is_release(line: Line) -> bool:
    return releases.is_release_label(line.text) or (
        line.role == "stamp" and releases.is_release_line(line.text)
    )


def _settle_contact(lines: list[Line], index: int) -> None:
    """Names and addresses below "Contact:" belong to it, where at least one says how to reach somebody."""
    end = index + 1
    reached = False
    while end < len(lines) and lines[end].role in ("heading", "body", "source"):
        text = lines[end].text
        if _REACHED.search(text) and len(text) <= labels.MAX_LABEL:
            reached = True
        elif not origins.is_person(text):
            break
        end += 1
    if reached:
        for line in lines[index:end]:
            line.furnish("navigation")


def _settle_above(lines: list[Line], released: int) -> None:
    """Above "For immediate release" stands who releases a text, where its headline stands below."""
    below = lines[released + 1 : released + 1 + FRONT_LINES]
    title = next((line for line in below if line.role in _TITLES), None)
    if title is None or title.role != "heading" or title.text.count(" ") < MIN_TITLE_WORDS - 1:
        return
    for line in lines[:released]:
        if line.role == "heading":
            line.furnish("navigation")
