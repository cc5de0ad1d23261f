"""The database: schema, views, loading, reading."""

from vonextract.store.database import DEFAULT_DATABASE, open_for_reading
from vonextract.store.rows import failed_rows
from vonextract.store.store import Known, Outcome, Quarantined, SeenFile, Store

__all__ = [
    "DEFAULT_DATABASE",
    "Known",
    "Outcome",
    "Quarantined",
    "SeenFile",
    "Store",
    "failed_rows",
    "open_for_reading",
]
