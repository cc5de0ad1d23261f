"""Shards into the database: in any order, as often as one likes, while more arrive.

Of two readings of a document the good one is kept, of two good ones the later. A path has the
content that was last seen there; what was seen there before is a past version of it; a file is gone
where it was missed after it was last seen. A shard that names a document, or misses a file, which is in no
shard yet waits for the next time.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

import duckdb

from vonextract.entities.entities import Overrides
from vonextract.ref import doc_id_of
from vonextract.shards.folder import ShardFolder, path_within
from vonextract.shards.format import Shard, damaged, documents_within, rows_of
from vonextract.shards.settings import SETTINGS
from vonextract.store.lock import writing
from vonextract.store.paths import Sight
from vonextract.store.report_rows import SOURCES
from vonextract.store.store import Arrival, Load, Store, Verdict
from vonextract.version import __version__

_TAKEN = "taken"
"""The temporary table of the documents that a group of shards is about to give."""

Rank: TypeAlias = tuple[bool, dt.datetime]
"""What makes one reading of a document go before another: that it succeeded, then its time."""


class Folded(NamedTuple):
    """What a fold came to.

    Attributes:
        shards: number of shards that were folded.
        waiting: number of those that name documents which are in no shard yet.
        rows: number of rows that were written.
        outcomes: number of documents by what became of them.
    """

    shards: int
    waiting: int
    rows: int
    outcomes: Mapping[Verdict, int]


class _Named(NamedTuple):
    name: str
    shard: Shard


class _Document(NamedTuple):
    """A reading of a document, and the shard that has it."""

    rank: Rank
    home: str
    sha256: str
    rows: int


def fold(
    place: str,
    db: Path,
    overrides: Overrides | None = None,
    *,
    on_shards: Callable[[int, int], None] | None = None,
) -> Folded:
    """Load the shards at `place` that the database has not seen.

    Args:
        place: the folder of shards, a path or a URL of fsspec.
        db: the database; created when it does not exist.
        overrides: decisions of people on what is the same over reports.
        on_shards: told how many shards are done and how many are left.

    Raises:
        NoInputError: there is no such folder.
        DatabaseError: the database or a shard cannot be used; what was folded before stays.
    """
    folder = ShardFolder(place)
    names = folder.names()
    with writing(db, "vonextract fold"), Store(db, __version__) as store:
        store.begin_run("fold")
        known = store.folded_shards()
        with tempfile.TemporaryDirectory(prefix="vonextract-") as scratch:
            run = _Fold(folder, store, Path(scratch))
            left = run.load([name for name in names if name not in known], on_shards)
        store.link_new(overrides)
        store.end_run(run.outcomes)
    return Folded(run.shards, len(left), run.rows, run.outcomes)


class _Fold:
    """One fold, shards by shards."""

    def __init__(self, folder: ShardFolder, store: Store, scratch: Path) -> None:
        self._folder = folder
        self._store = store
        self._scratch = scratch
        self.shards = 0
        self.rows = 0
        self.outcomes: Counter[Verdict] = Counter()

    def load(self, names: Sequence[str], on_shards: Callable[[int, int], None] | None) -> list[str]:
        """Load the shards; the names of those that wait for documents of others."""
        while names:
            waiting: list[str] = []
            before = self.shards
            for group in self._groups(names):
                waiting += self._load(group)
                for name, _ in group:
                    path_within(self._scratch, name).unlink()
                if on_shards:
                    on_shards(self.shards, len(names) - self.shards + before)
            if self.shards == before:
                return waiting
            names = waiting
        return []

    def _groups(self, names: Sequence[str]) -> Iterator[list[_Named]]:
        group: list[_Named] = []
        rows = 0
        for name in names:
            group.append(_Named(name, self._folder.fetch(name, self._scratch)))
            rows += sum(document.stored_rows for document in group[-1].shard.documents)
            if rows >= SETTINGS.rows or len(group) >= SETTINGS.shards:
                yield group
                group, rows = [], 0
        if group:
            yield group

    def _load(self, group: Sequence[_Named]) -> list[str]:
        """Load a group in one transaction, but for the shards that wait; the names of these."""
        best = _best(group)
        mentioned = {seen.doc_id for _, shard in group for seen in shard.seen}
        held = self._store.ranks(sorted(mentioned | best.keys()))
        ready = self._ready(group, held.keys() | best.keys())
        best = _best(ready)
        taken = {doc_id: d for doc_id, d in best.items() if doc_id not in held or d.rank > held[doc_id]}
        good = {d for d in held if held[d][0]} | {d for d in best if best[d].rank[0]}
        current, past = self._sights(ready)
        with self._at_hand(taken, group):
            self._store.load(
                Load(
                    documents=[Arrival(d, r.sha256, r.rank[0]) for d, r in taken.items()],
                    tables={table: rows_of(table, _TAKEN) for table in SOURCES},
                    seen=current,
                    past=past,
                    gone=[Sight.of(gone, shard.written_at) for _, shard in ready for gone in shard.gone],
                    failures=[
                        f for _, shard in ready for f in shard.failures if doc_id_of(f.sha256) not in good
                    ],
                    outcomes=[o for _, shard in ready for o in shard.outcomes],
                    shards=[name for name, _ in ready],
                )
            )
        self.shards += len(ready)
        self.rows += sum(r.rows for r in taken.values())
        self.outcomes.update("replaced" if d in held else "new" for d, r in taken.items() if r.rank[0])
        self.outcomes["failed"] += sum(not r.rank[0] for r in taken.values())
        return [name for name, shard in group if not any(name == done for done, _ in ready)]

    @contextmanager
    def _at_hand(self, taken: Mapping[str, _Document], group: Sequence[_Named]) -> Iterator[None]:
        """Have those documents in a table inside the block, out of the shards with their best readings."""
        files = [path_within(self._scratch, name) for name, _ in group]
        wanted = documents_within(files, [(r.home, doc_id) for doc_id, r in taken.items()])
        with ExitStack() as held:
            try:
                held.enter_context(self._store.temporary(_TAKEN, wanted))
            except duckdb.Error as error:
                raise damaged(" or ".join(name for name, _ in group)) from error
            yield

    def _ready(self, group: Sequence[_Named], documents: Set[str]) -> list[_Named]:
        """The shards that name nothing but those documents, and miss no file but such as were seen."""
        known = [g for g in group if all(seen.doc_id in documents for seen in g.shard.seen)]
        there = self._store.ever_at({gone.path for _, shard in known for gone in shard.gone})
        there |= {(seen.path, seen.doc_id) for _, shard in known for seen in shard.seen}
        return [g for g in known if all((gone.path, gone.doc_id) in there for gone in g.shard.gone)]

    def _sights(self, group: Sequence[_Named]) -> tuple[list[Sight], list[Sight]]:
        """What lies at each path as of the latest look, and what lay there before."""
        sights = [Sight.of(seen, shard.written_at) for _, shard in group for seen in shard.seen]
        newest = self._store.latest({sight.path for sight in sights})
        known = set(newest.values())
        for sight in sorted(sights, key=lambda s: s.seen_at):
            before = newest.get(sight.path)
            same = before is not None and before.doc_id == sight.doc_id
            if before is None or (sight.seen_at >= before.seen_at and (sight.mtime_ns or not same)):
                newest[sight.path] = sight
            elif same and not before.mtime_ns:
                newest[sight.path] = sight._replace(seen_at=before.seen_at)
        current = [sight for sight in newest.values() if sight not in known]
        past = [
            sight._replace(replaced_at=newest[sight.path].seen_at)
            for sight in sights
            if newest[sight.path].doc_id != sight.doc_id
        ]
        return current, past


def _best(group: Sequence[_Named]) -> dict[str, _Document]:
    """For each document the shard that has the best reading of it."""
    best: dict[str, _Document] = {}
    for name, shard in group:
        for read in shard.documents:
            found = _Document(
                (read.status != "failed", read.ingested_at), name, read.sha256, read.stored_rows
            )
            best[read.doc_id] = max(found, best.get(read.doc_id, found))
    return best
