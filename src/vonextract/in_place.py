"""A new file in the place of an old one grants the access that the old one did."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_GROUP, _OTHERS = 0o070, 0o007
"""The bits of a file's mode that say what its group, and everybody else, may do."""


def keep_access(new: Path, old: Path) -> None:
    """Give a file or folder the mode and the group of the one whose place it takes, if there is one.

    Where the group cannot be kept, the group that the file has gets no more than everybody.

    Raises:
        OSError: the system refuses.
    """
    if not old.exists():
        return
    granted, mode = old.stat(), stat.S_IMODE(old.stat().st_mode)
    if not _given_group(new, granted.st_gid):
        mode = mode & ~_GROUP | (mode & _GROUP & (mode & _OTHERS) << 3)
    new.chmod(mode)


def _given_group(path: Path, group: int) -> bool:
    """Whether a file has that group now."""
    if path.stat().st_gid == group:
        return True
    try:
        os.chown(path, -1, group)
    except (PermissionError, AttributeError):
        return False
    return True
