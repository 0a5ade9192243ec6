"""Web addresses in the text."""

from __future__ import annotations

import re

from transforms.citations.entry_parts import URL, trim_url
from transforms.citations.sources import SourceIndex, discovered_id, host_of
from transforms.citations.text_signs import ADDRESS
from transforms.model import Citation

# A bare host counts with a path behind it only: "example.org" alone may be the name of an outlet.
_HAS_BARE = re.compile(r"\.[a-z]{2,6}/", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/[^\s<>\"“”„«»]{1,500}", re.IGNORECASE)


def find_links(text: str, raw: bytes, signs: int, index: SourceIndex) -> list[Citation]:
    """One citation an address in the text, in footnotes, too; `raw` is the text in UTF-8, `signs` are the rare words in
    it (`text_signs`)."""
    found: list[Citation] = []
    shapes = [URL] if signs & ADDRESS else []
    if b"/" in raw and _HAS_BARE.search(text):
        shapes.append(_BARE)
    if not shapes:
        return found
    last = 0
    for at, address in sorted(
        {(match.start(), trim_url(match.group())) for shape in shapes for match in shape.finditer(text)}
    ):
        host = host_of(address)
        if at < last or host is None:
            continue
        last = at + len(address)
        known = index.by_address(address)
        found.append(
            Citation(
                kind="link",
                start=at,
                end=last,
                source=known.name if known is not None else host,
                source_id=known.source_id if known is not None else discovered_id(host),
                url=address,
                resolution="registered" if known is not None else "discovered",
            )
        )
    return found
