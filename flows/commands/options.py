"""Options that several commands share, and the way from options to settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from flows.settings import Settings


def parse_path(text: str | Path) -> Path:
    """The path of a folder or file; an empty one, as an unset variable leaves it, would mean the current folder."""
    if isinstance(text, str) and not text.strip():
        raise typer.BadParameter("it is empty; name one, or write . for the current folder.")
    return Path(text)


DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        parser=parse_path,
        metavar="FOLDER",
        help="Folder of the warehouse (default: data).",
        show_default=False,
    ),
]
Source = Annotated[
    Path | None,
    typer.Option(
        "--source",
        parser=parse_path,
        metavar="FOLDER",
        help="Landing folder with the raw texts (default: landing).",
        show_default=False,
    ),
]
RegistryFiles = Annotated[
    list[Path] | None,
    typer.Option("--registry", help="Registry file (YAML); may be given more than once.", show_default=False),
]

Workers = Annotated[int | None, typer.Option(help="Worker processes; 0 means one a core.")]
BatchSize = Annotated[int | None, typer.Option(help="Documents in one batch.")]
Engine = Annotated[
    str | None,
    typer.Option("--engine", help="Where to extract: local or dask (default: local).", show_default=False),
]
DaskAddress = Annotated[
    str | None,
    typer.Option(
        "--dask-address",
        metavar="tcp://host:8786",
        help="The Dask scheduler, for --engine dask.",
        show_default=False,
    ),
]
SharedDir = Annotated[
    str | None,
    typer.Option(
        "--shared-dir",
        help="Folder or fsspec address that Dask's workers reach, too (default: in the data dir).",
        show_default=False,
    ),
]


def parse_day(text: str | date) -> date:
    """A day of the calendar written as YYYY-MM-DD; raises BadParameter, which names that form, for anything else."""
    if isinstance(text, date):
        return text
    try:
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # the library also takes 20240301 and 2024-W09-5
            return day
    except ValueError:
        pass
    raise typer.BadParameter(f"'{text}' is no day; write it as YYYY-MM-DD, for example 2024-03-01.")


Day = Annotated[
    date | None,
    typer.Option("--date", parser=parse_day, metavar="YYYY-MM-DD", help="Only this day's partition."),
]
FirstDay = Annotated[
    date, typer.Option("--from", parser=parse_day, metavar="YYYY-MM-DD", help="First day of the range.")
]
LastDay = Annotated[
    date, typer.Option("--to", parser=parse_day, metavar="YYYY-MM-DD", help="Last day of the range.")
]


def settings_of(**options: Any) -> Settings:
    """Settings from file, environment and these options (None or an empty list: not given)."""
    from flows.settings import load_settings

    if not options.get("registry"):
        options.pop("registry", None)
    else:
        options["registry"] = tuple(options["registry"])
    return load_settings(**options)


def published(settings: Settings) -> Path:
    """The published warehouse; raises DataDirError with a sentence that says how to get one."""
    from flows.errors import DataDirError
    from warehouse.paths import Paths

    path = Paths(settings.data_dir).warehouse
    if not path.exists():
        report = Paths(settings.data_dir).reports / "quality" / "index.html"
        if report.exists():
            raise DataDirError(
                f"Nothing is published in '{settings.data_dir}': the audit stopped the run; see {report}."
            )
        raise DataDirError(
            f"There is no published warehouse at '{path}'. Run 'clippings run --data-dir {settings.data_dir}' first, "
            "or name the right folder with --data-dir."
        )
    return path
