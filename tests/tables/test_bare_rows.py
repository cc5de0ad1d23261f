from collections.abc import Sequence

import pytest
from tests.tables.bare_pages import grid_of, page_of, read_whole
from tests.tables.pages import fill, page, texts, words

from vonextract.tables.alignment.corridors import Column, Cut
from vonextract.tables.alignment.cut_lines import row_spans
from vonextract.tables.alignment.known import KnownLines
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.edges import page_edges
from vonextract.tables.find import readable

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


@pytest.mark.parametrize("dash", ["-", "- "])
def test_a_dash_before_its_label_begins_a_row_below_the_name_of_a_group(dash: str) -> None:
    heads = words((50, 100, "Not"), (220, 100, "2023-12-31"), (300, 100, "2022-12-31"), bold=True)
    lines = [
        (114, "Ackumulerade avskrivningar enligt", "", ""),
        (126, f"{dash}Vid årets början", "-2 460", "-2 296"),
        (138, f"{dash}Årets avskrivning", "-164", "-164"),
        (154, "Redovisat värde", "13 779", "13 943"),
    ]
    body = words(*((x, y, t) for y, *row in lines for x, t in zip((50, 220, 300), row, strict=True) if t))
    [table] = BareEngine().propose(page(heads, body))
    assert [row[0] for row in texts(table)] == [
        "Not",
        "Ackumulerade avskrivningar enligt",
        f"{dash}Vid årets början",
        f"{dash}Årets avskrivning",
        "Redovisat värde",
    ]


def test_regions_that_share_lines_are_read_as_each_alone() -> None:
    labels = [(50.0, float(top), label) for top, label, _ in ROWS]
    numbers = [(x, float(top), str(top + 37)) for top, _, filled in ROWS if filled for x in (160, 220)]
    text = page(words((50, 100, "Verksamhet"), (155, 100, "Budget"), (215, 100, "Utfall"), *labels, *numbers))
    engine, known = BareEngine(), KnownLines()
    for region in (text.body, [w for w in text.body if w.top < 160], [w for w in text.body if w.x0 < 200]):
        together, alone = engine.read(text, region, (), known), engine.read(text, region, ())
        assert together is not None and alone is not None
        assert texts(together) == texts(alone)
    assert len(known) < 3 * len(text_lines(text.body))


def rows_of(*lines: tuple[float, tuple[str, ...]], xs=(50, 220, 300)) -> list[list[str]]:
    body = words(*((x, y, t) for y, row in lines for x, t in zip(xs, row, strict=True) if t))
    table = BareEngine().read(page(body), body, [])
    assert table is not None
    return texts(table)


def test_lines_with_figures_in_several_columns_are_rows_of_their_own() -> None:
    found = rows_of(
        (100, ("Storlek", "Ren spiral", "Fast")),
        (112, ("16×16", "14.2s (1.0×)", "12.8s")),
        (124, ("32×32", "60.0s (4.2×)", "45.8s")),
        (136, ("64×64", "~900s* (63×)", "~700s*")),
    )
    assert [row[0] for row in found] == ["Storlek", "16×16", "32×32", "64×64"]


def test_numbers_of_rows_part_them_whatever_the_step() -> None:
    found = rows_of(
        (100, ("Nr", "Risk", "Ansvarig")),
        (120, ("1", "Handläggningen tar längre tid", "Enhetschef")),
        (132, ("", "än väntat under sommaren", "")),
        (144, ("2", "Kostnaden ökar", "Controller")),
        (156, ("3", "Handläggningen tar längre tid", "Enhetschef")),
        (168, ("", "än väntat under hösten", "")),
        xs=(50, 90, 300),
    )
    assert [row[0] for row in found] == ["Nr", "1", "2", "3"]


def test_a_name_in_the_middle_of_the_table_stands_over_all_columns() -> None:
    heads = words((50, 100, "Model"), (180, 100, "F1"), (240, 100, "BLEU"), (300, 100, "AUC"), bold=True)
    names = words((160, 114, "Fine-tuned"), (162, 156, "Zero-shot"))
    lines = [(128, "Graph", "real"), (142, "Linear", "yes"), (170, "Ours", "none"), (184, "Base", "real")]
    body = words(
        *((x, y, t) for y, label, t in lines for x, t in ((50, label), (180, t), (240, t), (300, t)))
    )
    text = page(heads, names, body)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert [(c.text, c.row, c.col_span) for c in table.cells if c.col_span > 1] == [
        ("Fine-tuned", 1, 4), ("Zero-shot", 4, 4),
    ]  # fmt: skip


