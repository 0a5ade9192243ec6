"""The commands of `clippings`, each with its example. Heavy libraries are imported by the commands that need them."""

from __future__ import annotations

from typing import Annotated

import typer

from flows import __version__
from flows.commands import read, registry, upkeep
from flows.commands.run import backfill, rebuild, run
from flows.commands.schedule import schedule
from flows.commands.settings_help import SettingsCommand

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
quarantine_app = typer.Typer(no_args_is_help=True, help="Documents that were refused, and why.")
app.add_typer(quarantine_app, name="quarantine")

# Command -> its example, shown below its help.
app.command(
    cls=SettingsCommand,
    epilog="Example: `clippings run --source landing --data-dir data --registry registry.yaml`",
)(run)
app.command(epilog="Example: `clippings backfill --from 2026-11-01 --to 2026-11-21`")(backfill)
app.command(epilog="Example: `clippings rebuild --dry-run --registry registry.yaml`")(rebuild)
app.command(epilog='Example: `clippings schedule --cron "0 6 * * *" --timezone Europe/Berlin`')(schedule)
app.command(epilog='Example: `clippings sql "select kind, count(*) from fact_article group by 1"`')(read.sql)
app.command(epilog="Example: `clippings report --data-dir data`")(read.report)
app.command(epilog="Example: `clippings dashboard --data-dir data --port 8080`")(read.dashboard)
app.command(epilog="Example: `clippings trace mention 0f3a9c --data-dir data`")(read.trace)
app.command(epilog="Example: `clippings diff --data-dir data`")(read.diff)
app.command(epilog="Example: `clippings export star --format parquet`")(read.export)
app.command(epilog="Example: `clippings status --max-age 36h`")(upkeep.status)
app.command(epilog="Example: `clippings prune --yes`")(upkeep.prune)
registry_app.command(epilog="Example: `clippings registry check registry.yaml`")(registry.check)
registry_app.command(epilog="Example: `clippings registry suggest --limit 20 > more.yaml`")(registry.suggest)

quarantine_app.command("list", epilog="Example: `clippings quarantine list`")(upkeep.quarantine_list)
quarantine_app.command("show", epilog="Example: `clippings quarantine show 4f1c`")(upkeep.quarantine_show)
quarantine_app.command("retry", epilog="Example: `clippings quarantine retry`")(upkeep.quarantine_retry)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"clippings {__version__}")
        raise typer.Exit


@app.callback()
def _clippings(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    pass
