from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.bare_pages import grid_of, page_of

from vonextract.geometry import Box
from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import LogicalTable, PageTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.carried import carried
from vonextract.tables.over_pages.stitch import stitch

FIRST = """
Mål                     Indikator                       Källa

God vård                Andel nöjda brukare             Egen mätning som görs
                                                        varje höst

Trygghet                Antal klagomål                  Diariet, sammanställt av
"""

NEXT = """
                                                        nämndens registrator

Nära vård               Antal fasta läkare              Regionen

Stöd                    Andel med plan                  Egen mätning

Enligt beslutet ska nämnden följa målen varje tertial och redovisa dem i sin egen berättelse
för hela året, med förslag till åtgärder där målen inte nås.
"""


def on_page(text: str, number: int, bold: tuple[int, ...] = ()) -> PageText:
    page = page_of(text, bold=bold)
    return PageText(replace(page.page, number=number), page.words)


def read(first: str, following: str) -> list[LogicalTable]:
    texts = [on_page(first, 1, bold=(0,)), on_page(following, 2)]
    return stitch(texts, [BareEngine().propose(text) for text in texts])


def test_texts_on_the_next_page_go_on_in_the_columns_of_the_table() -> None:
    (table,) = read(FIRST, NEXT)
    assert [part.page for part in table.parts] == [1, 2]
    last = {(c.row, c.col): c.text for c in table.cells}
    assert last[2, 2] == "Diariet, sammanställt av nämndens registrator"
    assert [last[3, c] for c in range(3)] == ["Nära vård", "Antal fasta läkare", "Regionen"]
    assert table.n_rows == 5


def test_running_text_on_the_next_page_ends_the_table() -> None:
    (table,) = read(FIRST, NEXT[NEXT.index("Enligt") :])
    assert [part.page for part in table.parts] == [1]


def test_a_name_of_a_group_below_the_header_is_a_row() -> None:
    text = """
Verksamhet              Utfall 2022    Budget 2023
                        januari-aug    helår

Gemensamma tjänster
för alla nämnder

Ekonomi                     -10 398        -13 818

Personal                     -1 204         -9 717
"""
    (table,) = BareEngine().propose(page_of(text, bold=(0, 1, 3, 4)))
    assert [row[0] for row in grid_of(table)] == [
        "Verksamhet",
        "Gemensamma tjänster för alla nämnder",
        "Ekonomi",
        "Personal",
    ]


def test_the_label_of_the_last_row_goes_on_below_its_numbers() -> None:
    text = """
Indikator                Utfall 2022    Mål 2023

Brukarbedömning              81             90
hemtjänst, andel

Personal per                 23             19
Brukare och dag
(medelvärde)
"""
    (table,) = BareEngine().propose(page_of(text, bold=(0,)))
    assert grid_of(table)[-1] == ["Personal per Brukare och dag (medelvärde)", "23", "19"]


PARTIES = """
Parti                    Röster        Mandat

Gröna listan              3 051            18

Blå listan                1 782            10
"""


LONG = """
                                                        registratorn som går
                                                        igenom alla ärenden
                                                        från hela året som
                                                        rör verksamheten i
                                                        stort eller smått,
                                                        även om de inte är
                                                        klagomål från dem,
                                                        utan synpunkter
"""


def test_a_long_text_goes_on_below_the_repeated_header() -> None:
    """Alone such lines are no table, nor need they be the rest of one; the header tells."""
    (table,) = read(FIRST, "\n".join(FIRST.split("\n")[:2]) + LONG)
    assert [part.page for part in table.parts] == [1, 2]
    assert next(c.text for c in table.cells if (c.row, c.col) == (2, 2)).endswith("utan synpunkter")
    assert table.n_rows == 3


def test_a_sum_whose_label_is_longer_than_any_before_goes_on_alone() -> None:
    first = """
Intäkter, tkr                     2024       2023

Avgifter                        89 725     39 113

Hyror                            5 191      7 346

Bidrag                          50 176     74 844
"""
    following = """
Summa verksamhetens intäkter   153 159    130 207

Enligt beslutet ska nämnden följa målen varje tertial och redovisa dem i sin egen berättelse
för hela året, med förslag till åtgärder där målen inte nås.
"""
    (table,) = read(first, following)
    last = {(c.row, c.col): c.text for c in table.cells}
    assert [last[4, c] for c in range(3)] == ["Summa verksamhetens intäkter", "153 159", "130 207"]


LABEL = """
Verksamhet          Åtgärd                             Effekt 2023     Effekt 2024

Hemtjänst           Samordnad planering av turer            1 200           2 300

Särskilt boende     Färre timvikarier                         400             900

Funktionsstöd
"""

BELOW = """
Boendestöd          Arbete i team                             100             300

Daglig verksamhet   Flytt till nya lokaler                  1 159           1 640

Turbundna resor     Samåkning                                  70             421
"""


