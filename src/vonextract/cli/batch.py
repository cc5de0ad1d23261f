"""`vonextract batch`: an archive, unattended."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, TypeAlias

import typer
from pydantic import ByteSize, TypeAdapter, ValidationError

from vonextract.archive import BatchReport, BatchSettings, run_batch, run_batch_to_shards
from vonextract.archive.log import JsonLog, Listener
from vonextract.archive.mirror import DEFAULT_MIRROR, Mirror, is_url, mirrored
from vonextract.cli.app import app
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
from vonextract.display import path_text
from vonextract.errors import OutputError, VonextractError
from vonextract.file_sorter import FileResult
from vonextract.project import Project
from vonextract.shards.cluster import Cluster
from vonextract.shards.folder import ShardFolder
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.version import __version__
from vonextract.workers import Limits
from vonextract.workers.engine import Engine

_SIZE = TypeAdapter(ByteSize)
_USUAL = BatchSettings()

Archive: TypeAlias = Annotated[
    str, typer.Argument(metavar="ARCHIVE", help="The folder, with all below; or the URL of one.")
]
Mirrors: TypeAlias = Annotated[
    Path, typer.Option(metavar="FOLDER", help="Bring what lies at a URL there, to be read.")
]
Include: TypeAlias = Annotated[list[str] | None, typer.Option(help="Only files that fit; may be repeated.")]
Exclude: TypeAlias = Annotated[list[str] | None, typer.Option(help="Not what fits; may be repeated.")]
Since: TypeAlias = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only files changed since that day.")
]
Most: TypeAlias = Annotated[
    int | None, typer.Option("--limit", min=1, help="Read at most so many documents, the newest.")
]
Seconds: TypeAlias = Annotated[
    float, typer.Option("--timeout", min=0.1, help="Seconds that one document may take.")
]
Memory: TypeAlias = Annotated[str, typer.Option("--max-memory", help="Memory that one document may take.")]
Checkpoint: TypeAlias = Annotated[
    float, typer.Option(min=0, help="Seconds between two publications, at least.")
]
EngineName: TypeAlias = Annotated[
    str,
    typer.Option(
        "--engine", help="local, ray (RAY_ADDRESS, or this machine) or ray://HOST:PORT, a Ray cluster."
    ),
]
Ship: TypeAlias = Annotated[
    bool, typer.Option("--ship", help="Send files to the cluster, where it has no file share.")
]
Shards: TypeAlias = Annotated[
    str | None, typer.Option(metavar="PLACE", help="Write shards there (path or URL) instead of a database.")
]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="Only say what would be read.")]
Log: TypeAlias = Annotated[Path | None, typer.Option(help="Append JSON lines to this file.")]
EndReport: TypeAlias = Annotated[
    Path | None,
    typer.Option("--report", help="Write the end report to this file, as JSON when it ends in .json."),
]


@app.command()
def batch(
    ctx: typer.Context,
    archive: Archive,
    db: Database = DEFAULT_DATABASE,
    jobs: Jobs = CORES,
    vocabulary: Vocabulary = None,
    documents: Documents = None,
    entities: Entities = None,
    corrections: Corrections = DEFAULT_CORRECTIONS,
    opinions: Opinions = True,
    ocr: Ocr = None,
    include: Include = None,
    exclude: Exclude = None,
    since: Since = None,
    limit: Most = None,
    timeout: Seconds = _USUAL.limits.timeout,
    max_memory: Memory = "4GiB",
    checkpoint: Checkpoint = _USUAL.checkpoint_seconds,
    engine: EngineName = "local",
    ship: Ship = False,
    mirror: Mirrors = DEFAULT_MIRROR,
    shards: Shards = None,
    dry_run: DryRun = False,
    log: Log = None,
    report: EndReport = None,
    json: Json = False,
) -> None:
    """Bring the database up to what lies in an archive, unattended.

    Readers see the database whole at all times; a file that breaks its process, hangs or eats
    memory is put into quarantine and costs itself alone.

    For example:

        vonextract batch /srv/diarium --db /srv/vonextract.duckdb --log /var/log/vonextract.jsonl

        vonextract batch /srv/diarium --engine ray://head:10001 --shards s3://bucket/shards
    """
    options = reading_options(vocabulary, documents, opinions, corrections, ocr)
    settings = BatchSettings(
        include=tuple(include) if include else _USUAL.include,
        exclude=tuple(exclude or ()),
        since=since.date() if since else None,
        limit=limit,
        jobs=jobs,
        engine=_engine(engine, shards, ship=ship),
        limits=Limits(timeout=timeout, memory=_bytes(max_memory)),
        checkpoint_seconds=checkpoint,
        options=options,
        overrides=overrides_of(entities),
    )
    if shards and dry_run:
        raise typer.BadParameter("choose one of --shards and --dry-run")
    here = mirrored(archive, mirror) if is_url(archive) else Mirror(Path(archive), [])
    run = (
        partial(run_batch_to_shards, here.folder, ShardFolder(shards), settings)
        if shards
        else partial(run_batch, here.folder, db, settings, dry_run=dry_run)
    )
    told = _run(run, here.folder, shards or path_text(db), log)
    told.troubles += here.troubles
    if report:
        _write(report, told)
    if not (shards or dry_run):
        tell_orphaned(options, db)
        _export(ctx.obj, db)
    if json:
        print(told.model_dump_json(indent=1))
    else:
        print(told.text())
    raise typer.Exit(told.exit_code)


def _bytes(size: str) -> int:
    try:
        return _SIZE.validate_python(size)
    except ValidationError:
        raise typer.BadParameter(f"{size!r} is no size; write 2GiB or 800MB") from None


def _engine(name: str, shards: str | None, *, ship: bool) -> Engine | None:
    """What reads the documents; None for this machine's own processes."""
    if name == "local":
        return None
    if name != "ray" and not name.startswith("ray://"):
        raise typer.BadParameter(f"{name!r} is no engine; write local, ray or ray://HOST:PORT")
    return Cluster(None if name == "ray" else name, ship=ship, shards=shards)


