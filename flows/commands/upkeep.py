"""Commands that look after a warehouse: status, quarantine, prune."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands.options import DataDir, published, settings_of
from flows.errors import ClippingsError

_AGE = re.compile(r"(\d{1,5})([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def status(
    max_age: Annotated[
        str | None,
        typer.Option(help="Exit with 1 when no run ended well for longer than this: 90m, 36h, 7d."),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Print the last publication, its age, the last and next run, quarantine and failing checks, for outside monitors.

    A run that found nothing new ended well, too. Tells the notifiers of the settings when one is late, once for each.
    """
    from flows import last_run
    from flows.schedules import next_run
    from warehouse.paths import Paths

    settings = settings_of(data_dir=data_dir)
    path = published(settings)
    limit = _duration(max_age) if max_age else None
    run, failing, refused = _last_run(path)
    now = datetime.now(UTC)
    published_at = run["finished_at"].replace(tzinfo=UTC)
    print(f"published  {path}")
    print(
        f"run        {run['run_id']}, finished {published_at:%Y-%m-%d %H:%M} UTC, {_spoken(now - published_at)} ago"
    )
    last, age = last_run.read(Paths(settings.data_dir)), now - published_at
    if last is not None and last.ended_at > published_at:
        age = now - last.ended_at
        print(f"last run   {last.run_id}, {last.status}, {_spoken(age)} ago")
    print(f"next run   {next_run(settings.data_dir)}")
    print(f"documents  {run['documents']:,}")
    if refused:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in refused)
        print(
            f"quarantine {sum(count for _, count in refused):,} open: {reasons} (clippings quarantine list)"
        )
    print(f"checks     {run['checks_passed']} passed, {len(failing)} failing")
    for name, severity, count in failing:
        print(f"           {name} ({severity}): {count:,} rows")
    if failing:
        print(f"           see: clippings report --data-dir {settings.data_dir}")
    if limit is not None and age > limit:
        from flows.alerts import tell_late

        print(f"LATE       older than {max_age}")
        run_id = last.run_id if last is not None else run["run_id"]
        sentence = f"The last run over {path} ended {_spoken(age)} ago: run {run_id}, allowed {max_age}."
        tell_late(settings, run_id, sentence)
        raise typer.Exit(1)


def _duration(text: str) -> timedelta:
    match = _AGE.fullmatch(text.strip())
    if match is None:
        raise ClippingsError(f"'{text}' is no age; write 90m, 36h or 7d.")
    return timedelta(**{_UNITS[match.group(2)]: int(match.group(1))})


def _spoken(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // 1440} days"


def _last_run(path: Path) -> tuple[dict[str, Any], list[tuple[Any, ...]], list[tuple[str, int]]]:
    """The last run, its failing checks, and how many documents are in quarantine for each reason."""
    from warehouse.connection import open_read_only
    from warehouse.known import failing_checks, last_run

    con = open_read_only(path)
    try:
        open_rows = (
            "select reason, count(*) from ops.quarantine where status = 'open' group by 1 order by 2 desc, 1"
        )
        return last_run(con), failing_checks(con), con.execute(open_rows).fetchall()
    finally:
        con.close()


def quarantine_list(data_dir: DataDir = None) -> None:
    """List what was refused: id, path, stage, reason, whether it is still open."""
    from warehouse import query

    path = published(settings_of(data_dir=data_dir))
    query.run(path, "select quarantine_id, path, stage, reason, status from ops.quarantine order by path")


def quarantine_show(
    quarantine_id: Annotated[
        str, typer.Argument(metavar="ID", help="The row's id; its beginning is enough.")
    ],
    data_dir: DataDir = None,
) -> None:
    """Show one refused document: why, and the beginning of what it holds."""
    from warehouse.connection import open_read_only
    from warehouse.known import quarantined

    con = open_read_only(published(settings_of(data_dir=data_dir)))
    try:
        rows = quarantined(con, quarantine_id)
    finally:
        con.close()
    if len(rows) != 1:
        raise ClippingsError(
            f"{len(rows) or 'No'} quarantine rows begin with '{quarantine_id}'. 'clippings quarantine list' shows them."
        )
    for name, value in rows[0].items():
        print(f"{name:14} {ascii_only(value)}")


def ascii_only(value: Any) -> str:
    """A value with everything a terminal could take for a command shown as an escape."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in str(value))


def quarantine_retry(data_dir: DataDir = None) -> None:
    """Forget open quarantine rows, so that the next run reads their files again (after a fix or an update)."""
    from flows.run import new_run_id
    from warehouse.connection import open_read_only
    from warehouse.lock import run_lock
    from warehouse.paths import Paths
    from warehouse.publish import close_candidate, open_candidate, publish
    from warehouse.records import release_quarantine

    settings = settings_of(data_dir=data_dir)
    open_read_only(published(settings)).close()  # says what lies there, if it is no warehouse
    paths, run_id = Paths(settings.data_dir), new_run_id(datetime.now(UTC))
    with run_lock(paths):
        con = open_candidate(paths, run_id)
        try:
            released = release_quarantine(con)
            close_candidate(con)
        except BaseException:
            con.close()
            raise
        publish(paths, run_id, settings.keep_snapshots)
    print(f"{released} refused documents will be tried again by the next run.")


def prune(
    yes: Annotated[bool, typer.Option("--yes", help="Remove them; without it they are only listed.")] = False,
    data_dir: DataDir = None,
) -> None:
    """List, and with --yes remove, the documents that are superseded or have vanished from landing."""
    from flows.run import new_run_id
    from warehouse import prune as pruning
    from warehouse.connection import open_read_only
    from warehouse.lock import run_lock
    from warehouse.paths import Paths
    from warehouse.publish import close_candidate, open_candidate, publish

    settings = settings_of(data_dir=data_dir)
    path = published(settings)
    con = open_read_only(path)
    try:
        found = pruning.prunable(con)
    finally:
        con.close()
    for row in found.iter_rows(named=True):
        print(ascii_only(row["path"]), row["document_id"][:12])
    if found.is_empty() or not yes:
        print(f"{found.height} documents could go." + (" Add --yes to remove them." if found.height else ""))
        return
    paths, run_id = Paths(settings.data_dir), new_run_id(datetime.now(UTC))
    with run_lock(paths):
        con = open_candidate(paths, run_id)
        try:
            # A run may have ended since the list was made, and have brought one of them back.
            still = set(pruning.prunable(con)["document_id"])
            removed = pruning.prune(con, [found_id for found_id in found["document_id"] if found_id in still])
            close_candidate(con)
        except BaseException:
            con.close()
            raise
        publish(paths, run_id, settings.keep_snapshots)
    print(f"{removed} documents removed; the publication before is kept as a snapshot.")
