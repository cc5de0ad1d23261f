"""Labels that stand once beside several rows, at half their height."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, texts, words

from vonextract.tables.bare.engine import BareEngine

STEP = 14


def spans(labels: dict[float, str], rows: int) -> list[tuple[str, int, int]]:
    """The labels of a table of so many rows, each with its row and how many it stands for.

    Args:
        labels: by their place, in rows from the first: 0.5 is between the first two.
        rows: how many.
    """
    head = words((50, 100, "Station"), (150, 100, "Datum"), (250, 100, "Antal"), bold=True)
    texts = [(50.0, 114 + STEP * place, label) for place, label in labels.items()]
    body = [
        (x, 114.0 + STEP * n, t)
        for n in range(rows)
        for x, t in ((150.0, f"dag-{chr(97 + n)}"), (250.0, str(11 + n)))
    ]
    [table] = BareEngine().propose(page(head, words(*texts, *body)))
    return [(c.text, c.row, c.row_span) for c in table.cells if c.col == 0 and c.row and c.text]


def test_labels_between_two_rows_stand_for_both() -> None:
    assert spans({0.5: "Norr", 2.5: "Syd", 4.5: "Väst"}, 6) == [("Norr", 1, 2), ("Syd", 3, 2), ("Väst", 5, 2)]


def test_labels_beside_the_middle_of_three_rows_stand_for_all() -> None:
    assert spans({1: "Norr", 4: "Syd"}, 6) == [("Norr", 1, 3), ("Syd", 4, 3)]


def test_a_label_of_two_lines_is_one() -> None:
    assert spans({0.6: "Norr", 1.4: "Berg", 4: "Syd"}, 6) == [("Norr Berg", 1, 3), ("Syd", 4, 3)]


@pytest.mark.parametrize(
    ("labels", "rows"),
    [({0: "Norr", 3: "Syd"}, 6), ({0: "Norr", 1: "Syd", 2: "Väst"}, 3), ({0: "Norr", 4: "Syd"}, 5)],
)
def test_labels_at_the_first_of_their_rows_stand_in_that_row(labels: dict[float, str], rows: int) -> None:
    assert [(row, span) for _, row, span in spans(labels, rows)] == [(int(place) + 1, 1) for place in labels]


def test_numbers_between_the_two_lines_of_their_label_are_one_row() -> None:
    lines = [
        (0.0, "Omsättning", "8 360", "6 997"), (1.0, "Soliditet", "84", "83"),
        (2.0, "Årsavgift per kvadratmeter", "", ""), (2.45, "", "596", "590"), (2.9, "upplåten yta", "", ""),
        (3.9, "Elkostnad", "104", "108"), (4.9, "Vatten", "23", "30"),
    ]  # fmt: skip
    head = words((50, 100, "Nyckeltal"), (250, 100, "2023"), (350, 100, "2022"), bold=True)
    body = [
        (x, 114 + STEP * place, text)
        for place, *texts in lines
        for x, text in zip((50.0, 250.0, 350.0), texts, strict=True)
        if text
    ]
    [table] = BareEngine().propose(page(head, words(*body)))
    assert [c.text for c in table.cells if c.row == 3] == [
        "Årsavgift per kvadratmeter upplåten yta",
        "596",
        "590",
    ]
    assert table.n_rows == 6


def test_numbers_beside_one_of_the_lines_of_their_label_keep_to_it() -> None:
    lines = [
        (0, "Trygghet i hemtjänsten, andel", "79"), (1, "Bemötande på särskilt boende, andel", "93"),
        (2, "nöjda (%)", ""), (3, "Personalkontinuitet, antal personal", "15"), (4, "under 14 dagar", ""),
        (5, "Sjukfrånvaro, totalt", "9"),
    ]  # fmt: skip
    head = words((50, 100, "Indikator"), (300, 100, "2023"), (400, 100, "2024"), bold=True)
    body = [
        (x, 112.0 + 12 * n, text)
        for n, label, number in lines
        for x, text in ((50.0, label), (300.0, number), (400.0, number))
        if text
    ]
    [table] = BareEngine().propose(page(head, words(*body)))
    labels = [c.text for c in table.cells if c.col == 0]
    assert labels[2:4] == [
        "Bemötande på särskilt boende, andel nöjda (%)",
        "Personalkontinuitet, antal personal under 14 dagar",
    ]


def test_two_tight_lines_beside_rows_far_apart_are_the_label_of_one() -> None:
    head = words((50, 100, "Mått"), (250, 100, "2023"), (350, 100, "2022"), bold=True)
    body = [(x, 120.0 + 26 * n, f"{x - 241 + n}") for n in range(6) for x in (250, 350)]
    names = [("Inkomst", ""), ("Ojämlik inkomst", "(index)"), ("Förtida död", "(år förlorade)"),
             ("Skillnad mellan", "delar av landet"), ("Ojämlik hälsa", "(index)"), ("Hälsa", "")]  # fmt: skip
    labels = [
        (50, 120.0 + 26 * n + (shift if second else 0), text)
        for n, (first, second) in enumerate(names)
        for shift, text in ((-5, first), (5, second))
        if text
    ]
    [table] = BareEngine().propose(page(head, words(*labels, *body)))
    found = [c.text for c in table.cells if c.col == 0 and c.row]
    assert found == [f"{first} {second}".strip() for first, second in names]


def test_labels_level_with_two_rows_below_a_name_are_two() -> None:
    lines = [
        ("Balanserat resultat", "-2 297"), ("Årets resultat", "-323"), ("", "-2 621"), ("Förslag:", ""),
        ("Avsatt till fond", "228"), ("Balanseras", "-2 849"), ("", "-2 621"),
    ]  # fmt: skip
    body = [
        (x, 114.0 + 11 * n, t)
        for n, line in enumerate(lines)
        for x, t in zip((50, 250), line, strict=True)
        if t
    ]
    [table] = BareEngine().propose(page(words(*body)))
    assert [c.text for c in table.cells if c.col == 0] == [label for label, _ in lines]


def test_labels_on_lines_of_their_own_keep_their_column_beside_texts_and_numbers() -> None:
    """No line holds a label and a text beside it, and the corridor between the two is narrow."""
    head = words((50, 100, "Station"), (110, 100, "Sort"), (210, 100, "Antal"), (270, 100, "Andel"))
    labels = words(*((50, 131 + 34 * n, name) for n, name in enumerate(("Norr Berg", "Syd", "Väst"))))
    rows = [
        words((110, y, sort), (210, y, "12,4"), (270, y, "31,5"))
        for n in range(3)
        for y, sort in ((124 + 34 * n, "första"), (138 + 34 * n, "andra gången"))
    ]
    text = page(head, labels, *rows)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    firsts = [(c.text, c.row_span) for c in table.cells if c.row and c.text and c.col < 2]
    assert firsts == [
        ("Norr Berg", 2), ("första", 1), ("andra gången", 1),
        ("Syd", 2), ("första", 1), ("andra gången", 1),
        ("Väst", 2), ("första", 1), ("andra gången", 1),
    ]  # fmt: skip


def test_labels_level_with_the_first_lines_of_wrapped_texts_are_not_centred() -> None:
    said = [
        (
            "Uppstart med budgeten för året och",
            "genomgång av de planer som gäller och",
            "vad nämnden har beslutat",
        ),
        ("Nämnderna lämnar sina förslag till", "den som bereder dem för utskottet i", "kommunen"),
        ("Beredning i kommunens utskott, med de", "presidier som bjuds in"),
        ("Beslut om ramar för året och de", "tre som följer på det"),
    ]
    days, texts_of, top = [], [], 120
    for day, lines in zip(("12 mars", "20 mars", "10 april", "17 april"), said, strict=True):
        days.append((50, top, day))
        texts_of += [(130, top + 14 * n, line) for n, line in enumerate(lines)]
        top += 14 * len(lines)
    text = page(words((50, 100, "Datum"), (130, 100, "Aktivitet"), bold=True), words(*days, *texts_of))
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert [row[0] for row in texts(table)] == ["Datum", "12 mars", "20 mars", "10 april", "17 april"]
