"""What a family of tables must be able to do."""

from __future__ import annotations

from typing import Protocol

from vonextract.model import Records
from vonextract.records.table_reading import Reading


class Family(Protocol):
    """Makes records of the tables it knows."""

    name: str

    def identify(self, reading: Reading) -> bool:
        """Whether the table is one of this family's."""
        ...

    def extract(self, reading: Reading, records: Records) -> None:
        """Add the table's records to `records`."""
        ...
