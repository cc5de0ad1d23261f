"""The nightly batch over an archive of PDFs."""

from vonextract.archive.batch import run_batch, run_batch_to_shards
from vonextract.archive.end_report import BatchReport
from vonextract.archive.settings import BatchSettings

__all__ = ["BatchReport", "BatchSettings", "run_batch", "run_batch_to_shards"]
