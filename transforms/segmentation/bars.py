"""Rows of links told by their shape alone: cells far apart, or parted by marks above a headline.

A site writes its menu with gaps that no prose has ("Start   Browse   Log in") and its place on the site with marks
between short names ("World | Africa", "RO | RU | EN").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, pairwise

from transforms.ledger import Edit
from transforms.segmentation import labels, origins, topics
from transforms.segmentation.lines import Line
from transforms.segmentation.phrases import UNSURE

MIN_GAP = 2
"""Spaces between two cells; one is what words have between them."""
MIN_CELLS = 3
"""Cells of a menu; two far apart may be a writer and a photographer."""
MAX_CELL, MAX_CELL_WORDS, MAX_BAR_WORDS = 48, 5, 3
"""Characters and words of a cell between gaps, and words of one between marks."""
MIN_TAGS = 5
"""Names in a row that tells under which words a page is filed."""
MAX_LINE = 300
HEAD_LINES = 12
"""Lines of a page among which its head is looked for."""
_MARK = re.compile(r"\s?[|·•»›‹]\s?|\s[/>]\s|\s?::\s?")
_BARRED = re.compile(r"\s[|·•]\s")
_STEP = re.compile(r"\s(?:/|>|»|›|::|→)\s")
"""A mark of a path; a bar stands between a column and its headline too ("Opinion | Who keeps the lamps")."""
MIN_HEADLINE, MIN_STEM = 4, 24
"""Words of a headline behind its path, and characters of it by which it is known again."""
_ANY_MARK = re.compile("[|·•»›‹/>:]")
_NUMBERED = re.compile(
    r"(?i)(?:^|[-–—|·•/,]\s)(?:(?:no|nr|vol|issue|edition|number|volume)s?[. ]\s?|#\s?)"
    r"\d{1,5}(?:[ /.]\d{1,4})?\s?(?:$|[-–—|·•/,])"
)
_TICKER = re.compile(r"(?i)^(?:breaking(?: news)?|just in|developing|news ?flash|alert|ticker)\s?[:|–-]\s")
_SLUG = re.compile(r"[A-Z]{2,14}(?:[-/][A-Z\d]{2,14}){1,4}(?: \d[\d:/.-]{1,11}){0,3}")
"""What an agency calls a text, with its number and time ("FISH-QUOTA 03-04 0312"), close above its headline."""
_SIGN_IN = re.compile(r"(?i)(?:sign|log) ?in\W*$")
_PAGES = frozenset(("navigation", "navigation?"))
_CONTENT = frozenset(("heading", "body"))


def settle_gaps(lines: list[Line], edits: Iterable[Edit]) -> None:
    """Lines of short cells with wide gaps between them are menus or share bars; rows of a table are none."""
    gaps = [
        edit.clean_start
        for edit in edits
        if edit.replacement == " " and "space" in edit.rule and edit.raw_end - edit.raw_start >= MIN_GAP
    ]
    if len(gaps) < MIN_CELLS - 1:
        return
    wide = _gaps_by_line(lines, gaps)
    for index, places in wide.items():
        line = lines[index]
        if line.role not in _CONTENT or len(places) < MIN_CELLS - 1 or len(line.text) > MAX_LINE:
            continue
        if not _is_table_row(lines, index, wide):
            cells = _cells(line, places)
            if _are_links(cells):
                line.furnish(_kind(cells))
                line.is_bar = True


def _gaps_by_line(lines: list[Line], gaps: list[int]) -> dict[int, list[int]]:
    """The offsets of the gaps in every line that has some; both come in order."""
    found: dict[int, list[int]] = {}
    place = 0
    for index, line in enumerate(lines):
        while place < len(gaps) and gaps[place] < line.start:
            place += 1
        while place < len(gaps) and gaps[place] < line.end:
            found.setdefault(index, []).append(gaps[place] - line.start)
            place += 1
        if place == len(gaps):
            break
    return found


def _cells(line: Line, places: list[int]) -> list[str]:
    bounds = [0, *places, len(line.text)]
    return [cell for start, end in pairwise(bounds) if (cell := line.text[start:end].strip())]


def _is_table_row(lines: list[Line], index: int, wide: dict[int, list[int]]) -> bool:
    """Whether the line above or below has as many cells, or half of the cells are figures."""
    count = len(wide[index])
    beside = any(len(wide.get(other, ())) == count for other in (index - 1, index + 1))
    figures = sum(cell[0].isdigit() for cell in _cells(lines[index], wide[index]))
    return beside or 2 * figures > count


def _are_links(cells: list[str]) -> bool:
    """Whether cells are names of pages: short, begun with a capital, none of them a sentence."""
    if len(cells) < MIN_CELLS:
        return False
    short = all(
        len(cell) <= MAX_CELL and cell.count(" ") < MAX_CELL_WORDS * 2 and cell[-1] not in ".,;:!?"
        for cell in cells
    )
    return short and 4 * sum(not cell[0].islower() for cell in cells) >= 3 * len(cells)


def _kind(cells: list[str]) -> str:
    """The furniture kind that most cells with a known label have."""
    known = [kind.rstrip(UNSURE) for cell in cells if (kind := labels.label_kind(cell))]
    return max(dict.fromkeys(known), key=known.count) if known else "navigation"


def settle_head(lines: list[Line]) -> None:
    """Above the headline: short names with marks between them are the page's place on its site, and the name of an
    issue or a site with a menu right below it is the page's title."""
    _split_path(lines)
    heads: list[int] = []
    for index, line in enumerate(islice(lines, HEAD_LINES)):
        if line.role == "heading":
            heads.append(index)
        elif line.role in ("body", "reference"):
            break
    for index, below in pairwise(heads):
        line, other = lines[index], lines[below].text
        slug = index == 0 and below == 1 and _SLUG.fullmatch(line.text)
        if slug or _is_place(line.text, other) or _is_tags(line.text):
            line.furnish("navigation")
        elif _TICKER.match(line.text) and lines[below].gap > 1 and _is_foreign(lines, line.text, other):
            line.furnish("related")
        elif index != heads[0] and _is_issue(line.text):
            line.furnish("navigation")
            lines[heads[0]].names_page = True
        elif index == heads[0] and (_NUMBERED.search(line.text) or _has_menu(lines, index)):
            line.names_page = True