def labels(tables: list[LogicalTable]) -> list[list[str]]:
    return [[c.text for c in sorted(table.cells, key=lambda c: c.row) if c.col == 0] for table in tables]


def test_a_label_alone_at_the_end_of_a_page_is_a_row_where_the_next_begins_in_the_same_columns() -> None:
    (found,) = labels(read(LABEL, BELOW))
    assert found[3:] == ["Funktionsstöd", "Boendestöd", "Daglig verksamhet", "Turbundna resor"]


@pytest.mark.parametrize(
    ("first", "following"),
    [
        (LABEL, "Bilaga 2\n\nNämnden beslutade om planen\nefter samråd med enheterna.\n\n" + BELOW),
        (LABEL, BELOW.replace("          ", "  ")),
        (
            LABEL,
            "Enhet               Beslut                              Plan 2023       Plan 2024\n" + BELOW,
        ),
        (LABEL.replace("\nFunktionsstöd", "\n\n\nFunktionsstöd"), BELOW),
        (LABEL.replace("Funktionsstöd", "Funktionsstöd och allt som hör dit"), BELOW),
    ],
)
def test_a_line_at_the_end_of_a_page_is_no_row_where_nothing_goes_on_with_it(
    first: str, following: str
) -> None:
    assert all("Funktionsstöd" not in label for table in labels(read(first, following)) for label in table)


RECORDS = """
Nr     Åtgärd                   Genomförande                   Tidplan

1      Minska övertid           Ledningsgruppen och            2024
                                alla enheter

2      Medicinrobotar           Inköp, utbildning och
"""


def pieces(following: str) -> list[list[str]]:
    """The labels of each table, when the rows from 3 on are read as a table by itself, with a header."""
    first, text = on_page(RECORDS, 1, bold=(0,)), on_page(following, 2)
    top = next(w.top for w in text.words if w.text == "3")
    alone = BareEngine().read(text, [w for w in text.words if w.top >= top], [])
    assert alone is not None and alone.n_rows == 3
    return labels(stitch([first, text], [BareEngine().propose(first), [replace(alone, n_header_rows=1)]]))


REST = """
                                uppföljning
"""
MORE = """
3      Placeringar              Uppföljning av hem             2024

4      Statsbidrag              Prognos varje månad            2024

5      Planering                Möten med alla enheter         2025
"""


def test_rows_right_below_those_that_go_on_with_a_table_are_its_own() -> None:
    assert pieces(REST + MORE) == [["Nr", "1", "2", "3", "4", "5"]]


WIDE = MORE.strip("\n").replace("\n\n", "\n\n\n\n")


@pytest.mark.parametrize(
    "below", ["\n\n\n\n" + MORE, "Bilagor till planen finns hos nämndens kansli i stadshuset\n" + WIDE]
)
def test_rows_below_something_else_begin_a_table(below: str) -> None:
    assert pieces(REST + below)[-1] == ["3", "4", "5"]


def test_headings_and_a_header_on_the_next_page_are_no_rows_of_the_table() -> None:
    first = """
Kassaflöde, tkr                   2024        2023

Avgifter                        89 725      39 113

Hyror                            5 191       7 346

Bidrag                          50 176      74 844
"""
    following = """
3.4 Balans

BALANS
                            31.12.2024  31.12.2023

Byggnader                      141 326     127 790

Inventarier                      1 743       1 675
"""
    assert labels(read(first, following)) == [
        ["Kassaflöde, tkr", "Avgifter", "Hyror", "Bidrag"],
        ["", "Byggnader", "Inventarier"],
    ]


def test_a_table_of_the_same_header_that_does_not_go_on_is_read_by_its_own_columns() -> None:
    first = """
Balans                              2024        2023

Byggnader         Not 9   Not 6   89 725      39 113

Mark                      Not 7    5 191       7 346

Kassa             Not 8           50 176      74 844

Bank                              50 270      71 210
"""
    following = """
Balans                              2024        2023

Eget kapital                      88 725      38 113

Skulder                   Not 9    6 191       8 346

Fonder                             7 176      74 844
"""
    tables = read(first, " \n" * 4 + following.strip("\n"))
    assert [(t.n_cols, t.n_rows) for t in tables] == [(5, 5), (4, 4)]


def test_a_running_head_on_both_pages_is_no_row() -> None:
    head = "                                            769621-9984\n\n"
    table = """
Kassaflöde, kr                    2024            2023

Avgifter                    89 725 000      39 113 000

Hyror                        5 191 000       7 346 000
"""
    following = "\nMed dessa medel beslutade nämnden att förfoga i sin helhet, efter samråd med dem."
    (found,) = labels(read(head + table, head + following))
    assert found == ["Kassaflöde, kr", "Avgifter", "Hyror"]


BEFORE = """
Mål                     Indikator                       Källa

God vård                Andel nöjda brukare             Egen mätning som görs varje
                                                        höst av nämnden.
"""

