"""Words and lines: what the pages' characters spell, before it is known what they are for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vonextract.geometry import Box
from vonextract.lazy import lazy
from vonextract.pdf.model import Page
from vonextract.swedish.tokens import Token, token


@dataclass(slots=True, eq=False)
class Word:
    """A run of characters without a space, on one baseline.

    Attributes:
        index: position in `PageText.words`, unique on the page.
        mcid: marked content id of its first character (see `pdf.model`).
        angle: degrees counter-clockwise the text runs; 0 for upright.
        superscript: raised and smaller than its neighbours.
        glued: follows the word before it without a space, being parted from it only by the
            baseline (a superscript and what comes right after it).
        struck: a stroke runs through it.
        drawn_sign: its minus is drawn as a line (see `layout.drawn_signs`).
        walled: a vertical border is drawn between it and the word before it on its line
            (see `tables.walls`).
        bound: goes on what stands before it, however far from it: an error of a number, the title of a note
            (see `tables.number_pairs`, `tables.alignment.note_titles`).
        spacing: points by which a space of its font is wider than usual, as in type of one pitch.
    """

    index: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: int
    bold: bool
    italic: bool
    color: int
    mcid: int
    angle: int
    superscript: bool = False
    glued: bool = False
    spacing: float = 0.0
    struck: bool = False
    drawn_sign: bool = False
    walled: bool = False
    bound: bool = False
    _token: Token | None = field(default=None, init=False, repr=False)

    @property
    def token(self) -> Token:
        """What it is by its form: number, year, unit, sign and so on."""
        if self._token is None:
            self._token = token(self.text)
        return self._token

    @property
    def box(self) -> Box:
        """Its extent."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def x_mid(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2


def around(words: Sequence[Word]) -> Box:
    """The box around all the words.

    Raises:
        ValueError: when there is none.
    """
    if len(words) == 1:
        return words[0].box
    return Box(
        min([w.x0 for w in words]),
        min([w.top for w in words]),
        max([w.x1 for w in words]),
        max([w.bottom for w in words]),
    )


def gap_between(left: Word, right: Word) -> float:
    """The gap between two neighbouring words in points, as in type with usual spaces; 0 if bound."""
    if right.bound:
        return 0.0
    gap = right.x0 - left.x1
    if left.spacing or right.spacing:
        gap -= max(left.spacing, right.spacing)
    return gap


class Line:
    """Words on one baseline: what the lines of running text and of tables have in common."""

    words: list[Word]

    @lazy
    def box(self) -> Box:
        """Around its words."""
        return around(self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box.x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box.bottom


@dataclass(eq=False)
class PageText:
    """A page with its words, and which of them are furniture.

    Attributes:
        page: what was printed.
        words: upright and turned words, in content order; `words[i].index == i`.
        furniture: indices of words of running headers, footers and page numbers.
        notes: indices of words of footnotes, table notes and their numbered markers
            (filled by `notes.page_notes`, before tables are looked for).
    """

    page: Page
    words: list[Word]
    furniture: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)

    @lazy
    def body(self) -> list[Word]:
        """The words that are neither furniture nor notes, in content order."""
        return [w for w in self.words if w.index not in self.furniture and w.index not in self.notes]

    @lazy
    def letters(self) -> dict[float, int]:
        """How many letters of the body are set in each size."""
        sizes: defaultdict[float, int] = defaultdict(int)
        for word in self.body:
            sizes[word.size] += len(word.text)
        return sizes

    def take_out(self, indices: set[int]) -> None:
        """Add words to `notes`: from now on they are no longer in `body`."""
        self.notes |= indices
        self.__dict__.pop("body", None)
        self.__dict__.pop("letters", None)


def body_size(texts: Iterable[PageText]) -> float:
    """The type size that most letters of the bodies have, in half points; 0 without any."""
    sizes: defaultdict[float, int] = defaultdict(int)
    for text in texts:
        for size, letters in text.letters.items():
            sizes[round(size * 2) / 2] += letters
    return max(sizes, key=sizes.__getitem__, default=0.0)
