"""What stands in a cell, looked at once for all candidates of a page that hold it in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.layout.model import Word
from vonextract.lazy import lazy
from vonextract.tables.alignment.cut_lines import is_value
from vonextract.tables.bare.table_or_not import several_numbers
from vonextract.tables.model import GridCell
from vonextract.tables.word_groups import numbers_side_by_side


@dataclass(eq=False)
class Content:
    """The words of a cell, by printed line."""

    lines: Sequence[Sequence[Word]]

    @lazy
    def words(self) -> list[Word]:
        """All of them in reading order."""
        return [w for line in self.lines for w in line]

    @lazy
    def sizes(self) -> list[float]:
        """The type size of each, points."""
        return [w.size for w in self.words]

    @lazy
    def bold(self) -> int:
        """How many are bold."""
        return sum(w.bold for w in self.words)

    @lazy
    def top(self) -> float:
        """Upper edge of the highest."""
        return min([w.top for w in self.words])

    @lazy
    def span(self) -> tuple[float, float]:
        """Left edge of the first and right edge of the last, over all lines."""
        return min([w.x0 for w in self.words]), max([w.x1 for w in self.words])

    @lazy
    def value(self) -> bool:
        """Whether they are a number, or stand for a missing one."""
        return is_value(self.words)

    @lazy
    def crowded(self) -> bool:
        """Whether several lines are a number each, and hardly one is not."""
        numbers = sum(is_value(line) for line in self.lines)
        return numbers > 1 and len(self.lines) - numbers <= 1

    @lazy
    def side_by_side(self) -> bool:
        """Whether a line holds two numbers with nothing but space between them."""
        return any(map(numbers_side_by_side, self.lines))

    @lazy
    def several(self) -> bool:
        """Whether they are several numbers, none a group of thousands of the one before."""
        return several_numbers(self.words)

    @lazy
    def mixed(self) -> bool:
        """Whether a number ends what begins with words."""
        words = self.words
        return len(words) > 1 and not self.value and words[0].text[:1].isalpha() and is_value(words[-1:])


class Contents:
    """The contents of the cells of a page that were looked at so far."""

    def __init__(self) -> None:
        self._found: dict[tuple[tuple[int, ...], ...], Content] = {}

    def of(self, cell: GridCell) -> Content:
        """What stands in a cell."""
        key = tuple([tuple([w.index for w in line]) for line in cell.lines])
        content = self._found.get(key)
        if content is None:
            content = self._found[key] = Content(cell.lines)
        return content
