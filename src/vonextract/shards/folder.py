"""The folder of shards, on a disk or in an object store."""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import duckdb
import fsspec

from vonextract.errors import NoInputError, OutputError, UsageError
from vonextract.shards import format as parquet
from vonextract.shards.format import Shard, damaged
from vonextract.store.holdings import Holdings, Known, SeenFile
from vonextract.store.report_rows import DocumentRows
from vonextract.store.store import Entry
from vonextract.workers import Reading

_SUFFIX = ".parquet"


class ShardFolder:
    """Shards, each named by the SHA-256 of its bytes and there as a whole or not at all."""

    def __init__(self, place: str) -> None:
        """Name the folder: a path, or a URL that fsspec understands (`s3://bucket/shards`).

        Raises:
            UsageError: nothing that is installed understands the URL.
        """
        self.place = place
        try:
            self._files, self._root = fsspec.core.url_to_fs(place)
        except (ImportError, ValueError) as error:
            raise UsageError(f"The place {place} cannot be used for shards: {error}.") from error

    def names(self) -> list[str]:
        """The names of all shards, without suffix, sorted.

        Raises:
            NoInputError: there is no such folder.
        """
        try:
            found = self._files.ls(self._root, detail=False)
        except OSError as error:
            raise NoInputError(f"There is no folder of shards {self.place}.") from error
        names = (str(path).rpartition("/")[2] for path in found)
        return sorted(n.removesuffix(_SUFFIX) for n in names if n.endswith(_SUFFIX))

    def fetch(self, name: str, scratch: Path) -> Shard:
        """Bring a shard into a folder of this machine, under its name; what it tells.

        Raises:
            DatabaseError: it is damaged, or of another schema.
        """
        try:
            data = self._files.cat_file(f"{self._root}/{name}{_SUFFIX}")
        except OSError as error:
            raise NoInputError(f"The shard {name} cannot be read: {error}.") from error
        if hashlib.sha256(data).hexdigest() != name:
            raise damaged(name)
        here = path_within(scratch, name)
        here.write_bytes(data)
        return parquet.read(self._duckdb, here)

    def put(self, entries: Sequence[Entry]) -> None:
        """Write entries as one shard; rows that are shelved already are left out.

        Raises:
            OutputError: it cannot be written.
        """
        self._write([e._replace(rows=None) if e.rows and not e.rows.tables else e for e in entries])

    def shelve(self, readings: Iterable[Reading]) -> list[Reading]:
        """Write the documents that were read as one shard; the readings without their rows."""
        readings = list(readings)
        documents = [r.result for r in readings if isinstance(r.result, DocumentRows)]
        self._write([Entry(rows, [_unmarked(rows)]) for rows in documents])
        return [
            r._replace(result=r.result._replace(tables={})) if isinstance(r.result, DocumentRows) else r
            for r in readings
        ]

    def holdings(self) -> Holdings:
        """What lies here, as far as it decides what must be read; nothing where no folder is."""
        held = Holdings()
        if not self._files.exists(self._root):
            return held
        for shard in sorted(self._shards(), key=lambda s: s.written_at):
            for document in shard.documents:
                known = Known(document.doc_id, document.extractor_version, document.status, document.path)
                held.known[document.sha256] = known
                if document.status != "failed":
                    held.quarantined.pop(document.sha256, None)
            held.gone -= {seen.path for seen in shard.seen}
            held.gone |= {gone.path for gone in shard.gone}
            held.files |= {seen.path: seen for seen in shard.seen if seen.mtime_ns}
            held.quarantined |= {failure.sha256: failure for failure in shard.failures}
        return held

    @cached_property
    def _duckdb(self) -> duckdb.DuckDBPyConnection:
        return parquet.working_connection()

    def _shards(self) -> Iterator[Shard]:
        with tempfile.TemporaryDirectory(prefix="vonextract-") as scratch:
            for name in self.names():
                yield self.fetch(name, Path(scratch))
                path_within(Path(scratch), name).unlink()

    def _write(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        data = self._packed(entries)
        name = hashlib.sha256(data).hexdigest()
        part = f"{self._root}/{name}.{uuid.uuid4().hex}.part"
        try:
            self._files.makedirs(self._root, exist_ok=True)
            self._files.pipe_file(part, data)
            self._files.mv(part, f"{self._root}/{name}{_SUFFIX}")
        except OSError as error:
            raise OutputError(f"A shard cannot be written to {self.place}: {error}.") from error

    def _packed(self, entries: Sequence[Entry]) -> bytes:
        with tempfile.TemporaryDirectory(prefix="vonextract-") as scratch:
            made = Path(scratch, "shard")
            parquet.write(self._duckdb, entries, made)
            return made.read_bytes()


def path_within(scratch: Path, name: str) -> Path:
    """Where `fetch` puts the shard `name`."""
    return scratch / f"{name}{_SUFFIX}"


def _unmarked(rows: DocumentRows) -> SeenFile:
    """The file that a document was read from, without the marks that tell whether it is still the same."""
    document = rows.tables["documents"]
    return SeenFile(document["path"][0], rows.doc_id, document["bytes"][0], 0)
