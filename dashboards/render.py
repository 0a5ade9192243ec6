"""Rows as HTML: tables with links, and key figures with their change and trend. Everything from the rows is
escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from dashboards import shapes
from dashboards.cards import Card
from dashboards.cells import address, heading, number, rows_address, text_of
from dashboards.query import Answer

MAX_CELL = 600
SPARK_WIDTH, SPARK_HEIGHT = 120, 28


def table(card: Card, answer: Answer, parameters: Mapping[str, str], linked: bool = True) -> Markup:
    """The rows as a table with a caption for screen readers; `linked=False` leaves the cells without
    addresses."""
    shown = [index for index, name in enumerate(answer.columns) if name not in card.hidden]
    links = dict(card.links)
    if card.shape == "chart" and card.rows and shown:
        links.setdefault(answer.columns[shown[0]], rows_address(card.rows))
    numeric = {
        index
        for index in shown
        if any(isinstance(row[index], (int, float, Decimal)) for row in answer.rows)
        and not any(isinstance(row[index], (bool, str)) for row in answer.rows)
    }
    opening = Markup('<div class="scroll{}" tabindex="0" role="region" aria-label="{}">')
    parts = [opening.format(" whole" if card.page_size else "", card.title)]
    parts.append(Markup('<table><caption class="visually-hidden">{}</caption><thead><tr>').format(card.title))
    for index in shown:
        kind = Markup(' class="number"') if index in numeric else ""
        parts.append(
            Markup('<th scope="col"{}>{}</th>').format(
                kind, answer.columns[index] if card.page == "sql" else heading(answer.columns[index])
            )
        )
    parts.append(Markup("</tr></thead><tbody>"))
    for row in answer.rows:
        values = dict(zip(answer.columns, row, strict=True))
        parts.append(Markup("<tr>"))
        for index in shown:
            name = answer.columns[index]
            target = address(links[name], values, parameters) if linked and name in links else None
            parts.append(_cell(row[index], index in numeric, target))
        parts.append(Markup("</tr>"))
    parts.append(Markup("</tbody></table></div>"))
    return Markup("").join(parts)


def html_of(
    card: Card, answer: Answer, parameters: Mapping[str, str], linked: bool = True, as_table: bool = False
) -> Markup:
    """The rows in the card's shape, or as a table."""
    if as_table:
        return table(card, answer, parameters, linked)
    if card.shape == "figures":
        return figures(answer)
    if card.shape == "status":
        return shapes.status(answer, linked)
    if card.shape == "facets":
        return shapes.facets(card.page, answer, parameters)
    if card.shape == "hits":
        return shapes.hits(card, answer, parameters)
    if card.shape == "groups":
        return shapes.groups(answer)
    if card.shape == "text":
        return Markup('<pre tabindex="0">{}</pre>').format(answer.rows[0][0])
    rows = table(card, answer, parameters, linked)
    if not card.page_size or not linked:
        return rows
    where, nav = shapes.pages_of(card, answer, parameters)
    return where + rows + nav


def figures(answer: Answer) -> Markup:
    """Key figures: columns label, value, previous (or NULL), trend (a list of numbers or NULL), note (or
    NULL)."""
    tiles = []
    for record in (dict(zip(answer.columns, row, strict=True)) for row in answer.rows):
        tiles.append(
            Markup('<div class="figure"><dt>{}</dt><dd><b>{}</b>{}{}{}</dd></div>').format(
                record["label"],
                number(record["value"]),
                _change(record["value"], record.get("previous")),
                sparkline(record.get("trend") or [], str(record["label"])),
                Markup('<span class="note">{}</span>').format(record["note"]) if record.get("note") else "",
            )
        )
    return Markup('<dl class="figures">{}</dl>').format(Markup("").join(tiles))


def sparkline(values: Sequence[Any], label: str) -> Markup:
    """A small line of the values as inline SVG; nothing when there are fewer than two."""
    points = [float(value or 0) for value in values]
    if len(points) < 2:
        return Markup("")
    top = max(points) or 1.0
    step = SPARK_WIDTH / (len(points) - 1)
    height = SPARK_HEIGHT - 4
    drawn = " ".join(
        f"{i * step:.1f},{2 + height - value / top * height:.1f}" for i, value in enumerate(points)
    )
    return Markup(
        '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="none">'
        '<polyline points="{}"/></svg>'
    ).format(SPARK_WIDTH, SPARK_HEIGHT, f"{label}: trend, {points[0]:g} to {points[-1]:g}", drawn)


def _cell(value: Any, numeric: bool, target: str | None) -> Markup:
    if isinstance(value, (list, tuple)):
        text = ", ".join(text_of(item) for item in value)
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    else:
        text = number(value) if numeric else text_of(value)
    if len(text) > MAX_CELL:
        text = text[:MAX_CELL] + "…"
    inner = Markup('<a href="{}">{}</a>').format(target, text or "–") if target else escape(text)
    name = "number" if numeric else "date" if isinstance(value, date) else ""
    return Markup("<td{}>{}</td>").format(Markup(' class="{}"').format(name) if name else "", inner)


def _change(value: Any, previous: Any) -> Markup:
    if previous is None or value is None:
        return Markup("")
    difference = value - previous
    if not difference:
        return Markup('<span class="change">= as before</span>')
    sign = "▲" if difference > 0 else "▼"
    share = f" ({abs(difference) / previous:.0%})" if previous else ""
    return Markup(
        '<span class="change">{} {}{}<span class="visually-hidden"> against the period before</span></span>'
    ).format(sign, number(abs(difference)), share)
