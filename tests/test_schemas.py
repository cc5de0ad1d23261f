from __future__ import annotations

from pathlib import Path

import pytest

from vonextract import schemas
from vonextract.store import ddl

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", schemas.schema_files())
def test_schema_files_are_current(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == schemas.schema_files()[name], (
        "run 'make schemas'"
    )


def test_no_schema_file_is_left_over() -> None:
    assert {p.name for p in (ROOT / "schemas").iterdir()} == set(schemas.schema_files())


@pytest.mark.parametrize("name", schemas.PARTS)
def test_what_docs_take_from_the_code_is_current(name: str) -> None:
    document = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert schemas.with_parts(document, schemas.parts(name)) == document, "run 'make schemas'"


def test_the_reference_names_every_table_view_and_column() -> None:
    text = schemas.reference()
    for relation in (*ddl.tables(), *ddl.views()):
        part = text.partition(f"### {relation.name}\n")[2].partition("###")[0]
        assert relation.columns and all(f"`{column}`" in part for column in relation.columns)


def test_a_document_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="markers"):
        schemas.with_parts("# The database\n", {"reference": "text"})
