"""Series as pictures that are read in black and white as well: lines by dash and mark, doubts hollow."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from vonextract.display import printable, swedish_number
from vonextract.errors import OutputError
from vonextract.plot.series import OUTCOME, PARTIAL, TARGET, Point, Series
from vonextract.plot.settings import MONEY, SETTINGS

FORMATS = (".svg", ".png")


class _Style(NamedTuple):
    dash: Literal["-", "--", "-.", ":", "none"]
    mark: str
    color: str


_STYLES = {
    OUTCOME: _Style("-", "o", "#111111"),
    "budget": _Style("--", "s", "#0a4f98"),
    "prognos": _Style(":", "^", "#b35a00"),
    "plan": _Style("-.", "D", "#5b7c99"),
    PARTIAL: _Style("none", "X", "#111111"),
    TARGET: _Style("-", "_", "#2e7d46"),
}
_RC: dict[Any, Any] = {
    "font.size": SETTINGS.type_size,
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": "#d9dce0",
    "svg.hashsalt": "vonextract",
    "svg.fonttype": "path",
}


def draw(series: Sequence[Series]) -> Figure:
    """Draw one series, or several as small pictures on one scale a unit.

    Args:
        series: at least one; those beyond `SETTINGS.most` are left out.
    """
    shown = series[: SETTINGS.most]
    if len(shown) == 1:
        return _drawn(shown, shown, (SETTINGS.width, SETTINGS.height), 1)
    columns = min(SETTINGS.columns, len(shown))
    wide, high = SETTINGS.small
    size = (wide * columns, high * -(-len(shown) // columns) + SETTINGS.legend_high)
    return _drawn(shown, shown, size, columns)


def draw_one(series: Sequence[Series], n: int) -> Figure:
    """Draw one of several series, small, on the scale that it has beside the others.

    Args:
        series: all of them.
        n: place of the one in them.
    """
    wide, high = SETTINGS.small
    return _drawn([series[n]], series, (wide, high + SETTINGS.legend_high), 1)


def _drawn(
    shown: Sequence[Series], beside: Sequence[Series], size: tuple[float, float], columns: int
) -> Figure:
    """Series in so many columns on a figure of so many inches, on the scale of all beside them."""
    with matplotlib.rc_context(_RC):
        figure = Figure(figsize=size, layout="constrained")
        lines = -(-len(shown) // columns)
        letters = round(SETTINGS.letters * size[0] / columns)
        for n, one in enumerate(shown, 1):
            axes = figure.add_subplot(lines, columns, n)
            _draw_one(axes, one, [s for s in beside if s.unit == one.unit], letters)
        _legend(figure, shown, round(SETTINGS.legend * size[0]))
    return figure


def picture(figure: Figure, form: str) -> bytes:
    """The figure as a file: `svg` or `png`."""
    file = io.BytesIO()
    with matplotlib.rc_context(_RC):
        metadata = {"Date": None} if form == "svg" else {}
        figure.savefig(file, format=form, dpi=SETTINGS.dpi, metadata=metadata)
    return file.getvalue()


def write(figure: Figure, output: Path) -> None:
    """Write the figure as .svg or .png.

    Raises:
        OutputError: the name has another suffix, or the file cannot be written.
    """
    if output.suffix.lower() not in FORMATS:
        raise OutputError(f"{output}: the picture is written as .svg or .png; name the file so.")
    try:
        output.write_bytes(picture(figure, output.suffix.lower()[1:]))
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}); name another place.") from error


def _draw_one(axes: Axes, series: Series, same_unit: Sequence[Series], letters: int) -> None:
    """One series, its title so wide; the axes of all that have its unit are alike."""
    values = [p.value for one in same_unit for _, p in one.points]
    factor, unit = _scale(values) if series.unit == "kr" else (1.0, series.unit or "")
    for line, style in _STYLES.items():
        points = series.lines.get(line, [])
        if points:
            _draw_line(axes, points, factor, style, wide=line == TARGET)
    place = series.place
    axes.set_title(
        textwrap.fill(printable(series.title), letters),
        loc="left",
        fontweight="bold",
        fontsize=SETTINGS.title_size,
        pad=SETTINGS.title_pad_place if place else SETTINGS.title_pad,
    )
    if place:
        axes.text(
            0,
            SETTINGS.title_up,
            printable(place),
            transform=axes.transAxes,
            color="#555d66",
            fontsize=SETTINGS.note_size,
        )
    axes.set_ylabel(printable(unit))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda v, _: swedish_number(round(float(v), SETTINGS.axis_decimals)))
    )
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: str(round(v))))
    years = [p.year for _, p in series.points]
    axes.set_xlim(min(years) - SETTINGS.years_margin, max(years) + SETTINGS.years_margin)
    low, high = min(values) / factor, max(values) / factor
    room = (high - low) * SETTINGS.room or abs(high) * SETTINGS.flat_room or 1
    axes.set_ylim(low - room, high + room)


def _draw_line(axes: Axes, points: Sequence[Point], factor: float, style: _Style, *, wide: bool) -> None:
    """The line, then its marks: doubtful points are hollow."""
    xs, ys = [p.year for p in points], [p.value / factor for p in points]
    axes.plot(
        xs,
        ys,
        linestyle=style.dash,
        color=style.color,
        linewidth=SETTINGS.line_wide if wide else SETTINGS.line,
        zorder=2,
    )
    for doubtful in sorted({p.doubtful for p in points}):
        axes.plot(
            [x for x, p in zip(xs, points, strict=True) if p.doubtful is doubtful],
            [y for y, p in zip(ys, points, strict=True) if p.doubtful is doubtful],
            linestyle="none",
            marker=style.mark,
            color=style.color,
            markerfacecolor="white" if doubtful else style.color,
            markeredgewidth=SETTINGS.line_wide if wide else SETTINGS.mark_edge,
            markersize=SETTINGS.mark_wide if wide else SETTINGS.mark,
            zorder=3,
        )


def _scale(values: Sequence[float]) -> tuple[float, str]:
    """What kronor are divided by to be read easily, and what that is called."""
    largest = max(map(abs, values))
    return next((factor, name) for least, factor, name in MONEY if largest >= least)


def _legend(figure: Figure, series: Sequence[Series], most: int) -> None:
    """What the lines mean, at most so many beside each other."""
    used = {line for one in series for line in one.lines}
    handles = [
        Line2D([], [], linestyle=s.dash, marker=s.mark, color=s.color, label=line)
        for line, s in _STYLES.items()
        if line in used
    ]
    if any(p.doubtful for one in series for _, p in one.points):
        handles.append(
            Line2D(
                [],
                [],
                linestyle="none",
                marker="o",
                color="#111111",
                markerfacecolor="white",
                label="ihålig: tveksam",
            )
        )
    figure.legend(
        handles=handles,
        loc="outside lower left",
        ncols=min(len(handles), most),
        frameon=False,
        fontsize=SETTINGS.note_size,
    )
