"""The command line: parse arguments, call, print; no logic."""

from vonextract.cli.app import app

__all__ = ["app"]
