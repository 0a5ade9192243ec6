"""Dashboards made of SQL: a chart is `<page>/<chart>.sql` beside `<page>/<chart>.vl.json`."""

from __future__ import annotations
