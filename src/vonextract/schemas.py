"""JSON Schemas of the models and the DDL of the database, written to a folder.

`python -m vonextract.schemas schemas` (or `make schemas`) rewrites them; a test keeps
them current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from vonextract.ingest import IngestResult
from vonextract.model import Report
from vonextract.store import ddl

MODELS: dict[str, type[BaseModel]] = {"report": Report, "ingest-result": IngestResult}
"""What the commands print as JSON; every other model is part of these."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[str, str]:
    """The files of `schemas/`: name to content."""
    files = {
        f"{name}.json": json.dumps(
            {"$schema": _DIALECT} | model.model_json_schema(mode="serialization"),
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, model in MODELS.items()
    }
    return files | {"schema.sql": ddl.script()}


def write_schemas(folder: Path) -> None:
    """Write every schema file into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schema_files().items():
        (folder / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
