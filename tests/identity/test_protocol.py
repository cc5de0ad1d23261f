"""Each § of minutes is an ärende; contents, references and repeated heads are none."""

import pytest
from tests.printed import Row, page, paragraph

from vonextract.geometry import Box
from vonextract.identity.packets import find_arenden
from vonextract.identity.protocol import find_paragraphs
from vonextract.layout.model import PageText
from vonextract.model import Arende, Section
from vonextract.outline.decisions import set_decisions

TEXT = [f"löpande text på rad {i} som ingenting har med ärendets namn att göra" for i in range(12)]
DECIDED = "Nämnden bifaller motionen."


def begun(number: int, title: str, case: str = "", baseline: float = 90) -> list[Row]:
    """A § with its case number beside it, its title in large type, and text."""
    rows = [Row(f"§ {number}", 70, baseline)]
    rows += [Row(case, 350, baseline)] if case else []
    rows += [Row(line, 70, baseline + 30 + 18 * nth, 15) for nth, line in enumerate(title.split("\n"))]
    return [*rows, Row("Beslut", 70, baseline + 80, 12), *paragraph(baseline + 100, TEXT)]


def minutes() -> list[PageText]:
    contents = [Row(f"§ {n} Ärende {n} {'.' * 60} {n - 3}", 70, 90 + 20 * n) for n in range(4, 8)]
    return [
        page(1, [Row("Sammanträdesprotokoll", 70, 90, 18), *paragraph(120, TEXT)]),
        page(2, contents),
        page(3, begun(4, "Anmälningar", "KS 2024/1")),
        page(
            4,
            [
                *begun(5, "Svar på motion om\nhemtjänsten", "KS 2024/17"),
                Row("§ 14 kommunallagen gäller", 70, 420),
            ],
        ),
        page(5, [*paragraph(90, TEXT), *begun(6, "Övriga frågor", baseline=400)]),
    ]


def test_each_paragraph_is_an_ärende_with_number_title_and_case() -> None:
    found = [placed.arende for placed in find_arenden(minutes(), "Protokoll", kind="protokoll")]
    assert [(a.paragraph, a.title, a.diarienummer, a.page_first, a.page_last) for a in found] == [
        ("§ 4", "Anmälningar", "KS 2024/1", 3, 3),
        ("§ 5", "Svar på motion om hemtjänsten", "KS 2024/17", 4, 5),
        ("§ 6", "Övriga frågor", None, 5, 5),
    ]


def test_only_minutes_fall_into_paragraphs() -> None:
    (whole,) = find_arenden(minutes(), "Rapport", kind="rapport")
    assert (whole.arende.title, whole.arende.paragraph) == ("Rapport", None)


def test_the_title_may_stand_beside_the_number() -> None:
    (found,) = find_paragraphs(
        [page(1, [Row("§ 12 Budget 2025 (KS 2024/9)", 70, 90), *paragraph(130, TEXT)])]
    )
    assert (found.number, found.title, found.diarienummer) == (12, "Budget 2025", "KS 2024/9")


def test_a_number_repeated_on_the_next_page_begins_nothing() -> None:
    texts = [page(1, begun(1, "Första")), page(2, begun(1, "Första")), page(3, begun(2, "Andra"))]
    assert [(p.number, p.page) for p in find_paragraphs(texts)] == [(1, 1), (2, 3)]


def test_paragraphs_close_under_each_other_are_a_list() -> None:
    listed = [Row(f"§ {n} Ärende {n}", 70, 90 + 14 * n) for n in range(1, 6)]
    texts = [page(1, listed), page(2, begun(1, "Första")), page(3, begun(2, "Andra"))]
    assert [p.page for p in find_paragraphs(texts)] == [2, 3]


@pytest.mark.parametrize(
    ("title", "decided"),
    [
        ("Beslut", True),
        ("Kommunstyrelsens beslut", True),
        ("Förslag till beslut", False),
        ("Beslutsgång", False),
    ],
)
def test_the_text_under_beslut_is_what_was_decided(title: str, decided: bool) -> None:
    arende = Arende(arende_id=1, ordinal=1, title="Ett", paragraph="§ 1", page_first=1, page_last=1)
    box = Box(0, 0, 9, 9)
    section = Section.model_validate(
        {
            "section_id": 1,
            "parent_id": None,
            "arende_id": 1,
            "ordinal": 1,
            "level": 2,
            "title": title,
            "page_first": 1,
            "page_last": 1,
            "box": box,
            "blocks": [
                {
                    "type": "paragraph",
                    "text": DECIDED,
                    "raw": DECIDED,
                    "page": 1,
                    "box": box,
                }
            ],
        }
    )
    set_decisions([arende], [section])
    assert arende.beslut == (DECIDED if decided else None)
