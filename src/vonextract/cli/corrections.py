"""`vonextract corrections`: what people stated, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.correct import user_name
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.settings import SETTINGS
from vonextract.cli.shared_options import DEFAULT_CORRECTIONS, Corrections, Database
from vonextract.display import printable
from vonextract.errors import ExitCode
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading
from vonextract.store.query import Answer

if TYPE_CHECKING:
    from vonextract.corrections import Correction
    from vonextract.corrections.sheet import Choices
    from vonextract.options import Options


class Action(StrEnum):
    """What to do with the corrections."""

    list = "list"
    check = "check"
    export = "export"
    import_ = "import"
    remove = "remove"


@app.command("corrections")
def corrections_(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.list,
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|ID…]", help="The Excel sheet, a folder for --labelled, or ids to remove."
        ),
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
    """List, check, take back what people stated; let doubtful numbers out as a sheet, and in.

    For example:

        vonextract corrections check

        vonextract corrections export tvivel.xlsx

        vonextract corrections import tvivel.xlsx

        vonextract corrections remove 0f3c9a6b71de
    """
    if action is Action.list:
        print_answer(_listed(corrections, db), form)
    elif action is Action.check:
        raise typer.Exit(_checked(corrections, db))
    elif action is Action.remove and given:
        _remove(given, corrections)
    elif action is Action.remove or not given or len(given) > 1:
        named = "ID…" if action is Action.remove else "FILE"
        raise typer.BadParameter(f"name what is meant: vonextract corrections {action.value} {named}")
    elif action is Action.import_:
        _import(Path(given[0]), db, corrections)
    elif labelled:
        _label(Path(given[0]), db)
    else:
        _export(Path(given[0]), db, pictures=pictures)


def _listed(corrections: Path, db: Path) -> Answer:
    from vonextract.corrections import load

    rows = [
        (c.correction_id, state, c.seen.file, c.field, c.stated, c.reason, c.by, c.at)
        for c, state in _outcomes(load(corrections), db)
    ]
    return Answer(["id", "state", "report", "field", "value", "reason", "by", "at"], rows)


def _outcomes(stated: Sequence[Correction], db: Path) -> Sequence[tuple[Correction, str | None]]:
    """The corrections with what became of them, where there is a database."""
    from vonextract.corrections.outcome import outcomes

    if not db.exists():
        return [(correction, None) for correction in stated]
    with open_for_reading(db) as con:
        return list(outcomes(con, stated))


def _checked(corrections: Path, db: Path) -> ExitCode:
    """Print what is wrong with the file, and which corrections were not applied."""
    from vonextract.corrections import load, troubles_of

    troubles = troubles_of(corrections)
    for line, message in troubles:
        tell(f"{corrections}, line {line}: {message}")
    if troubles:
        return ExitCode.USAGE
    outcomes = _outcomes(load(corrections), db)
    doubtful = [(c, state) for c, state in outcomes if state not in ("applied", None)]
    for c, state in doubtful:
        tell(f"{c.correction_id} ({c.seen.file}, {c.field}): {state}")
    print(f"{len(outcomes)} corrections are understood, {len(doubtful)} of them need a look.")
    return ExitCode.SOME_FAILED if doubtful else ExitCode.OK


def _remove(ids: Sequence[str], corrections: Path) -> None:
    from vonextract.corrections import CorrectionError, load, remove

    unknown = sorted(set(ids) - {c.correction_id for c in load(corrections)})
    if unknown:
        raise CorrectionError(f"The corrections {corrections} hold no {', '.join(unknown)}; see 'list'.")
    count = remove(corrections, ids)
    print(f"{count} corrections were taken out of {printable(str(corrections))}; the next ingest knows.")


def tell_orphaned(options: Options, db: Path) -> None:
    """Tell of corrections that were lost with the file of their report."""
    if not options.corrections:
        return
    from vonextract.corrections.outcome import orphaned

    with open_for_reading(db) as con:
        lost = orphaned(con, options.corrections)
    if lost:
        named = ", ".join(sorted({c.seen.file or "?" for c in lost})[: SETTINGS.named])
        tell(
            f"{len(lost)} corrections are of reports that other files have replaced ({named});"
            " 'vonextract corrections check' lists them."
        )


def _export(file: Path, db: Path, *, pictures: bool) -> None:
    from vonextract.corrections.sheet import write_sheet
    from vonextract.review.crops import Crops

    with open_for_reading(db) as con, Crops(con) as crops:
        count = write_sheet(con, file, _choices(), crops.png if pictures else None)
    print(
        f"{printable(str(file))}: {count} doubtful numbers; fill in 'rätt tal', 'stämmer' or 'rätta annat',"
        " then import it."
    )


def _choices() -> Choices:
    """What can be stated in a sheet besides numbers, as the pages call it."""
    from vonextract.corrections import stateable
    from vonextract.review.page_words import words

    t = words("sv")
    return {
        f"{t['targets'][target]}: {t['fields'][field]}": (target, field)
        for target, fields in stateable().items()
        for field in fields
    }


def _import(file: Path, db: Path, corrections: Path) -> None:
    from vonextract.corrections import add
    from vonextract.corrections.sheet import read_sheet

    with open_for_reading(db) as con:
        made = read_sheet(con, file, user_name(), _choices())
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
