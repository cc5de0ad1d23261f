from __future__ import annotations

from tests.tables.pages import across, covered_once, grid_rules, page, texts, words

from vonextract.tables.ruled.engine import RuledEngine

XS = [50.0, 200.0, 400.0]
HEAD = [(55.0, 105.0, "Mål"), (205.0, 105.0, "Åtgärd")]


def read(*body, end=300.0):
    """A grid with a header row and one open body of texts at (column, top)."""
    placed = [(XS[col] + 5, top, text) for col, top, text in body]
    made = page(words(*HEAD, bold=True), words(*placed), rules=grid_rules(XS, [100.0, 120.0, end]))
    (table,) = RuledEngine().propose(made)
    assert covered_once(table)
    return texts(table)


def block(top, *lines, label=""):
    said = [(1, top + 11.0 * i, line) for i, line in enumerate(lines)]
    return [(0, top, label), *said] if label else said


def test_wider_steps_part_a_body_without_rules() -> None:
    first = block(125, "Boka möten", "varje vecka", "och följ upp", label="Trygghet")
    second = block(165, "Fråga alla", "som bor här", "en gång om året", label="Delaktighet")
    third = block(205, "Ring", "en gång", label="Närhet")
    assert read(*first, *second, *third) == [
        ["Mål", "Åtgärd"],
        ["Trygghet", "Boka möten varje vecka och följ upp"],
        ["Delaktighet", "Fråga alla som bor här en gång om året"],
        ["Närhet", "Ring en gång"],
    ]


def test_a_band_above_others_is_parted_too() -> None:
    first = block(125, "Boka möten", "varje vecka", "och följ upp", label="Trygghet")
    second = block(165, "Fråga alla", "som bor här", "en gång om året", label="Delaktighet")
    third = block(205, "Ring", "en gång", label="Närhet")
    body = [(XS[col] + 5, top, text) for col, top, text in (*first, *second, *third)]
    after = [(55.0, 305.0, "Nästa år"), (55.0, 325.0, "Ekonomi"), (205.0, 325.0, "Spara")]
    rules = grid_rules(XS, [100.0, 120.0, 300.0, 320.0, 340.0])
    (table,) = RuledEngine().propose(page(words(*HEAD, bold=True), words(*body, *after), rules=rules))
    labels = [row[0] for row in texts(table)]
    assert labels == ["Mål", "Trygghet", "Delaktighet", "Närhet", "Nästa år", "Ekonomi"]


def test_even_steps_leave_the_body_one_row() -> None:
    lines = [f"rad {chr(97 + i)} av texten" for i in range(9)]
    assert len(read(*block(125, *lines, label="Trygghet"))) == 2


def test_paragraphs_of_one_cell_are_no_rows() -> None:
    first, second = block(125, "Boka möten", "varje vecka", "och följ upp"), block(165, "Fråga", "alla")
    third = block(195, "Ring", "en gång", "om året")
    assert len(read((0, 125, "Trygghet"), *first, *second, *third)) == 2


def steps() -> list[tuple[float, float, str]]:
    """The words of three rows that wider steps part."""
    return [
        (XS[col] + 5, top, text)
        for col, top, text in [
            *block(125, "Boka möten", "varje vecka", "och följ upp", label="Trygghet"),
            *block(165, "Fråga alla", "som bor här", "en gång om året", label="Delaktighet"),
            *block(205, "Ring", "en gång", label="Närhet"),
        ]
    ]


def test_wider_steps_part_a_body_between_three_lines_across() -> None:
    lines = [across(y, 50, 400) for y in (100.0, 120.0, 240.0)]
    (table,) = RuledEngine().propose(page(words(*HEAD, bold=True), words(*steps()), rules=lines))
    assert [row[0] for row in texts(table)] == ["Mål", "Trygghet", "Delaktighet", "Närhet"]


def test_a_body_with_borders_of_its_own_is_not_parted_by_steps() -> None:
    lines = [across(y, 50, 400) for y in (100.0, 120.0, 240.0)]
    own = across(150.0, 200, 300)
    (table,) = RuledEngine().propose(page(words(*HEAD, bold=True), words(*steps()), rules=[*lines, own]))
    assert table.n_rows == 2


def test_the_room_between_a_text_and_its_border_is_none_for_a_word() -> None:
    first = [
        ("Alla nämnder får i uppdrag", "Nämnden har under våren gått"),
        ("att se över sina avtal om", "igenom de avtal som gäller"),
        ("sina lokaler.", "nu och fram till den sista"),
        ("", "december."),
    ]
    second = [
        ("Kommunstyrelsen leder och", "Arbetet har inletts och det"),
        ("samordnar en översyn av de", "planeras bli klart under hela"),
        ("avgifter som tas ut av de", "hösten, för att redovisas i"),
        ("boende.", "december."),
    ]
    body = [
        (col, 130.0 + 80 * r + 11 * i, text)
        for r, lines in enumerate([first, second])
        for i, line in enumerate(lines)
        for col, text in enumerate(line)
        if text
    ]
    assert len(read(*body)) == 3
