"""The project configuration `vonextract.toml`: what holds for every command run beside it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vonextract.errors import ExitCode, VonextractError
from vonextract.given import given_text, given_toml
from vonextract.pdf.settings import OcrMode

if TYPE_CHECKING:
    from pydantic import ValidationError

FILE_NAME = "vonextract.toml"
_UNKNOWN = "unexpected_keyword_argument"
"""What pydantic calls a key that a dataclass has no attribute for."""


class ProjectError(VonextractError):
    """The project configuration cannot be read or is not understood."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True)
class ExportPlan:
    """What is written beside the database after each batch.

    Attributes:
        to: files and folders; a suffix tells the format.
        views: views and tables; the usual ones when left out.
        where: a condition in SQL on their columns.
    """

    __pydantic_config__ = {"extra": "forbid"}

    to: list[Path]
    views: list[str] | None = None
    where: str | None = None


@dataclass(frozen=True)
class Project:
    """The settings of a folder; an option on the command line goes before.

    Attributes:
        database: the DuckDB database.
        vocabulary: own words for kinds, columns and units, TOML.
        documents: what holds for documents by their paths, TOML.
        entities: decisions on what is the same over reports, TOML.
        ocr: which pictures of paper are read.
        corrections: what people state of reports, TOML.
        export: what is written after each batch.
    """

    __pydantic_config__ = {"extra": "forbid"}

    database: Path | None = None
    vocabulary: Path | None = None
    documents: Path | None = None
    entities: Path | None = None
    ocr: OcrMode | None = None
    corrections: Path | None = None
    export: ExportPlan | None = None


def load_project(path: Path | None = None) -> Project:
    """The configuration at `path`, or in the current folder; the defaults when there is none.

    Paths in it are relative to its folder.

    Raises:
        ProjectError: it cannot be read, is no TOML, or has an unknown key or a wrong value.
    """
    if path is None:
        path = Path(FILE_NAME)
        if not path.exists():
            return Project()
    text = given_text(path, "The configuration", ProjectError)
    project = _validated(path, given_toml(text, f"The configuration {path}", ProjectError))
    stated = {field.name: getattr(project, field.name) for field in fields(project)}
    found: dict[str, Any] = {
        name: path.parent / given for name, given in stated.items() if isinstance(given, Path)
    }
    if project.export:
        found["export"] = replace(project.export, to=[path.parent / to for to in project.export.to])
    return replace(project, **found)


def _validated(path: Path, stated: dict[str, object]) -> Project:
    """What the file states; pydantic is loaded for a file alone, as most commands start without one."""
    from pydantic import TypeAdapter, ValidationError

    try:
        project = TypeAdapter(Project).validate_python(stated)
    except ValidationError as error:
        raise ProjectError(_sentence(path, error)) from error
    if project.export and not project.export.to:
        raise ProjectError(f"The configuration {path} names no place in 'export.to'.")
    return project


def _sentence(path: Path, error: ValidationError) -> str:
    """The first thing that is wrong."""
    first = error.errors()[0]
    key = ".".join(map(str, first["loc"]))
    if first["type"] == _UNKNOWN:
        known = ", ".join(field.name for field in fields(Project))
        return f"The configuration {path} has the unknown key '{key}'; known are {known}."
    return f"The configuration {path} has a wrong value for '{key}': {first['msg']}."
