"""`vonextract review`: page and table side by side, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.shared_options import (
    CORES,
    DEFAULT_CORRECTIONS,
    Corrections,
    Database,
    Jobs,
    language_of,
    reading_options,
)
from vonextract.display import printable
from vonextract.errors import UsageError
from vonextract.extras import extra
from vonextract.store.database import DEFAULT_DATABASE

if TYPE_CHECKING:
    from vonextract.review.album import Album
    from vonextract.review.dossier import Dossier


@app.command()
def review(
    report: Annotated[
        str | None, typer.Argument(metavar="REPORT.pdf|DOC", help="A PDF, or a doc_id of the database.")
    ] = None,
    db: Database = DEFAULT_DATABASE,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "review.html"
    ),
    all_errors: Annotated[
        bool,
        typer.Option("--all-errors", help="Every error and doubt of the database instead of one report."),
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of the page: sv or en.")] = "sv",
    jobs: Jobs = CORES,
    corrections: Corrections = DEFAULT_CORRECTIONS,
) -> None:
    """Write a page that shows a report and what was read of it, side by side.

    It needs no server and no network. A PDF that the database does not hold is read for it, with what was
    corrected. For example:

        vonextract review samples/atgardsplan-2024.pdf -o review.html

        vonextract review --all-errors --db archive.duckdb -o errors.html
    """
    language = language_of(lang)
    if all_errors == (report is not None):
        raise UsageError("Name one report, or ask for --all-errors.")
    with extra("web"):
        from vonextract.review.album import Album
        from vonextract.review.html import write_review
    from vonextract.review.load_dossiers import every_doubtful, one_report

    with Album(jobs) as album:
        if report is None:
            dossiers = every_doubtful(db)
        else:
            dossiers = [one_report(report, db) or _read_beside(album, Path(report), corrections)]
        pages = write_review(dossiers, output, language, doubtful_only=all_errors, album=album)
    print(printable(f"{output}: {pages} pages of {len(dossiers)} reports"))


def _read_beside(album: Album, path: Path, corrections: Path) -> Dossier:
    """What is read of a PDF, while its pages are drawn."""
    from vonextract.review.load_dossiers import read_now

    options = reading_options(None, None, True, corrections)
    album.begin(path)
    return read_now(path, options)
