"""The dashboard server: pages, the cards' answers as JSON, CSV and SQL, and the safety of it all.

It reads the published warehouse only (see reader.py), listens on this machine unless told otherwise, and
sends headers
under which a page can load nothing from elsewhere and run no script that is not its own.
"""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboards import article, bundle, charts, console, pages, sheets
from dashboards.answers import card_answer
from dashboards.cards import HERE, Card, card_names, read_card
from dashboards.export import export
from dashboards.headers import SafeHeaders
from dashboards.parameters import BadParameterError, read_parameters, set_statements
from dashboards.password import Password
from dashboards.query import Answers, TooSlowError, ask
from dashboards.reader import NothingPublishedError, Reader

__all__ = ["create_app", "export", "serve"]

LOCAL_HOSTS = ("127.0.0.1", "localhost")


def create_app(
    warehouse_path: Path | str,
    reports_folder: Path | str | None = None,
    allowed_hosts: Sequence[str] = LOCAL_HOSTS,
    password: str | None = None,
) -> Starlette:
    """The dashboard over one published warehouse; `reports_folder` (the quality report) is served under
    /reports. With `password`, every request has to carry it."""
    reader = Reader(Path(warehouse_path))
    routes = [
        Route("/", front),
        Route("/publication", publication),
        Route("/vega-{version}.js", vega),
        Route("/card/{page}/{name}.json", card_json),
        Route("/card/{page}/{name}.csv", card_csv),
        Route("/card/{page}/{name}.sql", card_sql),
        Route("/article/{article}", article_page),
        Route("/article/{article}/raw", article_page, name="raw"),
        Route("/compare/{article}/{other}", compare_page),
        Route("/rows/{name}", rows_page),
        Route("/options/{of}", options),
        Route("/sql", sql_page),
        Route("/sql.csv", sql_csv),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    if reports_folder is not None:
        routes.append(Mount("/reports", StaticFiles(directory=reports_folder, html=True, check_dir=False)))
    routes.append(Route("/{page}", page))
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(allowed_hosts), www_redirect=False),
            Middleware(SafeHeaders),
            *([Middleware(Password, password=password)] if password else []),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
        ],
        exception_handlers={
            BadParameterError: _plain_error(400),
            NothingPublishedError: _plain_error(503),
            TooSlowError: _plain_error(504),
            console.RefusedError: _plain_error(400),
            duckdb.Error: _plain_error(500),
            HTTPException: _http_error,
        },
    )
    app.state.reader = reader
    app.state.answers = Answers(reader)
    app.state.reports = reports_folder is not None
    return app


def serve(
    warehouse_path: Path | str,
    host: str = "127.0.0.1",
    port: int = 8050,
    reports_folder: Path | str | None = None,
    ready: Callable[[str], None] | None = None,
    password: str | None = None,
) -> None:
    """Serve the dashboard until interrupted. `ready` is called with its address (port 0 picks a free one).

    Raises OSError when the port is taken.
    """
    import uvicorn

    allowed = LOCAL_HOSTS if host in LOCAL_HOSTS else ("*",)
    app = create_app(warehouse_path, reports_folder, allowed, password)
    listener = socket.create_server((host, port))
    threading.Thread(target=charts.prepare, daemon=True).start()
    if ready:
        ready(f"http://{host}:{listener.getsockname()[1]}/")
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def front(_request: Request) -> Response:
    """The overview is the front page."""
    return RedirectResponse("/overview")


def page(request: Request) -> Response:
    """A page of cards: the frame only, each card asks for its own rows."""
    name = request.path_params["page"]
    if name not in pages.PAGES or name == "sql":
        raise HTTPException(404, "There is no such page.")
    return HTMLResponse(
        pages.page_html(request.app.state, name, read_parameters(request.query_params.items()))
    )


def card_json(request: Request) -> Response:
    """One card's rows, its specification or its HTML, and what publication they come from."""
    card = _card(request)
    parameters = read_parameters(request.query_params.items())
    return JSONResponse(
        card_answer(request.app.state.answers, card, parameters, "as_table" in request.query_params)
    )


def card_csv(request: Request) -> Response:
    """All rows of one card as CSV, of a list in pages all pages."""
    card = _card(request)
    parameters = _of_all_pages(card, request)
    chunks = sheets.csv_chunks(request.app.state.reader, card.sql, parameters)
    # The first chunk is made before the answer starts, so that a failing query is an error and no empty file.
    first = next(chunks)

    def body() -> Any:
        yield first
        yield from chunks

    name = f"{card.page}-{card.name}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(body(), media_type="text/csv; charset=utf-8", headers=headers)


