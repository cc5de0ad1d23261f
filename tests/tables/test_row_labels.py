"""Which lines begin a row and which go on one, as their labels tell."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, texts, words

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import cut_lines
from vonextract.tables.alignment.row_labels import begun_low
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.edges import Edge

Line = tuple[float, str, str, str]
HEAD: Line = (100, "Post", "2023", "2022")


def labels(*lines: Line, bold: tuple[str, ...] = ()) -> list[str]:
    """The labels of the rows that these lines make, below a header."""
    body: list[Word] = []
    for top, label, *numbers in (HEAD, *lines):
        body += words((50, top, label), bold=label in bold or top == 100)
        for x, text in zip((290, 360), numbers, strict=True):
            body += words((x, top, text), bold=text in bold)
    table = BareEngine().read(page(body), body, [])
    assert table is not None
    return [c.text for c in table.cells if c.col == 0 and c.row > 0]


def test_labels_that_recur_below_other_names_are_whole() -> None:
    found = labels(
        (114, "Kvinnor", "", ""), (127, "18-29 år", "84", "85"), (141, "30-49 år", "90", "91"),
        (155, "Män", "", ""), (168, "18-29 år", "80", "81"), (182, "30-49 år", "86", "87"),
    )  # fmt: skip
    assert found == ["Kvinnor", "18-29 år", "30-49 år", "Män", "18-29 år", "30-49 år"]


@pytest.mark.parametrize("rest", ["liknande poster", "(tkr) liknande"])
def test_ends_of_labels_that_recur_go_on_them(rest: str) -> None:
    found = labels(
        (114, "Intäkter från banker och", "", ""), (126, rest, "84", "85"),
        (140, "Hyra", "9", "8"),
        (154, "Kostnader för lån och", "", ""), (166, rest, "80", "81"), (180, "El", "8", "7"),
    )  # fmt: skip
    assert found == [
        f"Intäkter från banker och {rest}",
        "Hyra",
        f"Kostnader för lån och {rest}",
        "El",
    ]


def test_a_name_of_a_group_goes_on_in_lower_case_in_its_own_type() -> None:
    found = labels(
        (114, "Hemtjänst i", "311", "358"), (125, "egen regi", "", ""), (140, "Boenden och", "70", "42"),
        (151, "korttid", "", ""), (166, "Övriga insatser", "", ""), (181, "äldreomsorg", "", ""),
        (196, "Dagverksamhet", "70", "42"), (211, "Resor och", "7", "4"), (222, "färdtjänst", "", ""),
        bold=("Övriga insatser", "äldreomsorg"),
    )  # fmt: skip
    assert found[2:4] == ["Övriga insatser äldreomsorg", "Dagverksamhet"]


def test_a_name_that_ends_with_a_colon_is_a_row() -> None:
    found = labels(
        (114, "Belopp vid årets ingång", "600", "500"),
        (126, "Resultatdisposition enligt", "", ""),
        (138, "stämmans beslut:", "", ""),
        (150, "Avsatt till fond", "20", "10"),
        (162, "Belopp vid årets utgång", "620", "510"),
    )
    assert found[1:3] == ["Resultatdisposition enligt stämmans beslut:", "Avsatt till fond"]


@pytest.mark.parametrize(("rest", "rows"), [("kreditinstitut", 3), ("Kreditinstitut", 4), ("varav lån", 4)])
def test_a_label_alone_in_lower_case_goes_on_the_label_above(rest: str, rows: int) -> None:
    found = labels(
        (114, "Kortfristiga skulder till", "612", "370"),
        (125, rest, "", ""),
        (136, "Upplupna kostnader och intäkter till kredit", "545", "698"),
        (147, "Summa", "157", "68"),
    )
    assert len(found) == rows


def test_numbers_between_two_lines_of_their_label_are_one_row_among_other_rows() -> None:
    found = labels(
        (114, "Rörelsen", "", ""),
        (128, "Erhållen ränta", "109", "447"),
        (142, "Kassaflöde före förändringar av", "", ""),
        (149, "", "456", "481"),
        (156, "rörelsekapital", "", ""),
        (182, "Förändring", "", ""),
        (196, "Ökning av fordringar", "51", "11"),
        (210, "Minskning av skulder", "17", "64"),
        bold=("456", "481"),
    )
    assert found[2:4] == ["Kassaflöde före förändringar av rörelsekapital", "Förändring"]


@pytest.mark.parametrize(("indent", "rows"), [(12, 8), (0, 7)])
def test_a_name_at_another_indent_than_the_labels_below_it_is_a_row(indent: int, rows: int) -> None:
    lines = [
        (0, 114, "Hyra", "Ingen"), (indent, 128, "Bilar", "Linjär 5 år"),
        (indent, 142, "Bussar", "Enligt plan"), (indent, 156, "Spårvagnar", "Linjär 9 år"),
        (0, 170, "Maskiner och inventarier", ""),
        (indent, 180, "Möbler till", "Fast andel"), (0, 194, "Mark", "Ingen"), (0, 208, "Skog", "Ingen"),
    ]  # fmt: skip
    body = words((50, 100, "Post"), (290, 100, "Metod"), bold=True)
    for shift, top, *row in lines:
        body += words(*((x, top, text) for x, text in zip((50 + shift, 290), row, strict=True) if text))
    table = BareEngine().read(page(body), body, [])
    assert table is not None
    assert table.n_rows == rows + 1


def ledger(*bold: str) -> list[list[str]]:
    """The rows of an account book, some of whose texts are bold."""
    lines = [
        (100, "Datum", "Text", "Belopp"), (116, "5010", "Lokaler", ""), (128, "", "Ingående saldo", "0,00"),
        (140, "2024-01-02", "Hyra Kvarngården", "412,50"), (152, "", "Utgående saldo", "412,50"),
        (172, "6110", "Kontorsmateriel", ""), (184, "", "Ingående saldo", "0,00"),
        (196, "2024-02-12", "Papper", "2,15"), (208, "", "Utgående saldo", "2,15"),
    ]  # fmt: skip
    body = [
        word
        for top, *said in lines
        for x, text in zip((50, 130, 330), said, strict=True)
        for word in words((x, top, text), bold=top == 100 or text in bold)
    ]
    table = BareEngine().read(page(body), body, [Edge(112, 50, 370, True)])
    assert table is not None
    return texts(table)


NAMES = ("5010", "Lokaler", "6110", "Kontorsmateriel")


def test_a_bold_name_above_a_plain_text_with_a_number_is_a_row_and_no_header_below_its_border() -> None:
    rows = ledger(*NAMES)
    assert rows[:3] == [["Datum", "Text", "Belopp"], ["5010", "Lokaler", ""], ["", "Ingående saldo", "0,00"]]
    assert ["6110", "Kontorsmateriel", ""] in rows


def test_a_bold_text_goes_on_in_bold() -> None:
    assert ["6110", "Kontorsmateriel Ingående saldo", "0,00"] in ledger(*NAMES, "Ingående saldo")


@pytest.mark.parametrize("bold", [("summa",), ()])
def test_a_word_in_lower_case_goes_on_the_label_above_unless_it_is_set_in_type_of_its_own(
    bold: tuple[str, ...],
) -> None:
    found = labels(
        (114, "6000 Gruppbostad", "400", "410"), (125, "LSS-inventarier (Stendal)", "", ""),
        (140, "6001 Servicebostad", "300", "310"), (155, "6005 Gruppbostad", "140", "150"),
        (166, "LSS-inventarier (Torget)", "", ""), (177, "summa", "840", "870"),
        bold=bold,
    )  # fmt: skip
    assert found[-1].endswith("summa") and (found[-1] == "summa") is bool(bold)


@pytest.mark.parametrize(("end", "rows"), [("och", 3), ("stöd", 4)])
def test_a_label_that_ends_with_a_joining_word_goes_on_below_however_much_room_it_had(
    end: str, rows: int
) -> None:
    found = labels(
        (114, f"Vård {end}", "60", "80"), (125, "omsorg", "", ""),
        (136, "Hemtjänst i egen regi och andras", "45", "43"), (147, "annat", "70", "71"),
    )  # fmt: skip
    assert len(found) == rows


def test_a_bold_text_behind_labels_goes_on_a_bold_line() -> None:
    lines = (("Chefer", "Antal", "31", "33"), ("", "årsarbetare", "", ""), ("", "Antal", "34", "42"))
    rows = [*lines, ("", "anställda", "", ""), ("Övriga", "Antal", "39", "71"), ("", "timmar", "", "")]
    said = [
        words(
            *((x, 114 + 11.0 * n, text) for x, text in zip((50, 120, 250, 320), row, strict=True) if text),
            bold=True,
        )
        for n, row in enumerate(rows)
    ]
    head = words((50, 100, "Summa"), (250, 100, "2023"), (320, 100, "2024"), bold=True)
    text = page(head, *said)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert [c.text for c in table.cells if c.col == 1][1:] == [
        "Antal årsarbetare",
        "Antal anställda",
        "Antal timmar",
    ]


def test_the_first_row_too_tells_that_rows_begin_in_lower_case() -> None:
    rows = [("avgifter", "84"), ("Hyror", "90"), ("summa", "174")]
    said = [
        [*words((50, 100 + 12 * n, label), bold=label == "summa"), *words((290, 100 + 12 * n, number))]
        for n, (label, number) in enumerate(rows)
    ]
    lines = cut_lines(
        text_lines([w for line in said for w in line]), [Column(50, 90, 50, 200), Column(290, 310, 200, 310)]
    )
    assert begun_low(lines) == {id(lines[0])}
