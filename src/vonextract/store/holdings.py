"""What a database holds, as far as it decides what must be read."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

import duckdb

from vonextract.display import path_text
from vonextract.store.database import explained, open_for_reading
from vonextract.store.settings import SETTINGS


class Known(NamedTuple):
    """What the database holds about a file's content."""

    doc_id: str
    extractor_version: str
    status: str
    path: str
    content: str | None = None
    corrections: str | None = None


class Quarantined(NamedTuple):
    """A file that could not be read."""

    sha256: str
    path: str
    stage: str
    error: str
    extractor_version: str
    retry: bool


class SeenFile(NamedTuple):
    """A file as it was found: where, which content, and what tells whether it is still the same."""

    path: str
    doc_id: str
    bytes: int
    mtime_ns: int
    ctime_ns: int = 0

    @classmethod
    def of(cls, path: Path, doc_id: str, stat: os.stat_result) -> Self:
        """The file at `path` with its marks; a fresh one gets a mark that will not fit again."""
        fresh = time.time_ns() - stat.st_ctime_ns < SETTINGS.fresh_ns
        return cls(path_text(path), doc_id, stat.st_size, stat.st_mtime_ns, 0 if fresh else stat.st_ctime_ns)

    def is_same(self, stat: os.stat_result) -> bool:
        """Whether the file is unchanged, by size and times; no tool sets the inode's time back."""
        return (self.bytes, self.mtime_ns, self.ctime_ns) == (
            stat.st_size,
            stat.st_mtime_ns,
            stat.st_ctime_ns,
        )


@dataclass(slots=True)
class Holdings:
    """What a database holds.

    Attributes:
        known: every content, by SHA-256.
        files: the current version of every path.
        gone: the paths that are marked as vanished.
        quarantined: every file in quarantine, by SHA-256.
    """

    known: dict[str, Known] = field(default_factory=dict)
    files: dict[str, SeenFile] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    quarantined: dict[str, Quarantined] = field(default_factory=dict)

    @classmethod
    def within(cls, con: duckdb.DuckDBPyConnection) -> Self:
        """What an open database holds."""
        known = con.execute(
            "SELECT sha256, doc_id, extractor_version, status, path, content, corrections FROM documents"
        )
        held = cls(known={sha: Known(*rest) for sha, *rest in known.fetchall()})
        files = con.execute(
            "SELECT vanished_at IS NOT NULL, path, doc_id, bytes, mtime_ns, ctime_ns"
            " FROM document_paths WHERE replaced_at IS NULL"
        )
        for vanished, *marks in files.fetchall():
            held.files[marks[0]] = SeenFile(*marks)
            if vanished:
                held.gone.add(marks[0])
        barred = con.execute("SELECT sha256, path, stage, error, extractor_version, retry FROM quarantine")
        held.quarantined = {row[0]: Quarantined(*row) for row in barred.fetchall()}
        return held

    @classmethod
    def at(cls, path: Path) -> Self:
        """What the database at `path` holds, read-only; nothing when it does not exist.

        Raises:
            DatabaseError: it cannot be used.
        """
        if not path.exists():
            return cls()
        with open_for_reading(path) as con, explained(path):
            return cls.within(con)
