"""What each candidate of a page is worth beside the others: its score, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from vonextract.lazy import lazy
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.candidates.page_frames import PageFrames
from vonextract.tables.candidates.regions import Frame
from vonextract.tables.edges import edges_of
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.reconcile import words_of
from vonextract.tables.roles import bold_share
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.stripes import stripes_of
from vonextract.tables.verdict.beheaded import beheaded
from vonextract.tables.verdict.crossed_frames import crosses, joins, with_texts_across
from vonextract.tables.verdict.cut_numbers import cuts_numbers
from vonextract.tables.verdict.fragments import fragments
from vonextract.tables.verdict.joined_names import joined_names
from vonextract.tables.verdict.out_of_step import joins_tables_beside
from vonextract.tables.verdict.running_texts import holds_running_text
from vonextract.tables.verdict.settings import SETTINGS
from vonextract.tables.verdict.undoubted import grown, lacks_border, takes_in

Words = frozenset[int]


@dataclass(eq=False)
class Rivalry:
    """The candidates of a page beside each other.

    Attributes:
        frames: of the page, and its first verdict.
        rivals: its candidates.
        scored: the share of right cells to be expected of each.
        growing: of the first verdict, the tables that stand but for a header that they may have lost.
        lines: all of the page.
    """

    frames: PageFrames
    rivals: Sequence[PageTable]
    scored: Sequence[float]
    growing: Sequence[PageTable]
    lines: Sequence[TextLine]

    def ahead(self, place: int) -> float:
        """What a candidate is worth with all that speaks for and against it."""
        table, own = self.rivals[place], self.words[place]
        if not self._spares(table, own):
            return 0.0
        worth = self._worth[place]
        against = self._is_of_several(table) or self._is_of_tagged(table, own) or joins_tables_beside(table)
        if against or cuts_numbers(table) or holds_running_text(table):
            worth -= SETTINGS.cutting
        if self._are_parts[place]:
            return worth - SETTINGS.fragment
        return worth + self._lead(place) + SETTINGS.closed * self._is_closed(place)

    def _is_of_several(self, table: PageTable) -> bool:
        """Whether borders say that a candidate is a part of one table, or of several."""
        walls = edges_of(self.frames.text).vertical
        return crosses(table, self.frames.closed, walls) or joins(table, self.frames.between)

    def _is_of_tagged(self, table: PageTable, own: Words) -> bool:
        """Whether a candidate has some of the words of a tagged table, or all in as many columns."""
        return not _is_tagged(table) and any(
            own < words or (own == words and table.n_cols == tagged.n_cols) for tagged, words in self._tagged
        )

    @lazy
    def _tagged(self) -> list[tuple[PageTable, Words]]:
        """The tables worth having that tags tell, with their words; none where some columns hold no text."""
        return [
            (table, own)
            for table, own, worth in zip(self.rivals, self.words, self._worth, strict=True)
            if _is_tagged(table) and worth > SETTINGS.worth
            if _among(table, self.frames.followed)
        ]

    @lazy
    def words(self) -> list[Words]:
        """The indices of the words of each candidate."""
        return [frozenset(table.word_indices()) for table in self.rivals]

    @lazy
    def expected(self) -> list[float]:
        """What is expected of each candidate, texts across a frame left out."""
        return with_texts_across(self.scored, self.rivals, self.words, self.frames.all)

    @lazy
    def _worth(self) -> list[float]:
        return [self._worth_of(table, own) for table, own in zip(self.rivals, self.expected, strict=True)]

    def _worth_of(self, table: PageTable, expected: float) -> float:
        """What a candidate is worth by itself."""
        if _among(table, self.growing):
            return max(expected, SETTINGS.sure_worth)
        return max(expected, SETTINGS.worth) if _among(table, self._headed_alike) else expected

    @lazy
    def _headed_alike(self) -> list[PageTable]:
        """What was followed first and has the header of another table that was, names of several columns."""
        names = [_names(table) for table in self.frames.followed]
        return [
            table
            for table, own in zip(self.frames.followed, names, strict=True)
            if len(own) >= TABLES.few_names and names.count(own) > 1
        ]

    @lazy
    def _framed(self) -> set[Words]:
        """Of the words of frames those of none that is a part of another, at one of its sides."""
        return {
            frame.words
            for frame in self.frames.closed
            if not any(frame.words < other.words and _at_side(frame, other) for other in self.frames.closed)
        }

    @lazy
    def _are_parts(self) -> list[bool]:
        """Which candidates are a part of another one or of stripes, or lost a name or line of the header."""
        stripes = stripes_of(self.frames.text)
        lost = zip(
            fragments(self.rivals, self._worth, self.lines),
            beheaded(self.rivals, self._worth),
            joined_names(self.rivals, self._worth),
            (any(one.lacks_rows(words_of(table)) for one in stripes) for table in self.rivals),
            strict=True,
        )
        return [any(part) for part in lost]

    @lazy
    def _closed(self) -> Set[Words]:
        """The words of enclosed regions, with a header above them; of none without one that begins above."""
        closed = self._framed | {frame.words for frame in self.frames.between}
        held = dict(zip(self.words, self.rivals, strict=True))
        named = {own for table, own in zip(self.rivals, self.words, strict=True) if table.n_header_rows}
        nameless = {own for own in closed - named if own in held and self._begins_above(held[own])}
        outgrown = {
            own: self.words[grown_one]
            for place, own in enumerate(self.words)
            if own in closed and (grown_one := self._better_grown(place)) is not None
        }
        return (closed - nameless - outgrown.keys()) | set(outgrown.values())

    def _better_grown(self, place: int) -> int | None:
        """The best rival that is a candidate with bold names above it, and better than that."""
        table = self.rivals[place]
        if bold_share(_first_row(table)):
            return None
        places = [
            i
            for i, rival in enumerate(self.rivals)
            if self._worth[i] > self._worth[place] and grown(rival, table) and _begins_with_names(rival)
        ]
        return max(places, key=lambda i: self._worth[i], default=None)

    def _is_closed(self, place: int) -> bool:
        """Whether borders enclose a candidate worth having, or a frame a doubtful one."""
        own = self.words[place]
        least = SETTINGS.seen_worth if own in self._framed else SETTINGS.worth
        return own in self._closed and self._worth[place] > least

    def _begins_above(self, table: PageTable) -> bool:
        """Whether a rival has names of several columns above a table, or amounts stand right there."""
        grown_ones = [rival for rival in self.rivals if grown(rival, table)]
        outgrown = any(sum(c.row == 0 and bool(c.text) for c in rival.cells) > 1 for rival in grown_ones)
        return outgrown or _goes_on_above(table, self.lines)

    def _spares(self, table: PageTable, own: Words) -> bool:
        """Whether a candidate takes no word of a table that may grow, or takes in all of it."""
        return all(
            takes_in(table, other) for other in self.growing if not own.isdisjoint(other.word_indices())
        )

    def _lead(self, place: int) -> float:
        """What a table followed first counts for besides its score.

        Nothing where a border is missing in it, where it begins with the end of a caption, nor where a better
        one has all its words and more in as many columns: what was followed lost a header.
        """
        table, own, worth = self.rivals[place], self.words[place], self._worth[place]
        if not _among(table, self.frames.followed) or lacks_border(table):
            return 0.0
        outgrown = any(
            other > worth and own < held and rival.n_cols == table.n_cols
            for other, held, rival in zip(self._worth, self.words, self.rivals, strict=True)
        )
        return 0.0 if outgrown else SETTINGS.kept


def _at_side(frame: Frame, other: Frame) -> bool:
    """Whether two frames begin at the left, or end at the right, in one place."""
    return any(abs(a - b) < TABLES.snap for a, b in zip(frame.box[::2], other.box[::2], strict=True))


def _goes_on_above(table: PageTable, lines: Sequence[TextLine]) -> bool:
    """Whether amounts stand right above a table: its first border is one over a sum."""
    near = _right_above(table, lines)
    return near is not None and any(p.numeric and not p.period and p.x0 > table.box.x0 for p in near.pieces)


def _right_above(table: PageTable, lines: Sequence[TextLine]) -> TextLine | None:
    """The line close above a table."""
    box = table.box
    above = [line for line in lines if line.box.y_mid < box.top and line.x0 < box.x1 and line.x1 > box.x0]
    near = max(above, key=lambda line: line.bottom, default=None)
    return near if near is not None and box.top - near.bottom < near.size else None


def _begins_with_names(table: PageTable) -> bool:
    """Whether the first row is bold and stands over at least half of the columns."""
    row = [cell for cell in _first_row(table) if cell.text]
    return bold_share(row) == 1 and 2 * sum(cell.col_span for cell in row) >= table.n_cols


def _first_row(table: PageTable) -> list[GridCell]:
    return [cell for cell in table.cells if cell.row == 0]


def _names(table: PageTable) -> list[str]:
    """What the header of a table says."""
    return [cell.text for cell in table.cells if cell.text and cell.row < table.n_header_rows]


def _is_tagged(table: PageTable) -> bool:
    return table.method.startswith("tags")


def _among(table: PageTable, tables: Sequence[PageTable]) -> bool:
    return any(table is other for other in tables)
