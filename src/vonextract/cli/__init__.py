"""The command line: parse arguments, call, print; no logic."""

from vonextract.cli import batch, debug, entities, extract, info, ingest, kinds, quarantine, query, verify
from vonextract.cli.app import app

__all__ = [
    "app",
    "batch",
    "debug",
    "entities",
    "extract",
    "info",
    "ingest",
    "kinds",
    "quarantine",
    "query",
    "verify",
]
