"""`vonextract verify`: does the database hold together?"""

from __future__ import annotations

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.shared_options import Database
from vonextract.errors import ExitCode
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.verify import verify as check


@app.command()
def verify(db: Database = DEFAULT_DATABASE) -> None:
    """Check the database's references, keys, counts and hashes, and say what is wrong.

    For example:

        vonextract verify --db archive.duckdb
    """
    troubles = check(db)
    for trouble in troubles:
        tell(trouble)
    if troubles:
        raise typer.Exit(ExitCode.DATABASE)
    print("The database holds together.")
