"""A password in front of every page, for a dashboard that others can reach: HTTP Basic, any user name."""

from __future__ import annotations

import base64
import binascii
import hmac

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Password:
    """Middleware that answers 401 until a request carries the password."""

    def __init__(self, app: ASGIApp, password: str) -> None:
        self.app, self._password = app, password.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_known(Headers(scope=scope).get("authorization", "")):
            await self.app(scope, receive, send)
            return
        answer = PlainTextResponse(
            "This dashboard wants its password; any user name will do.",
            status_code=401,
            headers={"WWW-Authenticate": 'Basic realm="Clippings", charset="UTF-8"'},
        )
        await answer(scope, receive, send)

    def _is_known(self, header: str) -> bool:
        scheme, _, encoded = header.partition(" ")
        if scheme.lower() != "basic":
            return False
        try:
            given = base64.b64decode(encoded, validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return False
        # As long for a wrong password as for one that is nearly right.
        return hmac.compare_digest(given, self._password)
