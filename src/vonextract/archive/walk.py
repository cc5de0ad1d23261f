"""Finding the files of an archive, whatever its folders are like."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from vonextract.archive.settings import BatchSettings
from vonextract.display import path_text


@dataclass(slots=True)
class Walk:
    """A walk over an archive.

    Attributes:
        root: the folder.
        settings: what to look at.
        troubles: folders and files that could not be looked at, each with the reason.
    """

    root: Path
    settings: BatchSettings
    troubles: list[str] = field(default_factory=list)
    _visited: set[tuple[int, int]] = field(default_factory=set)
    _links: list[Path] = field(default_factory=list)

    def files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """The PDFs with their size and age, by name within each folder.

        Every folder is entered once, by its own name rather than by a link to it, so that links
        in a circle end and a file keeps its path when a link to its folder comes or goes.
        """
        folders = [self.root]
        while folders or self._links:
            folder = folders.pop() if folders else self._links.pop(0)
            inside = self._entries(folder)
            yield from self._pdfs(folder, inside)
            folders += reversed(self._folders(folder, inside))

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """What lies in a folder and is not excluded; nothing when it was entered before."""
        try:
            stat = folder.stat()
            if (stat.st_dev, stat.st_ino) in self._visited:
                return []
            self._visited.add((stat.st_dev, stat.st_ino))
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.troubles.append(f"The folder {path_text(folder)} cannot be read: {error.strerror}.")
            return []
        return [entry for entry in inside if not self._fits(folder / entry.name, self.settings.exclude)]

    def _folders(self, folder: Path, inside: list[os.DirEntry[str]]) -> list[Path]:
        """The folders below; those that are links are kept for the end."""
        below = [entry for entry in inside if self._is(entry, folder=True)]
        self._links += [folder / entry.name for entry in below if entry.is_symlink()]
        return [folder / entry.name for entry in below if not entry.is_symlink()]

    def _pdfs(self, folder: Path, inside: list[os.DirEntry[str]]) -> Iterator[tuple[Path, os.stat_result]]:
        for entry in inside:
            path = folder / entry.name
            if not self._fits(path, self.settings.include) or not self._is(entry, folder=False):
                continue
            try:
                stat = path.stat()
            except FileNotFoundError:  # it vanished a moment ago
                continue
            except OSError as error:
                self.troubles.append(f"The file {path_text(path)} cannot be looked at: {error.strerror}.")
                continue
            if self._recent(stat):
                yield path, stat

    def _is(self, entry: os.DirEntry[str], *, folder: bool) -> bool:
        try:
            return entry.is_dir() if folder else entry.is_file()
        except OSError as error:
            if folder and error.errno != errno.ELOOP:  # a link to itself is as good as one to nothing
                told = path_text(Path(entry.path))
                self.troubles.append(f"The entry {told} cannot be looked at: {error.strerror}.")
            return False

    def _fits(self, path: Path, patterns: tuple[str, ...]) -> bool:
        if not patterns:
            return False
        inside = str(path.relative_to(self.root))
        return any(fnmatch(inside, pattern) or fnmatch(path.name, pattern) for pattern in patterns)

    def _recent(self, stat: os.stat_result) -> bool:
        since = self.settings.since
        return since is None or dt.date.fromtimestamp(stat.st_mtime) >= since
