"""The store: the one thing that writes a database, one transaction per document."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, Self, TypeAlias

import duckdb

from vonextract.entities.entities import Overrides
from vonextract.store import ddl, paths
from vonextract.store.database import explained, open_for_writing
from vonextract.store.duplicates import mark_duplicates
from vonextract.store.holdings import Holdings, Quarantined, SeenFile
from vonextract.store.incoming import Query, joined, of_columns, of_rows, size
from vonextract.store.linking import Linked, forget_links, link_all, state_of
from vonextract.store.next_report import confirm_restated
from vonextract.store.paths import SEEN, Sight
from vonextract.store.report_rows import SOURCES, DocumentRows, utc_now

Verdict: TypeAlias = Literal["new", "replaced", "unchanged", "failed", "quarantined", "postponed"]

_GIVEN = "(SELECT unnest($ids))"


class Entry(NamedTuple):
    """A document to be stored.

    Attributes:
        rows: its rows; None to keep those it has.
        seen: the files that hold it, at least one.
        failure: why it could not be read, when it could not.
        outcomes: what this run made of the files.
        gone: files that were there before and are not any more.
    """

    rows: DocumentRows | None
    seen: Sequence[SeenFile]
    failure: Quarantined | None = None
    outcomes: Sequence[Outcome] = ()
    gone: Sequence[SeenFile] = ()


class Outcome(NamedTuple):
    """What became of one file in a run."""

    path: str
    doc_id: str | None
    outcome: Verdict
    seconds: float = 0.0
    stage: str | None = None
    error: str | None = None


class Arrival(NamedTuple):
    """A document whose rows are to be written; whether it could be read."""

    doc_id: str
    sha256: str
    good: bool


class Load(NamedTuple):
    """What is to be written in one transaction.

    Attributes:
        documents: those whose rows are given; what they had is replaced.
        tables: their rows by name of table, without the tables in which they have none.
        seen: the files that hold documents.
        past: files that held documents until another content took their path.
        gone: files that held documents and were found missing.
        failures: why documents could not be read.
        outcomes: what this run made of files.
        shards: names of the shards that all of this comes from.
    """

    documents: Sequence[Arrival] = ()
    tables: Mapping[str, Query] = {}
    seen: Sequence[Sight] = ()
    past: Sequence[Sight] = ()
    gone: Sequence[Sight] = ()
    failures: Sequence[Quarantined] = ()
    outcomes: Sequence[Outcome] = ()
    shards: Sequence[str] = ()


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
        now = utc_now()
        contents = [entry.rows for entry in entries if entry.rows]
        tables = {name: joined(rows.tables[name] for rows in contents) for name in SOURCES}
        self.load(
            Load(
                documents=[Arrival(r.doc_id, r.sha256, r.summary.status != "failed") for r in contents],
                tables={
                    name: of_columns(ddl.types()[name], columns)
                    for name, columns in tables.items()
                    if size(columns)
                },
                seen=[Sight.of(seen, now) for entry in entries for seen in entry.seen],
                gone=[Sight.of(gone, now) for entry in entries for gone in entry.gone],
                failures=[entry.failure for entry in entries if entry.failure],
                outcomes=[outcome for entry in entries for outcome in entry.outcomes],
            )
        )

    def load(self, given: Load) -> None:
        """Write all that is given in one transaction."""
        now = utc_now()
        with self._transaction():
            if given.documents:
                self._replace(given.documents, given.tables)
            for failure in given.failures:
                self._quarantine(failure, now)
            self._enter(paths.RECORD, given.seen)
            self._enter(paths.RECALL, given.past)
            self._enter(paths.VANISH, given.gone)
            self._note(given.outcomes, now)
            shards = [{"name": name, "run_id": self._run_id, "folded_at": now} for name in given.shards]
            self._insert_rows("shards", shards)

    @contextmanager
    def temporary(self, name: str, rows: Query) -> Iterator[None]:
        """Hold the rows of a query as a temporary table inside the block."""
        self.con.execute(f"CREATE TEMP TABLE {name} AS {rows.sql}", rows.parameters)
        yield
        self.con.execute(f"DROP TABLE {name}")

    def folded_shards(self) -> set[str]:
        """The names of the shards that were folded."""
        return {name for (name,) in self.con.execute("SELECT name FROM shards").fetchall()}

    def ranks(self, doc_ids: Sequence[str]) -> dict[str, tuple[bool, dt.datetime]]:
        """Of those documents that are held: whether they were read, and when."""
        sql = f"SELECT doc_id, status <> 'failed', ingested_at FROM documents WHERE doc_id IN {_GIVEN}"
        return {doc_id: (good, at) for doc_id, good, at in self.con.execute(sql, {"ids": doc_ids}).fetchall()}

    def latest(self, at: Collection[str]) -> dict[str, Sight]:
        """What lies at those paths, as of the last look."""
        sql = (
            "SELECT path, doc_id, bytes, mtime_ns, ctime_ns, last_seen FROM document_paths"
            f" WHERE replaced_at IS NULL AND path IN {_GIVEN}"
        )
        return {row[0]: Sight(*row) for row in self.con.execute(sql, {"ids": list(at)}).fetchall()}

    def ever_at(self, paths: Collection[str]) -> set[tuple[str, str]]:
        """Of those paths: each with the documents that lie or lay there."""
        sql = f"SELECT path, doc_id FROM document_paths WHERE path IN {_GIVEN}"
        return set(self.con.execute(sql, {"ids": list(paths)}).fetchall()) if paths else set()

    def link(self, overrides: Overrides | None = None, *, afresh: bool = False) -> Linked:
        """Link what all documents mention, mark what repeats and what confirms what, in one transaction.

        Args:
            overrides: decisions of people; they count for names that are not linked yet.
            afresh: take back every decision first.
        """
        with self._transaction():
            if afresh:
                forget_links(self.con)
            mark_duplicates(self.con)
            confirm_restated(self.con)
            return link_all(self.con, overrides)

    def link_new(self, overrides: Overrides | None = None) -> Linked:
        """Link as `link` does, but not again what is as it was when it was last linked."""
        state = state_of(self.con, self.program_version, overrides)
        if self.con.execute("SELECT state FROM linked").fetchall() == [(state,)]:
            return Linked(0, 0)
        done = self.link(overrides)
        with self._transaction():
            self.con.execute("DELETE FROM linked")
            self.con.execute("INSERT INTO linked VALUES (?)", [state])
        return done

    def release(self, pattern: str, *, forget: bool) -> int:
        """Let the files whose path or hash fits be tried again, or forget them; how many they are.

        Args:
            pattern: the SHA-256's beginning, a part of the path, or a glob over its end.
            forget: take them off the list, and their rows of status failed with them.
        """
        path = "nfc_normalize(path)"
        fits = f"(sha256 ^@ $pattern OR {path} GLOB '*' || $pattern OR contains({path}, $pattern))"
        failed = f"status = 'failed' AND sha256 IN (SELECT sha256 FROM quarantine WHERE {fits})"
        doomed = f"SELECT doc_id FROM documents WHERE {failed}"
        given = {"pattern": unicodedata.normalize("NFC", pattern)}
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

    def _replace(self, documents: Sequence[Arrival], tables: Mapping[str, Query]) -> None:
        ids = {"ids": [document.doc_id for document in documents]}
        if self._count(f"SELECT count(*) FROM documents WHERE doc_id IN {_GIVEN}", ids):
            for table in SOURCES:
                self.con.execute(f"DELETE FROM {table} WHERE doc_id IN {_GIVEN}", ids)
        for table, rows in tables.items():
            self._insert(table, rows)
        good = [document.sha256 for document in documents if document.good]
        self.con.execute(f"DELETE FROM quarantine WHERE sha256 IN {_GIVEN}", {"ids": good})

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

    def _insert(self, table: str, rows: Query) -> None:
        self.con.execute(f"INSERT INTO {table} BY NAME {rows.sql}", rows.parameters)

    def _insert_rows(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self._insert(table, of_rows(ddl.types()[table], rows))

    def _note(self, outcomes: Sequence[Outcome], now: dt.datetime) -> None:
        rows = [o._asdict() | {"run_id": self._run_id, "finished_at": now} for o in outcomes]
        self._insert_rows("outcomes", rows)

    def _enter(self, statements: Sequence[str], sights: Sequence[Sight]) -> None:
        if not sights:
            return
        with self.temporary("seen", of_rows(SEEN, [sight._asdict() for sight in sights])):
            for statement in statements:
                self.con.execute(statement)
