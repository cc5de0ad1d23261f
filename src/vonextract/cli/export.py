"""`vonextract export`: out of the database, for other programs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.shared_options import Database, language_of
from vonextract.display import printable
from vonextract.export.settings import ExportFormat, ExportSettings, Selection, format_of
from vonextract.store.database import DEFAULT_DATABASE


@app.command()
def export(
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE|FOLDER", help="Where to; a suffix tells the format.")
    ],
    form: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help="The format.", show_default="by the suffix")
    ] = None,
    view: Annotated[
        list[str] | None, typer.Option("--view", help="A view or table; may be repeated.")
    ] = None,
    where: Annotated[
        str | None, typer.Option("--where", metavar="SQL", help="Only rows for which this holds.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="NAME", help="Only this report: file name or doc_id.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only reports ingested on that day or later."),
    ] = None,
    tables: Annotated[
        bool, typer.Option("--tables", help="The tables of --report as they stand in it, to Excel.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="CSV with commas and points, without a byte order mark.")
    ] = False,
    lang: Annotated[
        str, typer.Option("--lang", help="Language of what findings say in Excel: sv or en.")
    ] = "sv",
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Write the database as Excel, CSV, Parquet, SQLite or JSON Lines.

    What lay there before is replaced when all is written, or not at all. For example:

        vonextract export --to rapporter.xlsx

        vonextract export --to ut/parquet --view v_facts --where "year >= 2024"

        vonextract export --to plan.xlsx --report plan-2025.pdf --tables
    """
    from vonextract.export.write import export as write
    from vonextract.export.write import export_tables

    if tables:
        if report is None:
            raise typer.BadParameter("--tables needs --report")
        if view or where or since or format_of(to, form) is not ExportFormat.xlsx:
            raise typer.BadParameter(
                "--tables writes one report to an Excel file (.xlsx), without --view, --where and --since"
            )
        written = [export_tables(db, to, report)]
    else:
        chosen = tuple(dict.fromkeys(view or Selection().views))
        selection = Selection(chosen, where, report, since.date() if since else None)
        written = write(db, to, form, selection, ExportSettings(language=language_of(lang), plain_csv=plain))
    for path in written:
        print(printable(str(path)))
