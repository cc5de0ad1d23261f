"""A document to be typeset, whatever by: blocks of text, and tables of cells with their truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Role = Literal["title", "group", "total"]
"""The name of a part in larger type, that of a group of rows, a sum."""
Align = Literal["left", "center", "right"]


def sides(left: int, right: int = 0, center: int = 0) -> list[Align]:
    """The alignment of the columns of a table: so many to the left, then to the right, then in the middle."""
    named: list[tuple[Align, int]] = [("left", left), ("right", right), ("center", center)]
    return [side for side, count in named for _ in range(count)]


@dataclass(frozen=True)
class Cell:
    """A cell as it is printed; a newline is a break that the writer set."""

    text: str = ""
    value: Decimal | None = None
    colspan: int = 1
    rowspan: int = 1
    role: Role | None = None
    sign: str = ""
    """Set flush left in the cell while the number stands flush right ("$")."""


@dataclass(frozen=True)
class Note:
    """A note below a table."""

    marker: str
    text: str


@dataclass
class Table:
    """Rows of cells; places that a span covers are left out of their row."""

    rows: list[list[Cell]]
    align: list[Align]
    widths: list[float]
    """The share of the table's width that each column gets; 0 where it is as wide as its text."""

    kind: str = "annat"
    header_rows: int = 1
    labels: int = 1
    caption: str | None = None
    unit: str | None = None
    notes: list[Note] = field(default_factory=list)
    spaced: set[int] = field(default_factory=set)
    """Rows with a blank line above them, which is no row."""
    indent: float = 0.0
    """How far the labels below the header are moved to the right, in points."""

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.align)

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Every cell with its row and column."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            col = 0
            for cell in cells:
                while (row, col) in taken:
                    col += 1
                yield row, col, cell
                covered = range(row, row + cell.rowspan), range(col, col + cell.colspan)
                taken.update((r, c) for r in covered[0] for c in covered[1])
                col += cell.colspan

    def indents(self, row: int, col: int) -> float:
        """How far a cell's text is moved to the right, in points."""
        return self.indent if col == 0 and row >= self.header_rows else 0.0

    def role(self, row: int) -> Role | None:
        """What a row is, by its first cell."""
        return self.rows[row][0].role if self.rows[row] else None


@dataclass(frozen=True)
class Heading:
    """A heading of the outline; level 1 is a chapter."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Contents:
    """A table of contents: titles with the pages they claim to stand on."""

    entries: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class Lines:
    """Lines that are no running text: an address, the fields of a form, a line of signatures."""

    texts: tuple[str, ...]
    furniture: bool = False
    """A sender's address or boxes for signatures, which no reading of the text has."""


@dataclass(frozen=True)
class Box:
    """A filled rectangle of a chart, in points from its top left corner; grey from 0 (black) to 1."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass(frozen=True)
class Label:
    """A text of a chart: the left end of its baseline and its size, in points."""

    x: float
    y: float
    text: str
    size: float


@dataclass(frozen=True)
class Chart:
    """A drawing with words in it, none of which belongs to a table."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    caption: str


@dataclass(frozen=True)
class Abreast:
    """Two tables beside each other."""

    left: Table
    right: Table


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Contents | Lines | Chart | Table | Abreast | PageBreak


@dataclass(frozen=True)
class Paper:
    """The page: A4, its margins in points, one column of text or two."""

    landscape: bool = False
    columns: int = 1
    margin: float = 60.0
    header: str = ""
    footer: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (841.89, 595.28) if self.landscape else (595.28, 841.89)

    @property
    def measure(self) -> float:
        """The width of a column of text in points."""
        gaps = COLUMN_GAP * (self.columns - 1)
        return (self.size[0] - 2 * self.margin - gaps) / self.columns


COLUMN_GAP = 20.0
"""Between two columns of text, in points."""


@dataclass
class Made:
    """A document: its blocks, its paper and what language it is in."""

    name: str
    language: Literal["sv", "en"]
    title: str
    paper: Paper
    blocks: list[Block]
    facts: dict[str, str | int | None] = field(default_factory=dict)
    """Who, what and when it is, where it prints that; None for what it does not print."""

    def tables(self) -> Iterator[Table]:
        """The tables in the order of the text."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Abreast):
                yield from (block.left, block.right)
