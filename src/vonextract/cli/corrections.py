"""`vonextract corrections`: what people stated, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.correct import user_name
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.options import DEFAULT_CORRECTIONS, Corrections, Database
from vonextract.display import printable
from vonextract.errors import ExitCode
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading
from vonextract.store.query import Answer, answer

if TYPE_CHECKING:
    from vonextract.corrections import Correction

_STATES = "SELECT correction_id, state FROM corrections JOIN documents USING (doc_id) WHERE is_current"
_DOCUMENTS = "SELECT doc_id, coalesce(content, '') FROM documents"


class Action(StrEnum):
    """What to do with the corrections."""

    list = "list"
    check = "check"
    export = "export"
    import_ = "import"


@app.command("corrections")
def corrections_(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.list,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The Excel sheet, or a folder for --labelled.")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    corrections: Corrections = DEFAULT_CORRECTIONS,
    labelled: Annotated[
        bool,
        typer.Option("--labelled", help="Export the corrected reports for fitting and scoring the reader."),
    ] = False,
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Put a picture of each cell into the sheet.")
    ] = True,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the list.")] = Format.table,
) -> None:
    """List and check what people stated; send doubtful numbers out as a sheet, and take it in.

    For example:

        vonextract corrections check

        vonextract corrections export tvivel.xlsx

        vonextract corrections import tvivel.xlsx
    """
    if action is Action.list:
        print_answer(_listed(corrections, db), form)
    elif action is Action.check:
        raise typer.Exit(_checked(corrections, db))
    elif file is None:
        raise typer.BadParameter(f"name the file: vonextract corrections {action.value} FILE")
    elif action is Action.import_:
        _import(file, db, corrections)
    elif labelled:
        _label(file, db)
    else:
        _export(file, db, pictures=pictures)


def _listed(corrections: Path, db: Path) -> Answer:
    from vonextract.corrections import load

    states = dict(answer(db, _STATES).rows) if db.exists() else {}
    rows = [
        (c.correction_id, states.get(c.correction_id), c.seen.file, c.field, c.stated, c.reason, c.by, c.at)
        for c in load(corrections)
    ]
    return Answer(["id", "state", "report", "field", "value", "reason", "by", "at"], rows)


def _checked(corrections: Path, db: Path) -> ExitCode:
    """Print what is wrong with the file, and which corrections were not applied."""
    from vonextract.corrections import load, troubles_of

    troubles = troubles_of(corrections)
    for line, message in troubles:
        tell(f"{corrections}, line {line}: {message}")
    if troubles:
        return ExitCode.USAGE
    stated = load(corrections)
    doubtful = _unapplied(stated, db) if db.exists() else []
    for told in doubtful:
        tell(told)
    print(f"{len(stated)} corrections are understood, {len(doubtful)} of them need a look.")
    return ExitCode.SOME_FAILED if doubtful else ExitCode.OK


def _unapplied(stated: tuple[Correction, ...], db: Path) -> list[str]:
    from vonextract.corrections import is_of

    states = dict(answer(db, _STATES).rows)
    documents = answer(db, _DOCUMENTS).rows
    told = []
    for correction in stated:
        state = states.get(correction.correction_id)
        name = f"{correction.correction_id} ({correction.seen.file}, {correction.field})"
        if state in ("stale", "unnecessary"):
            told.append(f"{name}: {state}")
        elif state is None:
            known = any(is_of(correction, *document) for document in documents)
            told.append(f"{name}: {'waits for the next ingest' if known else 'no report of the database'}")
    return told


def _export(file: Path, db: Path, *, pictures: bool) -> None:
    from vonextract.corrections.sheet import write_sheet
    from vonextract.review.crops import Crops

    with open_for_reading(db) as con, Crops(con) as crops:
        count = write_sheet(con, file, crops.png if pictures else None)
    print(
        f"{printable(str(file))}: {count} doubtful numbers; fill in 'rätt tal' or 'stämmer', then import it."
    )


def _import(file: Path, db: Path, corrections: Path) -> None:
    from vonextract.corrections import add
    from vonextract.corrections.sheet import read_sheet

    with open_for_reading(db) as con:
        made = read_sheet(con, file, user_name())
    if made:
        add(corrections, made)
    print(f"{len(made)} corrections are in {printable(str(corrections))}; the next ingest takes them in.")


def _label(folder: Path, db: Path) -> None:
    from vonextract.corrections.labelled import write_labelled

    with open_for_reading(db) as con:
        written, left = write_labelled(con, folder)
    print(f"{printable(str(folder))}: {written} corrected reports")
    if left:
        tell(f"{left} more have no page of which every table was corrected or accepted; accept the others.")