def card_sql(request: Request) -> Response:
    """One card's SQL with its parameters, to run by hand."""
    card = _card(request)
    return PlainTextResponse(set_statements(_of_all_pages(card, request)) + card.sql)


def article_page(request: Request) -> Response:
    """One article, clean or raw, with its facts marked."""
    raw = request.url.path.endswith("/raw")
    try:
        found = article.read_article(request.app.state.reader, request.path_params["article"])
    except KeyError:
        raise HTTPException(404, "There is no such article in the published warehouse.") from None
    at = article.read_span(request.query_params.get("at"))
    part = request.query_params.get("part", "")
    return HTMLResponse(
        pages.article_html(found, raw, at, int(part) if part.isdecimal() and len(part) < 10 else None)
    )


def compare_page(request: Request) -> Response:
    """Two articles side by side."""
    ids = (request.path_params["article"], request.path_params["other"])
    pair = pages.read_pair(request.app.state.reader, *ids)
    if pair is None:
        raise HTTPException(404, "One of these articles is not in the published warehouse.")
    return HTMLResponse(pages.compare_html(*pair))


def rows_page(request: Request) -> Response:
    """A list of rows as a page of its own."""
    name = request.path_params["name"]
    if ("rows", name) not in card_names():
        raise HTTPException(404, "There is no such list.")
    return HTMLResponse(
        pages.rows_html(request.app.state, name, read_parameters(request.query_params.items()))
    )


def options(request: Request) -> Response:
    """What a search box offers: {id, label}, at most twenty."""
    of = request.path_params["of"]
    if of not in ("entity", "source"):
        raise HTTPException(404, "There is no such list.")
    wanted = {name: request.query_params[name] for name in (of, "search") if request.query_params.get(name)}
    found = ask(request.app.state.reader, read_card("options", of).sql, read_parameters(wanted), 20)
    return JSONResponse(found.records())


def sql_page(request: Request) -> Response:
    """The SQL page. A question from another site is shown and not run."""
    q = request.query_params.get("q", "")
    answer, problem = None, ""
    if q and request.headers.get("sec-fetch-site") != "cross-site":
        try:
            answer = console.ask_freely(request.app.state.reader, q)
        except (console.RefusedError, TooSlowError, duckdb.Error) as error:
            problem = str(error)
    return HTMLResponse(pages.sql_html(q, answer, problem), 400 if problem else 200)


def sql_csv(request: Request) -> Response:
    """All rows of a question as CSV."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise HTTPException(403, "Open this link from the SQL page.")
    rows = console.rows_of(request.app.state.reader, request.query_params.get("q", ""))
    try:
        first = next(rows)
    except duckdb.Error as error:
        raise console.RefusedError(str(error)) from error
    body = (sheets.csv_text([row]) for row in itertools.chain([first], rows))
    headers = {"Content-Disposition": 'attachment; filename="answer.csv"'}
    return StreamingResponse(body, media_type="text/csv; charset=utf-8", headers=headers)


def publication(request: Request) -> Response:
    """Which publication is the newest."""
    return JSONResponse({"publication": request.app.state.reader.key()})


def vega(_request: Request) -> Response:
    """The chart library; its address changes with its version, so that browsers keep it."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(bundle.bundle(), media_type="text/javascript", headers=headers)


def _card(request: Request) -> Card:
    try:
        return read_card(request.path_params["page"], request.path_params["name"])
    except KeyError:
        raise HTTPException(404, "There is no such card.") from None


def _of_all_pages(card: Card, request: Request) -> dict[str, str]:
    parameters = read_parameters(request.query_params.items())
    return {name: value for name, value in parameters.items() if name != "page" or not card.page_size}


def _plain_error(status: int) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        sentence = str(error).split("\n\n")[0].strip() or "Something went wrong."
        return _error(request, status, sentence)

    return answer


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _error(request, error.status_code, error.detail)


def _error(request: Request, status: int, sentence: str) -> Response:
    if request.url.path.startswith(("/card/", "/publication", "/options/")):
        return JSONResponse({"error": sentence}, status)
    return HTMLResponse(pages.error_html(status, sentence), status)
