from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.bare_pages import PITCH, SIZE, grid_of, page_of

from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Rule
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.edges import edges_of
from vonextract.tables.model import PageTable

PROSE = """
Verksamheten redovisar ett mindre underskott mot budget efter årets åtta första månader och
prognosen för helåret är oförändrad. Kostnaderna för personal ökar medan lokalerna blir färre
och billigare än under det föregående året, vilket framgår av uppföljningen nedan för varje del.
"""

ECONOMY = """
Verksamhet              Utfall 2022    Budget 2023    Prognos 2023

Äldreomsorg                 -10 398        -13 818         -14 002

Funktionsstöd                -1 204         -9 717          -9 800

Summa                       -11 602        -23 535         -23 802
"""


def read(text: str, bold: tuple[int, ...] = (), rules: tuple[Rule, ...] = ()) -> list[PageTable]:
    return BareEngine().propose(page_of(text, bold=bold, rules=rules))


def test_a_table_between_paragraphs_is_found_alone() -> None:
    (table,) = read(PROSE + "\n" + ECONOMY + "\n" + PROSE)
    assert grid_of(table) == [
        ["Verksamhet", "Utfall 2022", "Budget 2023", "Prognos 2023"],
        ["Äldreomsorg", "-10 398", "-13 818", "-14 002"],
        ["Funktionsstöd", "-1 204", "-9 717", "-9 800"],
        ["Summa", "-11 602", "-23 535", "-23 802"],
    ]
    assert table.n_header_rows == 1
    assert table.method == "text"


def test_every_place_of_the_grid_is_covered_once() -> None:
    (table,) = read(ECONOMY)
    places = [
        (r, c)
        for cell in table.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    ]
    assert sorted(places) == [(r, c) for r in range(table.n_rows) for c in range(table.n_cols)]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        """
Inledning ................................................ 3
Ekonomi .................................................. 7
Uppföljning .............................................. 12
Källor ................................................... 20
""",
        """
Inledning                                                  3
Ekonomi                                                    7
Uppföljning                                               12
Källor                                                    20
Bilagor                                                   24
""",
        """
•   Förebyggande verksamhet för äldre
•   Säker myndighetsutövning
•   En hemtjänst med hög kvalitet
""",
        """
1.   Personal sätts in den tid på dygnet då behovet är störst
2.   Medarbetarna arbetar i grupp runt brukarna
3.   Behovet följs upp varje månad
""",
        """
500

400              Utfall

300              Budget

200

100

0       Jan      Feb      Mar      Apr      Maj      Jun
""",
        "",
    ],
    ids=["prose", "contents", "contents without dots", "bullets", "numbered", "chart", "nothing"],
)
def test_no_table_where_there_is_none(text: str) -> None:
    assert read(text) == []


def test_text_in_two_columns_is_no_table() -> None:
    left = [f"spalten till vänster har sin rad {n} av text" for n in range(24)]
    right = [f"och spalten till höger har sin rad {n} av text" for n in range(24)]
    assert read("\n".join(a.ljust(60) + b for a, b in zip(left, right, strict=True))) == []


def test_a_figure_is_no_table() -> None:
    text = "Månad      Antal\n\nJanuari       14\n\nFebruari       7\n\nDiagram 3: Lediga lägenheter\n"
    assert read(text) == []
    assert len(read(text.replace("Diagram", "Tabell"))) == 1


def test_a_label_goes_on_over_lines_while_its_number_stands_on_the_first() -> None:
    (table,) = read("""
Indikator                        2022     2023

Brukarbedömning hemtjänst, hel-    79       80
hetssyn, andel i procent

Brukarbedömning boendestöd         85       88

Andel medarbetare med adekvat      90       91
utbildning för uppdraget
""")
    assert [row[0] for row in grid_of(table)] == [
        "Indikator",
        "Brukarbedömning hemtjänst, helhetssyn, andel i procent",
        "Brukarbedömning boendestöd",
        "Andel medarbetare med adekvat utbildning för uppdraget",
    ]


def test_numbers_below_each_other_are_rows_of_their_own_without_any_gap() -> None:
    (table,) = read("""
Månad      Antal   Andel
Januari       14      20
Februari       7      10
Mars           5       7
""")
    assert grid_of(table)[1:] == [["Januari", "14", "20"], ["Februari", "7", "10"], ["Mars", "5", "7"]]


def test_a_group_row_has_its_label_alone() -> None:
    (table,) = read("""
Verksamhet         2022      2023

Äldreomsorg

Hemtjänst           140       150

Boende              245       250

Funktionsstöd

Boendestöd           20        30
""")
    assert ["Funktionsstöd", "", ""] in grid_of(table)
    assert ["Boende", "245", "250"] in grid_of(table)


