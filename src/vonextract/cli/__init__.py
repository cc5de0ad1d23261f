"""The command line: parse arguments, call, print; no logic."""

from vonextract.cli import extract, info, ingest, kinds, query
from vonextract.cli.app import app

__all__ = ["app", "extract", "info", "ingest", "kinds", "query"]
