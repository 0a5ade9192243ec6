"""Pages of wikis: links to edit a section, the line that names the encyclopedia, the table of contents.

Their software (MediaWiki and its kin) writes the same words on every page. A headline that the table of contents
lists, or that has a link to edit it, heads a section and begins no article.
"""

from __future__ import annotations

import re

from transforms.segmentation.lines import Line
from transforms.segmentation.references import is_heading

_EDIT = re.compile(
    r"\s?\[\s?(?:edit|edit source|edit \| edit source|modifier(?: \| modifier le code)?"
    r"|bearbeiten(?: \| [^\]\n]{1,30})?|editar|modifica(?: wikitesto)?|redigera|rediger|bewerken)\s?\]$"
)
_NAMED = re.compile(r"^From [A-Z]\w[^,.!?\n]{1,38}(?:, the free [a-z]{4,14}(?: [a-z]{3,12})?| Wiki)$")
_CONTENTS = re.compile(r"^(?:Table of )?[Cc]ontents(?: ?[\[(]?(?:hide|show|toggle)[\])]?)?$")
_CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s{1,4}(?P<name>\S.{0,100})$")
_HEADED = frozenset(("heading", "body", "furniture"))
_SIGNS = ("]", "encyclopedia", "Wiki", "ontents")
MIN_CHAPTERS = 2
"""Lines of a table of contents."""


def settle(lines: list[Line]) -> None:
    """Find what belongs to a wiki's page, in place; of other pages only the ends of lines are looked at."""
    if not any(has_sign(line.text) for line in lines):
        return
    for line in lines[:4]:
        if line.role == "heading" and _NAMED.match(line.text):
            line.furnish("navigation")
    chapters = _chapters(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.role in _HEADED and (edit := _EDIT.search(line.text)):
            lines[index : index + 1] = _parts(line, edit.start())
        elif line.role == "heading" and line.text in chapters:
            line.role = "body"
        index += 1


def has_sign(text: str) -> bool:
    """Whether a line has what a line of a wiki's software has; asked before all else."""
    return text.endswith(_SIGNS) or "ontents" in text[:18]


def _chapters(lines: list[Line]) -> frozenset[str]:
    """What the table of contents lists; its lines become navigation."""
    for index, line in enumerate(lines):
        if not _CONTENTS.match(line.text):
            continue
        end = index + 1
        names = []
        while end < len(lines) and (chapter := _CHAPTER.match(lines[end].text)):
            names.append(chapter["name"].strip())
            end += 1
        if len(names) >= MIN_CHAPTERS:
            for one in lines[index:end]:
                one.furnish("navigation")
            return frozenset(names)
    return frozenset()


def _parts(line: Line, cut: int) -> list[Line]:
    """The head of a section, and the link to edit it."""
    head = line.text[:cut].rstrip()
    link = line.text[cut:].strip()
    tail = Line(line.end - len(link), line.end, link, 0 if head else line.gap)
    tail.furnish("navigation")
    if not head:
        return [tail]
    role = line.role if line.role == "furniture" or is_heading(head) else "body"
    return [Line(line.start, line.start + len(head), head, line.gap, role, line.kind), tail]
