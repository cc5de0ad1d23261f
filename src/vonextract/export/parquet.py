"""Parquet, partitioned by organisation and year."""

from __future__ import annotations

from pathlib import Path

from vonextract.export.settings import ExportSettings
from vonextract.export.source import Source

_YEARS = ("report_year", "document_year", "year")
_FORM = "FORMAT parquet, COMPRESSION zstd"


def write_parquet(source: Source, target: Path, _settings: ExportSettings) -> None:
    """One view as a file, its columns in their own types."""
    source.copy(target, _FORM)


def write_partitioned(source: Source, target: Path) -> None:
    """One view as a folder of files by organisation and year, in the manner of Hive."""
    keys = [name for name in ("organisation", next(filter(source.has, _YEARS), "")) if source.has(name)]
    target.mkdir()
    if keys:
        source.copy(target, f"{_FORM}, PARTITION_BY ({', '.join(keys)}), OVERWRITE_OR_IGNORE")
    else:
        source.copy(target / "part-0.parquet", _FORM)
