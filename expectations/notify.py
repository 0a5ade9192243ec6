"""Telling people how a run came out, through Apprise (mail, chat, webhooks: whatever its URLs name)."""

from __future__ import annotations

import logging
from collections.abc import Iterable

_KINDS = {"critical": "failure", "warning": "warning", "info": "info", "passed": "success"}


def notify(urls: Iterable[str], title: str, text: str, severity: str = "warning") -> list[str]:
    """Send one plain-text message to every Apprise URL and give those that did not take it, without their
    secrets.

    `severity` is critical, warning, info or passed. A notifier that is down must not fail a run, so nothing
    is raised: what comes back is the scheme and host of each URL that is malformed or whose service refused
    the message.
    """
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)
    failed = []
    for url in urls:
        service = apprise.Apprise()
        sent = service.add(url) and service.notify(
            body=text,
            title=title,
            notify_type=_KINDS.get(severity, "info"),
            body_format=apprise.NotifyFormat.TEXT,
        )
        if not sent:
            failed.append(_without_secrets(url))
    return failed


def _without_secrets(url: str) -> str:
    """The scheme and host of a URL: users, passwords, tokens and paths stay out of logs."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        return "(not a URL)"
    return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"
