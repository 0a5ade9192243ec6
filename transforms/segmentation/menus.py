"""Menus: short lines one below the other, and the sections of a site in one row above the headline."""

from __future__ import annotations

from itertools import pairwise

from transforms.segmentation import offers, origins, outlets, topics
from transforms.segmentation.labels import are_page_words
from transforms.segmentation.lines import Line
from transforms.segmentation.phrases import known_phrases, stripped

MENU_LINES = 3
"""So many short lines in a row before any prose are a menu."""
MIN_COLUMN = 6
"""Labels of a column whose other lines may be longer."""
MIN_CELLS, MIN_ROW_WORDS = 3, 4
"""Labels in a row that may have words of its own besides, and words of the row."""
MAX_ROW = 160
"""Characters of such a row."""
MIN_NAMES, MAX_NAMES, MIN_KNOWN, ROW_LINES = 4, 16, 2, 30
"""Words of a row that has words of its own, those of them that are labels, and lines of a page it is compared with."""
_CODES = frozenset(("EN", "FR", "DE", "ES", "PT", "IT", "NL", "AR", "RU", "PL", "TR", "ZH", "UK"))
"""Codes of languages that end such a row."""
HOME = frozenset(("home", "homepage", "inicio", "início", "accueil", "startseite", "hem", "forside"))
_SMALL = frozenset(("&", "and", "of", "the", "in", "for", "to", "a"))
_LOOSE = frozenset(("heading", "body"))
_ROW_ENDS = '.!?…,;:”"’)'


def settle_rows(lines: list[Line], front: list[Line]) -> None:
    """Make furniture of the rows of section names, or of languages, above the last headline of the front, in place."""
    for index, line in enumerate(front[:-1]):
        if line.role not in ("heading", "body"):
            continue
        if (
            is_row_of_sections(line.text)
            or is_row_of_languages(line.text)
            or (index <= 1 and (begins_at_home(line.text) or _is_foreign_row(lines, front, line)))
        ):
            line.furnish("navigation")
    last = front[-1]
    if last.role in ("heading", "body") and last.text.islower() and is_row_of_languages(last.text):
        last.furnish("navigation")  # "en es fr" below the headline


def _is_foreign_row(lines: list[Line], front: list[Line], row: Line) -> bool:
    """Whether a line of capitalised words, two or more of them labels of pages, is a menu whose other words only this
    site has: the text takes up next to none of them, and more of a headline below ("Visit Exhibitions Shop EN FR")."""
    if row.role != "heading" or not is_row_of_names(row.text):
        return False
    bodies = [line.text for line in lines[:ROW_LINES] if line.role == "body" and line not in front]
    told = topics.taken_up(row.text, bodies)
    below = front[front.index(row) + 1 :]
    return told <= 1 and any(
        line.role == "heading" and topics.taken_up(line.text, bodies) > told for line in below
    )


def begins_at_home(text: str) -> bool:
    """Whether a row of names begins with the front page of a site and has two more labels: "Home Rotas Contact"."""
    words = text.split()
    return (
        len(words) > MIN_NAMES
        and words[0].lower() in HOME
        and is_row_of_names(" ".join(words[1:]))
        and text[-1] not in _ROW_ENDS
    )


def is_row_of_names(text: str) -> bool:
    """Whether a line has no mark and no small word, and two or more of its words are labels, codes of languages or the
    letters of three sizes."""
    words = text.split()
    if not MIN_NAMES <= len(words) <= MAX_NAMES or len(text) > MAX_ROW or text[-1] in _ROW_ENDS:
        return False
    if not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    phrases = known_phrases()
    small = [word.lower() for word in words]
    single = text.endswith(" A A A") + len([word for word in words if word in _CODES])
    labels = sum(word in phrases.exact or are_page_words([word]) for word in small)
    labels += sum(f"{word} {other}" in phrases.exact for word, other in pairwise(small))
    return labels + 2 * single >= MIN_KNOWN


def is_row_of_sections(text: str) -> bool:
    """Whether most words of a line without marks are labels of pages, three or more, and the others begin with a
    capital: "News Sport What's On Farming Public Notices"."""
    words = text.split()
    if len(text) > MAX_ROW or len(words) < MIN_ROW_WORDS or text[-1] in _ROW_ENDS:
        return False
    phrases = known_phrases()
    index = cells = covered = 0
    while index < len(words):
        small = [stripped(word) for word in words[index : index + 4]]
        size = next(
            (
                size
                for size in range(min(phrases.longest.get(small[0], 0), len(small)), 0, -1)
                if " ".join(small[:size]) in phrases.exact
            ),
            0,
        ) or int(are_page_words(small[:1]))
        if size:
            cells, covered = cells + 1, covered + size
        elif not words[index][0].isupper() and words[index] not in _SMALL:
            return False
        index += size or 1
    return cells >= MIN_CELLS and 5 * covered >= 3 * len(words)


