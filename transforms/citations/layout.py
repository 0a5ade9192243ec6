"""Where the blocks and lines of a text are."""

from __future__ import annotations

from collections.abc import Iterator


def blocks(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the blocks (paragraphs) of a text, without the white space at their edges."""
    return _plain_blocks(text[start:end], start) or list(_blocks(text, start, end))


def _plain_blocks(text: str, at: int) -> list[tuple[int, int]]:
    """The blocks of a text whose blocks are lines with one empty line between two, as clean text is; else none."""
    found: list[tuple[int, int]] = []
    for block in text.split("\n\n"):
        if not block or "\n" in block or block[0].isspace() or block[-1].isspace():
            return []
        found.append((at, at + len(block)))
        at += len(block) + 2
    return found


def _blocks(text: str, start: int, end: int | None) -> Iterator[tuple[int, int]]:
    at, first, last = start, -1, -1
    for line in text[start:end].split("\n"):
        size = len(line)
        if size and not line.isspace():
            if first < 0:
                first = at + size - len(line.lstrip())
            last = at + len(line.rstrip())
        elif first >= 0:
            yield first, last
            first = -1
        at += size + 1
    if first >= 0:
        yield first, last


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the lines of a block that still has line breaks."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            yield at, stop
        at = stop + 1


def layout(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Spans of the blocks and of the lines of a text; in clean text every block is one line."""
    plain = _plain_blocks(text, 0)
    if plain:
        return plain, plain
    paragraphs = list(_blocks(text, 0, None))
    return paragraphs, all_lines(text, paragraphs)


def all_lines(text: str, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the lines of these blocks, in order; in clean text every block is one line."""
    if "\n" not in text:
        return paragraphs
    found: list[tuple[int, int]] = []
    for block in paragraphs:
        if text.find("\n", *block) < 0:
            found.append(block)
        else:
            found += lines(text, *block)
    return found
