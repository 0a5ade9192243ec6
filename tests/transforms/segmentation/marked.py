"""Pages with marks: what each segment is, where it begins and where it ends.

A case opens with "=== name"; "<<< kind | title" opens a segment and ">>>" ends it; what stands between ">>>+" and
"+<<<" lies inside a segment and is furniture. The marking lines are no part of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from transforms.segmentation import segment


@dataclass(slots=True)
class Wanted:
    """A segment: what it is, where its text begins and ends in the page."""

    kind: str
    title: str | None
    start: int
    end: int = 0


@dataclass(slots=True)
class Case:
    """A page without its marks, its segments, and the words that must be in none of them."""

    name: str
    raw: str = ""
    wanted: list[Wanted] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def read(path: Path) -> list[Case]:
    return parse(path.read_text(encoding="utf-8"), path.stem)


def parse(text: str, stem: str) -> list[Case]:
    cases: list[Case] = []
    inside = inserted = False
    for line in text.splitlines(keepends=True):
        mark = line.rstrip("\n")
        if mark.startswith("=== "):
            cases.append(Case(f"{stem}: {mark[4:]}"))
            continue
        case = cases[-1]
        if mark.startswith("<<< "):
            kind, _, title = mark[4:].partition(" | ")
            case.wanted.append(Wanted(kind, title or None, len(case.raw)))
            inside = True
        elif mark == ">>>":
            case.wanted[-1].end = len(case.raw.rstrip())
            inside = False
        elif mark in (">>>+", "+<<<"):
            inserted = mark == ">>>+"
        else:
            case.raw += line
            if mark and (inserted or not inside):
                case.furniture.append(mark)
    return cases


def check(case: Case) -> None:
    """Fail unless a page gives its segments and nothing of its furniture is in their texts."""
    found = segment(case.raw).segments
    assert [(part.kind, part.title) for part in found] == [(part.kind, part.title) for part in case.wanted]
    spans = [(case.raw[part.raw_start : part.raw_end], part.title) for part in found]
    assert spans == [(case.raw[part.start : part.end], part.title) for part in case.wanted]
    text = "\n".join(part.text for part in found)
    assert [words for words in case.furniture if words in text] == []
