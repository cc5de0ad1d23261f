"""A progress bar on stderr with rate and remaining time; nothing where no terminal shows it."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class FileProgress:
    """Counts files and pages. Use as a context manager."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=sys.stdout.isatty(),
            redirect_stderr=True,
            speed_estimate_period=300,
            disable=not sys.stderr.isatty(),
        )
        self._pages = 0
        self._task: TaskID | None = None

    def __enter__(self) -> FileProgress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def file(self, pages: int, left: int) -> None:
        """A file of so many pages is done, and so many files are left."""
        if self._task is None:
            self._task = self._bar.add_task("Reading", total=None, rate="")
        self._pages += pages
        task = self._bar.tasks[self._task]
        done = task.completed + 1
        seconds = task.elapsed or 0.0
        rate = f"{self._pages / seconds:.1f} pages/s" if seconds > 1 else ""
        self._bar.update(self._task, completed=done, total=done + left, rate=rate)
