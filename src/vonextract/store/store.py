"""The store: the one thing that writes a database, one transaction per document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, Self, TypeAlias

import duckdb
import pyarrow as pa

from vonextract.store import paths
from vonextract.store.database import explained, open_for_writing
from vonextract.store.rows import DocumentRows, utc_now

Verdict: TypeAlias = Literal["new", "replaced", "unchanged", "failed", "quarantined"]


class Known(NamedTuple):
    """What the database holds about a file's content."""

    doc_id: str
    extractor_version: str
    status: str


class Quarantined(NamedTuple):
    """A file that could not be read."""

    sha256: str
    path: str
    stage: str
    error: str
    extractor_version: str
    retry: bool


class SeenFile(NamedTuple):
    """A file as it was found: where, which content, how large and how old."""

    path: str
    doc_id: str
    bytes: int
    mtime_ns: int


class Outcome(NamedTuple):
    """What became of one file in a run."""

    path: str
    doc_id: str | None
    outcome: Verdict
    seconds: float = 0.0
    stage: str | None = None
    error: str | None = None


class Store:
    """An open database, with every write in a transaction of its own.

    Use as a context manager; closing writes everything into the one file.
    """

    def __init__(self, path: Path, program_version: str) -> None:
        """Open or create the database.

        Raises:
            DatabaseError: it is locked, newer, damaged or not ours.
        """
        self.path = path
        self.program_version = program_version
        self.con = open_for_writing(path, program_version)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write the log into the file and let go of it."""
        self.con.close()

    def known(self) -> dict[str, Known]:
        """Every content in the database, by SHA-256."""
        with explained(self.path):
            rows = self.con.execute(
                "SELECT sha256, doc_id, extractor_version, status FROM documents"
            ).fetchall()
        return {sha: Known(*rest) for sha, *rest in rows}

    def put(self, rows: DocumentRows, seen: SeenFile) -> Verdict:
        """Write a document's rows, in place of those it has if there are any."""
        with self._transaction():
            existed = self._count("SELECT count(*) FROM documents WHERE doc_id = ?", [rows.doc_id]) > 0
            for table, content in rows.tables.items():
                if existed:
                    self.con.execute(f"DELETE FROM {table} WHERE doc_id = ?", [rows.doc_id])
                self._insert(table, content)
            if rows.summary.status != "failed":
                self.con.execute("DELETE FROM quarantine WHERE sha256 = ?", [rows.sha256])
            self._see([seen], utc_now())
        return "replaced" if existed else "new"

    def see(self, files: Sequence[SeenFile]) -> None:
        """Record that known documents were found at these paths."""
        if files:
            with self._transaction():
                self._see(files, utc_now())

    def current_files(self) -> dict[str, SeenFile]:
        """What lay at every path when it was last seen."""
        with explained(self.path):
            rows = self.con.execute(
                "SELECT path, doc_id, bytes, mtime_ns FROM document_paths WHERE replaced_at IS NULL"
            ).fetchall()
        return {row[0]: SeenFile(*row) for row in rows}

    def mark_vanished(self, gone: Sequence[str]) -> None:
        """Record that nothing lies at these paths any more."""
        with self._transaction():
            self.con.execute(
                "UPDATE document_paths SET vanished_at = ? WHERE path IN (SELECT unnest(?::VARCHAR[]))"
                " AND replaced_at IS NULL AND vanished_at IS NULL",
                [utc_now(), list(gone)],
            )

    def quarantined(self) -> dict[str, Quarantined]:
        """Every file in quarantine, by SHA-256."""
        with explained(self.path):
            rows = self.con.execute(
                "SELECT sha256, path, stage, error, extractor_version, retry FROM quarantine"
            ).fetchall()
        return {row[0]: Quarantined(*row) for row in rows}

    def quarantine(self, entry: Quarantined) -> None:
        """Put a file into quarantine, or count one more failure of it."""
        now = utc_now()
        with self._transaction():
            before = self.con.execute(
                "SELECT first_seen, attempts FROM quarantine WHERE sha256 = ?", [entry.sha256]
            ).fetchall()
            first_seen, attempts = before[0] if before else (now, 0)
            self.con.execute("DELETE FROM quarantine WHERE sha256 = ?", [entry.sha256])
            self.con.execute(
                "INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*entry[:4], first_seen, now, attempts + 1, entry.extractor_version, entry.retry],
            )

    def release(self, pattern: str, *, forget: bool) -> int:
        """Let the files whose path or hash fits be tried again, or forget them; how many they are.

        Args:
            pattern: the SHA-256's beginning, or a glob over the path.
            forget: take them off the list, and their rows of status failed with them.
        """
        fits = "(sha256 ^@ $pattern OR path GLOB $pattern)"
        failed = f"status = 'failed' AND sha256 IN (SELECT sha256 FROM quarantine WHERE {fits})"
        doomed = f"SELECT doc_id FROM documents WHERE {failed}"
        given = {"pattern": pattern}
        with self._transaction():
            found = self._count(f"SELECT count(*) FROM quarantine WHERE {fits}", given)
            if not forget:
                self.con.execute(f"UPDATE quarantine SET retry = TRUE WHERE {fits}", given)
                return found
            for table in ("findings", "document_paths", "documents"):
                self.con.execute(f"DELETE FROM {table} WHERE doc_id IN ({doomed})", given)
            self.con.execute(f"DELETE FROM quarantine WHERE {fits}", given)
        return found

    @contextmanager
    def detached(self) -> Iterator[None]:
        """Let go of the file inside the block, everything written into it, and open it again after."""
        self.con.close()
        try:
            yield
        finally:
            self.con = open_for_writing(self.path, self.program_version)

    def begin_run(self, command: str) -> int:
        """Enter a run and give its number."""
        with self._transaction():
            run_id = 1 + self._count("SELECT coalesce(max(run_id), 0) FROM runs", [])
            self.con.execute(
                "INSERT INTO runs VALUES (?, ?, NULL, ?, ?, 0, 0, 0, 0)",
                [run_id, utc_now(), command, self.program_version],
            )
        return run_id

    def end_run(self, run_id: int, outcomes: Sequence[Outcome]) -> None:
        """Enter what became of the run's files, and that it ended."""
        kinds = [o.outcome for o in outcomes]
        with self._transaction():
            self._insert("outcomes", self._outcome_rows(run_id, outcomes))
            self.con.execute(
                "UPDATE runs SET finished_at = ?, documents_seen = ?, documents_ingested = ?,"
                " documents_unchanged = ?, documents_failed = ? WHERE run_id = ?",
                [
                    utc_now(),
                    len(kinds),
                    kinds.count("new") + kinds.count("replaced"),
                    kinds.count("unchanged"),
                    kinds.count("failed") + kinds.count("quarantined"),
                    run_id,
                ],
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self.path):
            self.con.execute("BEGIN")
            try:
                yield
                self.con.execute("COMMIT")
            except BaseException:
                self._rollback()
                raise

    def _rollback(self) -> None:
        try:
            self.con.execute("ROLLBACK")
        except duckdb.Error:  # the failed statement has ended the transaction already
            return

    def _count(self, sql: str, parameters: Sequence[object] | Mapping[str, object]) -> int:
        return int(self.con.execute(sql, parameters).fetchall()[0][0])

    def _insert(self, table: str, rows: pa.Table) -> None:
        if rows.num_rows:
            self.con.register("incoming", rows)
            self.con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self.con.unregister("incoming")

    def _outcome_rows(self, run_id: int, outcomes: Sequence[Outcome]) -> pa.Table:
        now = utc_now()
        rows = [o._asdict() | {"run_id": run_id, "finished_at": now} for o in outcomes]
        return pa.Table.from_pylist(rows)

    def _see(self, files: Sequence[SeenFile], now: dt.datetime) -> None:
        self.con.register("seen", pa.Table.from_pylist([f._asdict() for f in files]))
        for statement in paths.RECORD:
            self.con.execute(statement, {"now": now} if "$now" in statement else None)
        self.con.unregister("seen")
