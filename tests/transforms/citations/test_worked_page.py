"""`transforms/CITATIONS.md`: one invented piece of news with every kind of citation, and the rows it gives.

The page is generated here; `PYTHONPATH=. python tests/transforms/citations/test_worked_page.py` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

from transforms.citations import find_citations
from transforms.mentions.registry import Registry
from transforms.model import Citation, Mention, Source

PAGE = Path(__file__).parents[3] / "transforms" / "CITATIONS.md"
SOURCES = tuple(
    Source(name.lower(), name, kind, name.lower(), domain, (), True)
    for name, kind, domain in (
        ("Seawire", "agency", "seawire.example"),
        ("Harbour Gazette", "newspaper", "gazette.example"),
    )
)
NAMES = {
    "person": ("Ada Marsh", "Marsh", "Jon Kalder", "Kalder"),
    "organization": ("Seawire", "Harbour Gazette", "Port Council"),
    "place": ("Vellmar",),
}
TEXT = """\
Vellmar quay sinks for the third time

VELLMAR (Seawire) — “The quay is older than every map we have,” said Ada Marsh, the port's engineer, “and nobody \
wrote down what it stands on.”[1] She added that the next storm could take it. According to the Harbour Gazette, the \
repair was paid for twice.[2] The Port Council warned in a statement on 3 May 2014 that the quay would be closed. The \
statement, however, promised a ferry. Jon Kalder, who moors his boat there, told the Harbour Gazette that it was”not \
the sea, but the people who should have looked.” The plans are at https://gazette.example/quay.

[1] Marsh, Ada, Seawire, What the Quay Stands On, Apr.30, 2014

[2] ibid

Photo: Jon Kalder/Seawire"""
FIELDS = (
    "speaker",
    "source",
    "cue",
    "quote",
    "marker",
    "author",
    "title",
    "cited",
    "url",
    "resolves_to",
    "resolution",
)


def mentions() -> list[Mention]:
    found = []
    for kind, names in NAMES.items():
        for name in names:
            at = TEXT.find(name)
            while at >= 0:
                found.append(
                    Mention(at, at + len(name), name, name.lower(), name, kind, True, "registry", 1.0)
                )
                at = TEXT.find(name, at + 1)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return [m for m in found if not any(o.start <= m.start and m.end <= o.end and o is not m for o in found)]


def rows() -> list[Citation]:
    return find_citations(TEXT, (), mentions(), Registry((), SOURCES), "en")


def cell(row: Citation, field: str) -> str:
    value = getattr(row, field)
    if field == "cited" and value is not None:
        value = f"{value.on} ({value.precision})"
    if field == "resolves_to" and value is not None:
        value = f"row {value + 1}"
    return "" if value is None else str(value).replace("|", "\\|")


def page() -> str:
    lines = [
        "# A worked page of citations",
        "",
        "One invented piece of news with every kind of citation, and the rows that",
        "`transforms.citations.find_citations` makes of it, in reading order. Written and",
        "checked by `tests/transforms/citations/test_worked_page.py`.",
        "",
        "## The text",
        "",
        *[f"> {line}" if line else ">" for line in TEXT.split("\n")],
        "",
        "## The rows",
        "",
    ]
    for number, row in enumerate(rows(), 1):
        shown = TEXT[row.start : row.end]
        lines += [f"{number}. **{row.kind}**: {shown if len(shown) < 90 else shown[:86].rstrip() + ' …'}", ""]
        lines += [f"   - {field}: {value}" for field in FIELDS if (value := cell(row, field))]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def test_the_page_has_every_kind_and_is_fresh() -> None:
    kinds = [row.kind for row in rows()]
    assert kinds == ["credit", "quotation", "attribution", "attribution", "attribution", "attribution", "quotation",
                     "link", "footnote", "footnote", "credit"]  # fmt: skip
    assert PAGE.read_text(encoding="utf-8") == page(), (
        f"{PAGE.name} is stale: run python {Path(__file__).name}"
    )


def test_rows_say_who_and_what() -> None:
    found = rows()
    assert [(row.speaker or row.source) for row in found] == [
        "Seawire", "Ada Marsh", "Ada Marsh", "Harbour Gazette", "Port Council", "Port Council", "Jon Kalder",
        "Harbour Gazette", "Seawire", "Seawire", "Jon Kalder",
    ]  # fmt: skip
    assert found[9].resolves_to == 8
    assert found[6].source == "Harbour Gazette"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
