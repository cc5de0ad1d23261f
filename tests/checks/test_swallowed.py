"""Amounts that were read with words."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import doubts, report, table

from vonextract.checks.check import check


def test_amounts_that_were_read_into_the_names() -> None:
    swallowed = [["Hemtjänst 12 500", "11 900"], ["Boende 8 200,5", "8 300"], ["Kost 4 100", "4 000"]]
    assert ("amount_in_label", None, None) in doubts([["Verksamhet", "Utfall"], *swallowed])
    points = [["Two-stage 30.71", "84.43"], ["Random forest 56.29", "95.12"], ["Ours 14.82", "59.39"]]
    assert ("amount_in_label", None, None) in doubts([["Method", "F1"], *points])
    numbered = [["Mål 2", "11 900"], ["Avdelning 14", "8 300"], ["Kost 2024", "4 000"], ["Mål 2.1", "4 100"]]
    assert doubts([["Verksamhet", "Utfall"], *numbered]) == set()


def test_small_numbers_that_were_read_into_different_names() -> None:
    swallowed = [["Hemtjänst 12", "11 900"], ["Boende -8", "8 300"], ["Kost och måltider 4", "4 000"]]
    found = check(report(table([["Verksamhet", "Utfall"], *swallowed])))
    assert ("amount_in_label", "info") in {(finding.rule, finding.severity) for finding in found}
    numbered = [[f"Avdelning {n}", f"{n} 900"] for n in range(1, 6)]
    within = [["Hemtjänst 2 kvällar", "11 900"], ["Boende med 2 rum", "8 300"], ["Kost 4 dagar", "4 000"]]
    for rows in (numbered, within):
        found = check(report(table([["Verksamhet", "Utfall"], *rows])))
        assert "amount_in_label" not in {finding.rule for finding in found}


def test_amounts_that_were_read_with_the_words_of_the_next_column() -> None:
    words = [["A", "968324 kr Klart"], ["B", "31.344 kr Ej påbörjat"], ["C", "9,8 % Ökar"]]
    assert doubts([["Objekt", "Belopp"], *words]) == {("amount_in_label", None, 1)}
    rates = [["A", "2 359 kr per månad"], ["B", "1 200 kr per timme"], ["C", "45 kr per dag"]]
    counts = [["A", "3 nya platser"], ["B", "12 tjänster"], ["C", "4 rum och kök"]]
    for rows in (rates, counts):
        assert doubts([["Objekt", "Belopp"], *rows]) == set()


def test_compared_numbers_that_were_read_with_the_words_of_the_next_column() -> None:
    words = [["A", "36,8 (29,5) Uppfyllt"], ["B", "87 (375) Delvis"], ["C", "38,4 % (36,2 %) Delvis"]]
    assert doubts([["Mått", "Riket"], *words]) == {("amount_in_label", None, 1)}


def test_small_numbers_with_words_where_the_next_column_is_empty() -> None:
    words = [["A", "64 (feb) Delvis", ""], ["B", "87 Uppfyllt", ""], ["C", "3 Ej uppfyllt", ""]]
    assert doubts([["Mått", "Riket", "Status"], *words]) == {("amount_in_label", None, 1)}
    assert doubts([["Mått", "Riket", ""], *words]) == set()
    told = [[*row[:2], "Klart"] for row in words]
    assert doubts([["Mått", "Riket", "Status"], *told]) == set()


def test_an_amount_and_a_word_in_a_column_of_numbers() -> None:
    header, rows = (
        ["Mått", "2024", "2025"],
        [["A", "7,5 %", "8,5 %"], ["B", "6,8", "7,9"], ["C", "30,3", "25,3"]],
    )
    assert ("unparsed_number", 4, 1) in doubts([header, *rows, ["D", "16,8 % uppgift", "4,4"]])
    for text in ("Not 1 2876", "Not 9 -244 550", "Not 12 244 550"):
        assert ("unparsed_number", 4, 1) in doubts([header, *rows, ["D", text, "4,4"]])
    for text in ("uppgift saknas", "se not 12", "sedan 2019"):
        assert doubts([header, *rows, ["D", text, "4,4"]]) == set()


@pytest.mark.parametrize(
    ("col", "said", "doubted"),
    [
        (1, "- 5 096", True),
        (1, "69 278 (11 330)", True),
        (1, "11 237 − 1 756", True),
        (1, "5 096", False),
        (0, "Konsumentvägledning 1 067", True),
        (0, "Konsumentvägledning 2", False),
    ],
)
def test_a_cell_over_several_columns_of_numbers(col: int, said: str, doubted: bool) -> None:
    rows = [
        ["Tkr", "Jan", "Feb", "Mar"],
        ["A", "250", "206", "20"],
        ["B", "81", "3", "44"],
        ["C", "", "", "7"],
    ]
    rows[3][col] = said
    read = table(rows)
    read.cells = [cell for cell in read.cells if (cell.row, cell.col) != (3, col + 1)]
    next(cell for cell in read.cells if (cell.row, cell.col) == (3, col)).col_span = 2
    found = {(finding.rule, finding.row, finding.col) for finding in check(report(read))}
    assert (("unparsed_number", 3, col) in found) == doubted


def test_an_amount_among_the_words_of_a_cell_over_several_columns() -> None:
    for said, doubted in (("2025-11-09 3 040 857 kr Pågår", True), ("2025-11-09 Pågår", False)):
        rows = [["Objekt", "Datum", "Belopp", "Status"], ["A", "2025-02-07", "126 482 kr", "Klart"]]
        read = table([*rows, ["B", said, "", ""]])
        read.cells = [cell for cell in read.cells if (cell.row, cell.col) not in {(2, 2), (2, 3)}]
        next(cell for cell in read.cells if (cell.row, cell.col) == (2, 1)).col_span = 3
        found = {(finding.rule, finding.row, finding.col) for finding in check(report(read))}
        assert (("unparsed_number", 2, 1) in found) == doubted


@pytest.mark.parametrize("name", ["Gator och 125 410 parkering", "125 410 Parkering"])
def test_an_amount_within_the_name_of_a_row_over_two_columns(name: str) -> None:
    header, rows = ["", "Budget", "Utfall"], [["Skola", "21 524", "19 837"], ["Bad", "1 022", "1 020"]]
    made = table([header, *rows, [name, "", "119 727"]])
    wide = next(cell for cell in made.cells if (cell.row, cell.col) == (3, 0))
    made.cells[made.cells.index(wide)] = wide.model_copy(update={"col_span": 2})
    found = [(f.rule, f.row, f.col) for f in check(report(made))]
    assert ("unparsed_number", 3, 0) in found


def test_a_compared_number_over_two_columns_of_such_numbers_is_one() -> None:
    header, rows = ["Mått", "Kommunen", "Riket"], [["A", "7,3 (6,8)", "8,5"], ["B", "6,8 (7,0)", "7,9 (8,1)"]]
    plain = [["A", "7,3", "8,5"], ["B", "6,8", "7,9"]]
    for others, told in ((rows, False), (plain, True)):
        made = table([header, *others, ["C", "6,96 (6,84)", ""]])
        wide = next(cell for cell in made.cells if (cell.row, cell.col) == (3, 1))
        made.cells[made.cells.index(wide)] = wide.model_copy(update={"col_span": 2})
        assert (("unparsed_number", 3, 1) in {(f.rule, f.row, f.col) for f in check(report(made))}) is told


def test_amounts_that_were_read_into_the_years_of_rows() -> None:
    rows = [[f"{year} 25{year - 2000},8", "254,4"] for year in range(2019, 2023)]
    assert ("amount_in_label", None, None) in doubts([["År Kostnad", "Intäkt"], *rows])


def test_names_and_amounts_in_a_few_cells_between_columns_of_numbers() -> None:
    names = [["", "", name, "5 100"] for name in ("Drift", "Vatten", "Underhåll")]
    mixed = [["El", "1 100", f"{name} 2 200", "3 300"] for name in ("Hyror", "Avgifter", "Bidrag")]
    head = ["Not 1", "2020", "2019", "2024"]
    assert ("amount_in_label", None, None) in doubts([head, *mixed, *names, *names])
    assert ("amount_in_label", None, None) not in doubts([head, *mixed[:2], *names, *names])
    last = [[row[0], row[1], "3 300", row[2]] for row in mixed]
    assert ("amount_in_label", None, None) not in doubts(
        [head, *last, *[[*r[:2], r[3], r[2]] for r in names * 2]]
    )