def _run(run: Callable[..., BatchReport], archive: Path, target: str, log: Path | None) -> BatchReport:
    with JsonLog(log) as lines, FileProgress() as progress, _stoppable():
        lines.write("begin", archive=path_text(archive), database=target, version=__version__)
        try:
            told = run(listener=_Teller(lines, progress))
        except VonextractError as error:
            lines.write("stopped", error=error.message, exit_code=error.exit_code)
            raise
        lines.write("end", **told.model_dump(mode="json", exclude={"would_read"}))
    if lines.trouble:
        told.troubles.append(lines.trouble)
    return told


class _Teller(Listener):
    """Passes what happens on to the log and the progress bar."""

    def __init__(self, lines: JsonLog, progress: FileProgress) -> None:
        self._lines = lines
        self._progress = progress

    def file(self, done: FileResult, left: int) -> None:
        self._progress.file(done.summary, left)
        if done.outcome != "unchanged":
            self._lines.write("file", **done.model_dump(mode="json", exclude_none=True), left=left)

    def picture(self) -> None:
        self._progress.picture()

    def published(self, seconds: float) -> None:
        self._lines.write("published", seconds=round(seconds, 3))


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let `systemctl stop` end the batch as Ctrl-C does: what was read is published."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _export(project: Project | None, db: Path) -> None:
    """Write what the project configuration asks for beside the database."""
    if project is None or project.export is None:
        return
    from vonextract.export.settings import Selection
    from vonextract.export.write import export

    plan = project.export
    views = tuple(plan.views) if plan.views else Selection().views
    for target in plan.to:
        export(db, target, selection=Selection(views, plan.where))


def _write(path: Path, told: BatchReport) -> None:
    text = told.model_dump_json(indent=1) if path.suffix == ".json" else told.text()
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"The report {path} cannot be written: {error.strerror}.") from error
