"""Series that visitors ask for, and their pictures, kept until the database changes."""

from __future__ import annotations

import threading
from functools import lru_cache

from vonextract.errors import NoInputError
from vonextract.plot.series import Found, find_series
from vonextract.serve.settings import ServeSettings
from vonextract.serve.shared_database import LiveDatabase


class Charts:
    """Finds series and draws each as a picture of its own; threads may share it."""

    def __init__(self, db: LiveDatabase, settings: ServeSettings) -> None:
        self._db = db
        self._most = settings.shown_series
        self._found = lru_cache(settings.kept_charts)(self._find)
        self._svg = lru_cache(settings.kept_charts * settings.shown_series)(self._draw)
        self._drawing = threading.Lock()

    def warm(self) -> None:
        """Load what draws, so that the first visitor does not wait for it."""
        with self._drawing:
            from vonextract.plot import draw  # noqa: F401

    def found(self, words: str) -> Found:
        """The series that words name, as `find_series` finds them."""
        return self._found(words, self._db.version())

    def svg(self, words: str, n: int) -> bytes:
        """The picture of the n-th series, from 1, that words name; small where there are several.

        Raises:
            NoInputError: there are not so many.
        """
        return self._svg(words, n, self._db.version())

    def _find(self, words: str, _: object) -> Found:
        with self._db.reading() as con:
            return find_series(con, words, self._most)

    def _draw(self, words: str, n: int, version: object) -> bytes:
        series = self._found(words, version).series
        if not 1 <= n <= len(series):
            raise NoInputError(f"'{words}' names {len(series)} series; there is no picture {n}.")
        with self._drawing:  # Matplotlib's styles are the process's
            from vonextract.plot.draw import draw, draw_one, picture

            return picture(draw(series) if len(series) == 1 else draw_one(series, n - 1), "svg")
