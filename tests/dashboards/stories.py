"""Invented articles about one delta: copies, teasers, a hostile title and name, and a document that says all twice."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.dashboards.rows import Rows
from tests.dashboards.runs import add_runs

ENTITIES = [
    ("vessel-port", "Vessel Port", "place", ["Port of Vessel"]),
    ("river-authority", "Lower Vessel River Authority", "organization", ["LVRA", "River Authority"]),
    ("ada-quill", "Ada Quill", "person", ["Quill"]),
    ("bo-lantern", "Bo Lantern", "person", []),
    ("north-lock", "North Lock", "facility", []),
    ("delta-wire", "Delta Wire", "organization", ["DW"]),
]
SOURCES = [("delta-wire", "Delta Wire", "agency"), ("morning-ferry", "Morning Ferry", "newspaper")]
HOSTILE_TITLE = "<script>document.title='owned'</script> & \"ferries\""
HOSTILE_NAME = '=HYPERLINK("http://example.invalid","x")'


def body(number: int) -> str:
    """The clean text of one invented article; the emoji makes UTF-16 and code points differ."""
    return (
        f"Ferries return to the delta, part {number}\n\n"
        f"The ⛴️🚢 ferry left Vessel Port on day {number}, the Lower Vessel River Authority said. "
        f"“We will reopen North Lock by spring,” said Ada Quill, according to Delta Wire.[1]\n\n"
        f"Bo Lantern of the River Authority disagreed <b>strongly</b>.\n\n"
        f"[1] Delta Wire, “Locks of the delta”, May 2024."
    )


def invented(count: int = 40) -> Rows:
    """The invented rows: `count` articles, some copies, one hostile, two runs and their checks."""
    rows = Rows()
    for entity_id, name, kind, aliases in ENTITIES:
        rows.add("dim_entity", entity_id=entity_id, name=name, type=kind, aliases=aliases, is_registered=True)
    rows.add(
        "dim_entity", entity_id="found-1", name=HOSTILE_NAME, type="person", aliases=[], is_registered=False
    )
    for source_id, name, kind in SOURCES:
        rows.add(
            "dim_source",
            source_id=source_id,
            name=name,
            kind=kind,
            domain=None,
            aliases=[],
            is_registered=True,
            entity_id=source_id,
        )
    for number in range(1, count + 1):
        _add_story(rows, number)
    add_runs(rows)
    return rows


def _add_story(rows: Rows, number: int) -> None:
    text = body(number)
    copy = number % 5 == 0
    changes: dict[str, Any] = {}
    if copy:
        changes = {"cluster_id": f"{number - 1:016x}", "is_canonical": False}
        rows.add(
            "fact_article_relation",
            article_id=f"{number:016x}",
            related_article_id=f"{number - 1:016x}",
            relation="near",
            similarity=0.71,
            containment=0.9,
            direction=None,
        )
    if number == 7:
        changes |= {"title": HOSTILE_TITLE}
        text = HOSTILE_TITLE + text[text.index("\n") :] + f"\n\n{HOSTILE_NAME} spoke."
    if number % 4 == 0:
        changes |= {"publisher_id": "morning-ferry", "kind": "teaser" if number % 8 == 0 else "article"}
    rows.article(number, text, **changes)
    rows.mention(number, text, "vessel-port", "Vessel Port")
    rows.mention(number, text, "river-authority", "Lower Vessel River Authority")
    rows.mention(number, text, "north-lock", "North Lock")
    rows.mention(number, text, "ada-quill", "Ada Quill")
    rows.mention(number, text, "delta-wire", "Delta Wire")
    if number % 3:
        rows.mention(number, text, "bo-lantern", "Bo Lantern")
        rows.mention(number, text, "river-authority", "River Authority", 1)
    if number == 7:
        rows.mention(number, text, "found-1", HOSTILE_NAME)
    _add_citations(rows, number, text)


def _add_citations(rows: Rows, number: int, text: str) -> None:
    # One document says all of it a second time in the same words.
    repeated = number == 11
    quote = "We will reopen North Lock by spring,"
    rows.citation(
        number,
        text,
        1,
        "quotation",
        f"“{quote}” said Ada Quill",
        speaker="Ada Quill",
        quote=quote,
        speaker_entity_id="ada-quill",
        cue="said",
        is_repeat=repeated,
    )
    rows.citation(
        number,
        text,
        2,
        "attribution",
        "according to Delta Wire",
        source_id="delta-wire",
        cue="according to",
        is_repeat=repeated,
    )
    marker = rows.raw(text, text.index("[1]"))
    rows.citation(
        number,
        text,
        3,
        "footnote",
        "[1] Delta Wire, “Locks of the delta”, May 2024.",
        marker="1",
        source_id="delta-wire" if number % 2 else None,
        marker_raw_start=marker,
        marker_raw_end=marker + 3,
        title="Locks of the delta",
        cited_on=date(2024, 5, 1),
        cited_precision="month",
        resolution="source_named" if number % 2 else "no_source",
        is_repeat=repeated,
    )
