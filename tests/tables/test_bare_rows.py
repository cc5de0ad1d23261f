from tests.tables.pages import page, texts, words

from vonextract.tables.alignment.text_lines import TextLine, text_lines
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


def test_a_dash_before_its_label_begins_a_row_below_the_name_of_a_group() -> None:
    heads = words((50, 100, "Not"), (220, 100, "2023-12-31"), (300, 100, "2022-12-31"), bold=True)
    lines = [
        (114, "Ackumulerade avskrivningar enligt", "", ""),
        (126, "-Vid årets början", "-2 460", "-2 296"),
        (138, "-Årets avskrivning", "-164", "-164"),
        (154, "Redovisat värde", "13 779", "13 943"),
    ]
    body = words(*((x, y, t) for y, *row in lines for x, t in zip((50, 220, 300), row, strict=True) if t))
    [table] = BareEngine().propose(page(heads, body))
    assert [row[0] for row in texts(table)] == [
        "Not",
        "Ackumulerade avskrivningar enligt",
        "-Vid årets början",
        "-Årets avskrivning",
        "Redovisat värde",
    ]


def test_regions_that_share_lines_are_read_as_each_alone() -> None:
    labels = [(50.0, float(top), label) for top, label, _ in ROWS]
    numbers = [(x, float(top), str(top + 37)) for top, _, filled in ROWS if filled for x in (160, 220)]
    text = page(words((50, 100, "Verksamhet"), (155, 100, "Budget"), (215, 100, "Utfall"), *labels, *numbers))
    engine, known = BareEngine(), dict[tuple[int, ...], TextLine]()
    for region in (text.body, [w for w in text.body if w.top < 160], [w for w in text.body if w.x0 < 200]):
        together, alone = engine.read(text, region, (), known), engine.read(text, region, ())
        assert together is not None and alone is not None
        assert texts(together) == texts(alone)
    assert len(known) < 3 * len(text_lines(text.body))
