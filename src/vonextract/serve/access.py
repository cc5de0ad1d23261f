"""Who may ask, and what a browser may do with the answer."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vonextract.serve.settings import ServeSettings

COOKIE = "vonextract"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer carries: nothing from elsewhere is loaded, nobody frames or embeds a page."""


class Guard:
    """Turns away strangers: other host names, visitors without the token, forms of other sites."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(Request(scope))
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, request: Request) -> Response | None:
        host = _host_name(request)
        if self._settings.hosts and host not in self._settings.hosts:
            return PlainTextResponse("This server does not answer to that name.", 421)
        if self._settings.token and not self._knows_token(request):
            given = request.query_params.get("token", "")
            if secrets.compare_digest(given.encode(), self._settings.token.encode()):
                return self._let_in(request)
            return PlainTextResponse(
                "Open the address with its token, as 'vonextract serve' printed it.", 401
            )
        if request.method not in ("GET", "HEAD") and not _from_here(request):
            return PlainTextResponse("A form of another site is not taken.", 403)
        return None

    def _knows_token(self, request: HTTPConnection) -> bool:
        known = request.cookies.get(COOKIE, "")
        return secrets.compare_digest(known.encode(), (self._settings.token or "").encode())

    def _let_in(self, request: Request) -> Response:
        """The same page without the token in its address, and the token as a cookie."""
        answer = RedirectResponse(request.url.path, 303)
        answer.set_cookie(COOKIE, self._settings.token or "", httponly=True, samesite="strict")
        return answer


def _host_name(request: Request) -> str:
    return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""


def _from_here(request: Request) -> bool:
    """Whether a page of this server sent the form: browsers say so in Origin."""
    origin = urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == request.headers.get("host")