def test_bands_behind_every_other_row_do_not_end_the_header() -> None:
    heads = words((50, 100, "Aktivitet"), (200, 100, "Ansvarig"), (300, 100, "Status"))
    lines = [
        words(
            (50, 114 + 14 * n, f"Följa upp {w}"),
            (200, 114 + 14 * n, "Controller"),
            (300, 114 + 14 * n, "Klar"),
        )
        for n, w in enumerate(["vård", "skola", "omsorg", "kultur"])
    ]
    text = page(heads, *lines, fills=[fill(48, 126, 330, 140), fill(48, 154, 330, 168)])
    table = BareEngine().read(text, text.body, page_edges(text.page).horizontal)
    assert table is not None
    assert (table.n_rows, table.n_header_rows) == (5, 1)


def test_percentages_a_space_apart_stand_in_columns_of_their_own() -> None:
    found = rows_of(
        (100, ("Indikator", "2023", "2024")),
        (114, ("Sjukfrånvaro", "43,5 %", "36,5 %")),
        (128, ("Nöjdhet", "81,0 %", "99,5 %")),
        (142, ("Väntetid", "12,0 %", "11,5 %")),
        xs=(50, 220, 256),
    )
    assert found[1] == ["Sjukfrånvaro", "43,5 %", "36,5 %"]


def test_years_over_two_columns_each_do_not_make_them_one() -> None:
    years = words((136, 100, "2014"), (216, 100, "2023"))
    names = words((100, 114, "Index Antal"), (180, 114, "Index Antal"))
    rows = [("Norr", "1,741", "5,475", "6,545", "9,836"), ("Syd", "3,919", "1,787", "8,745", "6,433")]
    places = (50, 105, 133, 185, 213)
    body = words(*(
        (x, 128 + 14 * n, t)
        for n, row in enumerate(rows * 3)
        for x, t in zip(places, row, strict=True)
    ))  # fmt: skip
    text = page(years, names, body)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert table.n_cols == 5


def _labels(lines: list[tuple[float, str, str, str]]) -> list[str]:
    """The labels of a table whose lines stand at these heights."""
    heads = words((50, 100, "Post"), (220, 100, "2023"), (300, 100, "2022"), bold=True)
    body = words(*((x, y, t) for y, *row in lines for x, t in zip((50, 220, 300), row, strict=True) if t))
    [table] = BareEngine().propose(page(heads, body))
    return [row[0] for row in texts(table)][1:]


def test_a_label_known_from_another_row_does_not_go_on_the_name_above_it() -> None:
    lines = [
        (114.0, "Norra distriktet", "", ""), (124.0, "Arboga", "20", "31"), (139.0, "Boden", "18", "12"),
        (154.0, "Södra distriktet", "", ""), (164.0, "Boden", "26", "24"), (179.0, "Eda", "65", "49"),
        (194.0, "Västra distriktet", "", ""), (204.0, "Eda", "38", "56"), (219.0, "Falun", "44", "11"),
    ]  # fmt: skip
    assert _labels(lines)[2:] == [label for _, label, *_ in lines][3:]


def test_labels_in_lower_case_end_those_alone_above_them() -> None:
    lines = [
        (114.0, "Vid årets början", "903", "714"), (136.0, "Disposition enligt", "", ""),
        (148.0, "stämmobeslut", "52", "-52"), (160.0, "Avsättning till yttre fond", "440", "-440"),
        (175.0, "Belopp vid", "", ""), (187.0, "årets slut", "1 395", "222"),
    ]  # fmt: skip
    assert _labels(lines) == [
        "Vid årets början",
        "Disposition enligt stämmobeslut",
        "Avsättning till yttre fond",
        "Belopp vid årets slut",
    ]


def test_a_part_of_the_row_above_begins_in_lower_case_and_is_a_row() -> None:
    labels = ("Löner och arvoden till alla", "Övriga kostnader", "varav hyror", "Avskrivningar")
    lines = [
        (114.0 + 13 * n, label, *(("", "") if n == 1 else ("52", "440"))) for n, label in enumerate(labels)
    ]
    assert _labels(lines) == list(labels)


def _labels_read(lines: Sequence[tuple[float, str, str]]) -> list[str]:
    heads = words((50, 90, "Kod"), (90, 90, "Betydelse"))
    body = words(*((x, y, t) for y, *row in lines for x, t in zip((50.0, 90.0), row, strict=True) if t))
    text = page(heads, body)
    table = read_whole(text)
    return [row[0] for row in texts(table)]


