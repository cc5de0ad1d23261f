"""The rows of one document as those of another."""

from __future__ import annotations

from vonextract.store.report_rows import DocumentRows


def renamed(rows: DocumentRows, sha256: str) -> DocumentRows:
    """The same rows under the hash of another content."""
    own = {"doc_id": sha256[:16], "sha256": sha256}
    tables = {
        name: {
            column: [own[column]] * len(values) if column in own else values for column, values in t.items()
        }
        for name, t in rows.tables.items()
    }
    return rows._replace(doc_id=sha256[:16], sha256=sha256, tables=tables)
