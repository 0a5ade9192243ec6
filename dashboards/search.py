"""Texts that hold the searched words, looked up once a publication: pages, filters and facets search nothing again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KEPT = 16
# Of more hits than these each question searches again: a list that long takes as long to hand over.
MOST = 100_000


class Searched:
    """The last KEPT searches, with the numbers of the texts that were found."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str], list[int] | None] = OrderedDict()

    def tell(
        self, cursor: DuckDBPyConnection, publication: str, sql: str, parameters: Mapping[str, str]
    ) -> None:
        """Sets the variable `hits`, which chosen.hits answers from, where the SQL asks it.

        The numbers belong to `publication`, the key of what the cursor reads. Two questions about the same words
        wait for one search.
        """
        words, scope = parameters.get("search"), parameters.get("scope", "texts")
        if not words or "chosen.hits" not in sql:
            return
        name = (publication, words, scope)
        with self._lock:
            if name not in self._kept:
                found = cursor.execute(f"select article_no from chosen.hits limit {MOST + 1}").fetchall()
                self._kept[name] = [row[0] for row in found] if len(found) <= MOST else None
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            hits = self._kept[name]
        if hits is not None:
            cursor.execute("set variable hits = ?::integer[]", [hits])
