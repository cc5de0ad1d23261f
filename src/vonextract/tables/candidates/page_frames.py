"""The frames of a page, looked for once: what they hold is read, and speaks for or against what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.layout.model import PageText
from vonextract.lazy import lazy
from vonextract.tables.candidates.interrupted import interrupted_regions
from vonextract.tables.candidates.regions import Frame, enclosed_regions, framed_regions
from vonextract.tables.model import PageTable


@dataclass(eq=False)
class PageFrames:
    """The regions of a page that borders, or rows below running text, hold together.

    Attributes:
        text: the page.
        followed: the first verdict on it.
    """

    text: PageText
    followed: Sequence[PageTable]

    @lazy
    def closed(self) -> list[Frame]:
        """Those closed on all sides."""
        return framed_regions(self.text)

    @lazy
    def between(self) -> list[Frame]:
        """Those that borders of one width enclose."""
        return enclosed_regions(self.text)

    @lazy
    def all(self) -> list[Frame]:
        """These, and the tables that go on below running text."""
        return [*self.closed, *self.between, *interrupted_regions(self.text, self.followed)]
