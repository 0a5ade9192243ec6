"""The command line `clippings`. Heavy libraries are imported by the commands that need them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from flows import __version__
from flows.errors import ClippingsError

app = typer.Typer(
    name="clippings",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help=(
        "A press-clippings warehouse: raw web texts in; articles, mentions and citations out, every fact traceable "
        "to its characters.\n\nExample: `clippings run --source landing --data-dir data`"
    ),
)
registry_app = typer.Typer(no_args_is_help=True, help="Look after the registry of entities and sources.")
app.add_typer(registry_app, name="registry")

DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="Folder of the warehouse (default: data).", envvar="CLIPPINGS_DATA_DIR"),
]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"clippings {__version__}")
        raise typer.Exit


@app.callback()
def _clippings(
    version: Annotated[  # noqa: ARG001 - the callback acts
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: `clippings run --source landing --data-dir data --registry registry.yaml`")
def run(
    source: Annotated[Path | None, typer.Option(help="Landing folder with the raw texts.")] = None,
    data_dir: DataDir = None,
    registry: Annotated[
        list[Path] | None, typer.Option(help="Registry file (YAML); may be given more than once.")
    ] = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes; 0 means one a core.")] = None,
    batch_size: Annotated[int | None, typer.Option(help="Documents in one batch.")] = None,
    orchestrate: Annotated[
        bool | None,
        typer.Option("--orchestration/--no-orchestration", help="Run under Prefect, or as plain calls."),
    ] = None,
) -> None:
    """Take in the new texts of the landing folder, audit the result and publish it.

    Exit code 0: published (or nothing new); 1: the audit stopped the publication; 2: bad usage or configuration.
    """
    from flows.commands import run_command

    settings = _settings(
        source=source,
        data_dir=data_dir,
        registry=tuple(registry) if registry else None,
        workers=workers,
        batch_size=batch_size,
        orchestrate=orchestrate,
    )
    raise typer.Exit(run_command(settings))


@app.command(epilog='Example: `clippings sql "select kind, count(*) from fact_article group by 1"`')
def sql(
    query: Annotated[str | None, typer.Argument(help="A DuckDB query; leave out for a prompt.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from a file.")] = None,
    output: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    limit: Annotated[int, typer.Option(help="Rows shown in a table.")] = 100,
    out: Annotated[Path | None, typer.Option("--out", help="Write to this file.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Ask the published warehouse, read-only; works while a run is in progress."""
    from flows.commands import sql_command

    raise typer.Exit(sql_command(_settings(data_dir=data_dir), query, file, output, limit, out))


@app.command(epilog="Example: `clippings report --data-dir data`")
def report(
    data_dir: DataDir = None,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
) -> None:
    """Open the data-quality report of the last run."""
    from flows.commands import report_command

    raise typer.Exit(report_command(_settings(data_dir=data_dir), show))


@app.command(epilog="Example: `clippings dashboard --data-dir data --port 8080`")
def dashboard(
    data_dir: DataDir = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8080,
    export: Annotated[
        Path | None, typer.Option(help="Write the pages as files into this folder and stop.")
    ] = None,
) -> None:
    """Serve the dashboards over the published warehouse (or export them as files)."""
    from flows.commands import dashboard_command

    raise typer.Exit(dashboard_command(_settings(data_dir=data_dir), host, port, export))


def _settings(**options: Any) -> Any:
    from flows.settings import load_settings

    return load_settings(**options)


def _is_plain(error: Exception) -> bool:
    """Whether an error of the warehouse is one whose message is meant for people (without importing it for `--help`)."""
    module = sys.modules.get("warehouse.errors")
    return module is not None and isinstance(error, module.WarehouseError)


def main() -> None:
    """Run the command line; a ClippingsError is one sentence on standard error, never a traceback."""
    try:
        app()
    except ClippingsError as error:
        print(f"clippings: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except Exception as error:
        if not _is_plain(error):
            raise
        print(f"clippings: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("clippings: stopped; nothing was published by this run.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # `clippings sql ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
