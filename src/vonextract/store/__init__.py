"""The database: schema, views, loading, reading."""

from vonextract.store.database import DEFAULT_DATABASE, open_for_reading
from vonextract.store.holdings import Holdings, Known, Quarantined, SeenFile
from vonextract.store.rows import failed_rows
from vonextract.store.store import Entry, Outcome, Store, Verdict

__all__ = [
    "DEFAULT_DATABASE",
    "Entry",
    "Holdings",
    "Known",
    "Outcome",
    "Quarantined",
    "SeenFile",
    "Store",
    "Verdict",
    "failed_rows",
    "open_for_reading",
]
