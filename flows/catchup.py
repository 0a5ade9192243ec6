"""Which days a scheduled run has missed: partitions of landing that no published run has taken in."""

from __future__ import annotations

from datetime import date

from flows.errors import LandingError
from flows.ingest import names_of_day, partitions
from flows.settings import Settings
from warehouse import known
from warehouse.connection import open_read_only
from warehouse.paths import Paths


def due_days(settings: Settings, until: date) -> list[date]:
    """The days up to `until` whose partition holds files that the warehouse has not seen, oldest first.

    A day whose run was published is done, whatever came into its folder later: a run over the whole landing folder
    takes that in. Raises LandingError where landing has no partitions at all.
    """
    days = partitions(settings.source, date.min, until)
    if not days:
        raise LandingError(
            f"The landing folder '{settings.source}' has no partition (YYYY-MM-DD/ or dt=YYYY-MM-DD/) up to {until}: "
            "there is nothing to catch up with. Leave out --catchup, or put texts into such folders."
        )
    finished, seen = _done(settings)
    return [day for day in days if day not in finished and names_of_day(settings.source, day) - seen]


def _done(settings: Settings) -> tuple[set[object], set[str]]:
    path = Paths(settings.data_dir).warehouse
    if not path.exists():
        return set(), set()
    con = open_read_only(path)
    try:
        return set(known.finished_dates(con)), set(known.known_files(con)["path"].to_list())
    finally:
        con.close()
