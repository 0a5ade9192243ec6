"""Rows as HTML: tables with links, and key figures with their change and trend. Everything from the rows is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from markupsafe import Markup, escape

from dashboards.cards import Card
from dashboards.parameters import FILTERS
from dashboards.query import Answer

MAX_CELL = 600
_FIELD = re.compile(r"\{(\w+)\}")
SPARK_WIDTH, SPARK_HEIGHT = 120, 28


def table(card: Card, answer: Answer, parameters: Mapping[str, str], linked: bool = True) -> Markup:
    """The rows as a table with a caption for screen readers; `linked=False` leaves the cells without addresses."""
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
    parts = [Markup('<div class="scroll" tabindex="0" role="region" aria-label="{}">').format(card.title)]
    parts.append(Markup('<table><caption class="visually-hidden">{}</caption><thead><tr>').format(card.title))
    for index in shown:
        kind = Markup(' class="number"') if index in numeric else ""
        parts.append(Markup('<th scope="col"{}>{}</th>').format(kind, heading(answer.columns[index])))
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


def figures(answer: Answer) -> Markup:
    """Key figures: columns label, value, previous (or NULL), trend (a list of numbers or NULL), note (or NULL)."""
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


def address(template: str, values: Mapping[str, Any], parameters: Mapping[str, str]) -> str | None:
    """The template with its {columns} filled in; None when one of them is empty. Filters are kept on page links."""
    if any(values.get(name) is None for name in _FIELD.findall(template)):
        return None
    path, _, query = template.partition("?")
    path = _FIELD.sub(lambda match: quote(_text(values[match[1]]), safe=""), path)
    pairs = {name: _FIELD.sub(lambda m: _text(values[m[1]]), value) for name, value in parse_qsl(query)}
    if not path.startswith("/article/"):
        pairs = {name: value for name, value in parameters.items() if name in FILTERS} | pairs
    # A link to a span also jumps there.
    jump = "#at" if "at" in pairs else ""
    return path + ("?" + urlencode(pairs) if pairs else "") + jump


def rows_address(rows: tuple[str, dict[str, str]]) -> str:
    """The address template of the list behind a mark."""
    return f"/rows/{rows[0]}?" + "&".join(f"{name}={value}" for name, value in rows[1].items())


def number(value: Any) -> str:
    """A number with thousands separators, at most two decimals; other values as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return "–" if value is None else _text(value)
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def heading(column: str) -> str:
    """A column's name as a heading."""
    return column.replace("_", " ").capitalize()


def _cell(value: Any, numeric: bool, target: str | None) -> Markup:
    if isinstance(value, (list, tuple)):
        text = ", ".join(_text(item) for item in value)
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    else:
        text = number(value) if numeric else _text(value)
    if len(text) > MAX_CELL:
        text = text[:MAX_CELL] + "…"
    inner = Markup('<a href="{}">{}</a>').format(target, text or "–") if target else escape(text)
    return Markup("<td{}>{}</td>").format(Markup(' class="number"') if numeric else "", inner)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.3g}"
    return str(value)


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
