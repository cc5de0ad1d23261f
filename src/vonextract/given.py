"""Files that people write by hand: read, or told in one sentence why not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vonextract.errors import VonextractError


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file by its text, so that it means the same in every process.

    Attributes:
        name: of the file, for messages.
        text: TOML.
    """

    name: str
    text: str


def given_text(path: Path | str, what: str, error: type[VonextractError]) -> str:
    """The text of a file, in UTF-8; the mark that editors of Windows set before it does not count.

    Args:
        path: the file.
        what: as what it was given, as its sentence begins: "The vocabulary".
        error: what is raised.

    Raises:
        VonextractError: `error`, where the file cannot be read or holds something else.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as trouble:
        raise error(f"{what} {path} cannot be read: {trouble.strerror}.") from trouble
    except UnicodeDecodeError as trouble:
        line = trouble.object[: trouble.start].count(b"\n") + 1
        raise error(f"{what} {path}, line {line}: this is no UTF-8.") from trouble


def given_toml(text: str, what: str, error: type[VonextractError]) -> dict[str, Any]:
    """What a text says as TOML; `what` names its file: "The vocabulary words.toml".

    Raises:
        VonextractError: `error`, where it is none.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise error(f"{what} is no valid TOML: {trouble}.") from trouble
