"""What a run's checks found is told where people look: in the summary of the run and by `clippings status`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from flows.app import app
from flows.settings import Settings
from flows.summary import Summary

Runs = Callable[..., Summary]

pytestmark = pytest.mark.usefixtures("with_report")


@pytest.mark.usefixtures("gold_set")
def test_accuracy_is_in_the_summary_of_the_run_that_measured_it(run_once: Runs, settings: Settings) -> None:
    told = dict(run_once().lines())["accuracy"]
    assert told.startswith("F1 articles 0.9") or told.startswith("F1 articles 1.0")
    assert " to " in told.partition(")")[0]
    assert ", mentions " in told

    # The same code and registry are not measured again, and a line with nothing to say is left out.
    (settings.source / "more.txt").write_text(
        "Ferry runs again\n\nThe ferry runs again, the county said on Friday.\n"
    )
    assert "accuracy" not in dict(run_once().lines())


def test_status_names_quarantine_and_failing_checks(
    run_once: Runs, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import loading

    real = loading.refresh_dimensions

    def odd(con: object, *frames: object) -> None:
        real(con, *frames)
        con.execute("update dim_document set crawl_date = date '1970-01-01' where path = 'copy.txt'")

    monkeypatch.setattr(loading, "refresh_dimensions", odd)
    assert run_once().status == "published"
    told = CliRunner().invoke(app, ["status", "--data-dir", str(settings.data_dir)]).output
    assert "quarantine 1 open: 1 empty (clippings quarantine list)" in told
    assert "1 failing" in told
    assert "dim_document.crawl_date_sane (warning): 1 rows" in told
    assert f"clippings report --data-dir {settings.data_dir}" in told.replace("\n", "")
