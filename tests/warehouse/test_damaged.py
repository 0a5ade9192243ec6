"""What lies in the place of the publication and is none: a sentence that says how to go on."""

from __future__ import annotations

import duckdb
import pytest

from warehouse.connection import open_read_only
from warehouse.errors import WarehouseError
from warehouse.paths import Paths


def test_a_foreign_database_under_its_name_is_no_warehouse(paths: Paths) -> None:
    paths.data_dir.mkdir()
    with duckdb.connect(str(paths.warehouse)) as con:
        con.execute("CREATE TABLE ferries AS SELECT 1 AS boats")
    with pytest.raises(
        WarehouseError, match=r"warehouse\.duckdb is a database, but no warehouse .*Move it away"
    ):
        open_read_only(paths.warehouse)


def test_a_folder_under_its_name_is_told_as_such(paths: Paths) -> None:
    paths.warehouse.mkdir(parents=True)
    with pytest.raises(WarehouseError, match=r"warehouse\.duckdb is no file\. Move it away"):
        open_read_only(paths.warehouse)


@pytest.mark.parametrize("share", [0.0, 0.3])
def test_of_a_damaged_publication_it_is_said_how_to_go_on(published: Paths, share: float) -> None:
    whole = published.warehouse.read_bytes()
    published.warehouse.write_bytes(whole[: int(len(whole) * share)] or b"scrambled" * 9000)
    with pytest.raises(WarehouseError, match=r"cannot be opened .*'snapshots' .*move it away: the next run"):
        open_read_only(published.warehouse)