def test_short_texts_in_lower_case_begin_rows_where_the_line_above_left_room() -> None:
    lines = [
        (104, "IMP", "inferred from mutant phenotype"),
        (116, "IGI", "inferred from genes"),
        (128, "IDA", "inferred by assay"),
        (140, "IEA", "inferred from annotation"),
        (152, "ND", "no data available for it"),
        (164, "IC", "by a curator"),
    ]
    assert _labels_read(lines) == ["Kod", "IMP", "IGI", "IDA", "IEA", "ND", "IC"]


def test_texts_that_go_on_below_full_lines_stay_in_their_rows() -> None:
    lines = [
        (104, "Drift av", "kommunens alla anläggningar"),
        (116, "vatten", "för rening av vatten samt av"),
        (128, "", "ledningar"),
        (148, "Vård av", "personer som bor kvar hemma"),
        (160, "äldre", "men som behöver hjälp varje"),
        (172, "", "dag"),
    ]
    assert _labels_read(lines) == ["Kod", "Drift av vatten", "Vård av äldre"]


def test_a_word_said_again_in_its_column_begins_a_row() -> None:
    rows = [("alphaothers", 1), ("dataonly", 1), ("inheritance", 1), ("labelalpha", 2), ("labeldate", 2)]
    heads = words((50, 90, "Option"), (120, 90, "Global"), (180, 90, "Type"))
    body = words(*(
        (x, 104.0 + 12 * n, t)
        for n, (name, mark) in enumerate(rows)
        for x, t in ((50, name), (60 + 60 * mark, "✓"))
    ))  # fmt: skip
    text = page(heads, body)
    table = read_whole(text)
    labels = [row[0] for row in texts(table)]
    assert labels[1:3] == ["alphaothers", "dataonly"] and "labeldate" in labels


def _rows_of(text: str) -> list[list[str]]:
    """The rows of all that stands on a page in type of one width, read as one table."""
    found = readable(page_of(text))
    table = read_whole(found)
    return grid_of(table)


def test_lines_that_fill_all_columns_are_a_row_each() -> None:
    text = """
identifier    CCR      CCMI     CCSY
parameters    one      ccr      ccr
slant         upright  sloped   sloped
variant g     false    true     irrelevant
generate      roman    mathit   mathsy
"""
    rows = _rows_of(text)
    assert [row[0] for row in rows] == ["identifier", "parameters", "slant", "variant g", "generate"]


def test_names_of_groups_in_other_type_below_each_other_are_rows() -> None:
    lines = [
        (126, "Materiella tillgångar", ""),
        (139, "Byggnader och mark", "290 676"),
        (152, "Inventarier", "11 002"),
        (182, "Kortfristiga fordringar", ""),
        (195, "Övriga fordringar", "1 328"),
        (208, "Kassa och bank", "649"),
    ]
    names = words(
        (50, 100, "Balansräkning"),
        (220, 100, "2024"),
        (50, 117, "ANLÄGGNING"),
        (50, 173, "OMSÄTTNING"),
        bold=True,
    )
    body = words(*((x, y, t) for y, *row in lines for x, t in zip((50, 220), row, strict=True) if t))
    text = page(names, body)
    table = read_whole(text)
    labels = [row[0] for row in texts(table)]
    assert labels[:3] == ["Balansräkning", "ANLÄGGNING", "Materiella tillgångar"]
    assert labels[5:7] == ["OMSÄTTNING", "Kortfristiga fordringar"]


def test_the_number_of_a_note_is_part_of_the_title_beside_it() -> None:
    text = """
Not 3     Övriga kostnader          2024       2023

          Städning                33 600     33 100

          Fjärrvärme             401 264    355 606

          Vatten                  57 163     51 468
"""
    rows = _rows_of(text)
    assert rows[0] == ["Not 3 Övriga kostnader", "2024", "2023"]


def test_the_title_of_a_note_is_one_text_above_labels_that_begin_between_its_words() -> None:
    text = """
Not 3       Övriga kostnader          2024       2023

       Städning                     33 600     33 100

       Fjärrvärme och kyla         401 264    355 606

       Vatten                       57 163     51 468
"""
    rows = _rows_of(text)
    assert rows[0] == ["Not 3 Övriga kostnader", "2024", "2023"]
    assert [row[0] for row in rows[1:]] == ["Städning", "Fjärrvärme och kyla", "Vatten"]


