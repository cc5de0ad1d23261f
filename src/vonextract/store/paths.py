"""Where documents lie: the versions of a path, in SQL over the temporary table `seen`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple, Self

from vonextract.store.holdings import SeenFile


class Sight(NamedTuple):
    """A file as it was seen at some time, the columns of `seen`.

    Attributes:
        replaced_at: since when another content is known to lie at the path; None when none is.
    """

    path: str
    doc_id: str
    bytes: int
    mtime_ns: int
    ctime_ns: int
    seen_at: dt.datetime
    replaced_at: dt.datetime | None = None

    @classmethod
    def of(cls, seen: SeenFile, at: dt.datetime) -> Self:
        """The file, seen at that time."""
        return cls(*seen, at)


SEEN: Mapping[str, str] = (
    dict.fromkeys(("path", "doc_id"), "VARCHAR")
    | dict.fromkeys(("bytes", "mtime_ns", "ctime_ns"), "BIGINT")
    | dict.fromkeys(("seen_at", "replaced_at"), "TIMESTAMP")
)
"""The columns of `seen`, those of Sight, and their types."""

_SAME = """
UPDATE document_paths p
SET last_seen = s.seen_at, bytes = s.bytes, mtime_ns = s.mtime_ns, ctime_ns = s.ctime_ns,
    vanished_at = CASE WHEN p.vanished_at > s.seen_at THEN p.vanished_at END
FROM seen s
WHERE p.path = s.path AND p.doc_id = s.doc_id AND p.replaced_at IS NULL
"""

_REPLACED = """
UPDATE document_paths p
SET replaced_at = s.seen_at
FROM seen s
WHERE p.path = s.path AND p.doc_id <> s.doc_id AND p.replaced_at IS NULL
"""

_NEW = """
INSERT INTO document_paths BY NAME
SELECT doc_id, path, bytes, mtime_ns, ctime_ns, s.seen_at AS first_seen, s.seen_at AS last_seen
FROM seen s
WHERE NOT EXISTS (
    FROM document_paths p WHERE p.path = s.path AND p.doc_id = s.doc_id AND p.replaced_at IS NULL
)
"""

_PAST = """
INSERT INTO document_paths BY NAME
SELECT DISTINCT ON (path, doc_id) doc_id, path, bytes, mtime_ns, ctime_ns, seen_at AS first_seen,
    seen_at AS last_seen, replaced_at
FROM seen s
WHERE NOT EXISTS (FROM document_paths p WHERE p.path = s.path AND p.doc_id = s.doc_id)
ORDER BY mtime_ns DESC
"""

_CURRENT = """
UPDATE documents d
SET is_current = e.here
FROM (
    SELECT doc_id, bool_or(replaced_at IS NULL) AS here
    FROM document_paths
    WHERE doc_id IN (SELECT doc_id FROM document_paths WHERE path IN (SELECT path FROM seen))
    GROUP BY doc_id
) e
WHERE d.doc_id = e.doc_id AND d.is_current <> e.here
"""

_MOVED = """
UPDATE documents d
SET path = e.path, file_name = parse_filename(e.path)
FROM (
    SELECT doc_id, min(path) AS path, list(path) AS paths
    FROM document_paths
    WHERE replaced_at IS NULL AND vanished_at IS NULL
        AND doc_id IN (SELECT doc_id FROM document_paths WHERE path IN (SELECT path FROM seen))
    GROUP BY doc_id
) e
WHERE d.doc_id = e.doc_id AND NOT list_contains(e.paths, d.path)
"""

_GONE = """
UPDATE document_paths p
SET vanished_at = s.seen_at
FROM seen s
WHERE p.path = s.path AND p.doc_id = s.doc_id AND p.vanished_at IS NULL
    AND p.last_seen <= s.seen_at AND (p.replaced_at IS NULL OR p.replaced_at > s.seen_at)
"""

RECORD = (_SAME, _REPLACED, _NEW, _CURRENT, _MOVED)
"""Statements, in order, that enter the files of `seen` (the columns of Sight)."""

RECALL = (_PAST, _CURRENT)
"""Statements, in order, that enter what lay at paths before: the files of `seen` (the columns of Sight)."""

VANISH = (_GONE, _MOVED)
"""Statements, in order, that mark the files of `seen` (the columns of Sight) as gone by then."""
