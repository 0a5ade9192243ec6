"""A static copy of the dashboard: one HTML file a page, its data, style and script inside, readable
offline."""

from __future__ import annotations

from pathlib import Path

from dashboards import bundle, pages
from dashboards.answers import card_answer, json_in_html
from dashboards.cards import HERE
from dashboards.query import Answers
from dashboards.reader import Reader


def export(warehouse_path: Path | str, folder: Path | str) -> list[Path]:
    """Write every page of cards into the folder and return the files; `index.html` is the overview.

    Raises NothingPublishedError when there is no warehouse, OSError when the folder cannot be written.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    reader = Reader(Path(warehouse_path))
    answers = Answers(reader)
    names = [name for name in pages.PAGES if pages.exported_cards(name)]
    written = []
    try:
        for name in names:
            # Links lead to articles that only the server has, so the copy has none.
            found = {
                card.path: card_answer(answers, card, {}, linked=False) | {"rows": None}
                for card in pages.exported_cards(name)
            }
            html = pages.export_html(
                name,
                names,
                style=(HERE / "static" / "app.css").read_text("utf-8"),
                scripts=[bundle.bundle(), (HERE / "static" / "app.js").read_text("utf-8")],
                data=json_in_html(found),
            )
            path = folder / ("index.html" if name == names[0] else f"{name}.html")
            path.write_text(html, "utf-8")
            written.append(path)
    finally:
        reader.close()
    return written
