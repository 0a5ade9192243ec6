"""What a page needs to draw one card, the same from the server and in a static copy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboards.cards import Card
from dashboards.cells import filled
from dashboards.charts import drawn
from dashboards.query import Answers
from dashboards.render import html_of


def card_answer(
    answers: Answers, card: Card, parameters: Mapping[str, str], as_table: bool = False, linked: bool = True
) -> dict[str, Any]:
    """What the page needs to draw one card."""
    if card.page_size:
        parameters = {"page": "1"} | dict(parameters)
    answer = answers.of(card, parameters)
    found: dict[str, Any] = {
        "publication": answer.publication.key,
        "as_of": answer.publication.as_of.isoformat(),
        "count": len(answer.rows),
        "truncated": answer.truncated,
    }
    if not answer.rows:
        past_the_end = card.page_size and parameters["page"] != "1"
        return found | {"empty": "The list ends before this page." if past_the_end else card.empty}
    if card.more:
        first = dict(zip(answer.columns, answer.rows[0], strict=True))
        sentence, target = card.more
        if first["shown"] < first["total"]:
            found["more"] = [filled(sentence, first), target if linked else ""]
    if card.spec and not as_table:
        return found | drawn(card) | {"values": answer.records(), "rows": card.rows}
    return found | {"html": html_of(card, answer, parameters, linked, as_table)}


def json_in_html(value: object) -> str:
    """JSON that can stand inside a script element: no character of it can end the element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
