"""Files and folders that are put in place whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vonextract.errors import OutputError
from vonextract.in_place import keep_access

_MARK = ".vonextract-export"
"""Lies in folders that an export made, so that no other folder is ever replaced."""


@contextmanager
def put_in_place(target: Path, *, folder: bool) -> Iterator[Path]:
    """A path beside the target to write to; put in its place when the block ends well.

    Raises:
        OutputError: it cannot be written, or the target is a folder that no export made.
    """
    try:
        if folder and target.exists() and not _is_ours(target):
            raise OutputError(
                f"The folder {target} was not made by an export; name a new or an empty folder with --to."
            )
        if not folder and target.is_dir():
            raise OutputError(f"The file {target} cannot be written: a folder lies there.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as scratch:
            made = Path(scratch) / target.name
            if folder:
                made.mkdir()
                (made / _MARK).touch()
            yield made
            _swap(made, target, Path(scratch))
    except OSError as error:
        raise OutputError(f"The export {target} cannot be written: {error.strerror or error}.") from error


def _is_ours(target: Path) -> bool:
    return target.is_dir() and ((target / _MARK).exists() or not any(target.iterdir()))


def _swap(made: Path, target: Path, scratch: Path) -> None:
    """Put a file in place in one step, a folder in two that take no time."""
    keep_access(made, target)
    if made.is_dir() and target.exists():
        shutil.move(target, scratch / "before")
    made.replace(target)