def test_the_numbers_of_notes_one_below_the_other_are_a_column() -> None:
    text = """
Not 3       Övriga kostnader          33 600     33 100
Not 4       Fjärrvärme               401 264    355 606
Not 5       Vatten                    57 163     51 468
"""
    assert [row[:2] for row in _rows_of(text)] == [
        ["Not 3", "Övriga kostnader"],
        ["Not 4", "Fjärrvärme"],
        ["Not 5", "Vatten"],
    ]


def test_the_name_of_a_group_below_a_total_is_a_row() -> None:
    text = """
Resultat                      2024       2023
Nettoomsättning             40 600     41 100
Summa rörelseintäkter       40 600     41 100
Rörelsekostnader
Reparationer                 1 264      3 606
Uppvärmning                 17 163     15 468
RÖRELSERESULTAT             22 173     22 026
Finansiella poster
Räntekostnader               9 173      9 026
"""
    labels = [row[0] for row in _rows_of(text)]
    assert labels[3:5] == ["Rörelsekostnader", "Reparationer"]
    assert labels[6:8] == ["RÖRELSERESULTAT", "Finansiella poster"]


def test_the_label_of_a_total_goes_on_where_it_is_broken_off_or_in_capitals() -> None:
    text = """
Skulder                            2024       2023
Leverantörsskulder               40 600     41 100
SUMMA EGET KAPITAL               40 600     41 100
SKULDER AVSÄTTNINGAR
Ställda säkerheter                1 264      3 606
Summa ställda säker-              1 264      3 606
Heter
Borgen                           22 173     22 026
"""
    labels = [row[0] for row in _rows_of(text)]
    assert "SUMMA EGET KAPITAL SKULDER AVSÄTTNINGAR" in labels
    assert "Summa ställda säker- Heter" in labels


def test_a_label_that_fills_its_column_does_not_go_on_further_down_than_rows_stand() -> None:
    text = """
Nämnd                2023      2024
Utskottet för         120       131

Arbetsmarknaden
Rådet för äldre       310       296
Delegationen för       48        51

Trygghet i Norden
Rådet mot våld        12         14
Revisorerna            9          8
"""
    labels = [row[0] for row in _rows_of(text)]
    assert labels[1:3] == ["Utskottet för", "Arbetsmarknaden"]


def test_lines_that_state_figures_behind_one_word_are_rows_of_their_own() -> None:
    steps = [100, 114, 124, 138, 152, 162, 176, 190]
    labels = ["Grupp", "Programvara", "Licenser", "Anläggningar", "Broar", "Kajer", "Övrigt", "Mark"]
    plans = ["Metod", "Linjär 5 år", "Linjär 9 år", "", *(f"Linjär {n} år" for n in (20, 40, 30)), "Ingen"]
    found = rows_of(*((y, (a, b)) for y, a, b in zip(steps, labels, plans, strict=True)), xs=(50, 220))
    assert [row[0] for row in found] == labels


def test_a_label_goes_on_beside_the_interval_below_its_number() -> None:
    lines = [
        (114, "Kvinna", "1,14"), (125, "", "(1,09-1,18)"), (140, "Gift", "2,19"), (151, "", "(2,10-2,29)"),
        (166, "Eftergymnasial", "2,66"), (177, "utbildning", "(2,53-2,80)"),
    ]  # fmt: skip
    head = (100, ("Variabel", "Alla", "Alla"))
    found = rows_of(head, *((y, (label, text, text)) for y, label, text in lines), xs=(50, 220, 320))
    assert [row[0] for row in found] == [
        "Variabel",
        "Kvinna",
        "",
        "Gift",
        "",
        "Eftergymnasial utbildning",
        "",
    ]
    assert found[-1][1:] == ["(2,53-2,80)"] * 2


def test_labels_of_their_own_beside_figures_in_brackets_stay_there() -> None:
    lines = [(114, "intäkt", "14"), (125, "kostnad", "(18)"), (140, "avgift", "19"), (151, "räntor", "(29)")]
    head = (100, ("Post", "Alla", "Alla"))
    found = rows_of(head, *((y, (label, text, text)) for y, label, text in lines), xs=(50, 220, 320))
    assert [row[0] for row in found] == ["Post", "intäkt", "kostnad", "avgift", "räntor"]


