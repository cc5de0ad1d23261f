"""An export from the database to its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vonextract.errors import OutputError
from vonextract.export.atomic import put_in_place
from vonextract.export.parquet import write_parquet, write_partitioned
from vonextract.export.settings import SUFFIXES, ExportFormat, ExportSettings, Selection, format_of
from vonextract.export.source import Source, sources
from vonextract.export.text_files import write_csv, write_json
from vonextract.store.database import explained, open_for_reading

_TEXTS = "v_text"


def export(
    db: Path,
    target: Path,
    form: ExportFormat | None = None,
    selection: Selection | None = None,
    settings: ExportSettings | None = None,
) -> list[Path]:
    """Write views of a database for other programs; put in place whole, or not at all.

    Args:
        db: the database.
        target: a file for Excel and SQLite, or for one view in another form; else a folder.
        form: what to write; told by the target's suffix when None, Parquet for a folder.
        selection: which views and rows.
        settings: knobs of the forms.

    Returns:
        The file, or the files of the folder.

    Raises:
        DatabaseError: the database cannot be read.
        SelectionError: a view or report does not exist.
        QueryError: the condition is refused.
        OutputError: it cannot be written.
    """
    form, settings = format_of(target, form), settings or ExportSettings()
    selection = _with_texts(selection or Selection(), form)
    folder = form not in _BOOKS and SUFFIXES.get(target.suffix.lower()) is not form
    with (
        put_in_place(target, folder=folder) as made,
        open_for_reading(db, folder=made.parent) as con,
        explained(db),
    ):
        taken = sources(con, selection)
        if folder:
            return [target / name for name in _folder(taken, made, form, settings)]
        if form in _BOOKS:
            _BOOKS[form](taken, made, settings)
        elif len(taken) == 1:
            _FILES[form](taken[0], made, settings)
        else:
            raise OutputError(
                f"The file {target} holds one view; choose one with --view, or name a folder with --to."
            )
    return [target]


def export_tables(db: Path, target: Path, report: str) -> Path:
    """Write the tables of one report to an Excel file as they stand in it.

    Raises:
        DatabaseError: the database cannot be read.
        SelectionError: the report does not exist.
        OutputError: it cannot be written.
    """
    from vonextract.export.standing import write_tables

    with open_for_reading(db) as con, explained(db), put_in_place(target, folder=False) as made:
        write_tables(con, report, made)
    return target


def _with_texts(selection: Selection, form: ExportFormat) -> Selection:
    """SQLite gets the texts as well, for its full-text index, unless the views were chosen."""
    if form is ExportFormat.sqlite and selection.views == Selection().views:
        return replace(selection, views=(*selection.views, _TEXTS))
    return selection


def _folder(taken: Sequence[Source], made: Path, form: ExportFormat, settings: ExportSettings) -> list[str]:
    """Write every view into the folder; the names of what was written."""
    written = []
    for source in taken:
        if form is ExportFormat.parquet:
            name = source.name
            write_partitioned(source, made / name)
        else:
            name = f"{source.name}.{'jsonl' if form is ExportFormat.json else form.value}"
            _FILES[form](source, made / name, settings)
        written.append(name)
    return written


def _excel(taken: Sequence[Source], made: Path, settings: ExportSettings) -> None:
    from vonextract.export.excel import write_excel

    write_excel(taken, made, settings)


def _sqlite(taken: Sequence[Source], made: Path, settings: ExportSettings) -> None:
    from vonextract.export.sqlite import write_sqlite

    write_sqlite(taken, made, settings)


_FILES: Mapping[ExportFormat, Callable[[Source, Path, ExportSettings], None]] = {
    ExportFormat.csv: write_csv,
    ExportFormat.json: write_json,
    ExportFormat.parquet: write_parquet,
}
"""Forms that hold one view in a file."""

_BOOKS: Mapping[ExportFormat, Callable[[Sequence[Source], Path, ExportSettings], None]] = {
    ExportFormat.xlsx: _excel,
    ExportFormat.sqlite: _sqlite,
}
"""Forms that hold all views in one file."""