def test_cells_of_text_are_told_by_the_gaps_between_rows() -> None:
    (table,) = read(
        """
Mål                      Risk                          Åtgärd

Information till alla    Handlingar kan förstöras      Arkivet flyttas till
                         vid en olycka i arkivet       nya lokaler i år

Ekonomi i balans         Kostnaderna ökar mer än       Månadsvis uppföljning
                         intäkterna under året
""",
        bold=(0,),
    )
    assert grid_of(table)[1] == [
        "Information till alla",
        "Handlingar kan förstöras vid en olycka i arkivet",
        "Arkivet flyttas till nya lokaler i år",
    ]
    assert table.n_rows == 3


def test_a_header_over_several_columns_spans_them() -> None:
    (table,) = read("""
                      Finland              Sverige
                  Kvinnor    Män       Kvinnor    Män

1995                 15,1   15,7          12,0    8,7

2000                 10,6    9,1           9,3    6,4

2005                  8,6    8,2           8,9    7,0
""")
    spans = {cell.text: (cell.row, cell.col, cell.col_span) for cell in table.cells if cell.col_span > 1}
    assert spans == {"Finland": (0, 1, 2), "Sverige": (0, 3, 2)}
    assert table.n_header_rows == 2


def test_a_column_known_from_its_header_alone_is_kept() -> None:
    (table,) = read("""
Projekt            Ansökt        Erhållet        Budget

Inventarier                                         400

Maskiner                                          4 000

Möbler                                              500
""")
    assert grid_of(table)[0] == ["Projekt", "Ansökt", "Erhållet", "Budget"]
    assert grid_of(table)[2] == ["Maskiner", "", "", "4 000"]


def test_tables_with_a_heading_between_are_kept_apart() -> None:
    first, second = read(
        ECONOMY
        + "\n\n\nInvesteringar\n\n"
        + """
Projekt                    Belopp

Inventarier                   400

Möbler                        500
""",
        bold=(0, 10, 13),
    )
    assert first.n_rows == 4
    assert grid_of(second)[-1] == ["Möbler", "500"]


def test_the_caption_is_no_part_of_the_table() -> None:
    (table,) = read("Tabell 4   Utfall och budget per verksamhet, tkr\n\n" + ECONOMY)
    assert grid_of(table)[0][0] == "Verksamhet"


def test_a_rule_under_the_header_ends_it() -> None:
    text = "Namn              Roll\nEva Ek            Ordförande\nBo Al             Ledamot\n"
    y = 60.0 + PITCH / 2 - 0.1 * SIZE
    rule = Rule(50.0, y, 200.0, y, 0.5, 0)
    assert read(text) == []
    page = page_of(text, rules=[rule])
    table = BareEngine().read(page, page.body, edges_of(page).horizontal)
    assert table is not None and table.n_header_rows == 1


@pytest.mark.parametrize(("indent", "columns"), [(0, 3), (8, 4)])
def test_borders_that_begin_well_before_all_texts_leave_an_empty_column(indent: int, columns: int) -> None:
    text = """
Level of the noise   AR@1   AR@5
        0           99.13  99.86
        1           99.08  99.80
        2           99.05  99.80
"""
    moved = "\n".join(" " * indent + line for line in text.strip("\n").split("\n"))
    heights = (60.0 - SIZE, 60.0 + 0.3 * SIZE, 60.0 + 3.3 * PITCH)
    page = page_of(moved, rules=[Rule(50.0, y, 220.0, y, 0.5, 0) for y in heights])
    table = BareEngine().read(page, page.body, edges_of(page).horizontal)
    assert table is not None and table.n_cols == columns


def test_given_words_are_read_whatever_they_hold() -> None:
    page = page_of(PROSE + "\n" + ECONOMY)
    (table,) = BareEngine().propose(page)
    held = table.word_indices()
    same = BareEngine().read(page, [w for w in page.body if w.index in held], ())
    assert same is not None and grid_of(same) == grid_of(table)
    assert BareEngine().read(page, [], ()) is None


@given(
    st.lists(
        st.tuples(st.integers(-999_999, 999_999), st.integers(-999_999, 999_999)), min_size=3, max_size=15
    )
)
def test_every_number_comes_back_at_its_place(rows: list[tuple[int, int]]) -> None:
    printed = [[f"{n:,}".replace(",", " ") for n in row] for row in rows]
    text = "Post                  Utfall          Budget\n\n" + "\n\n".join(
        f"Rad {i}".ljust(12) + "".join(n.rjust(16) for n in row) for i, row in enumerate(printed)
    )
    (table,) = read(text)
    assert [row[1:] for row in grid_of(table)[1:]] == printed
    assert len(table.word_indices()) == len(page_of(text).words)


