"""Commands that read the publication: sql, report, dashboard, trace, diff, export. None of them writes to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from flows.commands.options import DataDir, Source, parse_path, published, settings_of
from flows.errors import ClippingsError, DataDirError
from flows.stopping import as_ever

# Chosen: a hundred times the longest query that anybody writes. What is piped in by mistake would fill the memory.
_QUERY_BYTES = 16 << 20


def sql(
    query: Annotated[
        str | None,
        typer.Argument(help="A DuckDB query, or several with ; between; leave out for a prompt."),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from a file.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    limit: Annotated[
        int | None, typer.Option(min=0, max=1 << 60, help="Rows at most (default: what a terminal takes).")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", parser=parse_path, metavar="FILE", help="Write to this file.")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Ask the published warehouse, read-only; works while a run is in progress.

    Of several statements, the last one answers: `SET VARIABLE entity = 'x'; SELECT ...`. Without a query, one is
    read from standard input, or asked for at a prompt where that is a terminal.

    A table is safe to look at; csv and json hold the texts as they are, with whatever their writers put into them
    (commands to a terminal, formulas for a spreadsheet). The dashboards' CSV has formulas behind an apostrophe.
    """
    if query is not None and file:
        raise ClippingsError("Give a query or a file, not both: clippings sql -f question.sql")
    path = published(settings_of(data_dir=data_dir))
    if file:
        if not file.is_file():
            raise ClippingsError(f"The query file '{file}' does not exist.")
        with file.open("rb") as opened:
            query = _read(opened, f"The query file '{file}'")
    if query is None and not sys.stdin.isatty():
        query = _read(sys.stdin.buffer, "The query on standard input")
    from warehouse import query as queries

    if query is None:
        with as_ever():
            raise typer.Exit(queries.prompt(path, limit=limit))
    raise typer.Exit(queries.run(path, query, output=form, limit=limit, out=out))


def _read(file: BinaryIO, what: str) -> str:
    query = file.read(_QUERY_BYTES + 1)
    if len(query) > _QUERY_BYTES:
        raise ClippingsError(f"{what} has more than {_QUERY_BYTES >> 20} MB, which no query has.")
    try:
        return query.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClippingsError(f"{what} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error


def report(
    data_dir: DataDir = None,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
) -> None:
    """Open the data-quality report of the last run."""
    from warehouse.paths import Paths

    settings = settings_of(data_dir=data_dir)
    page = Paths(settings.data_dir).reports / "quality" / "index.html"
    if not page.exists():
        raise DataDirError(
            f"There is no report at '{page}'. Run 'clippings run --data-dir {settings.data_dir}' first."
        )
    print(page)
    if show:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())


def dashboard(
    data_dir: DataDir = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8080,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            parser=parse_path,
            metavar="FOLDER",
            help="Write the pages as files into this folder and stop.",
        ),
    ] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy with a password of its own stands in front.")
    ] = False,
) -> None:
    """Serve the dashboards over the published warehouse (or export them as files).

    On another address than 127.0.0.1 they want CLIPPINGS_DASHBOARD_PASSWORD, or --behind-proxy.
    """
    from warehouse.paths import Paths

    settings = settings_of(data_dir=data_dir)
    path = published(settings)
    if export is not None:
        from dashboards.export import export as export_pages

        try:
            export_pages(path, export)
        except OSError as error:
            raise ClippingsError(
                f"The dashboards cannot be written to '{export}': {error.strerror or error}. Choose another folder."
            ) from error
        print(f"Wrote the dashboards to {export}; open {export / 'index.html'} in a browser.")
        return
    from dashboards.server import LOCAL_HOSTS, serve

    secret = settings.dashboard_password
    if host not in LOCAL_HOSTS and not (secret or behind_proxy):
        raise ClippingsError(
            f"On {host} others can read the dashboards and query the warehouse. Set a password in "
            "CLIPPINGS_DASHBOARD_PASSWORD, or say --behind-proxy if a proxy with a password stands in front."
        )
    password = secret.get_secret_value() if secret else None
    try:
        with as_ever():
            serve(path, host, port, Paths(settings.data_dir).reports, ready=_say_where, password=password)
    except OSError as error:
        raise ClippingsError(
            f"The dashboards cannot listen on {host}:{port}: {error.strerror or error}. "
            "Choose another --port or --host."
        ) from error


def _say_where(address: str) -> None:
    print(f"Dashboards at {address} (Ctrl-C stops them)", flush=True)


def trace(
    kind: Annotated[str | None, typer.Argument(help="mention, citation or article.")] = None,
    fact_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="The fact's id; its beginning is enough.")
    ] = None,
    source: Source = None,
    data_dir: DataDir = None,
) -> None:
    """Print the way from a fact back to the characters of its file."""
    from warehouse.connection import open_read_only
    from warehouse.trace import render
    from warehouse.trace import trace as trace_fact

    settings = settings_of(source=source, data_dir=data_dir)
    con = open_read_only(published(settings))
    try:
        landing = settings.source if settings.source.is_dir() else None
        print(render(trace_fact(con, kind or "", fact_id or "", landing)))
    finally:
        con.close()


def diff(
    against: Annotated[
        str | None, typer.Option(help="A snapshot's run id (default: the publication before this one).")
    ] = None,
    examples: Annotated[int, typer.Option(min=0, help="Examples shown for each change.")] = 3,
    data_dir: DataDir = None,
) -> None:
    """Show the facts added, removed and changed between two publications."""
    from warehouse.diff import diff as compare
    from warehouse.diff import render
    from warehouse.paths import Paths
    from warehouse.publish import snapshots

    settings = settings_of(data_dir=data_dir)
    path = published(settings)
    kept = snapshots(Paths(settings.data_dir))
    chosen = next((s for s in kept if against is None or s.run_id == against), None)
    if chosen is None:
        names = ", ".join(snapshot.run_id for snapshot in kept) or "none yet"
        raise ClippingsError(
            f"There is no snapshot {against or 'to compare with'}; kept: {names}. "
            "A snapshot is made by each publication after the first."
        )
    print(f"{path} against {chosen.path}")
    print(render(compare(chosen.path, path, examples)))


def export(
    folder: Annotated[Path, typer.Argument(parser=parse_path, help="Folder to write into.")],
    form: Annotated[str, typer.Option("--format", help="parquet or csv.")] = "parquet",
    table: Annotated[
        list[str] | None, typer.Option(help="Only this table; may be given more than once.")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Write the star (dimensions and facts) as files for other tools."""
    from warehouse.export import export as export_tables

    written = export_tables(published(settings_of(data_dir=data_dir)), folder, form, table or ())
    print(f"Wrote {len(written)} tables to {folder}: {', '.join(sorted(written))}")
