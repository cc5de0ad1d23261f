"""A progress bar on stderr with rate and remaining time; nothing where no terminal shows it."""

from __future__ import annotations

import sys
from threading import Lock

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from vonextract.cli.settings import SETTINGS
from vonextract.summary import Summary


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
            speed_estimate_period=SETTINGS.estimate_s,
            disable=not sys.stderr.isatty(),
        )
        self._pages = self._ahead = 0
        self._lock = Lock()
        self._task: TaskID | None = None

    def __enter__(self) -> FileProgress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def file(self, summary: Summary | None, left: int) -> None:
        """A file is done, read or not, and so many files are left."""
        with self._lock:
            if summary is not None:
                self._pages += summary.pages
                self._ahead = max(0, self._ahead - summary.scanned_pages)
            task = self._begun()
            done = self._bar.tasks[task].completed + 1
            self._bar.update(task, completed=done, total=done + left, rate=self._rate(task))

    def picture(self) -> None:
        """A picture of paper in a file that is not done is about to be read."""
        with self._lock:
            self._ahead += 1
            task = self._begun()
            self._bar.update(task, rate=self._rate(task))

    def _begun(self) -> TaskID:
        if self._task is None:
            self._task = self._bar.add_task("Reading", total=None, rate="")
        return self._task

    def _rate(self, task: TaskID) -> str:
        seconds = self._bar.tasks[task].elapsed or 0.0
        pages = self._pages + self._ahead
        return f"{pages} pages, {pages / seconds:.1f}/s" if seconds > 1 else ""
