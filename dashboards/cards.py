"""Cards: one `<page>/<card>.sql` each, drawn as a chart when `<page>/<card>.vl.json` stands beside it.

The comment lines that open the SQL file say the rest:

    -- title: Coverage over time
    -- about: What the reader sees, in a sentence.
    -- empty: What to say when there are no rows.
    -- place: 2 wide                      (order on the page; see WIDTHS)
    -- shape: figures                     (see SHAPES; a chart when there is a specification)
    -- needs: entity                      (the card is shown only while this filter is set)
    -- pages: 25 texts                    (shown so many at a time by the variable `page`; unset, all of them)
    -- rows: articles from_date={period}  (the list behind a mark, and the parameters that narrow it)
    -- more: {shown} of {total} = /rows/all   (a sentence below, where the two columns differ, and its link)
    -- link: title = article/{article_id} (where a cell leads; columns used only in links are hidden)
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_HEADER = re.compile(r"-- (\w+): (.*)")
_FIELD = re.compile(r"\{(\w+)\}")
WIDTHS = ("full", "broad", "wide", "half", "third", "quarter")
SHAPES = ("chart", "table", "figures", "status", "facets", "hits", "groups", "text")


@dataclass(frozen=True)
class Card:
    """One card; `page_size` is 0 for what is shown whole, `paged_by` names what pages count.

    `links` maps a column to an address template, `rows` is (list, {parameter: column template}).
    """

    page: str
    name: str
    title: str
    sql: str
    about: str = ""
    empty: str = "No rows for these filters."
    order: int = 99
    width: str = "half"
    shape: str = "table"
    needs: str = ""
    page_size: int = 0
    paged_by: str = ""
    spec: dict[str, Any] | None = None
    links: dict[str, str] = field(default_factory=dict)
    rows: tuple[str, dict[str, str]] | None = None
    more: tuple[str, str] | None = None
    hidden: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """`<page>/<card>`, the card's name everywhere."""
        return f"{self.page}/{self.name}"


@lru_cache(maxsize=256)
def read_card(page: str, name: str) -> Card:
    """The card of that page and name. Raises KeyError when there is none."""
    if (page, name) not in card_names():
        raise KeyError(f"{page}/{name}")
    sql = (HERE / page / f"{name}.sql").read_text("utf-8")
    spec_path = HERE / page / f"{name}.vl.json"
    spec = json.loads(spec_path.read_text("utf-8")) if spec_path.exists() else None
    return _parse(page, name, sql, spec)


@lru_cache(maxsize=1)
def card_names() -> frozenset[tuple[str, str]]:
    """(page, name) of every card in the package."""
    return frozenset((path.parent.name, path.stem) for path in HERE.glob("*/*.sql"))


def cards_of(page: str) -> list[Card]:
    """The cards of one page in the order they are shown."""
    cards = [read_card(page, name) for owner, name in card_names() if owner == page]
    return sorted((card for card in cards if card.order > 0), key=lambda card: (card.order, card.name))


def _parse(page: str, name: str, text: str, spec: dict[str, Any] | None) -> Card:
    header: dict[str, str] = {}
    links: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.rstrip())
        if not match:
            break
        key, value = match[1], match[2].strip()
        if key == "link":
            column, _, target = value.partition(" = ")
            links[column.strip()] = target.strip()
        else:
            header[key] = value
    order, _, width = header.get("place", "99 half").partition(" ")
    hidden = {column for target in links.values() for column in _FIELD.findall(target)} - set(links)
    hidden -= set(_words(header.get("show")))
    size, _, counted = header.get("pages", "0").partition(" ")
    return Card(
        page=page,
        name=name,
        title=header.get("title", name.replace("_", " ").capitalize()),
        sql=text,
        about=header.get("about", ""),
        empty=header.get("empty", Card.empty),
        order=int(order),
        width=width or "half",
        shape="chart" if spec else header.get("shape", "table"),
        needs=header.get("needs", ""),
        page_size=int(size),
        paged_by=counted,
        spec=spec,
        links=links,
        rows=_rows(header.get("rows")),
        more=_more(header.get("more")),
        hidden=frozenset(
            hidden | set(_words(header.get("hide"))) | ({"total", "more_follow"} if int(size) else set())
        ),
    )


def _words(value: str | None) -> list[str]:
    return [word.strip() for word in value.split(",")] if value else []


def _more(value: str | None) -> tuple[str, str] | None:
    sentence, _, target = (value or "").rpartition(" = ")
    return (sentence, target) if sentence else None


def _rows(value: str | None) -> tuple[str, dict[str, str]] | None:
    if not value:
        return None
    of, *pairs = value.split()
    return of, dict(pair.split("=", 1) for pair in pairs)
