"""JSON Schemas of the models, the DDL of the database, and the reference in docs/data-model.md.

`python -m vonextract.schemas schemas docs/data-model.md` (or `make schemas`) rewrites
them; a test keeps them current.
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

_BEGIN = "<!-- reference: written by make schemas -->"
_END = "<!-- end of reference -->"
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


def reference() -> str:
    """Every table and view with its columns, as Markdown."""
    return "\n".join(_described(relation) for relation in (*ddl.tables(), *ddl.views()))


def _described(relation: ddl.Relation) -> str:
    rows = "".join(f"| `{name}` | {comment} |\n" for name, comment in relation.columns.items())
    return f"### {relation.name}\n\n{relation.comment}\n\n| column | meaning |\n| --- | --- |\n{rows}"


def with_reference(document: str) -> str:
    """The document with its part between the markers replaced by the current reference.

    Raises:
        ValueError: the markers are not there.
    """
    before, _, rest = document.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        raise ValueError(f"the markers {_BEGIN} and {_END} are missing")
    return f"{before}{_BEGIN}\n\n{reference()}\n{_END}{after}"


def main(folder: Path, document: Path) -> None:
    """Rewrite the schema files and the reference."""
    write_schemas(folder)
    document.write_text(with_reference(document.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
