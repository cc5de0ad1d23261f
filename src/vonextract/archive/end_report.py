"""What a batch did: the end report, as data and as text."""

from __future__ import annotations

import datetime as dt

import duckdb
from pydantic import BaseModel, Field

from vonextract.archive.settings import SETTINGS
from vonextract.display import printable
from vonextract.errors import ExitCode
from vonextract.file_sorter import FileResult
from vonextract.store.store import Verdict

_FINDINGS = """
SELECT rule, count(*) AS n FROM findings JOIN documents USING (doc_id)
WHERE ingested_at >= $since GROUP BY rule ORDER BY n DESC, rule
"""
_UNKNOWN = """
SELECT coalesce(t.title, '(no title)') AS title, count(*) AS n FROM tables t JOIN documents d USING (doc_id)
WHERE d.ingested_at >= $since AND t.kind = 'annat' GROUP BY ALL ORDER BY n DESC, title LIMIT 20
"""

_PARTIAL = """
SELECT d.path, arg_min(f.message, f.finding_id) FROM documents d JOIN findings f USING (doc_id)
WHERE d.ingested_at >= $since AND d.status = 'partial' AND f.severity = 'error'
GROUP BY d.path ORDER BY d.path
"""
_QUARANTINE = "SELECT stage, count(*) AS n FROM quarantine GROUP BY stage ORDER BY n DESC, stage"


class Slow(BaseModel):
    """A file that took long."""

    path: str
    seconds: float


class BatchReport(BaseModel):
    """The figures of one batch, and what needs a person's eye."""

    archive: str
    database: str
    started_at: dt.datetime = Field(description="UTC")
    dry_run: bool = False
    seconds: float = 0.0
    seen: int = Field(0, description="Number of files met")
    outcomes: dict[Verdict, int] = Field(default_factory=dict, description="Number of files by outcome")
    pages: int = Field(0, description="Number of pages read")
    left: int = Field(0, description="Changed files that the limit left for another time")
    vanished: int = Field(0, description="Files that were there the last time and no longer are")
    partial: dict[str, str] = Field(
        default_factory=dict, description="Documents that were read in part, by path: what is missing"
    )
    failed: list[FileResult] = Field(default_factory=list, description="Files that failed in this run")
    postponed: list[str] = Field(default_factory=list, description="Files that changed while they were read")
    quarantine: dict[str, int] = Field(
        default_factory=dict, description="Number of files in quarantine by the stage they failed in"
    )
    slowest: list[Slow] = Field(default_factory=list)
    findings: dict[str, int] = Field(default_factory=dict, description="Number of new findings by rule")
    unknown: dict[str, int] = Field(default_factory=dict, description="Titles of new tables of no known kind")
    troubles: list[str] = Field(
        default_factory=list, description="Folders and files that could not be looked at"
    )
    would_read: list[str] = Field(default_factory=list, description="In a dry run: what would be read")

    def add(self, done: FileResult) -> None:
        """Count one file."""
        self.outcomes[done.outcome] = self.outcomes.get(done.outcome, 0) + 1
        if done.outcome == "failed":
            self.failed.append(done)
        if done.outcome == "postponed":
            self.postponed.append(done.path)
        if done.summary:
            self.pages += done.summary.pages
            slow = [*self.slowest, Slow(path=done.path, seconds=done.seconds)]
            self.slowest = sorted(slow, key=lambda s: -s.seconds)[: SETTINGS.slowest]

    def look_up(self, con: duckdb.DuckDBPyConnection) -> None:
        """Count what the database says about the documents of this run."""
        given = {"since": self.started_at}
        self.quarantine = dict(con.execute(_QUARANTINE).fetchall())
        self.partial = dict(con.execute(_PARTIAL, given).fetchall())
        self.findings = dict(con.execute(_FINDINGS, given).fetchall())
        self.unknown = dict(con.execute(_UNKNOWN, given).fetchall())

    @property
    def exit_code(self) -> ExitCode:
        """OK, or SOME_FAILED when a file failed that had not failed before."""
        return ExitCode.SOME_FAILED if self.failed or self.troubles else ExitCode.OK

    def text(self) -> str:
        """The report for a person."""
        told = ", ".join(f"{n} {outcome}" for outcome, n in sorted(self.outcomes.items())) or "nothing to do"
        rate = f", {self.pages / self.seconds:.1f} a second" if self.pages and self.seconds else ""
        lines = [
            f"{'Dry run over' if self.dry_run else 'Batch over'} {self.archive} into {self.database}",
            f"{self.seen} files in {self.seconds:.0f} s: {told}; {self.pages} pages read{rate}",
        ]
        if self.left:
            lines.append(f"{self.left} changed files were left for another time because of the limit")
        if self.vanished:
            lines.append(f"{self.vanished} files are no longer there; their documents are kept and marked")
        if self.quarantine:
            stages = ", ".join(f"{n} {stage}" for stage, n in self.quarantine.items())
            lines.append(f"{sum(self.quarantine.values())} files are in quarantine ({stages})")
        if self.dry_run:
            lines.append(f"{len(self.would_read)} would be read")
        lines += _listed("Would be read", self.would_read)
        lines += _listed("New findings by rule", [f"{n} {rule}" for rule, n in self.findings.items()])
        lines += _listed("New tables of no known kind", [f"{n} {title}" for title, n in self.unknown.items()])
        lines += _listed("Failed and put into quarantine", [f.error or f.path for f in self.failed])
        lines += _listed("Changed while they were read, left for the next time", self.postponed)
        lines += _listed("Read in part", [f"{path}: {why}" for path, why in self.partial.items()])
        lines += _listed("Could not be looked at", self.troubles)
        lines += _listed("Slowest", [f"{s.seconds:.1f} s {s.path}" for s in self.slowest])
        return "\n".join(printable(line) for line in lines)


def _listed(title: str, entries: list[str]) -> list[str]:
    if not entries:
        return []
    more = [f"  … and {len(entries) - SETTINGS.shown} more"] if len(entries) > SETTINGS.shown else []
    return [f"{title} ({len(entries)}):", *(f"  {entry}" for entry in entries[: SETTINGS.shown]), *more]
