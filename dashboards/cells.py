"""Small pieces of HTML pages: numbers, texts and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from dashboards.parameters import FILTERS

_FIELD = re.compile(r"\{(\w+)\}")


def address(template: str, values: Mapping[str, Any], parameters: Mapping[str, str]) -> str | None:
    """The template with its {columns} filled in; None when one of them is empty. Filters are kept on page
    links."""
    if any(values.get(name) is None for name in _FIELD.findall(template)):
        return None
    path, _, query = template.partition("?")
    path = _FIELD.sub(lambda match: quote(text_of(values[match[1]]), safe=""), path)
    pairs = {name: _FIELD.sub(lambda m: text_of(values[m[1]]), value) for name, value in parse_qsl(query)}
    if not path.startswith("/article/"):
        pairs = {name: value for name, value in parameters.items() if name in FILTERS} | pairs
    # A link to a span also jumps there.
    jump = "#at" if "at" in pairs else ""
    return path + ("?" + urlencode(pairs) if pairs else "") + jump


def filled(template: str, values: Mapping[str, Any]) -> str:
    """The template with its {columns} filled in, numbers with their separators."""
    return _FIELD.sub(lambda match: number(values[match[1]]), template)


def rows_address(rows: tuple[str, dict[str, str]]) -> str:
    """The address template of the list behind a mark."""
    return f"/rows/{rows[0]}?" + "&".join(f"{name}={value}" for name, value in rows[1].items())


def number(value: Any) -> str:
    """A number with thousands separators, at most two decimals; other values as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return "–" if value is None else text_of(value)
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def heading(column: str) -> str:
    """A column's name as a heading."""
    return column.replace("_", " ").capitalize()


def text_of(value: Any) -> str:
    """A value as a person reads it; NULL is empty."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.3g}"
    return str(value)
