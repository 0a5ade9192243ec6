"""What listens on this machine is asked without any proxy."""

from __future__ import annotations

import os

_HERE = ("127.0.0.1", "localhost")


def go_past_proxies() -> None:
    """From now on this process, and those that it starts, ask what listens on this machine without any proxy.

    An environment that names a proxy (HTTP_PROXY) often does not say that it cannot reach 127.0.0.1 of whoever asks.
    """
    known = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    if not {"*", _HERE[0]} & set(known.replace(" ", "").split(",")):
        os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(filter(None, (known, *_HERE)))
