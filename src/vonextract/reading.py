"""What a worker makes of a file."""

from __future__ import annotations

from pathlib import Path

from vonextract.options import Options
from vonextract.pipeline import extract
from vonextract.store.report_rows import DocumentRows, rows_of


def read_rows(path: Path, options: Options | None = None) -> DocumentRows:
    """The rows of one PDF.

    Raises:
        VonextractError: it cannot be opened at all.
    """
    return rows_of(extract(path, options))
