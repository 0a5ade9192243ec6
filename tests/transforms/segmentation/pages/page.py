# ruff: noqa: E501 - a paragraph a line
"""What a page must give, and the paragraphs that most invented pages are made of."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A raw page; `segments` are (kind, title), `absent` must not be left in any segment, `present` must be."""

    name: str
    raw: str
    segments: list[tuple[str, str | None]]
    absent: tuple[str, ...] = ()
    page_title: str | None = None
    present: tuple[str, ...] = ()


B1 = "The harbour office said on Monday that three boats had been moved to the inner basin. Nobody was hurt, and the ferry will run again on Thursday."
B2 = "“We had an hour to get them all in,” said Ines Okafor, who runs the office. She added that the storm had come earlier than forecast."
B3 = "The council will meet next week to talk about a new wall. It is expected to cost two million crowns, most of it paid by the region."
F1 = "A new telescope on the island of Lanvar has taken its first pictures, its builders told reporters in the capital. The mirror is eight metres wide."
F2 = "“It sees what no eye has seen,” said Tomas Brandl, the chief engineer of the Lanvar Observatory. Work on it began twelve years ago with a grant from the Stellan Foundation."
F3 = "Astronomers from nine universities will share the nights. The first season is booked out, and Brandl himself got only two hours in February."
