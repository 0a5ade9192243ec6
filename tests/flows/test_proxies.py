"""Environments that name a proxy."""

from __future__ import annotations

import os

import pytest

from flows.proxies import go_past_proxies


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("", "127.0.0.1,localhost"),
        (".example", ".example,127.0.0.1,localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("a.example, *", "a.example, *"),
    ],
)
def test_what_listens_here_is_asked_without_a_proxy(
    said: str, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", said)
    monkeypatch.setenv("no_proxy", said)
    go_past_proxies()
    assert os.environ["no_proxy"] == os.environ["NO_PROXY"] == then
