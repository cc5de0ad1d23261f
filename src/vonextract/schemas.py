"""JSON Schemas of the models, the DDL of the database, and the parts of docs/ that follow from the code.

`python -m vonextract.schemas schemas docs` (or `make schemas`) rewrites them; a test keeps them current.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from vonextract.findings.rule import Subject
from vonextract.findings.rules import RULES
from vonextract.ingestion import IngestResult
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


def reference() -> str:
    """Every table and view with its columns, as Markdown."""
    return "\n".join(_described(relation) for relation in (*ddl.tables(), *ddl.views()))


def _described(relation: ddl.Relation) -> str:
    rows = "".join(f"| `{name}` | {comment} |\n" for name, comment in relation.columns.items())
    return f"### {relation.name}\n\n{relation.comment}\n\n| column | meaning |\n| --- | --- |\n{rows}"


def rules(about: Subject) -> str:
    """Every rule of findings about `about`, as a Markdown table."""
    rows = "".join(
        f"| `{rule.name}` | {rule.severity} | {rule.says} | {rule.what_to_do} | {rule.example} |\n"
        for rule in RULES.values()
        if rule.about == about
    )
    return f"| rule | severity | says | what to do | for example |\n| --- | --- | --- | --- | --- |\n{rows}"


def parts(name: str) -> dict[str, str]:
    """What the document `name` of docs/ takes from the code: name of the part to its text."""
    return {key: text() for key, text in PARTS[name].items()}


PARTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "data-model.md": {"reference": reference},
    "checks.md": {"report rules": partial(rules, "report"), "reading rules": partial(rules, "reading")},
}


def with_parts(document: str, written: Mapping[str, str]) -> str:
    """The document with each part between its markers replaced by what is given.

    Raises:
        ValueError: the markers of a part are not there.
    """
    for name, text in written.items():
        begin, end = f"<!-- {name}: written by make schemas -->", f"<!-- end of {name} -->"
        before, _, rest = document.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"the markers {begin} and {end} are missing")
        document = f"{before}{begin}\n\n{text}\n{end}{after}"
    return document


def main(schemas: Path, docs: Path) -> None:
    """Rewrite the schema files and the parts of the documents."""
    write_schemas(schemas)
    for name in PARTS:
        document = (docs / name).read_text(encoding="utf-8")
        (docs / name).write_text(with_parts(document, parts(name)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
