"""Labels that a table read rightly does not have."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import BODY, HEADER, doubts, report, table

from vonextract.checks.check import check
from vonextract.checks.settings import SETTINGS


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
    for above, end in (("Taxor och avgifter", "av medborgare"), ("Stöd enligt", "LSS")):
        rows = [HEADER, *BODY, [above, "", ""], [end, "1 200", "1 300"], BODY[0]]
        assert doubts(rows) == {("cut_label", 5, None)}


def test_a_group_above_names_in_small_letters_begins_no_label() -> None:
    small = [["kvinnor", "600", "650"], ["män", "600", "650"]]
    assert doubts([HEADER, *BODY, ["Anställda", "", ""], *small, *BODY]) == set()
    assert doubts([HEADER, *BODY, ["Anställda", "", ""], ["varav kvinnor", "600", "650"], *BODY]) == set()


@pytest.mark.parametrize(
    ("above", "end", "cut"),
    [
        (["Personlig", "1 200", "1 300"], ["assistans", "", ""], True),
        (["Personlig", "1 200", "1 300"], ["Assistans", "", ""], False),
        (["Personlig", "1 200", "1 300"], ["assistans", "text", ""], False),
        (["Personlig", "text", ""], ["assistans", "", ""], False),
        (["Summa", "24 800", "24 200"], ["Skola", "", ""], False),
        (["1", "1 200", "1 300"], ["assistans", "", ""], False),
        (["Vård- och omsorgs-", "1 200", "1 300"], ["Nämnden", "", ""], False),
        (["Bostad enligt", "1 200", "1 300"], ["LSS", "", ""], True),
        (["Skulden beräknas uppgå till", "1 200", "1 300"], ["Investeringar", "", ""], False),
        (["Skulden beräknas uppgå till", "1 200", "1 300"], ["sina gränser", "", ""], True),
        (["Villkor", "1 200", "1 300"], ["k = 10", "", ""], False),
    ],
)
def test_what_is_the_end_of_a_label(above: list[str], end: list[str], cut: bool) -> None:
    found = doubts([HEADER, *BODY, above, end, *BODY])
    assert (("cut_label", 4, None) in found) is (("cut_label", 5, None) in found) is cut


def test_small_letters_tell_nothing_where_more_than_a_third_of_the_labels_begin_so() -> None:
    def cut(small: int, large: int) -> bool:
        rows = [["post", "1 200", "1 300"]] * small + [["Post", "1 200", "1 300"]] * (large - 1)
        rows += [["Personlig", "1 200", "1 300"], ["assistans", "", ""]]
        return any(f.rule == "cut_label" for f in check(report(table([HEADER, *rows]))))

    assert SETTINGS.small_share == 0.34
    assert cut(0, 1) and cut(1, 2) and cut(17, 33) and not cut(18, 33) and not cut(1, 1)


def test_messages_show_sixty_letters_of_both_labels() -> None:
    above, end = "A" * 59 + "bcd", "e" * 59 + "fgh"
    rows = [HEADER, *BODY, [above, "1 200", "1 300"], [end, "", ""], *BODY]
    messages = {f.message for f in check(report(table(rows))) if f.rule == "cut_label"}
    assert messages == {f"'{end[:60]}' may be the end of the label above it, '{above[:60]}'."}
    begun = "Taxor och avgifter till medborgare och företag enligt"
    below = "Beslut av kommunfullmäktige i november månad"
    rows = [HEADER, *BODY, [begun, "", ""], [below, "1 200", "1 300"], BODY[0]]
    messages = {f.message for f in check(report(table(rows))) if f.rule == "cut_label"}
    assert messages == {f"'{below[:60]}' may be the end of the label above it, '{begun[:60]}'."}


@pytest.mark.parametrize(("nameless", "told"), [(16, True), (17, True), (18, False)])
def test_rows_without_a_label_are_told_up_to_a_third(nameless: int, told: bool) -> None:
    assert SETTINGS.nameless_share == 0.34
    rows = [["", str(7919 * n % 10007), "1 300"] for n in range(1, nameless + 1)]
    rows += [[f"Post {n}", str(6007 * n % 9973), "1 200"] for n in range(50 - nameless)]
    found = [f for f in check(report(table([HEADER, *rows]))) if f.rule == "nameless_row"]
    assert len(found) == (nameless if told else 0)


@pytest.mark.parametrize(
    ("amounts", "names", "told"), [(3, 0, True), (2, 0, False), (3, 2, True), (3, 3, False), (6, 4, True)]
)
def test_three_names_and_three_of_five_must_hold_an_amount(amounts: int, names: int, told: bool) -> None:
    assert (SETTINGS.fewest_swallowed, SETTINGS.swallowed_share) == (3, 0.6)
    rows = [[f"Post 1 {n}00", f"{n} 900"] for n in range(1, 1 + amounts)]
    rows += [["Post", f"{n} 800"] for n in range(names)]
    found = check(report(table([["Verksamhet", "Utfall"], *rows])))
    assert any(f.rule == "amount_in_label" for f in found) is told


def test_two_amounts_in_a_name_are_a_range() -> None:
    rows = [[f"Från 1 {n}00 till 2 {n}00", f"{n} 900"] for n in range(1, 6)]
    assert doubts([["Verksamhet", "Utfall"], *rows]) == set()


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (["Stöd enligt", "", ""], True),
        (["Stöd enligt", "text", ""], False),
        (["Stöd", "", ""], False),
        (["Disponeras för", "", ""], False),
        (["Stöd enligt", "1 200", ""], False),
    ],
)
def test_the_row_above_that_begins_a_label_holds_nothing_else(above: list[str], told: bool) -> None:
    found = doubts([HEADER, *BODY, above, ["Invandrare", "1 200", "1 300"], BODY[0]])
    assert (("cut_label", 5, None) in found) is told
