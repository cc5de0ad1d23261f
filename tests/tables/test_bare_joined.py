from __future__ import annotations

from dataclasses import replace

from tests.tables.bare_pages import SIZE, grid_of, page_of

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine


def test_names_at_the_left_edge_and_numbers_at_the_right_are_one_column() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
Åtgärd                        2024                  2025                  2026

Schemaläggning                        535 000       -                                40 000

Lokaler                       -                           1 240 000       -

Bemanning                             110 000               600 000                 535 000
""",
            bold=(0,),
        )
    )
    assert grid_of(table) == [
        ["Åtgärd", "2024", "2025", "2026"],
        ["Schemaläggning", "535 000", "-", "40 000"],
        ["Lokaler", "-", "1 240 000", "-"],
        ["Bemanning", "110 000", "600 000", "535 000"],
    ]


def test_columns_that_a_line_fills_both_stay_apart() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
Åtgärd                        2024                  2025

Schemaläggning                -       535 000       40 000

Lokaler                       -       600 000       70 000
""",
            bold=(0,),
        )
    )
    assert table.n_cols == 4


def test_named_columns_of_which_each_row_fills_one_stay_apart() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
Post                  Intäkt         Kostnad

Avgifter              1 200

Löner                                9 800

Bidrag                2 100
""",
            bold=(0,),
        )
    )
    assert [row[1:] for row in grid_of(table)[1:]] == [["1 200", ""], ["", "9 800"], ["2 100", ""]]


def test_spaces_of_type_of_one_pitch_part_no_columns() -> None:
    text = page_of(
        """
Verksamhet            Utfall helår 2022    Budget helår 2023

Hemtjänst i egen regi           -10 398              -13 818

Boende för äldre                 -1 204               -9 717

Summa                           -11 602              -23 535
""",
        bold=(0,),
    )
    (table,) = BareEngine().propose(_one_pitch(text))
    assert grid_of(table)[1:] == [
        ["Hemtjänst i egen regi", "-10 398", "-13 818"],
        ["Boende för äldre", "-1 204", "-9 717"],
        ["Summa", "-11 602", "-23 535"],
    ]


def _one_pitch(text: PageText) -> PageText:
    """The page with every character 0.6 em wide, spaces too."""
    wide = [replace(w, x0=1.5 * w.x0, x1=1.5 * w.x1, spacing=0.32 * SIZE) for w in text.words]
    return PageText(text.page, wide)


def test_a_name_free_between_the_numbers_of_two_columns_names_the_one_that_lacks_a_name() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
Projekt              Budget totalt           Utfall 2016             Prognos             Prognos
                                                                                         totalt
                                                                                         2017

Gruppbostad                    -400 000                      0                     -262               -40

Inventarier                    -300 000                      0                     -300               -50
""",
            bold=(0, 1, 2),
        )
    )
    assert grid_of(table) == [
        ["Projekt", "Budget totalt", "Utfall 2016", "Prognos", "Prognos totalt 2017"],
        ["Gruppbostad", "-400 000", "0", "-262", "-40"],
        ["Inventarier", "-300 000", "0", "-300", "-50"],
    ]


def test_columns_split_into_names_and_numbers_do_not_make_the_header_too_sparse() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
Antal                                               2014             2015             2016

Hemtjänst       Chefer       Årsarbetare                   1,0              2,0              3,0

                             Anställda                     11               12               13

                Övriga       Årsarbetare                   4,0              5,0              6,0

                             Anställda                     14               15               16
""",
            bold=(0,),
        )
    )
    assert table.n_cols == 6
    assert grid_of(table)[0] == ["Antal", "", "", "2014", "2015", "2016"]
    assert grid_of(table)[2] == ["", "", "Anställda", "11", "12", "13"]
