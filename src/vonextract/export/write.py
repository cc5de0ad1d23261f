"""An export from the database to its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vonextract.errors import OutputError
from vonextract.export.atomic import put_in_place
from vonextract.export.lines import write_csv, write_json
from vonextract.export.settings import SUFFIXES, ExportFormat, ExportSettings, Selection, format_of
from vonextract.export.source import Source, sources
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
    with open_for_reading(db) as con, explained(db):
        taken = sources(con, selection)
        if form in _BOOKS:
            with put_in_place(target, folder=False) as made:
                _BOOKS[form](taken, made, settings)
            return [target]
        if SUFFIXES.get(target.suffix.lower()) is form:
            return _one_file(taken, target, form, settings)
        return _folder(taken, target, form, settings)


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


def _one_file(
    taken: Sequence[Source], target: Path, form: ExportFormat, settings: ExportSettings
) -> list[Path]:
    if len(taken) != 1:
        raise OutputError(
            f"The file {target} holds one view; choose one with --view, or name a folder with --to."
        )
    with put_in_place(target, folder=False) as made:
        _writer(form)(taken[0], made, settings)
    return [target]


def _folder(
    taken: Sequence[Source], target: Path, form: ExportFormat, settings: ExportSettings
) -> list[Path]:
    written = []
    with put_in_place(target, folder=True) as made:
        for source in taken:
            if form is ExportFormat.parquet:
                from vonextract.export.parquet import write_partitioned

                name = source.name
                write_partitioned(source, made / name, settings)
            else:
                name = f"{source.name}.{'jsonl' if form is ExportFormat.json else form.value}"
                _writer(form)(source, made / name, settings)
            written.append(target / name)
    return written


def _excel(taken: Sequence[Source], made: Path, settings: ExportSettings) -> None:
    from vonextract.export.excel import write_excel

    write_excel(taken, made, settings)


def _sqlite(taken: Sequence[Source], made: Path, settings: ExportSettings) -> None:
    from vonextract.export.sqlite import write_sqlite

    write_sqlite(taken, made, settings)


def _writer(form: ExportFormat) -> Callable[[Source, Path, ExportSettings], None]:
    if form is ExportFormat.parquet:
        from vonextract.export.parquet import write_parquet

        return write_parquet
    return write_csv if form is ExportFormat.csv else write_json


_BOOKS: Mapping[ExportFormat, Callable[[Sequence[Source], Path, ExportSettings], None]] = {
    ExportFormat.xlsx: _excel,
    ExportFormat.sqlite: _sqlite,
}
"""Forms that hold all views in one file."""
