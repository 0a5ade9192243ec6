"""Timetables, parameters, days to catch up with, and what a monitor is told; a real server is in test_server.py."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from expectations.results import AuditResult
from flows import alerts, schedules
from flows.audit import InProcessAuditor
from flows.catchup import due_days
from flows.errors import LandingError, SettingsError, Stopped
from flows.plan import execute
from flows.run import prepare
from flows.schedules import Timetable, check_timetable, next_run, parameters_of, served_url, state_file
from flows.settings import Settings
from flows.summary import Summary
from tests.flows.plain_auditor import PlainAuditor
from warehouse.connection import open_read_only
from warehouse.digest import table_digests
from warehouse.paths import Paths


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (Timetable(), "either --cron"),
        (Timetable("0 6 * * *", 60.0), "either --cron"),
        (Timetable("0 6 * *"), "five fields"),
        (Timetable("99 6 * * *"), "five fields"),
        (Timetable("0 6 * * *", timezone="Mars/Base"), "'Mars/Base' is no time zone"),
        (Timetable(interval=5.0), "one minute"),
    ],
)
def test_a_timetable_nobody_can_follow_is_one_sentence(table: Timetable, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        check_timetable(table)


def test_good_timetables() -> None:
    check_timetable(Timetable("0 6 * * *", timezone="Europe/Berlin"))
    check_timetable(Timetable(interval=3600.0))
    assert Timetable(interval=5400.0).sentence == "every 1:30:00"


def test_the_parameters_of_a_schedule_are_those_of_the_flow(settings: Settings) -> None:
    from flows.deployed import clippings, settings_given

    given = parameters_of(settings, Timetable("0 6 * * *", catchup=True))
    clippings.validate_parameters(given)
    assert set(given) | {"day"} == set(clippings.parameters.properties)
    assert given["source"] == str(settings.source)
    assert settings_given(source=Path("here"), batch_size=2000).source == Path("here")


def test_a_parameter_at_its_default_leaves_the_settings_of_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from flows.deployed import settings_given

    monkeypatch.setenv("CLIPPINGS_BATCH_SIZE", "77")
    assert settings_given(batch_size=2000).batch_size == 77
    assert settings_given(batch_size=500).batch_size == 500


def test_every_parameter_has_a_description_and_the_default_of_its_setting() -> None:
    from flows.deployed import backfill, clippings, rebuild

    for flow in (clippings, backfill, rebuild):
        for name, field in flow.parameters.properties.items():
            assert field.get("description"), f"{flow.name}: {name}"
            setting = Settings.model_fields.get(name)
            if setting is not None:
                assert field["default"] == as_shown(setting.default), f"{flow.name}: {name}"


def as_shown(default: Any) -> Any:
    """A setting's default as Prefect's form has it: no paths, tuples or nulls in JSON."""
    if isinstance(default, Path):
        return str(default)
    return list(default) if isinstance(default, tuple) else "" if default is None else default


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"workers": "many"}, "not of type 'integer'"),
        ({"workers": 1000}, "maximum of 256"),
        ({"engine": "ray"}, "not one of"),
        ({"day": "1.3.2024"}, "does not match"),
        ({"dask_address": "scheduler"}, "does not match"),
    ],
)
def test_the_form_refuses_a_bad_value(parameters: dict[str, Any], says: str) -> None:
    from prefect.utilities.schema_tools.validation import ValidationError, validate

    from flows.deployed import clippings

    with pytest.raises(ValidationError, match=f"'{next(iter(parameters))}'.*{says}"):
        validate(parameters, clippings.parameters.model_dump(), raise_on_error=True)


def test_a_day_that_is_not_in_the_calendar_is_refused_before_the_run() -> None:
    from prefect.exceptions import ParameterTypeError

    from flows.deployed import clippings

    with pytest.raises(ParameterTypeError, match="day: Value error"):
        clippings.validate_parameters({"day": "2024-02-30"})


DAYS = ("2026-11-19", "dt=2026-11-20", "2026-11-21")


@pytest.fixture
def partitioned(settings: Settings) -> Settings:
    """Settings over three days of texts, a teaser of the first repeated in the last."""
    bridge = "The old bridge over the Tarn will be closed until autumn, the county said on Monday, and ferries will run"
    for number, day in enumerate(DAYS):
        folder = settings.source / day
        folder.mkdir()
        (folder / "bridge.txt").write_text(f"Bridge closed\n\n{bridge} every hour until day {number}.\n")
        (folder / f"{number}.txt").write_text(
            f"Choir of day {number}\n\nMira Tal sang for the {number}th time.\n"
        )
    for path in settings.source.glob("*.txt"):
        path.unlink()
    return settings


class Waving(InProcessAuditor):
    """Lets everything pass: six audits are not what the days are about."""

    def audit(self, database: Path, run_id: str, report: Path, dashboard: str | None = None) -> AuditResult:  # noqa: ARG002 - the auditor's signature
        return AuditResult(run_id, ())


def run_days(settings: Settings, days: list[date]) -> None:
    for day in days:
        with prepare(settings, logical_date=day, auditor=Waving()) as run:
            assert execute(run).status == "published"


def facts(settings: Settings) -> dict[str, str]:
    con = open_read_only(Paths(settings.data_dir).warehouse)
    try:
        return table_digests(con)
    finally:
        con.close()


def test_catching_up_after_two_missed_days_gives_the_warehouse_of_daily_runs(
    partitioned: Settings, tmp_path: Path
) -> None:
    daily = partitioned.model_copy(update={"data_dir": tmp_path / "daily"})
    every = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)]
    assert due_days(partitioned, every[0]) == every[:1]
    run_days(partitioned, every[:1])
    shutil.copytree(partitioned.data_dir, daily.data_dir)  # the first day is the same for both
    for day in every[1:]:
        assert due_days(daily, day) == [day]
        run_days(daily, [day])

    late = due_days(partitioned, date(2026, 11, 22))
    assert late == every[1:]
    run_days(partitioned, late)
    assert due_days(partitioned, date(2026, 11, 22)) == []
    assert facts(partitioned) == facts(daily)


def test_a_day_whose_audit_failed_stays_due(partitioned: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import loading

    monkeypatch.setattr(loading, "refresh_dimensions", _breaking(loading.refresh_dimensions))
    day = date(2026, 11, 19)
    with prepare(partitioned, logical_date=day, auditor=PlainAuditor()) as run:
        assert execute(run).status == "audit_failed"
    assert due_days(partitioned, day) == [day]


def test_nothing_to_catch_up_with_is_a_sentence(settings: Settings) -> None:
    with pytest.raises(LandingError, match="nothing to catch up with"):
        due_days(settings, date(2026, 11, 22))


def _breaking(real: Callable[..., None]) -> Callable[..., None]:
    def broken(con: Any, *frames: Any) -> None:
        real(con, *frames)
        con.execute("update fact_article set ordinal = 0")

    return broken


class Inbox:
    """A local web server: what was posted to it, and what it answers."""

    def __init__(self) -> None:
        inbox, self.posted, self.answer = self, list[str](), b"[]"

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                inbox.posted.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.send_response(200)
                self.end_headers()
                self.wfile.write(inbox.answer)

            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    box = Inbox()
    yield box
    box.server.shutdown()


def told(settings: Settings, box: Inbox, *events: str) -> Settings:
    return settings.model_copy(
        update={"notify": (SecretStr(f"json://{box.host}/"),), "notify_on": events or ("failed", "late")}
    )


def test_success_is_told_to_who_asks_for_it(run_once: Callable[..., Summary], inbox: Inbox) -> None:
    address = SecretStr(f"json://{inbox.host}/")
    assert run_once(notify=(address,), notify_on=("succeeded",)).status == "published"
    assert len(inbox.posted) == 1
    message = json.loads(inbox.posted[0])
    assert message["title"].startswith("Clippings: succeeded, run ")
    assert "Published" in message["message"]
    assert "http://127.0.0.1:8080/reports/quality/index.html" in message["message"]


def test_a_run_that_breaks_off_is_told_and_one_that_somebody_stopped_is_not(
    settings: Settings, inbox: Inbox
) -> None:
    with pytest.raises(LandingError), alerts.telling_errors(told(settings, inbox)):
        raise LandingError("The landing folder is gone.")
    assert "The landing folder is gone." in inbox.posted[0]
    with pytest.raises(Stopped), alerts.telling_errors(told(settings, inbox)):
        raise Stopped("Stopped.")
    assert len(inbox.posted) == 1


def test_late_is_told_once_for_each_thing_that_is_late(settings: Settings, inbox: Inbox) -> None:
    settings.data_dir.mkdir(exist_ok=True)
    for key in ("run-1", "run-1", "run-2"):
        alerts.tell_late(told(settings, inbox), key, f"{key} is late")
    assert len(inbox.posted) == 2
    alerts.tell_late(told(settings, inbox, "failed"), "run-3", "nobody wants to know")
    assert len(inbox.posted) == 2


def test_the_next_run_is_asked_of_the_schedule_that_is_served(
    settings: Settings, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert "no schedule is being served" in next_run(settings.data_dir)
    monkeypatch.setenv("PREFECT_API_URL", f"http://{inbox.host}/api")
    with schedules._announced(settings, Timetable("0 6 * * *"), f"http://{inbox.host}"):
        monkeypatch.delenv("PREFECT_API_URL")
        assert served_url(settings.data_dir) == f"http://{inbox.host}/api"
        assert "none is planned" in next_run(settings.data_dir)
        inbox.answer = json.dumps(
            [{"expected_start_time": "2026-11-23T05:00:00Z", "name": "brave-heron"}]
        ).encode()
        assert next_run(settings.data_dir) == "2026-11-23 05:00 UTC (brave-heron)"
    assert not state_file(settings.data_dir).exists()


def test_a_schedule_whose_server_is_gone_is_not_served(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with schedules._announced(settings, Timetable("0 6 * * *"), "http://127.0.0.1:9"):
        assert served_url(settings.data_dir) is None
        assert "does not answer" in next_run(settings.data_dir)
