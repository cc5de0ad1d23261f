"""What a dash is, 0 or a number that is not told, say the notes of a report and its sums."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import alarms, report, section, table

from vonextract.checks.check import check
from vonextract.model import Finding

HEADER = ["Stadsdel", "2022", "2023", "2024"]


def found(*rows: str, note: str = "Siffrorna gäller årets slut.", unit: str | None = "tkr") -> list[Finding]:
    """The findings of a table of the rows, below a note."""
    cells = [line.split() for line in rows]
    return check(report(table([HEADER, *cells], unit=unit), sections=[section(note)]))


ALVIK, DALHEM = "Alvik 412 388 405", "Dalhem 655 – 702"


@pytest.mark.parametrize(
    ("note", "untold"),
    [
        ("– Uppgift saknas eller redovisas inte av sekretesskäl.", True),
        ("- = uppgift ej tillgänglig", True),
        ('Källa: egna uppgifter. "–" not available', True),
        ("– Nämnden saknar uppgift om kostnaden.", False),
        ("Alvik – uppgift saknas", False),
    ],
)
def test_a_note_tells_that_a_dash_is_a_number_that_is_not_told(note: str, untold: bool) -> None:
    assert bool(alarms(found(ALVIK, DALHEM, "Summa 1067 871 1107", note=note))) is not untold


@pytest.mark.parametrize(("unit", "severity"), [(None, "info"), ("tkr", "warning")])
def test_one_sum_over_a_dash_that_states_more_is_told_as_an_error_of_money_alone(
    unit: str | None, severity: str
) -> None:
    (finding,) = found(ALVIK, DALHEM, "Summa 1067 871 1107", unit=unit)
    assert (finding.col, finding.severity) == (2, severity)


def test_nor_where_a_slip_would_explain_it_or_less_is_stated() -> None:
    for total in ("988", "271"):
        (finding,) = found(ALVIK, DALHEM, f"Summa 1067 {total} 1107", unit=None)
        assert finding.severity != "info"


def test_several_of_one_line_show_that_a_dash_is_no_nothing() -> None:
    assert alarms(found(ALVIK, "Dalhem – 310 702", "Ekbacken 118 – 240", "Summa 871 960 1347")) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Dalhem – 310 702", "Ekbacken 118 – 240", "Summa 871 498 1347"),
        ("Dalhem – 310 –", "Ekbacken 118 – 240", "Summa 871 960 645"),
        ("Dalhem – 310 702", "Ekbacken 118 – 240", "Summa 871 600 1347"),
    ],
)
def test_less_than_the_parts_or_a_sum_that_holds_over_a_dash_shows_that_it_is_nothing(
    rows: tuple[str, ...],
) -> None:
    assert alarms(found(ALVIK, *rows))


def test_a_digit_that_is_wrong_below_a_dash_is_told_where_others_hold() -> None:
    rows = ("Dalhem – 310 702", "Ekbacken 118 – 240", "Summa 530 898 1347")
    assert [finding.col for finding in found(ALVIK, *rows)] == [2]
