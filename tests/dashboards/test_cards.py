"""Every card of the package: its SQL runs in any shell, with no variable and with each, and its chart can
be drawn."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards.cards import SHAPES, WIDTHS, card_names, cards_of, read_card
from dashboards.pages import PAGES
from dashboards.parameters import CHOICES, FILTERS, LOCAL, set_statements
from dashboards.query import plain, set_variables
from warehouse.schema import sql_files

CARDS = sorted(card_names())
CHARTS = [(page, name) for page, name in CARDS if read_card(page, name).spec]
VALUES = {
    "from_date": "2024-02-01",
    "to_date": "2024-05-01",
    "entity": "ada-quill",
    "source": "delta-wire",
    "kind": "article",
    "language": "en",
    "copies": "independent",
    "dates": "stated",
    "scope": "titles",
    "carrier": "delta-wire",
    "date_basis": "stated",
    "grain": "week",
    "search": "delta",
    "sort": "mentions",
    "page": "1",
    "cluster": f"{4:016x}",
    "speaker": "Ada Quill",
    "other_entity": "north-lock",
    "surface": "Vessel Port",
    "cited_source": "delta-wire",
    "citation_kind": "footnote",
    "type": "person",
    "relation": "near",
    "from_similarity": "0.7",
    "resolution": "no_source",
}
HOSTILE = "x' or 1=1; drop table fact_article; --"
MADE = re.compile(r"CREATE OR REPLACE (?:VIEW|MACRO) chosen\.")
VARIABLE = re.compile(r"getvariable\('(\w+)'\)")


def variables_of(sql: str) -> set[str]:
    """The variables that the SQL reads, by itself and through the views of `chosen`."""
    found = set(VARIABLE.findall(sql))
    for path in sql_files("chosen"):
        for statement in MADE.split(path.read_text("utf-8"))[1:]:
            name, _, body = statement.partition("\n")
            if re.search(rf"\bchosen\.{re.split('[ (]', name)[0]}\b", sql):
                found |= variables_of(body.split("COMMENT ON", 1)[0])
    return found


def run(connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, str]) -> list[tuple[Any, ...]]:
    """The rows of a card under these variables; other variables stay unset."""
    cursor = connection.cursor()
    cursor.execute("use warehouse")
    set_variables(cursor, values)
    return cursor.execute(sql).fetchall()


@pytest.mark.parametrize(("page", "name"), CARDS)
def test_the_sql_runs_with_no_variable_with_each_and_with_all(
    page: str, name: str, read_only: duckdb.DuckDBPyConnection
) -> None:
    sql = read_card(page, name).sql
    run(read_only, sql, {})
    for variable in variables_of(sql) - {"hits"}:
        run(read_only, sql, {variable: VALUES.get(variable, f"{1:016x}")})
    run(read_only, sql, VALUES)


@pytest.mark.parametrize(("page", "name"), [card for card in CARDS if card[0] != "article"])
def test_a_hostile_value_stays_a_value(page: str, name: str, read_only: duckdb.DuckDBPyConnection) -> None:
    sql = read_card(page, name).sql
    checked = {"from_date", "to_date", "grain", "page", "from_similarity", "sort", "hits"}
    for variable in variables_of(sql) - checked:
        run(read_only, sql, {variable: HOSTILE})
    assert read_only.execute("select count(*) from fact_article").fetchall() == [(40,)]


def test_every_variable_of_the_sql_is_a_known_parameter() -> None:
    for page, name in CARDS:
        used = variables_of(read_card(page, name).sql)
        assert used <= {*FILTERS, *LOCAL, "article", "other_article", "hits"}, f"{page}/{name}"
    assert set(CHOICES) <= {*FILTERS, *LOCAL}


def test_the_filters_are_written_in_the_warehouse_once() -> None:
    """A card that filtered by itself could disagree with the others: it reads the views of `chosen`."""
    texts = {"from_date", "to_date", "dates", "kind", "language", "source"}
    own = {path.stem: set(VARIABLE.findall(path.read_text("utf-8"))) for path in sql_files("chosen")}
    assert set().union(*own.values()) == {*FILTERS, "search", "scope", "hits", "article"}
    for page, name in CARDS:
        if page in ("article", "options") or (page, name) == ("overview", "key_figures"):
            continue
        assert not texts & set(VARIABLE.findall(read_card(page, name).sql)), f"{page}/{name}"


@pytest.mark.parametrize(("page", "name"), CARDS)
def test_the_header_says_what_the_page_needs(page: str, name: str) -> None:
    card = read_card(page, name)
    assert card.title
    assert card.width in WIDTHS
    assert card.shape in SHAPES
    if page in PAGES:
        assert card.order < 99, "a card on a page needs a place"
        assert card.empty.endswith(".")


@pytest.mark.parametrize(("page", "name"), CARDS)
def test_the_sql_of_a_list_has_the_pages_of_its_header(
    page: str, name: str, read_only: duckdb.DuckDBPyConnection
) -> None:
    card = read_card(page, name)
    assert bool(card.page_size) == ("getvariable('page')" in card.sql)
    if card.page_size:
        whole = run(read_only, card.sql, {})
        pages = [
            run(read_only, card.sql, {"page": str(number)})
            for number in range(1, len(whole) // card.page_size + 3)
        ]
        assert [row for rows in pages for row in rows] == whole
        if name != "mentions":  # of a page of texts, each has one or more
            assert [len(rows) for rows in pages if rows][:-1] == [card.page_size] * (
                (len(whole) - 1) // card.page_size
            )


@pytest.mark.parametrize(("page", "name"), CHARTS)
def test_the_chart_renders_and_knows_its_columns(
    page: str, name: str, read_only: duckdb.DuckDBPyConnection
) -> None:
    import vl_convert

    card = read_card(page, name)
    cursor = read_only.cursor()
    cursor.execute("use warehouse")
    if card.needs:
        set_variables(cursor, {card.needs: VALUES[card.needs]})
    cursor.execute(card.sql)
    columns = [column[0] for column in cursor.description or ()]
    values = [dict(zip(columns, map(plain, row), strict=True)) for row in cursor.fetchall()]
    spec = json.loads(json.dumps(card.spec))
    is_vega = "vega-lite" not in spec["$schema"]
    named = r'"fields": \["(\w+)"' if is_vega else r'"field": "(\w+)"'
    fields = set(re.findall(named, json.dumps(spec["data"] if is_vega else spec)))
    assert fields - {"from_id"} <= set(columns), "the chart names columns that the SQL does not give"
    if card.rows:
        wanted = {field for template in card.rows[1].values() for field in re.findall(r"\{(\w+)\}", template)}
        assert wanted <= set(columns)
        assert ("rows", card.rows[0]) in card_names()
    spec["width"] = 400
    spec["height"] = spec["height"] if isinstance(spec["height"], int) else 200
    if is_vega:
        spec["data"][0]["values"] = values
        spec["signals"] = [signal for signal in spec["signals"] if signal["name"] != "width"]
        svg = vl_convert.vega_to_svg(spec)
    else:
        spec["datasets"] = {"rows": values}
        svg = vl_convert.vegalite_to_svg(spec)
    assert "NaN" not in svg
    assert svg.count("<path") > 2


def test_a_name_has_one_colour_everywhere() -> None:
    colours: dict[str, set[str]] = {}
    for page, name in CHARTS:
        for scale in re.findall(r'"scale": (\{"domain": \[".*?\})', json.dumps(read_card(page, name).spec)):
            found = json.loads(scale)
            for value, colour in zip(found["domain"], found["range"], strict=True):
                colours.setdefault(value, set()).add(colour)
    assert {name: found for name, found in colours.items() if len(found) > 1} == {}
    assert {"independent", "person", "footnote"} <= set(colours)


def test_the_sql_runs_in_the_duckdb_shell_with_no_variable_with_each_and_with_all(
    warehouse_file: Path,
) -> None:
    beside = str(Path(sys.executable).parent)
    shell = shutil.which("duckdb") or shutil.which("duckdb", path=beside)
    if shell is None:
        pytest.skip("the duckdb command line is not installed: pip install duckdb-cli")
    script = [".bail on", ".mode trash"]
    for page, name in CARDS:
        sql = read_card(page, name).sql.rstrip().rstrip(";")
        used = sorted(set(re.findall(r"getvariable\('(\w+)'\)", sql)))
        values = {variable: VALUES.get(variable, f"{1:016x}") for variable in used}
        for some in ({}, *({variable: value} for variable, value in values.items()), values):
            script += [set_statements(some), sql, ";", *(f"reset variable {variable};" for variable in some)]
        script.append(f".print {page}/{name}")
    done = subprocess.run(
        [shell, "-readonly", str(warehouse_file)],
        input="\n".join([*script, ".print all"]),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split()[-1] == "all"


def test_pages_have_cards_in_order() -> None:
    for page in PAGES:
        orders = [card.order for card in cards_of(page)]
        assert orders == sorted(orders)
        assert page == "sql" or orders


def test_no_character_is_counted_twice(read_only: duckdb.DuckDBPyConnection) -> None:
    parts = run(read_only, read_card("quality", "conservation").sql, {})
    assert min(characters for _, characters, _ in parts) >= 0
    whole = read_only.execute("select sum(length(raw_text)) from document_text").fetchall()[0][0]
    assert sum(characters for _, characters, _ in parts) == whole
