"""The store: the one thing that writes a database, one transaction per document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, Self, TypeAlias

import duckdb
import pyarrow as pa

from vonextract.records.entities import Overrides
from vonextract.store import paths
from vonextract.store.database import explained, open_for_writing
from vonextract.store.holdings import Holdings, Quarantined, SeenFile
from vonextract.store.linking import Linked, forget_links, link_all
from vonextract.store.rows import DocumentRows, utc_now

Verdict: TypeAlias = Literal["new", "replaced", "unchanged", "failed", "quarantined", "postponed"]


class Entry(NamedTuple):
    """A document to be stored.

    Attributes:
        rows: its rows; None to keep those it has.
        seen: the files that hold it, at least one.
        failure: why it could not be read, when it could not.
        outcomes: what this run made of the files.
    """

    rows: DocumentRows | None
    seen: Sequence[SeenFile]
    failure: Quarantined | None = None
    outcomes: Sequence[Outcome] = ()


class Outcome(NamedTuple):
    """What became of one file in a run."""

    path: str
    doc_id: str | None
    outcome: Verdict
    seconds: float = 0.0
    stage: str | None = None
    error: str | None = None


class Store:
    """An open database, every write a transaction.

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
        self._run_id = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write the log into the file and let go of it."""
        self.con.close()

    def holdings(self) -> Holdings:
        """What the database holds."""
        with explained(self.path):
            return Holdings.within(self.con)

    def put(self, entries: Sequence[Entry]) -> None:
        """Store documents in one transaction, each in place of the rows it has, if any."""
        contents = [entry.rows for entry in entries if entry.rows]
        now = utc_now()
        with self._transaction():
            self._replace(contents)
            good = [rows.sha256 for rows in contents if rows.summary.status != "failed"]
            self.con.execute("DELETE FROM quarantine WHERE list_contains($good, sha256)", {"good": good})
            for entry in entries:
                if entry.failure:
                    self._quarantine(entry.failure, now)
            self._see([seen for entry in entries for seen in entry.seen], now)
            self._note([outcome for entry in entries for outcome in entry.outcomes], now)

    def link(self, overrides: Overrides | None = None, *, afresh: bool = False) -> Linked:
        """Link what the documents mention over all of them, in one transaction.

        Args:
            overrides: decisions of people; they count for names that are not linked yet.
            afresh: take back every decision first.
        """
        with self._transaction():
            if afresh:
                forget_links(self.con)
            return link_all(self.con, overrides)

    def mark_vanished(self, gone: Sequence[str]) -> None:
        """Record that nothing lies at these paths any more."""
        if gone:
            with self._transaction():
                self._enter(paths.VANISH, pa.table({"path": pa.array(gone, pa.string())}), utc_now())

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

    def begin_run(self, command: str) -> None:
        """Enter a run; what is stored from now on belongs to it."""
        with self._transaction():
            self._run_id = 1 + self._count("SELECT coalesce(max(run_id), 0) FROM runs", [])
            self.con.execute(
                "INSERT INTO runs VALUES (?, ?, NULL, ?, ?, 0, 0, 0, 0)",
                [self._run_id, utc_now(), command, self.program_version],
            )

    def end_run(self, counts: Mapping[Verdict, int]) -> None:
        """Enter how many files came to what, and that the run ended."""
        with self._transaction():
            self.con.execute(
                "UPDATE runs SET finished_at = ?, documents_seen = ?, documents_ingested = ?,"
                " documents_unchanged = ?, documents_failed = ? WHERE run_id = ?",
                [
                    utc_now(),
                    sum(counts.values()),
                    counts.get("new", 0) + counts.get("replaced", 0),
                    counts.get("unchanged", 0),
                    counts.get("failed", 0) + counts.get("quarantined", 0),
                    self._run_id,
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

    def _replace(self, contents: Sequence[DocumentRows]) -> None:
        if not contents:
            return
        ids = {"ids": [rows.doc_id for rows in contents]}
        old = self._count("SELECT count(*) FROM documents WHERE list_contains($ids, doc_id)", ids)
        for table in contents[0].tables:
            if old:
                self.con.execute(f"DELETE FROM {table} WHERE list_contains($ids, doc_id)", ids)
            self._insert(table, pa.concat_tables([rows.tables[table] for rows in contents]))

    def _quarantine(self, entry: Quarantined, now: dt.datetime) -> None:
        """Put a file into quarantine, or count one more failure of it."""
        before = self.con.execute(
            "SELECT first_seen, attempts FROM quarantine WHERE sha256 = ?", [entry.sha256]
        ).fetchall()
        first_seen, attempts = before[0] if before else (now, 0)
        self.con.execute("DELETE FROM quarantine WHERE sha256 = ?", [entry.sha256])
        self.con.execute(
            "INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [*entry[:4], first_seen, now, attempts + 1, entry.extractor_version, entry.retry],
        )

    def _insert(self, table: str, rows: pa.Table) -> None:
        if rows.num_rows:
            self.con.register("incoming", rows)
            self.con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self.con.unregister("incoming")

    def _note(self, outcomes: Sequence[Outcome], now: dt.datetime) -> None:
        rows = [o._asdict() | {"run_id": self._run_id, "finished_at": now} for o in outcomes]
        self._insert("outcomes", pa.Table.from_pylist(rows))

    def _see(self, files: Sequence[SeenFile], now: dt.datetime) -> None:
        if files:
            self._enter(paths.RECORD, pa.Table.from_pylist([f._asdict() for f in files]), now)

    def _enter(self, statements: Sequence[str], seen: pa.Table, now: dt.datetime) -> None:
        self.con.register("seen", seen)
        for statement in statements:
            self.con.execute(statement, {"now": now} if "$now" in statement else None)
        self.con.unregister("seen")