def test_a_border_under_a_lone_header_text_tells_what_it_spans() -> None:
    text = """
               Kön
Besvär         Man    Kvinna

Allergi         25        68

Astma            6        25

Stress          17        64
"""
    y = 60.0 + 0.3 * SIZE
    (table,) = BareEngine().propose(page_of(text, rules=[Rule(100.0, y, 170.0, y, 0.5, 0)]))
    (span,) = [cell for cell in table.cells if cell.col_span > 1]
    assert (span.text, span.row, span.col, span.col_span) == ("Kön", 0, 1, 2)


def test_years_over_repeated_names_span_them_beside_centred_headers() -> None:
    (table,) = read("""
                    2021                2022
Land
             Antal    Andel      Antal    Andel

Norge          109      0,9         93      1,1

Danmark        123      0,8        290      0,7

Finland        269      1,1        397      0,3
""")
    spans = {cell.text: (cell.row, cell.col) for cell in table.cells if cell.col_span == 2}
    assert spans == {"2021": (0, 1), "2022": (0, 3)}
    assert grid_of(table)[0][0] == "Land"


def test_a_bold_total_row_at_the_top_is_no_header() -> None:
    tables = read(
        """
Summa          1 204      9 717

Personal         204      8 717

Lokaler        1 000      1 000
""",
        bold=(0,),
    )
    assert [table.n_header_rows for table in tables] == [0]


TEXTS = """
Situation                  Åtgärd                     Konsekvens
Kostnaden för vikarier     Schemat läggs om så att    Färre vikarier behövs i
i Norra hemtjänsten och    Norra och Södra delar      Huddinge under sommaren,
Södra hemtjänsten ökar     sin personal               Stockholm följer efter
under hela året                                       under hösten
"""


def test_the_cells_of_a_table_of_texts_are_no_columns_of_running_text() -> None:
    """The rows stand but a tenth of a line further apart than the lines of their texts."""
    words = [w for part in range(4) for w in _lowered(part)]
    for index, word in enumerate(words):
        word.index = index
    (table,) = BareEngine().propose(PageText(page_of("").page, words))
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (5, 3, 1)
    assert grid_of(table)[1][0].startswith("Kostnaden") and grid_of(table)[1][2].endswith("hösten")


def _lowered(part: int) -> list[Word]:
    """The words of the table's rows so far down; the header only once."""
    words = page_of(TEXTS, bold=(0,)).words
    head = [w for w in words if w.bold]
    down = part * (4 * PITCH + 0.1 * PITCH) + 0.1 * PITCH
    body = [
        replace(w, top=w.top + down, bottom=w.bottom + down, baseline=w.baseline + down)
        for w in words
        if not w.bold
    ]
    return body if part else [*head, *body]


def test_a_group_whose_rows_stand_on_the_next_page_is_the_last_row() -> None:
    (table,) = read(
        PROSE
        + """
Verksamhet              Utfall 2022    Budget 2023

Äldreomsorg

Hemtjänst                   -10 398        -13 818

Boende                       -1 204         -9 717

Funktionsstöd
""",
        bold=(3, 4, 5, 6, 7, 11, 12, 13),
    )
    assert grid_of(table)[-1] == ["Funktionsstöd", "", ""]


def test_the_last_text_of_a_row_may_begin_as_a_note_does() -> None:
    (table,) = read(
        """
Indikator               Utfall       Beskrivning

Nöjdhet i hemtjänst       87 %       Andel nöjda av alla som svarat

Kontinuitet               12 %       Antal personer i snitt under tiden
                                     Källa: egen mätning i april
""",
        bold=(0,),
    )
    assert grid_of(table)[-1][2].endswith("Källa: egen mätning i april")


MATRIX = """
1          100        210        13        112        222

2          107        221        14        119        233

3          114        232        15        126        244

4          121        243        16        133        255

5          128        254        17        140        266
"""


def test_numbers_in_rows_and_columns_without_a_gap_need_no_word() -> None:
    (table,) = read(MATRIX)
    assert (table.n_rows, table.n_cols) == (5, 6)


def test_a_few_marks_in_even_steps_are_no_table() -> None:
    assert not read("\n\n".join(MATRIX.strip().split("\n\n")[:3]))


def test_lines_that_hang_on_the_last_row_are_its_own_however_far_they_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.tables.bare_pages.PITCH", 1.7 * SIZE)
    (table,) = read(
        """
Verksamhet          Åtgärd                             Effekt 2023     Effekt 2024

Hemtjänst           Samordnad planering av turer            1 200           2 300
                    i de tre största områdena

Särskilt boende     Färre timvikarier genom att den           400             900
                    Fasta Staben planerar för
                    Hela sommaren i god tid

Uppgifterna gäller nettokostnader.
"""
    )
    assert grid_of(table)[-1][1] == (
        "Färre timvikarier genom att den Fasta Staben planerar för Hela sommaren i god tid"
    )
