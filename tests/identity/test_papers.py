import pytest
from tests.printed import Row, document, page, paragraph

from vonextract.identity.paper_words import heads_paper, may_head_paper, paper_kind
from vonextract.layout.model import PageText
from vonextract.model import Handling
from vonextract.outline.structure import structure

TEXT = [f"löpande text på rad {i} som ingenting har med ärendets namn att göra" for i in range(12)]


def heading(text: str, baseline: float, size: float = 16) -> Row:
    return Row(f"**{text}", 70, baseline, size)


def papers(texts: list[PageText]) -> list[Handling]:
    return structure(document(texts), texts, []).handlingar


def summary(texts: list[PageText]) -> list[tuple[str, int | None, int, int]]:
    return [(p.kind, p.arende_id, p.page_first, p.page_last) for p in papers(texts)]


def letterhead(kind: str, number: str) -> list[Row]:
    return [Row(kind, 400, 60, 9), Row(f"Dnr {number}", 400, 80, 9)]


def test_a_packet_falls_into_its_papers() -> None:
    agenda = ["1. Delårsrapport mars (SN/2025:41)", "2. Svar på motion om träffpunkter (SN/2025:17)"]
    texts = [
        page(1, [heading("Kallelse till nämnden", 80), *paragraph(140, agenda), *paragraph(200, TEXT[:2])]),
        page(
            2,
            [
                *letterhead("TJÄNSTESKRIVELSE", "SN/2025:41"),
                heading("Delårsrapport mars", 130),
                *paragraph(160, TEXT),
            ],
        ),
        page(3, [heading("Bilaga 1. Nyckeltal", 80), *paragraph(120, TEXT)]),
        page(
            4,
            [
                *letterhead("YTTRANDE", "SN/2025:17"),
                heading("Svar på motion om träffpunkter", 130),
                *paragraph(160, TEXT),
            ],
        ),
    ]
    assert summary(texts) == [
        ("kallelse", None, 1, 1),
        ("tjänsteskrivelse", 1, 2, 2),
        ("bilaga", 1, 3, 3),
        ("yttrande", 2, 4, 4),
    ]


def test_page_numbers_that_begin_again_begin_a_paper() -> None:
    texts = []
    for number, label in enumerate(["1 (2)", "2 (2)", "1 (1)"], start=1):
        text = page(number, [*paragraph(100, TEXT), Row(label, 500, 800, 9)])
        text.furniture = {len(text.words) - 2, len(text.words) - 1}
        texts.append(text)
    assert [p[2:] for p in summary(texts)] == [(1, 2), (3, 3)]


def test_a_listed_appendix_is_found_by_its_title_and_has_the_kind_it_is_listed_as() -> None:
    texts = [
        page(1, [heading("Yttrande över remiss (von/2017:3)", 80), *paragraph(120, TEXT)]),
        page(2, [heading("Svar på en fråga (von/2017:5)", 80), *paragraph(120, TEXT[:3])]),
        page(
            3,
            [
                *paragraph(80, TEXT),
                heading("Bilagor", 300, 12),
                *paragraph(330, ["Motion – Utred kommunens hemtjänst"]),
            ],
        ),
        page(4, [heading("Utred kommunens hemtjänst", 80), *paragraph(120, TEXT)]),
    ]
    assert [(p.kind, p.title) for p in papers(texts)][-1] == ("motion", "Utred kommunens hemtjänst")


def test_a_plain_report_is_one_paper() -> None:
    texts = [
        page(1, [heading("Verksamhetsplan 2025", 80, 24), *paragraph(120, TEXT)]),
        page(2, [heading("Budget", 80), *paragraph(120, TEXT)]),
    ]
    assert summary(texts) == [("plan", 1, 1, 2)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Slutrapport om e-arkiv", "rapport"),
        ("Svar på medborgarförslag – träffpunkter", "yttrande"),
        ("Utdrag ur protokoll 2024-03-01", "protokollsutdrag"),
        ("Riktlinjer för hemtjänst", "styrdokument"),
        ("Promemoria", None),
    ],
)
def test_a_title_names_its_kind_of_paper(title: str, kind: str | None) -> None:
    assert paper_kind(title) == kind


def test_a_line_heads_a_paper_only_when_it_says_nothing_else() -> None:
    assert heads_paper("TJÄNSTESKRIVELSE 1(3)") == "tjänsteskrivelse"
    assert heads_paper("Tjänsteskrivelsen beskriver läget") is None
    assert heads_paper("Budget") is None


@pytest.mark.parametrize(
    "line",
    ["TJÄNSTESKRIVELSE 1(3)", "Utdrag ur sammanträdesprotokoll", "Svar på en motion", "Protokoll 2024"],
)
def test_a_line_that_heads_a_paper_is_found_by_its_first_word(line: str) -> None:
    assert heads_paper(line)
    assert may_head_paper(line.split()[0])


def test_other_words_head_no_paper() -> None:
    assert not may_head_paper("Nämndens")
