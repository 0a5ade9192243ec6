"""The marks of an annotated text: what they are, and the raw text and spans that they leave.

An annotated text (FOLDER/annotated/*.txt) is a header, a line `---`, and the raw text with marks in it. The
header has `encoding:` and `newline:` (`crlf`) where they are not UTF-8 and line feeds, and a line an entity:

    + slug type: Name | Alias | ~Misspelling     in the registry (`~`: accepted as its name, not registered)
    - slug type: Name                            left out of the registry, to be discovered
    + slug organization newspaper paper.example: Name      an outlet, with its source kind and domain

A mark is `⟦head∥content⟧`; marks nest. Heads:

    (none) or slug           a mention, looked up by its surface unless the slug is given
    :a kind; publisher=..    an article, teaser or fragment
    :t title=..              its headline (title: the cleaned one, where that differs)
    :p, :f kind              a page title, furniture
    :q speaker=..; cue=..    a quotation, with :w around the words inside its marks
    :at, :cr, :ln            attribution, credit, link
    :fn 3; author=..; to=1   an entry of a numbered list (to: the entry that it repeats)
    :m 3                     its first marker in the text
    :i                       names that count neither as right nor as wrong (bylines, credits, ships)
    ⟦+200b⟧                  one code point, for characters that cannot be seen
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"⟦\+([0-9a-f]{2,5})⟧|⟦(?:([^⟦⟧∥]*)∥)?|⟧")
ENTITY = re.compile(r"([+-]) ([a-z0-9-]+) (\w+)(?: (\w+) (\S+))?: (.+)")
FIELD = re.compile(r"(?:^|; )(\w+)=")


class MarkError(ValueError):
    """A mark that cannot be read, with its file and line."""


@dataclass
class Entity:
    slug: str
    type: str
    names: list[str]
    registered: bool
    accepted: list[str] = field(default_factory=list)
    source_kind: str | None = None
    domain: str | None = None


@dataclass
class Span:
    head: str
    start: int
    end: int = -1

    @property
    def tag(self) -> str:
        return self.head.split(" ")[0].rstrip(";") if self.head.startswith(":") else ""

    @property
    def first(self) -> str:
        """The word after the tag: an article's or furniture's kind, a footnote's number."""
        rest = self.head[len(self.tag) :].strip()
        word = rest.split(";")[0].strip()
        return "" if "=" in word else word

    @property
    def fields(self) -> dict[str, str]:
        parts = FIELD.split(self.head[len(self.tag) :].strip().removeprefix(self.first))
        return {key: value.strip() for key, value in zip(parts[1::2], parts[2::2], strict=True)}


@dataclass
class Annotated:
    file: str
    raw: str
    spans: list[Span]
    entities: dict[str, Entity]
    encoding: str = "utf-8"


def parse_entity(line: str) -> Entity:
    """One header line as an entity; MarkError where it cannot be read."""
    match = ENTITY.fullmatch(line)
    if match is None:
        raise MarkError(f"unreadable header line: {line!r}")
    sign, slug, kind, source_kind, domain, names = match.groups()
    given = [name.strip() for name in names.split(" | ")]
    return Entity(
        slug=slug,
        type=kind,
        names=[name for name in given if not name.startswith("~")],
        registered=sign == "+",
        accepted=[name[1:] for name in given if name.startswith("~")],
        source_kind=source_kind,
        domain=None if domain == "-" else domain,
    )


def strip_marks(marked: str) -> tuple[str, list[Span]]:
    """The raw text without its marks, and the spans in the order in which they open."""
    pieces: list[str] = []
    spans: list[Span] = []
    opened: list[Span] = []
    length = position = 0
    for match in MARK.finditer(marked):
        pieces.append(marked[position : match.start()])
        length += len(pieces[-1])
        position = match.end()
        if match[1]:
            pieces.append(chr(int(match[1], 16)))
            length += 1
        elif match[0] == "⟧":
            if not opened:
                before = marked[max(0, match.start() - 60) : match.start()]
                raise MarkError(f"a mark closes that never opened: {before!r}")
            opened.pop().end = length
        else:
            span = Span(head=(match[2] or "").strip(), start=length)
            opened.append(span)
            spans.append(span)
    if opened:
        raise MarkError(f"a mark never closes: {opened[-1].head!r} at {opened[-1].start}")
    pieces.append(marked[position:])
    return "".join(pieces), spans


def read_annotated(path: Path) -> Annotated:
    """One annotated text; MarkError names the file where it cannot be read."""
    try:
        header, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        settings, entities = {"encoding": "utf-8", "newline": "lf"}, {}
        for line in filter(None, map(str.strip, header.splitlines())):
            key, _, value = line.partition(": ")
            if key in settings:
                settings[key] = value
            else:
                entity = parse_entity(line)
                entities[entity.slug] = entity
        if settings["newline"] == "crlf":
            body = body.replace("\n", "\r\n")
        raw, spans = strip_marks(body)
    except MarkError as error:
        raise MarkError(f"{path.name}: {error}") from None
    return Annotated(path.name, raw, spans, entities, settings["encoding"])
