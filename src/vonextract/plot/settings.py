"""How series are drawn, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlotSettings:
    """Sizes of a picture.

    Attributes:
        width, height: of one series alone, inches.
        small: width and height of one of several, inches.
        columns: small pictures beside each other.
        most: series in one picture.
        letters: of a title in an inch; longer titles go on in the next line.
        legend: entries of the legend in an inch,
        legend_high: and how high it is below small pictures, inches.
        dpi: pixels per inch of PNG.
        least_confidence: A number below is drawn as doubtful even without a finding.
        title_up: heights of a picture at which the place of a series stands above it.
        years_margin: years left and right of the first and last.
        room: share of the range of values above and below them,
        flat_room: or of the value itself where all are alike.
        line_wide: points that the line of a series alone is wide,
        line: and that of one of several;
        mark_edge: the edge of its marks.
        part_letters: letters of what a series is a part of by which a word asks for it.
        type_size: points of the letters on the axes,
        title_size: of a title,
        note_size: and of what stands below it and in the legend.
        title_pad: points between a picture and its title,
        title_pad_place: where the place of the series stands between them.
        mark: points that a mark is wide,
        mark_wide: and that of a target, which is a stroke.
        axis_decimals: of a number on an axis; the others come of reckoning in binary.
    """

    width: float = 8.0
    height: float = 4.6
    small: tuple[float, float] = (4.4, 3.1)
    columns: int = 3
    most: int = 12
    letters: float = 9.0
    legend: float = 0.7
    legend_high: float = 0.5
    dpi: int = 150
    least_confidence: float = 0.5
    title_up: float = 1.02
    years_margin: float = 0.4
    room: float = 0.12
    flat_room: float = 0.1
    line_wide: float = 2.2
    line: float = 1.6
    mark_edge: float = 1.4
    part_letters: int = 5
    type_size: float = 10.0
    title_size: float = 11.0
    note_size: float = 9.0
    title_pad: float = 6.0
    title_pad_place: float = 18.0
    mark: float = 7.0
    mark_wide: float = 13.0
    axis_decimals: int = 6


MONEY = ((1e7, 1e6, "mnkr"), (1e4, 1e3, "tkr"), (0.0, 1.0, "kr"))
"""From so many kronor on a series is drawn in units of so many, called so: few figures are easily read."""

SETTINGS = PlotSettings()
