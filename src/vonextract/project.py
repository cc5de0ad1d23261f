"""The project configuration `vonextract.toml`: what holds for every command run beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vonextract.errors import ExitCode, VonextractError
from vonextract.pdf.settings import OcrMode

FILE_NAME = "vonextract.toml"


class ProjectError(VonextractError):
    """The project configuration cannot be read or is not understood."""

    exit_code = ExitCode.USAGE


class ExportPlan(BaseModel):
    """What is written beside the database after each batch."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    to: list[Path] = Field(min_length=1, description="Files and folders; a suffix tells the format")
    views: list[str] | None = Field(None, description="Views and tables; the usual ones when left out")
    where: str | None = Field(None, description="A condition in SQL on their columns")


class Project(BaseModel):
    """The settings of a folder; an option on the command line goes before."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    database: Path | None = Field(None, description="The DuckDB database")
    vocabulary: Path | None = Field(None, description="Own words for kinds, columns and units, TOML")
    documents: Path | None = Field(None, description="What holds for documents by their paths, TOML")
    entities: Path | None = Field(None, description="Decisions on what is the same over reports, TOML")
    ocr: OcrMode | None = Field(None, description="Which pictures of paper are read: auto, off or force")
    corrections: Path | None = Field(None, description="What people state of reports, TOML")
    export: ExportPlan | None = Field(None, description="What is written after each batch")


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
    try:
        project = Project.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ProjectError(f"The configuration {path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProjectError(f"The configuration {path} is no valid TOML: {error}.") from error
    except ValidationError as error:
        raise ProjectError(_sentence(path, error)) from error
    found: dict[str, object] = {
        name: path.parent / given for name, given in project if isinstance(given, Path)
    }
    if project.export:
        places = [path.parent / to for to in project.export.to]
        found["export"] = project.export.model_copy(update={"to": places})
    return project.model_copy(update=found)


def _sentence(path: Path, error: ValidationError) -> str:
    """The first thing that is wrong."""
    first = error.errors()[0]
    key = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        known = ", ".join(Project.model_fields)
        return f"The configuration {path} has the unknown key '{key}'; known are {known}."
    return f"The configuration {path} has a wrong value for '{key}': {first['msg']}."
