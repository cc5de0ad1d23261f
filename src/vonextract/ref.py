"""References to cells: `doc_id:table_id:row:col`, as every view that shows a number gives them."""

from __future__ import annotations

import re
from typing import NamedTuple, Self

from vonextract.errors import ExitCode, VonextractError

_CELL = re.compile(r"([0-9a-f]{16}):(\d{1,9}):(\d{1,9}):(\d{1,9})", re.ASCII)

_FINDING = re.compile(r"([0-9a-f]{16}):(\d{1,9})", re.ASCII)


class RefError(VonextractError):
    """The text is no reference to a cell, or nothing stands where it points."""

    exit_code = ExitCode.USAGE


ID_DIGITS = 16
"""Figures of a document's id, in base 16: 64 bits, by which a million documents stay apart."""


def doc_id_of(sha256: str) -> str:
    """The id of the document whose bytes have this digest."""
    return sha256[:ID_DIGITS]


class Ref(NamedTuple):
    """The place of a cell in the database.

    Attributes:
        doc_id: the document.
        table_id: number of the table within it, from 1.
        row: row of the grid, from 0.
        col: column of the grid, from 0.
    """

    doc_id: str
    table_id: int
    row: int
    col: int

    def __str__(self) -> str:
        return ":".join(map(str, self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The reference that a text states; spaces around it do not count.

        Raises:
            RefError: it has another form.
        """
        found = _CELL.fullmatch(text.strip())
        if found is None:
            raise RefError(
                f"'{text}' is no reference to a cell; it looks like 3f2a91c04be7d815:2:14:3"
                " (document, table, row, column), the column 'ref' of every view has it."
            )
        doc_id, *numbers = found.groups()
        return cls(doc_id, *map(int, numbers))


class FindingRef(NamedTuple):
    """A finding in the database, written `doc_id:finding_id`."""

    doc_id: str
    finding_id: int

    def __str__(self) -> str:
        return ":".join(map(str, self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The finding that a text names; spaces around it do not count.

        Raises:
            RefError: it has another form.
        """
        found = _FINDING.fullmatch(text.strip())
        if found is None:
            raise RefError(
                f"'{text}' names no finding; it looks like 3f2a91c04be7d815:7 (document, finding),"
                " the column 'finding' of v_findings has it."
            )
        return cls(found[1], int(found[2]))
