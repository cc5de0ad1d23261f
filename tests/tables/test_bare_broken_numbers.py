from __future__ import annotations

from tests.tables.bare_pages import grid_of, page_of, read_whole
from tests.tables.pages import page, texts, words

from vonextract.tables.bare.engine import BareEngine


def rows(text: str) -> list[list[str]]:
    (table,) = BareEngine().propose(page_of(text, bold=(0,)))
    return grid_of(table)[1:]


def test_numbers_that_a_narrow_column_breaks_between_thousands_are_one() -> None:
    assert rows(
        """
Verksamhet          Utfall      Budget     Avvikelse

Boende                -124        -115         8 050
                       011         741

Hemtjänst             -147        -152         6 650
                       713         384

Korttids-              -15         -16           791
boende                 470         893
"""
    ) == [
        ["Boende", "-124 011", "-115 741", "8 050"],
        ["Hemtjänst", "-147 713", "-152 384", "6 650"],
        ["Korttidsboende", "-15 470", "-16 893", "791"],
    ]


def test_a_row_without_a_label_stays_a_row_where_rows_are_set_as_close() -> None:
    assert rows(
        """
Verksamhet          Utfall      Budget
Boende                  24          15
Hemtjänst               47          52
                       713         384
"""
    ) == [["Boende", "24", "15"], ["Hemtjänst", "47", "52"], ["", "713", "384"]]


def test_a_row_that_may_be_the_rest_of_numbers_leaves_doubt() -> None:
    text = """
Verksamhet          Utfall      Budget
Boende                  24          15
Hemtjänst               47          52
                       713         384
"""
    (doubtful,) = BareEngine().propose(page_of(text, bold=(0,)))
    (plain,) = BareEngine().propose(page_of(text.replace("     713", "Stöd 713"), bold=(0,)))
    assert doubtful.confidence < 0.8 < plain.confidence


def test_a_sign_that_a_narrow_column_leaves_in_the_line_above_is_of_the_number() -> None:
    assert rows(
        """
Verksamhet            Budget        Utfall
Intäkter             6 228,0       7 725,5
                           -             -
Kostnader           46 525,7      46 216,1
Personal           -29 248,4     -28 659,2
                                         -
Netto              -40 297,7      38 490,6
"""
    ) == [
        ["Intäkter", "6 228,0", "7 725,5"],
        ["Kostnader", "- 46 525,7", "- 46 216,1"],
        ["Personal", "-29 248,4", "-28 659,2"],
        ["Netto", "-40 297,7", "- 38 490,6"],
    ]


def test_dashes_above_a_row_without_a_label_stay_a_row() -> None:
    found = rows(
        """
Verksamhet            Budget        Utfall
Intäkter             6 228,0       7 725,5
Kostnader                  -             -
Personal            29 248,4      28 659,2
"""
    )
    assert found[1] == ["Kostnader", "-", "-"]


def test_one_number_broken_above_its_label_is_whole() -> None:
    assert rows(
        """
Projekt                Budget        Utfall     Andel

Centralköket        1 250 000     1 734 471       139

                       11 635
Byggnader                 000     9 183 636        79

Maskiner              170 000        87 736        52
"""
    ) == [
        ["Centralköket", "1 250 000", "1 734 471", "139"],
        ["Byggnader", "11 635 000", "9 183 636", "79"],
        ["Maskiner", "170 000", "87 736", "52"],
    ]


def test_a_group_that_begins_no_number_goes_on_the_one_above_whatever_its_label_says() -> None:
    found = rows(
        """
Projekt                Budget        Utfall     Andel

Centralköket        1 250 000     1 734 471       139
6004 Vob              -10 600             0        79
(Tumba)                   000
Maskiner              170 000        87 736        52
"""
    )
    assert found[1] == ["6004 Vob (Tumba)", "-10 600 000", "0", "79"]


