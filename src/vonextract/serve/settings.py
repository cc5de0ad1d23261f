"""What a server is started with, and how much it shows at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vonextract.review.page_words import Language

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Editing:
    """What editors may do.

    Attributes:
        corrections: the file that their corrections are written to.
        editor: the name that corrections are signed with, unless the editor gives another.
        read_again: reads a report into the database again, with the corrections.
    """

    corrections: Path
    editor: str
    read_again: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """How the application behaves.

    Attributes:
        db: the database.
        editing: what editors may do; None where visitors only see.
        language: of the pages.
        token: what a visitor must know; None on loopback.
        hosts: names that the server answers to; empty for all.
        rows: rows of a list on one page.
        results: results of a search of each sort, or numbers of a series, the latest.
        shown_series: series on one page.
        kept_charts: questions for series whose answers and pictures are kept in memory.
        pictures: bytes of drawn pages that are kept in memory.
        body: bytes of a form at most.
        painters: processes that draw pages.
    """

    db: Path
    editing: Editing | None = None
    language: Language = "sv"
    token: str | None = None
    hosts: frozenset[str] = LOOPBACK
    rows: int = 50
    results: int = 100
    shown_series: int = 12
    kept_charts: int = 32
    pictures: int = 64 << 20
    body: int = 64 << 10
    painters: int = 2


@dataclass(frozen=True, slots=True)
class PageSettings:
    """How much a page shows.

    Attributes:
        beginning: characters of a table that is asked about.
        least_searched: letters that a search needs; fewer are in every report.
        shown: characters of a place.
        fields: of a form, at most; no page of ours has half of them.
        busy_s: seconds after which a browser may ask again for what a writer holds.
        page_digits: of a number in an address; a longer one is no page.
    """

    beginning: int = 300
    least_searched: int = 3
    shown: int = 120
    fields: int = 20
    busy_s: int = 5
    page_digits: int = 7


SETTINGS = PageSettings()
