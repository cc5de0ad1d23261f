"""Labels that a table read rightly does not have."""

from __future__ import annotations

from tests.checks.made_reports import BODY, HEADER, doubts, report, table

from vonextract.checks.check import check


def test_numbers_without_a_label() -> None:
    nameless = ["", "500", "700"]
    assert ("nameless_row", 5, None) in doubts([HEADER, *BODY, ["Kost", "", ""], nameless])
    assert ("nameless_row", 4, None) in doubts([HEADER, *BODY, nameless, ["Kost", "", ""], BODY[0]])


def test_a_row_beside_no_label_without_numbers_may_have_none_and_years_are_no_numbers() -> None:
    for rows in ([*BODY, ["", "500", "700"]], [*BODY, ["", "500", "700"], BODY[0]]):
        assert doubts([HEADER, *rows]) == set()
        assert "nameless_row" in {finding.rule for finding in check(report(table([HEADER, *rows])))}
    assert ("nameless_row", 4, None) not in doubts([HEADER, *BODY, ["", "2024", "2023"], BODY[0]])


def test_a_check_mark_names_a_row() -> None:
    assert ("nameless_row", 4, None) not in doubts([HEADER, *BODY, ["✓", "500", "700"], BODY[0]])


def test_a_table_whose_rows_have_no_labels_is_made_so() -> None:
    assert doubts([HEADER, *([["", "1 200", "1 300"]] * 4)]) == set()


def test_a_label_whose_end_became_a_row() -> None:
    for above, end in (("Personlig", "assistans"), ("Bostad enligt", "LSS")):
        rows = [HEADER, [above, "1 200", "1 300"], [end, "", ""], *BODY]
        assert doubts(rows) == {("cut_label", 1, None), ("cut_label", 2, None)}


def test_the_name_of_a_group_is_no_end_of_the_label_above() -> None:
    assert doubts([HEADER, *BODY, ["Äldreomsorg", "", ""], ["Nattpatrull", "1 200", "1 300"]]) == set()


def test_the_name_of_a_group_right_below_its_bare_sum_is_the_end_of_that_label() -> None:
    rows = [HEADER, ["Äldreomsorg", "", ""], *BODY, ["Summa", "24 800", "24 200"], ["Äldreomsorg", "", ""]]
    assert doubts(rows) == {("cut_label", 5, None), ("cut_label", 6, None)}


def swallowed(words: int) -> bool:
    """Whether amounts are seen in names of so many words, the amount's two groups among them."""
    filler = " ".join(["och"] * (words - 3))
    rows = [[f"{name} {filler} 1 {n}00", f"{n}"] for n, name in enumerate(("Skola", "Vård", "Lokaler"), 2)]
    found = check(report(table([["Verksamhet", "Budget"], *rows])))
    return any(finding.rule == "amount_in_label" for finding in found)


def test_names_of_many_words_are_prose() -> None:
    assert swallowed(10)
    assert not swallowed(11)


def test_numbers_below_words_alone_are_told_though_nothing_stands_above() -> None:
    rows = [HEADER, ["Kost", "", ""], ["", "500", "700"], *BODY]
    assert ("nameless_row", 2, None) in doubts(rows)


def test_a_label_whose_beginning_became_a_row_above() -> None:
    for above, end in (("Taxor och avgifter", "av medborgare"), ("Svenska för", "Invandrare")):
        rows = [HEADER, *BODY, [above, "", ""], [end, "1 200", "1 300"], BODY[0]]
        assert doubts(rows) == {("cut_label", 5, None)}


def test_a_group_above_names_in_small_letters_begins_no_label() -> None:
    small = [["kvinnor", "600", "650"], ["män", "600", "650"]]
    assert doubts([HEADER, *BODY, ["Anställda", "", ""], *small, *BODY]) == set()
    assert doubts([HEADER, *BODY, ["Anställda", "", ""], ["varav kvinnor", "600", "650"], *BODY]) == set()
