"""Finding the files of an archive, whatever its folders are like."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from vonextract.archive.settings import BatchSettings


@dataclass(slots=True)
class Walk:
    """A walk over an archive.

    Attributes:
        troubles: folders and files that could not be looked at, each with the reason.
    """

    root: Path
    settings: BatchSettings
    troubles: list[str] = field(default_factory=list)
    _visited: set[tuple[int, int]] = field(default_factory=set)

    def files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """The PDFs with their size and age, by name within each folder; links are followed once."""
        yield from self._folder(self.root)

    def _folder(self, folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
        try:
            stat = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError as error:
            self.troubles.append(f"The folder {folder} cannot be read: {error.strerror}.")
            return
        if (stat.st_dev, stat.st_ino) in self._visited:
            return
        self._visited.add((stat.st_dev, stat.st_ino))
        for entry in entries:
            path = folder / entry.name
            if self._fits(path, self.settings.exclude):
                continue
            try:
                if entry.is_dir():
                    yield from self._folder(path)
                elif entry.is_file() and self._fits(path, self.settings.include):
                    stat = entry.stat()
                    if self._recent(stat):
                        yield path, stat
            except OSError as error:
                self.troubles.append(f"The file {path} cannot be looked at: {error.strerror}.")

    def _fits(self, path: Path, patterns: tuple[str, ...]) -> bool:
        inside = str(path.relative_to(self.root))
        return any(fnmatch(inside, pattern) or fnmatch(path.name, pattern) for pattern in patterns)

    def _recent(self, stat: os.stat_result) -> bool:
        since = self.settings.since
        return since is None or dt.date.fromtimestamp(stat.st_mtime) >= since
