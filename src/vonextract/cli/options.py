"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Database: TypeAlias = Annotated[Path, typer.Option("--db", metavar="FILE", help="The DuckDB database.")]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help="Reports read at the same time.", show_default="all cores")
]

CORES = os.cpu_count() or 1
