"""Parquet, partitioned by organisation and year."""

from __future__ import annotations

from pathlib import Path

import pyarrow.dataset as ds
import pyarrow.parquet as pq

from vonextract.export.settings import ExportSettings
from vonextract.export.source import Source

_YEARS = ("report_year", "document_year", "year")


def write_parquet(source: Source, target: Path, settings: ExportSettings) -> None:
    """One view as a file, its columns in their own types.

    Raises:
        OSError: it cannot be written.
    """
    reader = source.batches(settings.batch)
    with pq.ParquetWriter(target, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


def write_partitioned(source: Source, target: Path, settings: ExportSettings) -> None:
    """One view as a folder of files by organisation and year, in the manner of Hive.

    Raises:
        OSError: it cannot be written.
    """
    keys = [name for name in ("organisation", next(filter(source.has, _YEARS), "")) if source.has(name)]
    target.mkdir()
    if not keys:
        write_parquet(source, target / "part-0.parquet", settings)
        return
    reader = source.batches(settings.batch)
    ds.write_dataset(
        reader,
        target,
        format="parquet",
        partitioning=keys,
        partitioning_flavor="hive",
        max_partitions=100_000,
        max_open_files=256,
        file_options=ds.ParquetFileFormat().make_write_options(compression="zstd"),
        existing_data_behavior="overwrite_or_ignore",
    )
