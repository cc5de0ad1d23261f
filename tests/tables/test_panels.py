"""Names of panels, spread over the columns they are centred on."""

from __future__ import annotations

from typing import Any

from tests.tables.bare_pages import page_of

from vonextract.layout.model import PageText
from vonextract.pdf.model import Rule
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable
from vonextract.tables.panels import with_panels

HEAD = "Grupp         2021    2022    2023    2024"
ROWS = [
    "Barn          120     131     142     128",
    "Vuxna         310     296     288     305",
    "Äldre          48      51      60      57",
]


def read(lines: list[str], **kinds: Any) -> PageTable:
    text: PageText = page_of("\n".join(lines), **kinds)
    [table] = [with_panels(t) for t in BareEngine().propose(text)]
    return table


def spans(table: PageTable) -> list[tuple[str, int, int, int]]:
    return [(c.text, c.row, c.col, c.col_span) for c in table.cells if c.col_span > 1]


def centred(text: str, first: int = 0, last: int = 42) -> str:
    return " " * ((first + last - len(text)) // 2) + text


def test_names_centred_on_the_table_span_it() -> None:
    table = read([HEAD, centred("Kvinnor"), *ROWS, centred("Män"), *ROWS], bold=[0, 1, 5])
    assert spans(table) == [("Kvinnor", 1, 0, 5), ("Män", 5, 0, 5)]
    assert [c.text for c in table.cells if c.row == 0] == ["Grupp", "2021", "2022", "2023", "2024"]
    assert table.n_rows == 9


def test_a_name_centred_on_the_numbers_spans_them() -> None:
    table = read([HEAD, *ROWS, centred("Procent av alla", 12), *ROWS], bold=[0])
    assert spans(table) == [("Procent av alla", 4, 1, 4)]


def test_the_names_at_the_left_leave_the_header() -> None:
    table = read([HEAD, "Kvinnor", *ROWS, "Män", *ROWS], bold=[0, 1, 5])
    labels = [c.text for c in table.cells if c.col == 0]
    assert labels[:3] == ["Grupp", "Kvinnor", "Barn"]
    assert labels[5] == "Män"


def test_a_number_alone_in_its_row_stays() -> None:
    lonely = "Övriga                         4"
    table = read([HEAD, *ROWS, lonely, *ROWS], bold=[0])
    assert spans(table) == []


def test_the_rest_of_a_text_in_its_column_stays() -> None:
    lines = [
        "Mål           Ansvarig           Läge",
        "Tillgång      Chefen för         Klart",
        "              omsorgen",
        "Kvalitet      Nämnden            Pågår",
        "Ekonomi       Controllern        Klart",
    ]
    assert spans(read(lines, bold=[0])) == []


def test_labels_without_room_for_the_next_word_go_on() -> None:
    lines = [
        "Nämnd                2023      2024",
        "Utskottet för         120       131",
        "Arbetsmarknad",
        "Rådet för äldre       310       296",
        "Delegationen          48         51",
        "Trygghet Nord",
        "Rådet mot våld        12         14",
        "Revisorerna            9          8",
    ]
    labels = [c.text for c in read(lines, bold=[0]).cells if c.col == 0]
    assert labels[1] == "Utskottet för Arbetsmarknad"
    assert labels[3] == "Delegationen Trygghet Nord"


def test_names_of_groups_below_short_labels_stay_rows() -> None:
    lines = [
        "Nämnd                2023      2024",
        "Barn                  120       131",
        "Stöd och omsorg",
        "Vuxna                 310       296",
        "Hälsa",
        "Äldre                 48         51",
    ]
    labels = [c.text for c in read(lines, bold=[0]).cells if c.col == 0]
    assert labels == ["Nämnd", "Barn", "Stöd och omsorg", "Vuxna", "Hälsa", "Äldre"]


def test_a_header_between_rules_may_hold_numbers() -> None:
    lines = [
        "                    per",
        "                  10 000",
        "Grupp          invånare    2024",
        "Barn               120      131",
        "Vuxna              310      296",
        "Äldre               48       51",
        "Alla               478      478",
    ]
    text = page_of("\n".join(lines))
    tops = sorted({w.top for w in text.words})
    ends = [tops[0] - 3, tops[3] - 2, tops[-1] + 11]
    text.page.rules += [Rule(50, y, 175, y, 0.5, 0) for y in ends]
    [table] = BareEngine().propose(text)
    assert [c.text for c in table.cells if c.row == 0] == ["Grupp", "per 10 000 invånare", "2024"]
