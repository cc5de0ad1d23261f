from tests.printed import Row, page, paragraph

from vonextract.identity.packets import PlacedArende, find_arenden
from vonextract.layout.model import PageText

TEXT = [f"löpande text på rad {i} som ingenting har med ärendets namn att göra" for i in range(20)]


def heading(text: str, baseline: float, size: float = 16) -> list[Row]:
    return [Row(f"**{line}", 70, baseline + 1.2 * size * i, size) for i, line in enumerate(text.split("\n"))]


def summary(found: list[PlacedArende]) -> list[tuple[str | None, str | None, int, int]]:
    return [(p.arende.diarienummer, p.arende.title, p.arende.page_first, p.arende.page_last) for p in found]


def test_headings_with_case_numbers_divide_a_packet_even_within_a_page() -> None:
    texts = [
        page(1, [*heading("Information från förvaltningen(von/2017:3)", 80), *paragraph(120, TEXT)]),
        page(2, [*heading("Delårsrapport 2 2017 (von/2017:106)", 80), *paragraph(120, TEXT)]),
        page(3, [*paragraph(80, TEXT), *heading("Svar på motion om\nhemtjänsten (M)(von/2017:126)", 400)]),
        page(4, paragraph(80, TEXT)),
    ]
    found = find_arenden(texts)
    assert summary(found) == [
        ("von/2017:3", "Information från förvaltningen", 1, 1),
        ("von/2017:106", "Delårsrapport 2 2017", 2, 3),
        ("von/2017:126", "Svar på motion om hemtjänsten (M)", 3, 4),
    ]
    assert found[2].top < 400


def agenda_packet() -> list[PageText]:
    agenda = ["1. Delårsrapport mars (SN/2025:41)", "2. Svar på motion om träffpunkter (SN/2025:17)"]
    return [
        page(1, [*heading("Kallelse till nämnden", 80), *paragraph(140, agenda), *paragraph(200, TEXT[:2])]),
        page(2, [Row("Dnr SN/2025:41", 400, 90, 9), *heading("Delårsrapport", 130), *paragraph(160, TEXT)]),
        page(3, [Row("Dnr SN/2025:17", 400, 90, 9), *heading("Svar på motion", 130), *paragraph(160, TEXT)]),
        page(4, paragraph(80, TEXT)),
    ]


def test_an_agenda_lends_its_titles_and_is_no_paper() -> None:
    assert summary(find_arenden(agenda_packet())) == [
        ("SN/2025:41", "Delårsrapport mars", 1, 2),
        ("SN/2025:17", "Svar på motion om träffpunkter", 3, 4),
    ]


def test_letterheads_alone_divide_a_packet_and_name_it_by_the_largest_line() -> None:
    assert [a[1] for a in summary(find_arenden(agenda_packet()[1:]))] == ["Delårsrapport", "Svar på motion"]


def test_a_case_number_repeated_begins_nothing() -> None:
    texts = [page(n, [Row("Dnr SN/2025:41", 400, 90, 9), *paragraph(120, TEXT)]) for n in (1, 2, 3)]
    assert summary(find_arenden(texts, "En rapport", "SN/2025:41")) == [("SN/2025:41", "En rapport", 1, 3)]


def test_other_case_numbers_in_lists_and_text_begin_nothing() -> None:
    texts = [
        page(1, [*heading("Delegationsbeslut (von/2017:1)", 80), *paragraph(120, TEXT)]),
        page(
            2,
            paragraph(80, ["• B 36: Yttrande, von/2016:224", "• G 5: Beslut om varning von/2017:161", *TEXT]),
        ),
        page(3, [*heading("Ärenden från dialogforum (von/2017:9)", 80), *paragraph(120, TEXT)]),
    ]
    assert [a[0] for a in summary(find_arenden(texts))] == ["von/2017:1", "von/2017:9"]


def test_a_plain_report_is_one_arende() -> None:
    texts = [page(n, paragraph(80, TEXT)) for n in (1, 2)]
    assert summary(find_arenden(texts, "Verksamhetsplan")) == [(None, "Verksamhetsplan", 1, 2)]


def test_a_document_without_pages_is_one_arende() -> None:
    assert summary(find_arenden([])) == [(None, None, 1, 1)]
