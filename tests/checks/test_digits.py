from decimal import Decimal

import pytest
from tests.checks.made_reports import BOX, report, table

from vonextract.checks.check import relations_of
from vonextract.checks.confirmed import verified
from vonextract.checks.digits import choose_digits, doubtful_digits, lost_signs, with_chosen
from vonextract.model import Cell, PageInfo, Report, Table

ROWS = [
    ["Verksamhet", "2023", "2024"],
    ["Hemtjänst", "1 284", "1 300"],
    ["Boende", "2 000", "2 100"],
    ["Dagverksamhet", "300", "310"],
    ["Summa", "3 534", "3 710"],
]


def doubted(found: Table, row: int, col: int, *alternatives: str, confidence: float = 0.7) -> Cell:
    (cell,) = [c for c in found.cells if (c.row, c.col) == (row, col)]
    cell.confidence, cell.alternatives = confidence, list(alternatives)
    return cell


def scanned(*tables: Table) -> Report:
    made = report(*tables)
    made.pages = [PageInfo(page=1, source="ocr", width=595, height=842, rotation=0)]
    return made


def test_a_number_read_with_doubt_is_named_with_its_alternatives() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, "1 234")
    (finding,) = doubtful_digits(scanned(found))
    assert finding.rule == "doubtful_digit"
    assert (finding.severity, finding.row, finding.col) == ("warning", 1, 1)
    assert "'1 234'" in finding.message


@pytest.mark.parametrize(
    ("alternatives", "told"),
    [
        ((), "0.70."),
        (("1",), "0.70; it may be '1'."),
        (("1", "2"), "0.70; it may be '1' or '2'."),
        (("1", "2", "3"), "0.70; it may be '1' or '2'."),
    ],
)
def test_two_alternatives_are_told_at_most(alternatives: tuple[str, ...], told: str) -> None:
    found = table(ROWS)
    doubted(found, 1, 1, *alternatives)
    (finding,) = doubtful_digits(scanned(found))
    assert finding.message.endswith(told)


def test_a_number_read_surely_is_not_named() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, confidence=0.999)
    doubted(found, 1, 0, confidence=0.4)
    assert doubtful_digits(scanned(found)) == []


def test_figures_read_as_letters_are_named_and_words_are_not() -> None:
    found = table(ROWS)
    doubted(found, 1, 1).text = "3U U24 166"
    doubted(found, 2, 1).text = "se not 2"
    for row in (1, 2):
        doubted(found, row, 1).value = None
    (finding,) = doubtful_digits(scanned(found))
    assert (finding.row, finding.col) == (1, 1)


@pytest.mark.parametrize("text", ["3 5O4", "63G", "2 O34", "744 06!", "?86 638", "16,G"])
def test_a_letter_among_the_figures_of_a_column_of_numbers_is_named_however_surely_it_was_read(
    text: str,
) -> None:
    found = table(ROWS)
    cell = doubted(found, 1, 1, confidence=0.999)
    cell.text, cell.value = text, None
    (finding,) = doubtful_digits(scanned(found))
    assert (finding.row, finding.col, finding.severity) == (1, 1, "warning")


@pytest.mark.parametrize(
    "text", ["12 st", "se not 12", "400kr", "", "Q1", "12-15", "5/2019", "Mer än 5, t.ex. 7"]
)
def test_units_and_words_beside_figures_are_no_letters_among_them(text: str) -> None:
    found = table(ROWS)
    cell = doubted(found, 1, 1, confidence=0.999)
    cell.text, cell.value = text, None
    assert doubtful_digits(scanned(found)) == []


def test_a_number_that_a_total_calls_for_with_the_other_sign_is_doubted() -> None:
    found = table([*ROWS[:-1], ["Summa", "2 984", "3 710"]])
    for cell in found.cells:
        cell.confidence = 0.999
    (finding,) = lost_signs(relations_of(found))
    assert (finding.row, finding.col, finding.severity, finding.expected) == (3, 1, "warning", -300)
    for cell in found.cells:
        cell.confidence = None
    assert lost_signs(relations_of(found)) == []


def test_a_stated_total_chooses_between_likely_figures_and_says_so() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, "1 264", "1 234")
    made = scanned(found)
    (choice,) = choose_digits(made)
    assert choice.text == "1 234"
    assert choice.finding.severity == "info"
    chosen = with_chosen(made, [choice])
    (cell,) = [c for c in chosen.tables[0].cells if (c.row, c.col) == (1, 1)]
    assert (cell.text, cell.alternatives) == ("1 234", [])


def test_no_figure_is_chosen_that_was_not_likely_or_leaves_the_total_wrong() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, "1 264")
    assert choose_digits(scanned(found)) == []


def test_a_doubt_that_two_numbers_could_mend_is_left_to_people() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, "1 234")
    doubted(found, 4, 1, "3 584")
    assert choose_digits(scanned(found)) == []


def test_no_other_engine_vouches_for_a_picture() -> None:
    for source, by in (("print", "engine"), ("ocr", None), ("hidden_text", None)):
        made = scanned(table(ROWS))
        made.pages[0].source = source  # type: ignore[assignment]
        facts = verified(made, [], read_alike={(1, 1, 1)}).records.facts
        assert {f.verified_by for f in facts if (f.row, f.col) == (1, 1)} <= {by, "total"}, source
        if source != "print":
            assert all(f.verified_by != "engine" for f in facts)


def test_boxes_and_values_are_left_as_they_are() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, "1 234")
    made = scanned(found)
    chosen = with_chosen(made, choose_digits(made))
    assert [c.box for c in chosen.tables[0].cells] == [BOX] * len(found.cells)
    assert made.tables[0].cells[4].value == Decimal(1284)


def test_a_figure_that_a_sum_of_its_row_vouches_for_stays() -> None:
    rows = [
        ["Verksamhet", "2023", "2024", "Summa"],
        ["Hemtjänst", "100", "200", "300"],
        ["Boende", "150", "250", "400"],
        ["Kost", "30", "40", "70"],
        ["Summa", "290", "490", "770"],
    ]
    found = table(rows)
    doubted(found, 1, 1, "110")
    assert choose_digits(scanned(found)) == []


def test_an_alternative_is_taken_only_for_the_number_that_was_read() -> None:
    found = table(ROWS)
    doubted(found, 1, 1, "1 234").value = Decimal(1285)
    assert choose_digits(scanned(found)) == []
    doubted(found, 1, 1, "oläsligt")
    assert choose_digits(scanned(found)) == []
