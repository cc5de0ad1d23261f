from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text
from typer.testing import CliRunner

from vonextract.cli import app
from vonextract.errors import ExitCode, NoInputError, OutputError
from vonextract.plot.draw import draw, draw_one, picture, write
from vonextract.plot.series import OUTCOME, PARTIAL, TARGET, Point, Series, find_series
from vonextract.store.database import open_for_reading
from vonextract.store.query import answer


def series_of(name: str = "Hemtjänst", committee: str = "Socialnämnden", doubtful: bool = False) -> Series:
    points = [Point(year, 1_250_000.0 * year, doubtful, "a.pdf", 1, None) for year in (2023, 2024)]
    lines = {OUTCOME: points, "budget": points}
    return Series(name, committee, "Kommunen", None, "kr", lines, [(OUTCOME, p) for p in points])


def test_a_series_is_found_by_its_words_with_every_number_of_the_view(sample_database: Path) -> None:
    with open_for_reading(sample_database) as con:
        ((found,), _) = find_series(con, "hemtjänst nettokostnad", 12)
    stated = answer(
        sample_database,
        "SELECT ref FROM v_drift_serie WHERE entity = 'Hemtjänst' AND amount_sek IS NOT NULL"
        " AND year IS NOT NULL"
        " AND measure IN ('utfall', 'bokslut', 'budget', 'plan', 'prognos')",
    ).rows
    assert found.name == "Hemtjänst"
    assert sorted(p.ref or "" for _, p in found.points) == sorted(ref for (ref,) in stated)


def test_part_of_a_year_is_no_year(sample_database: Path) -> None:
    with open_for_reading(sample_database) as con:
        ((found,), _) = find_series(con, "hemtjänst", 12)
    assert [p.year for p in found.lines[OUTCOME]] == [2023]
    assert [(p.year, p.value) for p in found.lines[PARTIAL]] == [(2025, 153_420_000.0)]


def test_costs_printed_with_a_minus_in_one_report_are_drawn_as_magnitudes(sample_database: Path) -> None:
    with open_for_reading(sample_database) as con:
        ((found,), _) = find_series(con, "hemtjänst", 12)
    assert found.magnitudes
    assert min(p.value for _, p in found.points) > 0
    assert "utan tecken" in found.title


def test_targets_stand_beside_what_was_reached(sample_database: Path) -> None:
    with open_for_reading(sample_database) as con:
        ((found,), _) = find_series(con, "trygghet hemtjänsten", 12)
    assert [(p.year, p.value) for p in found.lines[TARGET]] == [(2025, 80.0), (2030, 90.0)]


def test_one_of_several_keeps_the_scale_it_has_beside_them() -> None:
    small = series_of("Liten")
    large = replace(small, points=[(line, p._replace(value=9 * p.value)) for line, p in small.points])
    together, alone = draw([small, large]), draw_one([small, large], 0)
    assert [axes.get_ylim() for axes in alone.axes] == [together.axes[0].get_ylim()]
    assert draw_one([small], 0).axes[0].get_ylim() != alone.axes[0].get_ylim()


def test_nothing_alike_is_said(sample_database: Path) -> None:
    with open_for_reading(sample_database) as con, pytest.raises(NoInputError, match="rymdfart"):
        find_series(con, "rymdfart", 12)


def test_numbers_are_written_as_swedes_do() -> None:
    texts = _texts(draw([series_of()]))
    assert any("," in text for text in texts), texts
    assert any("\u00a0" in text for text in texts), texts
    assert "mnkr" in texts


def test_doubtful_points_are_hollow() -> None:
    for doubtful in (True, False):
        axes = draw([series_of(doubtful=doubtful)]).axes[0]
        faces = {line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"}
        assert faces == ({"white"} if doubtful else {"#111111"})


def test_no_two_lines_are_told_apart_by_colour_alone() -> None:
    from vonextract.plot.draw import _STYLES

    looks = [(style.dash, style.mark) for style in _STYLES.values()]
    assert len(set(looks)) == len(looks)


def test_each_namnd_has_its_own_picture_on_the_same_scale() -> None:
    figure = draw([series_of(committee=f"Nämnd {n}") for n in range(5)])
    assert len(figure.axes) == 5
    assert len({axes.get_ylim() for axes in figure.axes}) == 1


def test_a_long_name_stays_in_its_own_picture() -> None:
    name = "Personalkontinuitet, antal personal under 14 dagar, medelvärde"
    figure = draw([series_of(name, committee=f"Nämnd {n}") for n in range(2)])
    figure.draw_without_rendering()
    titles = [text for axes in figure.axes for text in axes.findobj(Text) if name[:10] in text.get_text()]
    first, second = (title.get_window_extent() for title in titles)
    assert first.x1 < second.x0


def test_series_of_reports_without_a_kommun_are_told_apart() -> None:
    one = replace(series_of(), organisation=None)
    assert one.place == f"Socialnämnden, {one.points[0][1].file_name}"
    assert series_of().place == "Socialnämnden"


def test_a_picture_is_the_same_each_time() -> None:
    assert picture(draw([series_of()]), "svg") == picture(draw([series_of()]), "svg")


@given(st.text(min_size=1, max_size=40))
def test_any_name_can_be_drawn(name: str) -> None:
    assert draw([series_of(name, f"$\\frac{{{name}}}$")]).axes[0].get_title(loc="left") is not None


@pytest.mark.parametrize("name", ["$\\frac{", "</text><script>alert(1)</script>", "a\x1b[31m\u202eb"])
def test_hostile_names_stay_text(name: str) -> None:
    svg = picture(draw([series_of(name, name)]), "svg")
    assert b"<script" not in svg
    assert b"\x1b" not in svg


def test_only_pictures_are_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.svg or \.png"):
        write(draw([series_of()]), tmp_path / "plot.pdf")


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_command_writes_a_picture(sample_database: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"hemtjänst.{suffix}"
    told = CliRunner().invoke(app, ["plot", "hemtjänst", "--db", str(sample_database), "-o", str(output)])
    assert told.exit_code == ExitCode.OK, told.output
    assert output.read_bytes()[:5] == (b"\x89PNG\r" if suffix == "png" else b"<?xml")


def _texts(figure: object) -> set[str]:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    assert isinstance(figure, Figure)
    figure.draw_without_rendering()
    return {text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)}
