"""`vonextract batch`: an archive, unattended."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from vonextract.archive import BatchReport, BatchSettings, run_batch
from vonextract.archive.log import JsonLog
from vonextract.cli.app import app
from vonextract.cli.options import CORES, Database, Jobs, Json
from vonextract.errors import OutputError
from vonextract.intake import FileResult
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.text import printable
from vonextract.workers import Limits

_SIZE = re.compile(r"(\d+)([KMG]?)", re.IGNORECASE)
_FACTORS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def _size(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise typer.BadParameter(f"{text!r} is no size; write 2G or 800M")
    return int(found[1]) * _FACTORS[found[2].upper()]


@app.command()
def batch(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The folder, with all below.")],
    db: Database = DEFAULT_DATABASE,
    jobs: Jobs = CORES,
    include: Annotated[list[str] | None, typer.Option(help="Only files that fit; may be repeated.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Not what fits; may be repeated.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only files changed since that day.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Read at most so many files.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 600.0,
    max_memory: Annotated[str, typer.Option(help="Memory that one document may take.")] = "4G",
    checkpoint: Annotated[int, typer.Option(min=1, help="Documents between two publications.")] = 500,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be read.")] = False,
    log: Annotated[Path | None, typer.Option(help="Append JSON lines to this file.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write the end report as JSON to this file.")] = None,
    json: Json = False,
) -> None:
    """Bring the database up to what lies in an archive, unattended.

    Readers see the database whole at all times; a file that breaks its process, hangs or eats
    memory is put into quarantine and costs itself alone.

    For example:

        vonextract batch /srv/diarium --db /srv/vonextract.duckdb --log /var/log/vonextract.jsonl
    """
    settings = BatchSettings(
        include=tuple(include) if include else BatchSettings().include,
        exclude=tuple(exclude or ()),
        since=since.date() if since else None,
        limit=limit,
        jobs=jobs,
        limits=Limits(timeout=timeout, memory=_size(max_memory)),
        checkpoint_documents=checkpoint,
    )
    told = _run(archive, db, settings, dry_run, log)
    if report:
        _write(report, told)
    if json:
        print(told.model_dump_json(indent=1))
    else:
        print("\n".join(map(printable, told.text().splitlines())))
    raise typer.Exit(told.exit_code)


def _run(archive: Path, db: Path, settings: BatchSettings, dry_run: bool, log: Path | None) -> BatchReport:
    progress = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with JsonLog(log) as lines, progress:
        task = progress.add_task("Reading", total=None)
        lines.write("begin", archive=str(archive), database=str(db))

        def on_file(done: FileResult, left: int) -> None:
            if done.outcome != "unchanged":
                lines.write("file", **done.model_dump(exclude_none=True))
                progress.update(task, advance=1, total=progress.tasks[task].completed + 1 + left)

        told = run_batch(archive, db, settings, dry_run=dry_run, on_file=on_file)
        lines.write("end", seen=told.seen, outcomes=told.outcomes, seconds=told.seconds)
    return told


def _write(path: Path, told: BatchReport) -> None:
    try:
        path.write_text(told.model_dump_json(indent=1), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"The report {path} cannot be written: {error.strerror}.") from error
