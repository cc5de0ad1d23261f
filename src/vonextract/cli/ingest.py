"""`vonextract ingest`: reports into the database."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.corrections import tell_orphaned
from vonextract.cli.progress import FileProgress
from vonextract.cli.shared_options import (
    CORES,
    DEFAULT_CORRECTIONS,
    Corrections,
    Database,
    Documents,
    Entities,
    Jobs,
    Json,
    Ocr,
    Opinions,
    Vocabulary,
    overrides_of,
    reading_options,
)
from vonextract.display import printable, swedish_number
from vonextract.file_sorter import FileResult
from vonextract.ingestion import IngestResult, find_pdfs
from vonextract.ingestion import ingest as run
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.summary import Summary


@app.command()
def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="PDF files, folders or glob patterns.")],
    db: Database = DEFAULT_DATABASE,
    force: Annotated[
        bool, typer.Option("--force", help="Read again what is in the database already.")
    ] = False,
    jobs: Jobs = CORES,
    vocabulary: Vocabulary = None,
    documents: Documents = None,
    entities: Entities = None,
    corrections: Corrections = DEFAULT_CORRECTIONS,
    opinions: Opinions = True,
    ocr: Ocr = None,
    json: Json = False,
) -> None:
    """Read reports into the database, and say what was found in each.

    A file that is there already, unchanged, is left alone; a report is written as a whole
    or not at all. Results go to stdout, messages to stderr.

    For example:

        vonextract ingest report.pdf

        vonextract ingest reports/ "archive/2024*/*.pdf" --db archive.duckdb --jobs 4
    """
    options, overrides = (
        reading_options(vocabulary, documents, opinions, corrections, ocr),
        overrides_of(entities),
    )
    left = len(find_pdfs(paths))
    with FileProgress() as progress:

        def on_file(done: FileResult) -> None:
            nonlocal left
            left -= 1
            progress.file(done.summary, left)
            if not json:
                _print_file(done)

        result = run(
            paths,
            db,
            force=force,
            jobs=jobs,
            on_file=on_file,
            on_picture=progress.picture,
            options=options,
            overrides=overrides,
        )
    for sentence in result.unread_folders:
        tell(sentence)
    tell_orphaned(options, db)
    print(result.model_dump_json(indent=1) if json else _closing_line(result))
    raise typer.Exit(result.exit_code)


def _print_file(done: FileResult) -> None:
    if done.error:
        tell(f"Failed: {done.error}")
    elif done.summary:
        print(f"{printable(done.file_name)}: {done.outcome}, {_figures(done.summary)}, {done.seconds:.1f} s")
    else:
        print(f"{printable(done.file_name)}: {done.outcome}")


def _figures(summary: Summary) -> str:
    tables = sum(summary.tables.values())
    kinds = ", ".join(f"{kind} {n}" for kind, n in summary.tables.items())
    findings = sum(summary.findings.values())
    severities = ", ".join(f"{severity} {n}" for severity, n in summary.findings.items())
    parts = [
        _counted(summary.pages, "page"),
        _counted(summary.sections, "section"),
        _counted(tables, "table") + (f" ({kinds})" if kinds else ""),
        _counted(summary.facts, "fact"),
        _counted(findings, "finding") + (f" ({severities})" if severities else ""),
        f"{swedish_number(round(100 * summary.unassigned, 1))} % of the words unassigned",
    ]
    if summary.scanned_pages:
        parts.insert(1, f"{summary.scanned_pages} of them scanned")
    if summary.status != "complete":
        parts.insert(0, summary.status)
    return ", ".join(parts)


def _closing_line(result: IngestResult) -> str:
    outcomes = Counter(f.outcome for f in result.files)
    told = ", ".join(f"{n} {outcome}" for outcome, n in sorted(outcomes.items()))
    return f"{_counted(len(result.files), 'file')}: {told}; database {printable(result.database)}"


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
