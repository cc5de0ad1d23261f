"""The application: addresses, and what happens when something is not to be had."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vonextract.errors import DatabaseError, NoInputError, VonextractError
from vonextract.review.painter import Painter
from vonextract.serve.access import Guard
from vonextract.serve.html_pages import Pages
from vonextract.serve.settings import SETTINGS, ServeSettings


def _editing_routes(pages: Pages) -> list[Route]:
    """Addresses that only a server with editors has."""
    if pages.settings.editing is None:
        return []
    from vonextract.serve.editing import Editor

    editor = Editor(pages, pages.settings.editing)
    return [
        Route("/corrections", editor.correct, methods=["POST"]),
        Route("/reports/{doc_id}/taken-back", editor.take_back, methods=["POST"]),
        Route("/reports/{doc_id}/read", editor.read_again, methods=["POST"]),
    ]


def application(settings: ServeSettings) -> Starlette:
    """The web application over a database."""
    painter = Painter(settings.painters)
    pages = Pages(settings, painter)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=pages.warm, name="warm", daemon=True).start()
        with painter:
            yield

    def refused(request: Request, error: Exception) -> Response:
        return pages.problem(request, error)

    def busy(request: Request, error: Exception) -> Response:
        answer = pages.problem(request, error)
        answer.status_code, answer.headers["Retry-After"] = 503, str(SETTINGS.busy_s)
        return answer

    def absent(request: Request, _: Exception) -> Response:
        return pages.problem(request, NoInputError(f"There is no page {request.url.path}."))

    return Starlette(
        routes=[
            *_editing_routes(pages),
            Route("/", pages.reports),
            Route("/findings", pages.findings),
            Route("/tables", pages.tables),
            Route("/search", pages.search),
            Route("/series", pages.series),
            Route("/series.svg", pages.series_picture),
            Route("/reports/{doc_id}", pages.report),
            Route("/reports/{doc_id}/about", pages.about),
            Route("/reports/{doc_id}/report.pdf", pages.pdf),
            Route("/reports/{doc_id}/pages/{page:int}", pages.report_page),
            Route("/reports/{doc_id}/pages/{page:int}.jpg", pages.page_picture),
            Route("/cells/{ref}.png", pages.cell_picture),
            Route("/cells/{ref}", pages.cell),
            Route("/static/{name}", pages.file),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={404: absent, DatabaseError: busy, VonextractError: refused},
        lifespan=lifespan,
    )
