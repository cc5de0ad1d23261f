"""How drawings of what was seen look: widths of strokes in points, opacity of fills from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DebugSettings:
    """How drawings of what was seen look: widths of strokes in points, opacity of fills from 0 to 1.

    Attributes:
        sure: probability from which a character read from a picture is not marked.
        letters: pixels; labels are no smaller.
        fills: width of the frame around a fill,
        images: around a picture,
        rules: around a rule,
        words: around a word,
        cells: around a cell,
        regions: around a table.
        border: width of a border inside of a table.
        furniture_tint: opacity of running headers and footers,
        doubt_tint: of doubtful characters,
        cell_tint: of cells.
        letter_points: points of the letters of a label on a page that is drawn larger.
        frame_tint: opacity of frames and strokes.
        label_size: points of the letters of a label in a drawing of vectors.
        label_up: points that the probability of a border stands above its end,
        label_aside: and beside it.
    """

    sure: float = 0.95
    letters: float = 8.0
    fills: float = 0.4
    images: float = 0.8
    rules: float = 0.6
    words: float = 0.3
    cells: float = 0.8
    regions: float = 1.4
    border: float = 0.8
    furniture_tint: float = 0.25
    doubt_tint: float = 0.2
    cell_tint: float = 0.12
    letter_points: float = 5.0
    frame_tint: float = 0.86
    label_size: float = 4.0
    label_up: float = 3.0
    label_aside: float = 1.0


SETTINGS = DebugSettings()