def is_row_of_languages(text: str) -> bool:
    """Whether a line is names of languages, or their codes, and nothing else: "English Français", "en fr ar"."""
    words = [stripped(word) for word in text.split()]
    words = [word for word in words if word]
    return len(words) > 1 and len(text) <= MAX_ROW and offers.language_names().issuperset(words)


def settle(lines: list[Line]) -> None:
    """Runs of very short lines before the first prose, or beside known labels, are navigation."""
    index = 0
    seen_body = False
    while index < len(lines):
        end = index
        while end < len(lines) and _is_menu_item(lines[end]):
            end += 1
        if end - index >= MENU_LINES and seen_body:
            index += _signed(lines, index, end)
        if end - index >= MENU_LINES:
            follower = lines[end] if end < len(lines) else None
            stop = end
            if follower is not None and lines[end - 1].role == "heading":
                kicker = end - index > MENU_LINES and _is_kicker(lines[end - 1], follower)
                heads = follower.role in ("body", "byline", "stamp", "caption")
                stop -= kicker or heads
                stop -= heads and stop > index and _goes_on(lines, stop)
            if seen_body and stop == end and stop - index > 1 and _heads_content(lines, stop - 1):
                stop -= 1
            labels = sum(bool(line.kind) for line in lines[index:stop])
            beside = index > 0 and lines[index - 1].kind in ("navigation", "share")
            headings = [line for line in lines[index:stop] if line.role == "heading"]
            alone = index == 0 and headings == lines[:1] and lines[1].gap > 1 and not seen_body
            if alone and follower is not None and follower.role in ("body", "byline", "stamp", "caption"):
                headings = []  # the headline of the page above its fields
            if (
                headings
                and stop - index >= 2
                and (labels or beside or not seen_body)
                and not (follower is None and not seen_body)
            ):
                for line in headings:
                    line.furnish("navigation")
        seen_body = seen_body or any(line.role == "body" for line in lines[index : end + 1])
        index = max(end, index + 1)
    _settle_column(lines)


def _settle_column(lines: list[Line]) -> None:
    """The lines of a column of labels that runs on, line by line, to the first paragraph are labels too, whatever their
    length; of the headlines among them the one that the text takes up most is its own."""
    end = next((index for index, line in enumerate(lines) if line.role == "body" and line.gap > 1), 0)
    start = end
    while start > 0 and (start == end or lines[start].gap <= 1):
        start -= 1
    column = lines[start:end]
    if sum(line.kind == "navigation" for line in column) < MIN_COLUMN:
        return
    free = [line for line in column if not line.kind]
    if len(free) < MENU_LINES or any(line.role not in _LOOSE or len(line.text) > MAX_ROW for line in free):
        return
    bodies = [line.text for line in lines[end : end + ROW_LINES] if line.role == "body"]
    told = [topics.taken_up(line.text, bodies) if line.role == "heading" else 0 for line in free]
    for line in free[: told.index(max(told))]:
        line.furnish("navigation")


def _goes_on(lines: list[Line], index: int) -> bool:
    """Whether a signed headline is the second line of the one close above it, which stands apart from the menu."""
    return (
        lines[index + 1].role == "byline"
        and lines[index].gap <= 1
        and lines[index - 1].role == "heading"
        and lines[index - 1].gap > 1
    )


def _is_kicker(line: Line, follower: Line) -> bool:
    """Whether the last short line stands apart from a menu above it and from the headline below: its section."""
    return follower.role == "heading" and line.gap > 1 and follower.gap > 1


def _heads_content(lines: list[Line], index: int) -> bool:
    """Whether a short line stands apart from the labels above it and over lines of the text ("Ingredients")."""
    line, above = lines[index], lines[index - 1]
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        line.role == "heading" and line.gap > 1 and bool(above.kind) and below is not None and not below.kind
    )


def _signed(lines: list[Line], index: int, end: int) -> int:
    """How many names, one or two, stand close below a text and apart from the labels further down: who signed it."""
    name = lines[index].text
    if lines[index - 1].role != "body":
        return 0
    if not origins.is_person(name) and not outlets.is_outlet_name(name.partition(",")[0]):
        return 0
    count = 1 + (index + 1 < end and lines[index + 1].gap <= 1)
    names = lines[index : index + count]
    apart = index + count < end and lines[index + count].gap > 1
    return (
        count
        if apart and all(outlets.is_publisher_name(line.text) and not line.kind for line in names)
        else 0
    )


def _is_menu_item(line: Line) -> bool:
    if line.kind in ("navigation", "share") and len(line.text) <= 40:
        return True
    return (
        line.role == "heading"
        and len(line.text) <= 26
        and line.text.count(" ") <= 2
        and line.text[-1] not in "?!."
    )
