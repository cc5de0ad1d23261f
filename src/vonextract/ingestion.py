"""Files to database: find the PDFs, skip what is known, extract, store, tell."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, Field

from vonextract.display import path_text
from vonextract.entities.entities import Overrides
from vonextract.errors import ExitCode, NoInputError
from vonextract.file_sorter import FileResult, FileSorter, take_all
from vonextract.options import Options
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.lock import writing
from vonextract.store.store import Store
from vonextract.version import __version__
from vonextract.workers import Limits, Reading, read_all

READER = "vonextract.reading:read_rows"


class IngestResult(BaseModel):
    """What became of all files."""

    database: str
    files: list[FileResult] = Field(default_factory=list)
    unread_folders: list[str] = Field(
        default_factory=list, description="Folders that cannot be read, each with the reason"
    )

    @property
    def exit_code(self) -> ExitCode:
        """OK, the only file's own error, or SOME_FAILED."""
        codes = [f.exit_code for f in self.files if f.exit_code]
        if not codes:
            return ExitCode.SOME_FAILED if self.unread_folders else ExitCode.OK
        return ExitCode(codes[0]) if len(self.files) == 1 else ExitCode.SOME_FAILED


def find_pdfs(paths: Iterable[str | Path], unread: list[str] | None = None) -> list[Path]:
    """All PDFs that the paths name: files as they are, folders with all below, glob patterns.

    Args:
        paths: names of files are found however their accents are written, composed or apart.
        unread: gets a sentence for each folder that cannot be read.

    Raises:
        NoInputError: a path does not exist, or holds no PDF.
    """
    told = [] if unread is None else unread
    return list(dict.fromkeys(found for path in paths for found in _expand(str(path), told)))


def _expand(path: str, unread: list[str]) -> list[Path]:
    here = _as_spelt(Path(path))
    if here.is_dir():
        inside = _inside(here, unread)
        if not inside:
            raise NoInputError(f"The folder {path} holds no PDF" + (f". {unread[-1]}" if unread else "."))
        return [_absolute(p) for p in inside]
    if here.exists():
        return [_absolute(here)]
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    if not matches:
        raise NoInputError(f"There is no file or folder {path}.")
    return [p for match in matches if not Path(match).is_dir() for p in _expand(match, unread)]


def _inside(folder: Path, unread: list[str]) -> list[Path]:
    """The PDFs of a folder and all below it."""

    def tell(error: OSError) -> None:
        unread.append(f"The folder {path_text(Path(error.filename))} cannot be read: {error.strerror}.")

    files = (Path(at) / name for at, _, names in os.walk(folder, onerror=tell) for name in names)
    return sorted(p for p in files if p.suffix.lower() == ".pdf" and p.is_file())


def _as_spelt(path: Path) -> Path:
    """The path as its folders spell it, where accents are composed in one spelling and apart in the other."""
    if path.exists() or str(path).isascii():
        return path
    parent = _as_spelt(path.parent) if path.parent != path else path
    wanted = unicodedata.normalize("NFC", path.name)
    try:
        return next((p for p in parent.iterdir() if unicodedata.normalize("NFC", p.name) == wanted), path)
    except OSError:
        return path


def _absolute(path: Path) -> Path:
    """The path from the root, `..` resolved, links kept."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def ingest(
    paths: Iterable[str | Path],
    db: str | Path = DEFAULT_DATABASE,
    *,
    force: bool = False,
    jobs: int = 1,
    on_file: Callable[[FileResult], None] | None = None,
    on_picture: Callable[[], None] = lambda: None,
    limits: Limits | None = None,
    options: Options | None = None,
    overrides: Overrides | None = None,
    reader: str = READER,
) -> IngestResult:
    """Read the PDFs that `paths` name into the database at `db`.

    Args:
        paths: files, folders and glob patterns.
        db: the database; created when it does not exist.
        force: read again what is known already.
        jobs: worker processes.
        on_file: called after every file.
        on_picture: called, from any thread, before a picture of paper is read.
        limits: what one document may cost in time and memory.
        options: how documents are read, as by the command when None: with second opinions. What was read
            another way is read again.
        overrides: decisions of people on what is the same over reports.
        reader: `module:function` that turns a path, and the options if there are any, into rows.

    Returns:
        What became of every file, in the order they were named.

    Raises:
        NoInputError: there is nothing to read.
        DatabaseError: the database cannot be used.
    """
    unread: list[str] = []
    files = find_pdfs(paths, unread)
    options = Options(opinions=True) if options is None and reader == READER else options
    results: dict[str, FileResult] = {}

    def read(unknown: Iterator[Path]) -> Iterator[Reading]:
        workers = max(1, min(jobs, len(files)))
        given = (options,) if options else ()
        return read_all(
            unknown, jobs=workers, limits=limits, reader=reader, arguments=given, on_picture=on_picture
        )

    with writing(Path(db), "vonextract ingest"), Store(Path(db), __version__) as store:
        store.begin_run("ingest")
        sorter = FileSorter(store, store.holdings(), force=force, options=options)
        for group in take_all(sorter, files, read):
            for done in group:
                results[done.path] = done
                if on_file:
                    on_file(done)
        store.link_new(overrides)
        store.end_run(Counter(done.outcome for done in results.values()))
    told = [results[path_text(path)] for path in files]
    return IngestResult(database=str(db), files=told, unread_folders=unread)
