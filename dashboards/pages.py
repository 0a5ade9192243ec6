"""The pages: their order, their sentences, and their frames as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboards import article, bundle, console
from dashboards.cards import HERE, Card, cards_of, read_card
from dashboards.compare import side_by_side
from dashboards.parameters import CHOICES, FILTERS, LOCAL
from dashboards.query import Answer, ask_all
from dashboards.reader import Reader
from dashboards.render import table

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.datastructures import State

Row = dict[str, Any]

# name -> (title, what the reader finds there); the order is the order of the navigation.
PAGES: dict[str, tuple[str, str]] = {
    "overview": ("Overview", "What came in, who is written about, and whether it can be trusted."),
    "articles": ("Articles", "Every text, to search, narrow down and read with its facts marked."),
    "entities": ("Entities", "People, organizations, places and facilities, and the company they keep."),
    "citations": ("Citations", "Whom the texts rely on, and who speaks through them."),
    "duplicates": ("Duplicates", "What is repeated where, and how sure that is."),
    "discovered": ("Discovered names", "Names found in the texts that the registry does not know yet."),
    "quality": ("Quality", "What was checked, what failed, and what was left out."),
    "sql": ("SQL", "Ask the published warehouse yourself; nothing you type can change it."),
    "dictionary": ("Data dictionary", "What every table and column means."),
}
EXAMPLES = (
    (
        "texts by kind",
        "select kind, count(*) as texts\nfrom current.fact_article\ngroup by all\norder by texts desc",
    ),
    (
        "most named",
        "select e.name, count(*) as mentions\nfrom current.fact_mention\njoin dim_entity as e "
        "using (entity_id)\ngroup by all\norder by mentions desc\nlimit 20",
    ),
    ("all tables", "select table_name, comment\nfrom duckdb_tables()"),
)
# date_basis of an article -> what it says of the date.
DATE_BASES = {
    "stated": "stated in the text",
    "metadata": "given by metadata",
    "latest_citation": "date of its latest citation",
    "latest_text_date": "latest date it names",
    "crawl": "day it was fetched",
}
# Pages that the filters do not concern.
UNFILTERED = ("quality", "sql", "dictionary")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates; everything put into them is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(pages=PAGES, choices=CHOICES, bases=DATE_BASES)
    return made


def frame(name: str | None, parameters: Mapping[str, str]) -> dict[str, Any]:
    """What every template needs: the current page, the filters, and the navigation that keeps them."""
    kept = {key: value for key, value in parameters.items() if key in FILTERS}
    return {
        "current": name,
        "parameters": dict.fromkeys((*FILTERS, *LOCAL), "") | dict(parameters),
        "query": "?" + urlencode(kept) if kept else "",
        "vega": f"/vega-{bundle.bundle_version()}.js",
    }


def page_html(state: State, name: str, parameters: Mapping[str, str]) -> str:
    """The frame of a page of cards."""
    title, about = PAGES[name]
    chosen_ones = [of for of in ("entity", "source") if parameters.get(of)]
    queries = {of: read_card("options", of).sql for of in ("page", *chosen_ones)}
    found = ask_all(state.reader, queries, parameters)
    chosen = {of: found[of][0]["label"] if found.get(of) else "" for of in ("entity", "source")}
    return (
        environment()
        .get_template("page.html")
        .render(
            **frame(name, parameters),
            title=title,
            about=about,
            cards=cards_of(name),
            publication=state.reader.key(),
            filters=name not in UNFILTERED,
            options=found["page"][0],
            chosen=chosen,
        )
    )


def rows_html(state: State, name: str, parameters: Mapping[str, str]) -> str:
    """A list of rows as a page of its own."""
    card = read_card("rows", name)
    return (
        environment()
        .get_template("page.html")
        .render(
            **frame(None, parameters),
            title=card.title,
            about="The rows behind a figure.",
            cards=[replace(card, width="full")],
            publication=state.reader.key(),
            filters=False,
        )
    )


def sql_html(q: str, answer: Answer | None, problem: str) -> str:
    """The SQL page with its question, and the answer or what is wrong with the question."""
    title, about = PAGES["sql"]
    card = Card("sql", "answer", "Answer", q)
    return (
        environment()
        .get_template("sql.html")
        .render(
            **frame("sql", {}),
            title=title,
            about=about,
            q=q,
            answer=answer,
            html=table(card, answer, {}) if answer else "",
            problem=problem,
            encoded=urlencode({"q": q}),
            row_limit=console.ROWS,
            seconds=int(console.SECONDS),
            examples=[(label, urlencode({"q": sql})) for label, sql in EXAMPLES],
        )
    )


def exported_cards(name: str) -> list[Card]:
    """The cards of a page that make sense without a server: no lists to page through, none that wait for a
    choice."""
    return [card for card in cards_of(name) if not card.needs and card.shape not in ("facets", "hits")]


def export_html(name: str, names: list[str], style: str, scripts: list[str], data: str) -> str:
    """A page of cards as one file that needs no server: style, scripts and data stand inside it."""
    title, about = PAGES[name]
    # A script element ends at the first closing tag, wherever it stands; the libraries hold none but in
    # texts.
    safe = [script.replace("</script", "<\\/script") for script in scripts]
    template = environment().get_template("export.html")
    files = {other: "index.html" if other == names[0] else f"{other}.html" for other in names}
    return template.render(
        **frame(name, {}),
        title=title,
        about=about,
        cards=exported_cards(name),
        files=files,
        style=style,
        scripts=safe,
        data=data,
    )


def article_html(found: dict[str, list[Row]], raw: bool, at: tuple[int, int] | None, part: int | None) -> str:
    """One article with its marks and its facts."""
    row = found["article"][0]
    show = article.raw_view if raw else article.clean_view
    other_at = article.other_span(found, at, raw)
    return (
        environment()
        .get_template("article.html")
        .render(
            **frame("articles", {}),
            title=row["title"] or "Untitled",
            article=row,
            raw=raw,
            shown=show(found, at, part),
            part_chars=article.PART_CHARS,
            things=article.named_things(found["mentions"]),
            citations=found["citations"],
            relations=found["relations"],
            clean_at=_at(other_at if raw else at),
            raw_at=_at(at if raw else other_at),
        )
    )


def read_pair(reader: Reader, left: str, right: str) -> tuple[Row, Row] | None:
    """Both articles, or None when one is missing."""
    queries = {"pair": read_card("article", "pair").sql}
    rows = ask_all(reader, queries, {"article": left, "other_article": right})["pair"]
    found = {row["article_id"]: row for row in rows}
    return (found[left], found[right]) if left in found and right in found else None


def compare_html(left: Row, right: Row) -> str:
    """Two articles with their differences marked."""
    left_html, right_html, share = side_by_side(left["text"] or "", right["text"] or "")
    return (
        environment()
        .get_template("compare.html")
        .render(
            **frame("duplicates", {}),
            title="Two copies",
            left=left,
            right=right,
            left_html=left_html,
            right_html=right_html,
            share=share,
        )
    )


def _at(span: tuple[int, int] | None) -> str:
    return f"?at={span[0]}-{span[1]}#at" if span else ""


def error_html(status: int, sentence: str) -> str:
    """A page that says what went wrong in one sentence."""
    return (
        environment().get_template("error.html").render(**frame(None, {}), status=status, sentence=sentence)
    )
