"""`vonextract query`: SQL, read-only."""

from __future__ import annotations

from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.options import Database
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.query import answer


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One reading SQL statement, in quotes.")],
    db: Database = DEFAULT_DATABASE,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.table,
) -> None:
    """Ask the database in SQL; nothing can be changed.

    Text sorts in Swedish order. Table and Markdown print numbers as Swedish readers write
    them; CSV and JSON as programs read them.

    For example:

        vonextract query "FROM v_findings WHERE severity <> 'info'"

        vonextract query "SELECT verksamhet, year, amount_sek, file_name, page FROM v_drift_serie" -f csv

        vonextract query "SHOW TABLES" --db archive.duckdb
    """
    print_answer(answer(db, sql), form)