def _split_path(lines: list[Line]) -> None:
    """The headline that ends its own path ("News / Weir holds") is a line of its own, where it does not come below."""
    for index, line in enumerate(islice(lines, HEAD_LINES)):
        if line.role in ("body", "reference"):
            return
        cut = _path_length(line.text) if line.role == "heading" or line.kind == "navigation" else 0
        if not cut or _has_headline(
            lines[index + 1 : index + HEAD_LINES], line, line.text[cut : cut + MIN_STEM]
        ):
            continue
        path = Line(
            line.start, line.start + cut - 1, line.text[: cut - 1], line.gap, "furniture", "navigation"
        )
        title = Line(line.start + cut, line.end, line.text[cut:], 0, "heading")
        lines[index : index + 1] = [path, title]
        return


def _has_headline(below: list[Line], path: Line, stem: str) -> bool:
    """Whether the headline of a path, by its first words, or any where the path alone is none, stands above prose."""
    for line in below:
        if line.role in ("body", "reference"):
            return False
        if line.role == "heading" and (line.text.startswith(stem) or (path.kind and line.text[0] != "©")):
            return True
    return False


def has_mark(text: str) -> bool:
    """Whether a line has a mark that may part names of pages."""
    return _ANY_MARK.search(text) is not None


def _path_length(text: str) -> int:
    """How many characters of a line are names of pages with marks behind each, before a headline; else 0."""
    if not has_mark(text):
        return 0
    place = 0
    while mark := _STEP.search(text, place, place + MAX_CELL):
        cell = text[place : mark.start()].strip()
        words = cell.lower().split()
        named = place > 0 and cell[:1].isupper()
        known = named or labels.label_kind(cell) in _PAGES or labels.are_page_words(words)
        if not words or len(words) > MAX_BAR_WORDS or not known:
            break
        place = mark.end()
    rest = text[place:]
    return place if rest.count(" ") >= MIN_HEADLINE - 1 and rest[0].isupper() else 0


def _is_foreign(lines: list[Line], ticker: str, headline: str) -> bool:
    """Whether the text of a page is about its headline and next to nothing of the ticker above it."""
    bodies = [line.text for line in islice(lines, 3 * HEAD_LINES) if line.role == "body"]
    told = topics.taken_up(ticker.split(" ", 1)[1], bodies)
    return told <= 1 and topics.taken_up(headline, bodies) > told


def _is_place(text: str, below: str) -> bool:
    """Whether a line is two or more short names with marks between them and the headline below is none of them."""
    if text[-1] in ".!?…" or not has_mark(text):
        return False
    cells = [cell for cell in _MARK.split(text) if cell]
    if any(map(origins.is_stamp, cells)):
        return False
    if len(cells) < 2 or any(cell in below or cell.count(" ") >= MAX_BAR_WORDS + 1 for cell in cells):
        return False
    if len(cells) == 2 and text.count(" ") > 2 * MAX_BAR_WORDS:
        return False
    return len(_MARK.split(below)) == 1 or len(below) > len(text)


def _is_issue(text: str) -> bool:
    """Whether a line below the name of a paper says which number it is, and when or what for, with bars between."""
    return len(_BARRED.split(text)) >= MIN_CELLS and _NUMBERED.search(text) is not None


def _is_tags(text: str) -> bool:
    """Whether a line above a headline is a row of names with commas between ("Wells, Alder, Ferry, Upper Tarn")."""
    if text.count(",") < MIN_TAGS - 1 or text[-1] in ".!?:":
        return False
    cells = text.split(", ")
    if not any(" " in cell for cell in cells):
        return False  # a headline may be "Salt, Iron, Silk, Amber, Furs"
    return len(cells) >= MIN_TAGS and all(
        cell[:1].isupper() and cell.count(" ") < MAX_BAR_WORDS and "," not in cell for cell in cells
    )


def _has_menu(lines: list[Line], index: int) -> bool:
    """Whether a row of links, or the button to sign in, stands right below the first line of a page."""
    below = lines[index + 1]
    if index or below.kind != "navigation":
        return False
    return _SIGN_IN.search(below.text) is not None or (
        has_mark(below.text) and len(_MARK.split(below.text)) >= MIN_CELLS
    )
