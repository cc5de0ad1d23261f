from tests.tables.pages import page, texts, words

from vonextract.tables.bare.engine import BareEngine

ROWS = [
    (114, "Hemtjänst", True),
    (128, "Boendestöd och", True),
    (139, "ledning", False),
    (153, "Summa för omsorg", True),
    (167, "Gemensamt stöd", False),
    (181, "Lokaler med hyra", True),
    (192, "samt städ", False),
    (206, "Vikarier", True),
]


def test_the_name_of_a_group_below_a_full_label_keeps_the_step_of_rows() -> None:
    labels = [(50.0, float(top), label) for top, label, _ in ROWS]
    numbers = [(x, float(top), str(top + 37)) for top, _, filled in ROWS if filled for x in (160, 220)]
    heads = words((50, 100, "Verksamhet"), (155, 100, "Budget"), (215, 100, "Utfall"), bold=True)
    [table] = BareEngine().propose(page(heads, words(*labels, *numbers)))
    assert [row[0] for row in texts(table)] == [
        "Verksamhet",
        "Hemtjänst",
        "Boendestöd och ledning",
        "Summa för omsorg",
        "Gemensamt stöd",
        "Lokaler med hyra samt städ",
        "Vikarier",
    ]