def _volumes(*lines: tuple[float, str, str, str, str, str]) -> list[list[str]]:
    """The rows of a table of volumes, from its printed lines: height, label, unit, three numbers."""
    heads = words((50, 90, "Volymer"), (200, 90, "2014"), (270, 90, "2015"), (340, 90, "2017"))
    places = (50, 120, 200, 270, 340)
    body = words(*((x, y, t) for y, *row in lines for x, t in zip(places, row, strict=True) if t))
    text = page(heads, body)
    table = read_whole(text)
    return texts(table)[1:]


def test_groups_below_numbers_that_are_whole_in_other_columns_go_on_the_row() -> None:
    assert _volumes(
        (104, "Ledsagning", "Antal timmar", "26 541", "35 878", "26 653"),
        (124, "Assistans", "Antal", "366", "349", "334 212"),
        (136, "", "timmar", "987", "975", ""),
        (156, "Egen regi", "Antal", "208", "178", "160 908"),
        (168, "", "timmar", "161", "888", ""),
    ) == [
        ["Ledsagning", "Antal timmar", "26 541", "35 878", "26 653"],
        ["Assistans", "Antal timmar", "366 987", "349 975", "334 212"],
        ["Egen regi", "Antal timmar", "208 161", "178 888", "160 908"],
    ]


def test_small_numbers_below_large_ones_are_rows_where_the_label_begins_anew() -> None:
    found = _volumes(
        (104, "Assistans", "Antal timmar", "366", "349", "334 212"),
        (116, "", "Antal personer", "987", "975", ""),
        (128, "Ledsagning", "Antal timmar", "541", "878", "26 653"),
    )
    assert [row[1] for row in found] == ["Antal timmar", "Antal personer", "Antal timmar"]


def test_errors_and_ends_of_spans_broken_off_at_their_sign_go_on_the_row() -> None:
    assert rows(
        """
Metod               Fel         Spann     Tid
Egen           34,9 ±         6,1–         12
                  1,9         12,2
Linjär             52,6       9,3–         14
ansats            ± 0,4       10,4
Stor           43,2 ±         5,0–          9
                  2,8         7,1
"""
    ) == [
        ["Egen", "34,9 ± 1,9", "6,1– 12,2", "12"],
        ["Linjär ansats", "52,6 ± 0,4", "9,3– 10,4", "14"],
        ["Stor", "43,2 ± 2,8", "5,0– 7,1", "9"],
    ]


def test_rows_of_numbers_below_dashes_stay_rows() -> None:
    found = rows(
        """
Verksamhet          Utfall      Budget
Boende                   –          15
Hemtjänst               47           –
Stöd                    13         384
"""
    )
    assert [row[0] for row in found] == ["Boende", "Hemtjänst", "Stöd"]


def test_a_list_of_notes_that_a_narrow_column_breaks_is_one() -> None:
    assert rows(
        """
Belopp i tkr        Not       2024      2023
Reparationer        3, 15,     -40       -30
                    16
Personal            Not        -41       -31
                    11, 15
Fastighetsskatt     7          -42       -32
                              -123       -93
"""
    ) == [
        ["Reparationer", "3, 15, 16", "-40", "-30"],
        ["Personal", "Not 11, 15", "-41", "-31"],
        ["Fastighetsskatt", "7", "-42", "-32"],
        ["", "", "-123", "-93"],
    ]


def test_decimals_below_their_comma_are_no_row_of_their_own() -> None:
    assert rows(
        """
Mått                    2023        2024
Nöjda brukare           84 %         98,
                                     7 %
Trygga brukare          71 %        66 %
"""
    ) == [["Nöjda brukare", "84 %", "98,7 %"], ["Trygga brukare", "71 %", "66 %"]]
    assert rows(
        """
Mått                    2023        2024
Beslut i tid             100         98,
i hela nämnden             %           7
Trygga brukare          71 %        66 %
"""
    )[0] == ["Beslut i tid i hela nämnden", "100 %", "98, 7"]


def test_a_number_below_a_comma_beside_another_number_is_a_row() -> None:
    assert rows(
        """
Mått                    2023        2024
Nöjda brukare             84         98,
Trygga brukare            71           7
"""
    ) == [["Nöjda brukare", "84", "98,"], ["Trygga brukare", "71", "7"]]
