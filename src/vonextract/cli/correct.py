"""`vonextract correct`: what a person states of a place."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.shared_options import DEFAULT_CORRECTIONS, Corrections, Database
from vonextract.display import printable
from vonextract.ref import ID_DIGITS
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading


@app.command()
def correct(
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help="A cell (doc:table:row:col; * for a whole row, column or table), a finding (doc:finding)"
            " or a document (doc).",
        ),
    ],
    because: Annotated[str, typer.Option("--because", help="Why.")],
    value: Annotated[
        str | None, typer.Option("--value", metavar="NUMBER", help="The number that stands there, or none.")
    ] = None,
    statements: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Anything else; may be repeated."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who.", show_default="the user's name")] = None,
    db: Database = DEFAULT_DATABASE,
    corrections: Corrections = DEFAULT_CORRECTIONS,
) -> None:
    """State what stands at a place, or what a table or report is; the next ingest takes it in.

    What is there now is noted as seen, so that the place is found again in a later reading. Lists of texts
    (split_row, split_column) are written with | between them. For example:

        vonextract correct 3f2a91c04be7d815:2:14:3 --value 13549 --because "page 4 says so"

        vonextract correct 3f2a91c04be7d815 --set year=2025 --because "title page"
    """
    from vonextract.corrections import add, draft

    stated = [_parted(statement) for statement in statements or ()]
    stated += [("value", value)] if value is not None else []
    if not stated:
        raise typer.BadParameter("state something, with --value or --set FIELD=VALUE")
    with open_for_reading(db) as con:
        made = [draft(con, ref, f, v, reason=because, by=by or user_name()) for f, v in stated]
        path = con.execute(
            "SELECT path FROM documents WHERE doc_id = $doc", {"doc": ref[:ID_DIGITS]}
        ).fetchall()[0][0]
    add(corrections, made)
    for correction in made:
        print(f"{correction.correction_id} {correction.field} = {printable(correction.stated)}")
    print(f"Written to {corrections}; 'vonextract ingest {printable(path)}' takes it in.")


def _parted(statement: str) -> tuple[str, str | list[str]]:
    from vonextract.corrections import value_of

    field, _, value = statement.partition("=")
    return field.strip(), value_of(field.strip(), value)


def user_name() -> str:
    """Who states it, unless told."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
