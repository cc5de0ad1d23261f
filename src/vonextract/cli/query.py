"""`vonextract query`: SQL, read-only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.shared_options import Database
from vonextract.errors import NoInputError, QueryError
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.query import answer


@app.command()
def query(
    sql: Annotated[
        str,
        typer.Argument(help="One reading SQL statement in quotes, a .sql file, or - for stdin."),
    ],
    db: Database = DEFAULT_DATABASE,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="Value of a $name in it; may be repeated."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.table,
) -> None:
    """Ask the database in SQL; nothing can be changed.

    Text sorts in Swedish order. Table and Markdown print numbers as Swedish readers write
    them; CSV and JSON as programs read them.

    For example:

        vonextract query "FROM v_findings WHERE severity <> 'info'"

        vonextract query "SELECT verksamhet, year, amount_sek, file_name, page FROM v_drift_serie" -f csv

        vonextract query "SHOW TABLES" --db archive.duckdb

        vonextract query question.sql --param year=2024
    """
    print_answer(answer(db, _statement(sql), _parameters(param or [])), form)


def _statement(sql: str) -> str:
    """The statement itself, from stdin or a file where that is meant."""
    try:
        if sql == "-":
            return sys.stdin.read()
        return Path(sql).read_text(encoding="utf-8") if sql.endswith(".sql") else sql
    except OSError as error:
        raise NoInputError(f"The file {sql} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"The statement in {sql} is no UTF-8 text: {error.reason}.") from error


def _parameters(given: list[str]) -> dict[str, object]:
    """The values by name; DuckDB turns a text into the type that it is compared with."""
    pairs = [text.partition("=") for text in given]
    if any(not name or not sign for name, sign, _ in pairs):
        raise typer.BadParameter("write NAME=VALUE", param_hint="--param")
    return {name: value for name, _, value in pairs}