def test_a_heading_set_apart_among_rows_is_no_begin_of_the_label_below_it() -> None:
    tops = [*range(100, 184, 12), *range(228, 276, 12)]
    rows = [(y, str(2021 + i // 2), f"Spolning av stam {i}", f"{i + 11} 450 kr") for i, y in enumerate(tops)]
    body = words(*((x, y, t) for y, *row in rows for x, t in zip((50, 90, 300), row, strict=True)))
    [table] = BareEngine().propose(page(body, words((50, 206, "Utfört under året"))))
    years = [row[1] for row in rows]
    assert [row[0] for row in texts(table)] == [*years[:7], "Utfört under året", *years[7:]]


def test_a_heading_across_columns_is_a_row_right_above_those_that_fill_them() -> None:
    rows = [(100 + 12 * i, str(2022 + i // 2), f"Spolning av stam {i}", f"{i + 11} 450 kr") for i in range(6)]
    moved = [(top + 92, year, text, price) for top, year, text, price in rows]
    body = words(*((x, y, t) for y, *row in rows + moved for x, t in zip((50, 90, 300), row, strict=True)))
    heading = words((50, 180, "Planerade åtgärder i garaget"))
    [table] = BareEngine().propose(page(body, heading))
    assert [row[0] for row in texts(table)[5:8]] == ["2024", "Planerade åtgärder i garaget", "2022"]


def test_a_label_longer_than_its_column_goes_on_beside_its_numbers() -> None:
    head = (100, ("Post", "Not", "2024", "2023"))
    lines = [
        (114, ("Ränteintäkter", "Not 2", "4 624", "4 582")),
        (126, ("Avskrivning av byggnader,", "", "", "")),
        (137, ("inventarier", "", "2 622", "2 630")),
        (149, ("Hyror", "Not 5", "175", "126")),
    ]
    found = rows_of(head, *lines, xs=(50, 150, 250, 320))
    assert [row[0] for row in found][2] == "Avskrivning av byggnader, inventarier"


def test_labels_that_begin_with_figures_are_rows_of_their_own_however_full_the_label_above() -> None:
    days = ("9 juni", "7 sep", "4 okt", "13 dec")
    said = ("Nämnden får förslaget", "Beredning i utskottet", "Beslut i nämnden", "Beslut i fullmäktige")
    lines = [words((60, 100 + 20 * n, day), (150, 100 + 20 * n, said[n])) for n, day in enumerate(days)]
    text = page(*lines)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert [row[0] for row in texts(table)] == list(days)


def test_texts_of_one_row_broken_before_their_column_ends_are_no_rows() -> None:
    texts_of = (
        ("Läge", "vi ligger efter plan i år", "platser söks i närheten"),
        ("delår 1", "på grund av fler som", "av hemmet för alla som"),
        ("och 2", "behöver hjälp hemma och", "har rätt till det"),
        ("samt", "av personal", "enligt beslutet om de nya"),
        ("helår", "som vikarierar på dagtid", "platserna i kommunen"),
    )
    lines = [
        words(*((x, 100 + 12 * n, said) for x, said in zip((60, 120, 300), line, strict=True)))
        for n, line in enumerate(texts_of)
    ]
    last = words((120, 160, "och på kvällen"))
    text = page(words((60, 80, "Läge"), (120, 80, "Analys"), (300, 80, "Åtgärd"), bold=True), *lines, last)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert len(texts(table)) == 2


def test_a_bracket_goes_on_a_sentence_as_lower_case_does() -> None:
    names = words(
        (50, 100, "Läge"), (140, 100, "Analys"), (270, 100, "Åtgärd"), (400, 100, "Utfall"), bold=True
    )
    said = [
        (118, "Prognos", "Tidigare kostnader", "Inte ta in hjälp.", "Flera har slutat under"),
        (130, "Delår ett", "(fram till mars 2017)", "Se över strukturen", "våren, som hade gjort"),
        (142, "", "samt frånvaro.", "i gruppen för hjälp", "att allt tog mer tid"),
    ]
    lines = [
        (x, float(y), text)
        for y, *row in said
        for x, text in zip((50.0, 140.0, 270.0, 400.0), row, strict=True)
    ]
    text = page(names, words(*lines))
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert table.n_rows == 2


@pytest.mark.parametrize(("start", "end", "last"), [(300, 338, 0), (300, 346, 1), (260, 350, 0)])
def test_a_label_that_ends_before_the_texts_of_the_column_behind_or_hardly_reaches_them_spans_no_number_there(
    start: float, end: float, last: int
) -> None:
    label = words((50, 200, "Säkerhet"), (start, 200, "skulder"))
    label[-1].x1 = end
    columns = [Column(50, 250, 45, 312), Column(345, 375, 312, 400)]
    assert row_spans([Cut(0, 1, label)], columns, {1}) == [(0, last)]
    assert row_spans([Cut(0, 1, label)], columns, set()) == [(0, 1)]
