"""`vonextract serve`: the database in the browser."""

from __future__ import annotations

import getpass
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.settings import SETTINGS
from vonextract.cli.shared_options import (
    DEFAULT_CORRECTIONS,
    Corrections,
    Database,
    Documents,
    Entities,
    Opinions,
    Vocabulary,
    language_of,
    overrides_of,
    reading_options,
)
from vonextract.extras import extra
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading

if TYPE_CHECKING:
    from vonextract.serve.settings import ServeSettings

TOKEN = "VONEXTRACT_TOKEN"


@app.command()
def serve(
    db: Database = DEFAULT_DATABASE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = SETTINGS.port,
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own asks visitors for a token.")
    ] = "127.0.0.1",
    lang: Annotated[str, typer.Option("--lang", help="Language of the pages: sv or en.")] = "sv",
    edit: Annotated[
        bool, typer.Option("--edit", help="Let visitors correct, accept, and read reports again.")
    ] = False,
    corrections: Corrections = DEFAULT_CORRECTIONS,
    vocabulary: Vocabulary = None,
    documents: Documents = None,
    entities: Entities = None,
    opinions: Opinions = True,
) -> None:
    """Show the database in the browser: reports, findings, tables, series, search, review.

    Listens to this machine alone unless told otherwise. Loads nothing from elsewhere. For example:

        vonextract serve --db archive.duckdb

        vonextract serve --edit --corrections corrections.toml

        vonextract serve --host 0.0.0.0 --port 8000
    """
    with extra("web"):
        import uvicorn

        from vonextract.serve.application import application
        from vonextract.serve.settings import LOOPBACK, Editing, ServeSettings

    def read_again(path: Path) -> None:
        from vonextract.ingestion import ingest

        options = reading_options(vocabulary, documents, opinions, corrections)
        ingest([path], db, options=options, overrides=overrides_of(entities))

    language = language_of(lang)
    open_for_reading(db).close()
    local = host in LOOPBACK
    settings = ServeSettings(
        db=db,
        language=language,
        editing=Editing(corrections, getpass.getuser(), read_again) if edit else None,
        token=None if local else os.environ.get(TOKEN) or secrets.token_urlsafe(SETTINGS.token_bytes),
        hosts=LOOPBACK if local else frozenset(),
    )
    tell(f"Open {_address(host, port, settings)} (Ctrl+C ends it).")
    uvicorn.run(application(settings), host=host, port=port, log_level="warning", server_header=False)


def _address(host: str, port: int, settings: ServeSettings) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")
