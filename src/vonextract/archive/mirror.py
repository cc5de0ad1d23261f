"""An archive in an object store, brought to a folder of this machine: only what changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import fsspec

from vonextract.archive.settings import SETTINGS
from vonextract.display import path_text, printable
from vonextract.errors import NoInputError, OutputError, UsageError

DEFAULT_MIRROR = Path("out/mirror")
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PART = ".part"


class Mirror(NamedTuple):
    """What lies here of an archive that lies elsewhere.

    Attributes:
        folder: where it lies here; its PDFs have the size and the time of the objects.
        troubles: objects that could not be brought, each with the reason; what was here of them stays.
    """

    folder: Path
    troubles: list[str]


def is_url(archive: str) -> bool:
    """Whether an archive is named by a URL rather than a path."""
    return bool(_URL.match(archive))


def mirrored(url: str, mirrors: Path = DEFAULT_MIRROR) -> Mirror:
    """Bring the PDFs below a URL to this machine, if they are new or changed; drop those that are gone.

    Args:
        url: what fsspec understands (`s3://bucket/diarium`).
        mirrors: the folder of all mirrors; each lies below it by its own place.

    Raises:
        UsageError: nothing that is installed understands the URL, or it leads out of the folder of mirrors.
        NoInputError: the place cannot be listed, or holds no PDF.
        OutputError: the folder cannot be written.
    """
    try:
        files, root = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"The archive {url} cannot be used: {error}.") from error
    try:
        found = {path: info for path, info in files.find(root, detail=True).items() if _is_pdf(path)}
    except Exception as error:  # every file system has errors of its own
        raise NoInputError(f"The archive {url} cannot be listed: {error}.") from error
    if not found:
        raise NoInputError(f"The archive {url} holds no PDF.")
    mirror = Mirror(_folder(url, root, mirrors), [])
    try:
        kept = set(_bring(files, root, found, mirror))
        for old in mirror.folder.rglob("*"):
            if _was_brought(old) and old not in kept:
                old.unlink()
    except OSError as error:
        raise OutputError(f"The folder {path_text(mirror.folder)} cannot be written: {error}.") from error
    return mirror


def _bring(files: Any, root: str, found: dict[str, dict[str, Any]], mirror: Mirror) -> Iterator[Path]:
    """Bring every object that is not here yet; where each lies here."""
    for path, info in found.items():
        steps = _steps(path.removeprefix(root))
        here = mirror.folder.joinpath(*steps)
        if ".." in steps:
            mirror.troubles.append(f"The object {printable(path)} leads out of its archive.")
            continue
        yield here
        try:
            changed = files.modified(path).timestamp()
            if _is_same(here, int(info["size"]), changed):
                continue
            part = here.with_name(here.name + _PART)
            here.parent.mkdir(parents=True, exist_ok=True)
            files.get_file(path, str(part))
            os.utime(part, (changed, changed))
            part.replace(here)
        except Exception as error:  # every file system has errors of its own
            mirror.troubles.append(f"The object {printable(path)} cannot be brought here: {error}.")


def _folder(url: str, root: str, mirrors: Path) -> Path:
    """Where what lies below a URL lies here: below the folder of mirrors, whatever the URL says."""
    folder = mirrors.joinpath(url.partition("://")[0].lower(), *_steps(root))
    if mirrors.resolve() not in folder.resolve().parents:
        raise UsageError(
            f"The archive {printable(url)} leads out of {path_text(mirrors)}: name it without '..'."
        )
    return folder


def _was_brought(path: Path) -> bool:
    """Whether a file here is one that a mirror makes: a PDF, whole or in part."""
    return path.is_file() and _is_pdf(path.name.removesuffix(_PART))


def _is_pdf(path: str) -> bool:
    return path.lower().endswith(".pdf")


def _steps(path: str) -> tuple[str, ...]:
    """The names that a place within a file system is made of."""
    return tuple(step for step in PurePosixPath(path).parts if step != "/")


def _is_same(here: Path, size: int, changed: float) -> bool:
    """Whether the object lies here already, by its size and, to the millisecond, its time."""
    try:
        stat = here.stat()
    except OSError:
        return False
    return stat.st_size == size and abs(stat.st_mtime - changed) < SETTINGS.same_time
