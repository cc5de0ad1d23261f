"""What was seen of a document's letters: each is looked at once, on the first page that draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from vonextract.pdf.alphabet import SIGNS, Likeness, Outline, Outlines
from vonextract.pdf.settings import CLAIMS as SETTINGS


@dataclass(frozen=True, slots=True)
class Look:
    """What a letter looks like.

    Attributes:
        sign: what it is said to be.
        height: its extent across, as a share of the size.
        signs: how much it is like each sign.
        margins: by how much more it is like each sign than like what it is said to be.
        rendered: whether this was told from a rendering, not from an outline.
        most: how much it is like the sign that it is most like.
        margin: by how much more it looks like another sign than like itself.
    """

    sign: str
    height: float
    signs: Likeness
    margins: Likeness
    rendered: bool
    most: float = field(init=False)
    margin: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "most", float(self.signs.max()))
        object.__setattr__(self, "margin", float(self.margins.max()))

    def others(self) -> list[str]:
        """The signs that it looks like rather than like itself, all that come near the likest."""
        least = max(SETTINGS.swapped, self.margin - SETTINGS.near)
        near = (self.margins > least) & (self.signs > SETTINGS.like)
        return [SIGNS[place] for place in np.flatnonzero(near).tolist()]


Key: TypeAlias = tuple[int, ...]
"""Of a letter: its font's handle and number, its code, its extents, in that order."""


@dataclass(slots=True)
class Known:
    """What was seen of a document's letters, so that none is looked at twice.

    Attributes:
        outlines: what its fonts draw.
        drawn: outlines of letters that were seen to be drawn so.
        looks: what letters look like.
        meanings: what letters are, by what they were said to be.
    """

    outlines: Outlines = field(default_factory=Outlines)
    drawn: dict[Key, Outline] = field(default_factory=dict)
    looks: dict[Key, Look] = field(default_factory=dict)
    meanings: dict[tuple[Key, int], int] = field(default_factory=dict)