OVER_A_PAGE = """
Trygghet                Andel brukare som               Nationell undersökning,
                        upplever att de får             resultat för egen och
                        bestämma, procent               privat regi som matas in
                                                        på förvaltningen en gång
                                                        varje år i januari
"""


def test_texts_that_go_on_in_lower_case_on_the_next_page_are_one_row_and_no_header() -> None:
    texts = [on_page(BEFORE, 1, bold=(0,)), on_page(OVER_A_PAGE, 2), on_page(OVER_A_PAGE, 3)]
    (table,) = stitch(texts, [BareEngine().propose(text) for text in texts])
    assert [part.page for part in table.parts] == [1, 2, 3]
    rows = [
        [c.text.split()[0] for c in table.cells if c.row == row and c.text] for row in range(table.n_rows)
    ]
    assert rows == [
        ["Mål", "Indikator", "Källa"],
        ["God", "Andel", "Egen"],
        *[["Trygghet", "Andel", "Nationell"]] * 2,
    ]


def test_a_header_that_texts_below_go_on_in_lower_case_is_read_as_a_row() -> None:
    texts = [on_page(BEFORE, 1, bold=(0,)), on_page(OVER_A_PAGE, 2)]
    found = BareEngine().read(
        texts[1], [w for w in texts[1].body if w.baseline < texts[1].body[0].baseline + 30], []
    )
    assert found is not None
    headed = replace(found, n_header_rows=1)
    (table,) = stitch(texts, [BareEngine().propose(texts[0]), [headed]])
    assert [c.text.split()[-1] for c in table.cells if c.row == 2 and c.text] == [
        "Trygghet",
        "procent",
        "januari",
    ]


def test_first_names_of_a_header_on_the_next_page_are_no_row_of_the_table_before() -> None:
    first = """
                            2019         2018

Personal                     420          398

Lokaler                      124          117
"""
    following = """
                              31           31
                        december     december
Balansräkning               2019         2018

Inventarier                  340          176

Byggnader                    372          169
"""
    texts = [on_page(first, 1, bold=(0,)), on_page(following, 2, bold=(0, 1, 2))]
    before, *_ = stitch(texts, [BareEngine().propose(text) for text in texts])
    assert before.n_rows == 3


GOES_ON = """
                                                        nämndens registrator

Nära vård               Antal fasta läkare              Regionen

Stöd och omsorg
"""


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        pytest.param("", ["Nära vård", "Stöd och omsorg"], id="nothing"),
        pytest.param("om vardagen\n", ["Nära vård", "Stöd och omsorg om vardagen"], id="its second line"),
        pytest.param("\n" + NEXT[NEXT.index("Enligt") :], ["Nära vård"], id="running text"),
    ],
)
def test_a_label_alone_at_the_end_of_the_next_page_is_a_row(below: str, rows: list[str]) -> None:
    (table,) = read(FIRST, GOES_ON + below)
    assert [c.text for c in table.cells if c.col == 0 and c.row > 2] == rows


def test_a_label_alone_on_the_next_page_is_none() -> None:
    (table,) = read(FIRST, "\n\nStöd och omsorg\n")
    assert [part.page for part in table.parts] == [1]


def test_a_list_at_the_end_of_the_next_page_is_no_row() -> None:
    (table,) = read(FIRST, GOES_ON + "Öppna insatser\n")
    assert table.n_rows == 4


def test_a_label_right_above_another_table_is_its_title() -> None:
    texts = [on_page(FIRST, 1, bold=(0,)), on_page(GOES_ON, 2)]
    (table,) = stitch(texts[:1], [BareEngine().propose(texts[0])])
    below = replace(table.parts[0], page=2, method="rules", box=Box(50, 700, 400, 720), cells=[])

    def rows(*tables: PageTable) -> int:
        part = carried(table, texts[1], tables, Between(texts))
        assert part is not None
        return part.n_rows

    assert rows() - rows(below) == 1


def test_names_do_not_go_on_in_columns_of_amounts() -> None:
    names = "\n".join(
        f"{role:24} {name}" for role, name in [("Ordförande", "Anna Berg"), ("Ledamot", "Per Ek")]
    )
    tables = read(PARTIES, names)
    assert [len(table.parts) for table in tables if table.parts[0].page == 1] == [1]


def test_many_lines_that_nothing_groups_into_rows_are_no_row_of_the_table() -> None:
    first = FIRST.replace(" som görs", "").replace("varje höst", "")
    lines = "\n".join(f"{'':24}Namn {chr(97 + i):26} Parti" for i in range(20))
    tables = read(first, lines)
    assert [len(table.parts) for table in tables if table.parts[0].page == 1] == [1]


def test_a_long_text_without_a_header_is_not_taken_for_a_row() -> None:
    (table,) = read(FIRST, LONG)
    assert [part.page for part in table.parts] == [1]
