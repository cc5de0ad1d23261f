"""`vonextract serve`: the database in the browser."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.options import Database, language_of
from vonextract.extras import extra
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading

if TYPE_CHECKING:
    from vonextract.serve.settings import ServeSettings

TOKEN = "VONEXTRACT_TOKEN"


@app.command()
def serve(
    db: Database = DEFAULT_DATABASE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8080,
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own asks visitors for a token.")
    ] = "127.0.0.1",
    lang: Annotated[str, typer.Option("--lang", help="Language of the pages: sv or en.")] = "sv",
) -> None:
    """Show the database in the browser: reports, findings, tables, series, search, review.

    Listens to this machine alone unless told otherwise. Loads nothing from elsewhere. For example:

        vonextract serve --db archive.duckdb

        vonextract serve --host 0.0.0.0 --port 8000
    """
    with extra("web"):
        import uvicorn

        from vonextract.serve.app import application
        from vonextract.serve.settings import LOOPBACK, ServeSettings

    language = language_of(lang)
    open_for_reading(db).close()
    local = host in LOOPBACK
    settings = ServeSettings(
        db=db,
        language=language,
        token=None if local else os.environ.get(TOKEN) or secrets.token_urlsafe(24),
        hosts=LOOPBACK if local else frozenset(),
    )
    tell(f"Open {_address(host, port, settings)} (Ctrl+C ends it).")
    uvicorn.run(application(settings), host=host, port=port, log_level="warning", server_header=False)


def _address(host: str, port: int, settings: ServeSettings) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")
