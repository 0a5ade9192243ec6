"""Cards that are neither chart nor table: status lines, facets, search hits, groups of rows."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from dashboards.cards import Card
from dashboards.cells import address, heading, number, text_of
from dashboards.marks import Mark, marked
from dashboards.parameters import FILTERS
from dashboards.query import Answer

# Said in words and by a sign as well as by colour.
SIGNS = {"good": "✓", "warn": "!", "bad": "✕", "info": "·"}
_KEPT = (*FILTERS, "search", "scope", "sort")


def status(answer: Answer, linked: bool = True) -> Markup:
    """Columns sentence, level (good, warn, bad, info) and address."""
    items = []
    for sentence, level, target in answer.rows:
        text = (
            Markup('<a href="{}">{}</a>').format(target, sentence) if linked and target else escape(sentence)
        )
        items.append(
            Markup('<li class="{}"><span aria-hidden="true">{}</span> {}</li>').format(
                level, SIGNS[level], text
            )
        )
    return Markup('<ul class="status">{}</ul>').format(Markup("").join(items))


def facets(page: str, answer: Answer, parameters: Mapping[str, str]) -> Markup:
    """Columns facet, label, articles, parameter, value: links that set a filter, or take it away when it is
    set."""
    parts = []
    for facet, rows in groupby(answer.rows, key=lambda row: row[0]):
        parts.append(Markup("<h3>{}</h3><ul>").format(facet))
        for _, label, count, parameter, value in rows:
            chosen = parameters.get(parameter) == value
            kept = {name: text for name, text in parameters.items() if name in _KEPT and name != parameter}
            target = f"/{page}?" + urlencode(kept if chosen else kept | {parameter: text_of(value)})
            parts.append(
                Markup('<li><a href="{}"{}>{}{}</a> <span class="soft">{}</span></li>').format(
                    target,
                    Markup(' aria-current="true"') if chosen else "",
                    "✕ " if chosen else "",
                    text_of(label),
                    number(count),
                )
            )
        parts.append(Markup("</ul>"))
    return Markup('<div class="facets">{}</div>').format(Markup("").join(parts))


def hits(card: Card, answer: Answer, parameters: Mapping[str, str]) -> Markup:
    """Found texts with a snippet in which the searched words are marked, and links to the pages of the
    list."""
    searched = parameters.get("search", "")
    parts = []
    for row in answer.rows:
        values = dict(zip(answer.columns, row, strict=True))
        target = address(card.links["title"], values, parameters)
        facts = ["undated" if values["date"] is None else _day(values["date"], values["uncertain"])]
        facts += [text_of(values[name]) for name in ("kind", "source", "author") if values[name]]
        facts += [f"{number(values['words'])} words", f"{number(values['mentions'])} mentions"]
        if values["texts"] > 1:
            facts.append(f"{'copy, ' if values['copy'] else ''}one of {number(values['texts'])} texts alike")
        parts.append(
            Markup('<li><h3><a href="{}">{}</a></h3><p class="soft">{}</p><p>{}</p></li>').format(
                target,
                found(values["title"] or "Untitled", searched),
                " · ".join(facts),
                found(values["snippet"] or "", searched),
            )
        )
    where, nav = pages_of(card, answer, parameters)
    return Markup('{}<ol class="hits">{}</ol>{}').format(where, Markup("").join(parts), nav)


def _day(day: Any, uncertain: Any) -> str:
    return f"{text_of(day)}, date uncertain" if uncertain else text_of(day)


def groups(answer: Answer) -> Markup:
    """Rows under a heading: the first column names the group, the second says what it is."""
    parts = []
    columns = answer.columns[2:]
    header = Markup("").join(Markup('<th scope="col">{}</th>').format(heading(name)) for name in columns)
    for (name, meaning), rows in groupby(answer.rows, key=lambda row: (row[0], row[1])):
        cells = Markup("").join(
            Markup("<tr>{}</tr>").format(
                Markup("").join(Markup("<td>{}</td>").format(text_of(value)) for value in row[2:])
            )
            for row in rows
        )
        parts.append(
            Markup(
                '<details id="{}"><summary><b>{}</b> <span class="soft">{}</span></summary>'
                '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
                "<table><thead><tr>{}</tr></thead>"
                "<tbody>{}</tbody></table></div></details>"
            ).format(name, name, meaning, name, header, cells)
        )
    return Markup("").join(parts)


def found(text: str, searched: str) -> Markup:
    """The text with the searched words marked, upper and lower case alike."""
    marks = []
    # Lower-casing can change the length of a few letters; then nothing is marked rather than the wrong place.
    low, wanted = text.lower(), searched.lower()
    if wanted and len(low) == len(text):
        place = low.find(wanted)
        while place >= 0:
            marks.append(Mark(place, place + len(wanted), "found"))
            place = low.find(wanted, place + len(wanted))
    return marked(text, marks)


def pages_of(card: Card, answer: Answer, parameters: Mapping[str, str]) -> tuple[Markup, Markup]:
    """Where in its list a page stands, and the links to the pages beside it.

    A column `total` says how long the list is; without one, a column `more_follow` says whether there is a next page.
    """
    page, size = int(parameters["page"]), card.page_size
    total = answer.rows[0][answer.columns.index("total")] if "total" in answer.columns else None
    first = (page - 1) * size + 1
    last = first + len(answer.rows) - 1 if total is None else min(first + size - 1, total)
    where = Markup('<p class="soft" role="status">{} to {}{}</p>').format(
        f"{card.paged_by.capitalize()} {number(first)}",
        number(last),
        "" if total is None else f" of {number(total)}",
    )
    kept: dict[str, Any] = {name: value for name, value in parameters.items() if name != "page"}
    path = f"/rows/{card.name}" if card.page == "rows" else f"/{card.page}"
    more = answer.rows[0][answer.columns.index("more_follow")] if total is None else last < total
    links = [
        Markup('<a class="button" href="{}?{}">{}</a>').format(
            path, urlencode(kept | {"page": target}), label
        )
        for label, target, there in (("‹ Previous", page - 1, page > 1), ("Next ›", page + 1, more))
        if there
    ]
    if not links:
        return where, Markup("")
    of = "" if total is None else f" of {number(-(-total // size))}"
    nav = Markup(
        '<nav class="pager" aria-label="Pages of the list">{} <span class="soft">page {}{}</span></nav>'
    )
    return where, nav.format(Markup(" ").join(links), number(page), of)
