"""One batch all the way: load, publish, read."""

from __future__ import annotations

from warehouse import query
from warehouse.paths import Paths


def test_a_published_batch_answers_queries(published: Paths) -> None:
    found = query.ask(published.warehouse, "select kind, count(*) as n from fact_article group by 1")
    assert found.rows.rows() == [("article", 2)]
    assert query.ask(published.warehouse, "from current.fact_mention").rows.height == 4
    assert query.ask(published.warehouse, "select status from ops.etl_run").rows.rows() == [("published",)]
