"""Requests to the dashboards: every address, every parameter, and values that mean nothing or harm."""

from __future__ import annotations

from dashboards.cards import card_names
from dashboards.parameters import CHOICES, FILTERS, LOCAL

# Every address that the dashboards answer, with two articles to fill in, and every parameter that they read.
PAGES = (
    *(
        "/",
        "/overview",
        "/articles",
        "/entities",
        "/citations",
        "/quality",
        "/sql",
        "/sql.csv",
        "/publication",
    ),
    *(
        "/article/{0}",
        "/article/{0}/raw",
        "/compare/{0}/{1}",
        "/options/entity",
        "/options/source",
        "/reports/",
    ),
    *(f"/card/{folder}/{name}.{form}" for folder, name in card_names() for form in ("json", "csv", "sql")),
    *(f"/rows/{name}" for folder, name in card_names() if folder == "rows"),
)


NAMES = (*FILTERS, *LOCAL, "q", "at", "part", "as_table", "unknown")


ODD = (
    *(choice for choices in CHOICES.values() for choice in choices),
    *(
        "0",
        "-1",
        "9" * 5_000,
        "1e309",
        "nan",
        "0.7",
        "2024-05-03",
        "9999-12-31",
        "2024-02-30",
        "5-40",
        "40-5",
    ),
    *(
        "'; drop table fact_article; --",
        "<script>alert(1)</script>",
        "\x00",
        "\x1b[2J",
        "%",
        "_",
        "\\",
        "(",
        "*",
        "AND",
    ),
    *(
        "a" * 300,
        "a" * 301,
        "\u202e",
        "\r\nX: y",
        "../..",
        "$1",
        "{0}",
        "select 1",
        "from fact_article",
        "select",
    ),
)
