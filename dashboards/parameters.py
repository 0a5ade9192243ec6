"""The parameters of a view: what the address of a page says, checked, as the variables that the charts' SQL
reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

# Filters stand in the bar of every page and travel from page to page.
FILTERS = ("from_date", "to_date", "dates", "entity", "source", "kind", "language", "copies", "grain")
# Further parameters narrow one list or one chart.
LOCAL = (
    "search",
    "scope",
    "sort",
    "page",
    "type",
    "citation_kind",
    "cited_source",
    "carrier",
    "speaker",
    "other_entity",
    "surface",
    "cluster",
    "date_basis",
    "relation",
    "from_similarity",
    "resolution",
)
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("article", "teaser", "fragment"),
    "copies": ("independent",),
    "dates": ("stated",),
    "scope": ("texts", "latest", "titles"),
    "date_basis": ("stated", "metadata", "latest_citation", "latest_text_date", "crawl", "none"),
    "grain": ("day", "week", "month"),
    "type": ("person", "organization", "place", "facility"),
    "citation_kind": ("footnote", "quotation", "attribution", "credit", "link"),
    "relation": ("exact", "near", "excerpt"),
    "sort": ("newest", "oldest", "title", "longest", "mentions"),
}
MAX_LENGTH = 300
MAX_PAGE = 100_000


class BadParameterError(ValueError):
    """A parameter that cannot mean anything; the message names it and says what is expected."""


def read_parameters(query: Iterable[tuple[str, str]] | Mapping[str, str]) -> dict[str, str]:
    """The known, non-empty parameters of a query string, in a fixed order; unknown names are ignored.

    Raises BadParameterError for a date that is none, a choice that is not offered, a text over MAX_LENGTH
    characters.
    """
    given = dict(query)
    return {name: _checked(name, given[name]) for name in (*FILTERS, *LOCAL) if given.get(name)}


def set_statements(parameters: Mapping[str, str]) -> str:
    """`set variable` statements that give the same values in any DuckDB shell, one a line."""
    lines = (
        f"set variable {name} = '{value.replace(chr(39), chr(39) * 2)}';\n"
        for name, value in parameters.items()
    )
    return "".join(lines)


def _checked(name: str, value: str) -> str:
    value = value.replace("\x00", "")
    if name in CHOICES and value not in CHOICES[name]:
        raise BadParameterError(f"{name} is one of {', '.join(CHOICES[name])}, not {value[:40]!r}.")
    if name in ("from_date", "to_date"):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise BadParameterError(
                f"{name} is a date written like 2024-05-31, not {value[:40]!r}."
            ) from None
    if name == "from_similarity" and not re.fullmatch(r"[01](\.[0-9])?", value):
        raise BadParameterError(f"from_similarity is a number like 0.7, not {value[:40]!r}.")
    if name == "page" and not (re.fullmatch(r"[1-9][0-9]{0,5}", value) and int(value) <= MAX_PAGE):
        raise BadParameterError(f"page is a number from 1 to {MAX_PAGE}, not {value[:40]!r}.")
    if len(value) > MAX_LENGTH:
        raise BadParameterError(f"{name} is longer than {MAX_LENGTH} characters.")
    return value
