import datetime as dt

import pytest
from tests.printed import Row, document, page, paragraph

from vonextract.identity.contradictions import contradictions
from vonextract.identity.metadata import document_facts
from vonextract.identity.statements import DocumentFacts
from vonextract.identity.vocabulary import document_kind, is_junk_title, is_kind_alone

TEXT = ["löpande text i vanlig grad som fyller ut sidan med många ord till"] * 6


def read(
    first: list[Row],
    title: str = "",
    header: str = "",
    created: dt.date | None = None,
    rest: tuple[str, ...] = (),
) -> DocumentFacts:
    """The facts of a document of three pages with a running header."""
    texts = []
    for number in (1, 2, 3):
        rows = [Row(header, 70, 40, 8)] if header else []
        rows += first if number == 1 else paragraph(100, [*rest, *TEXT])
        text = page(number, rows)
        text.furniture = set(range(len(header.split()))) if header else set()
        texts.append(text)
    made = document(texts)
    made.info, made.created = ({"Title": title} if title else {}), created
    return document_facts(made, texts)


def test_a_title_page_says_everything() -> None:
    facts = read(
        [
            Row("Göteborgs Stad", 70, 60, 10),
            Row("Nämnden för Intraservice", 70, 80, 10),
            Row("Delårsrapport mars 2026", 70, 200, 24),
            *paragraph(300, TEXT),
        ]
    )
    assert facts.title == "Delårsrapport mars 2026"
    assert (facts.organisation, facts.committee) == ("Göteborgs Stad", "Nämnden för Intraservice")
    assert (facts.document_type, facts.year, facts.as_of) == ("delårsrapport", 2026, dt.date(2026, 3, 31))
    assert facts.diarienummer is None
    assert facts.source("title") == "title block"


def test_header_and_properties_say_what_the_first_page_does_not() -> None:
    facts = read(
        [Row("Nämndens grunduppdrag", 70, 100, 16), *paragraph(130, TEXT)],
        title="Verksamhetsplan 2024",
        header="Huddinge kommun | Vård- och omsorgsnämnd | VON 2023/554",
    )
    assert (facts.title, facts.document_type, facts.year) == ("Verksamhetsplan 2024", "verksamhetsplan", 2024)
    assert (facts.organisation, facts.committee) == ("Huddinge kommun", "Vård- och omsorgsnämnden")
    assert facts.diarienummer == "VON 2023/554"
    assert facts.as_of is None


def test_a_document_that_says_nothing_has_no_facts() -> None:
    assert read(paragraph(100, TEXT)) == DocumentFacts()


@pytest.mark.parametrize(
    "junk", ["Microsoft Word - rapport.docx", "Valets_mek4b.indd", "Dokument1", "DocHdl2OnPRMtmpTarget"]
)
def test_a_title_made_by_a_program_is_not_believed(junk: str) -> None:
    assert is_junk_title(junk)
    assert (
        read([Row("4. En rubrik om valet", 70, 80, 20), *paragraph(120, TEXT)], title=junk).title
        == "En rubrik om valet"
    )


def test_the_day_in_the_title_takes_its_year_from_the_text() -> None:
    facts = read(
        paragraph(100, ["För verksamhetsåret 2023 väntas ett underskott.", *TEXT]),
        title="Åtgärdsplan per 31 augusti för socialnämnden",
    )
    assert (facts.year, facts.as_of) == (2023, dt.date(2023, 8, 31))
    assert facts.committee == "Socialnämnden"


def test_the_day_of_creation_tells_the_year_of_a_text_that_knows_it() -> None:
    assert read(paragraph(100, TEXT), created=dt.date(2006, 8, 1)).year is None
    known = ("Undersökningen gjordes hösten 2005.",)
    assert read(paragraph(100, TEXT), rest=known, created=dt.date(2006, 8, 1)).year == 2006
    assert read(paragraph(100, TEXT), title="Plan 2024", created=dt.date(2006, 8, 1)).year == 2024


def test_the_running_text_tells_the_year_when_it_keeps_to_one() -> None:
    often = ("Prognosen för 2017 visar balans och budget 2017 hålls. " * 2,)
    assert read(paragraph(100, TEXT), rest=often).year == 2017
    assert read(paragraph(100, TEXT), rest=("Valet 1967 och budget 1967 nämns i förbigående.",)).year is None


def test_accounts_are_of_the_year_that_they_are_given_for() -> None:
    given = "Styrelsen för Brf Ängen får härmed avge årsredovisning för räkenskapsåret 2022."
    facts = read(
        [Row("Ordlista", 70, 100, 20), *paragraph(130, TEXT)], created=dt.date(2024, 3, 1), rest=(given,)
    )
    assert (facts.document_type, facts.year, facts.source("year")) == ("årsredovisning", 2022, "running text")


def test_a_header_of_one_page_among_many_is_no_header_of_the_document() -> None:
    texts = [page(number, paragraph(100, TEXT)) for number in range(1, 12)]
    texts[8] = page(9, [Row("Grundskolenämnden", 70, 40, 8), *paragraph(100, TEXT)])
    texts[8].furniture = {0}
    assert document_facts(document(texts), texts).committee is None


def test_a_day_in_the_title_is_no_chapter_number() -> None:
    rows = [Row("Åtgärdsplan per 31 augusti 2023", 70, 200, 24), *paragraph(300, TEXT)]
    assert read(rows).title == "Åtgärdsplan per 31 augusti 2023"


def test_an_audit_is_not_by_the_nämnd_it_is_about() -> None:
    rest = ("Grundskolenämnden i Göteborgs Stad rekommenderas att agera. " * 3,)
    facts = read([Row("Rapportsammandrag", 70, 80, 12), *paragraph(120, TEXT)], rest=rest)
    assert (facts.document_type, facts.committee) == ("revisionsrapport", None)
    assert facts.organisation == "Göteborgs Stad"


def test_a_case_number_quoted_in_the_text_is_not_the_documents_own() -> None:
    facts = read(paragraph(100, ["Kommunstyrelsen beslutade (KS-2023/1366.181) i juni", *TEXT]))
    assert facts.diarienummer is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Tidplan och anvisningar för budget 2027–2031", "budgetanvisningar"),
        ("Mål och budget 2025", "mål och budget"),
        ("Handlingar till socialnämnden mars 2025", "möteshandlingar"),
        ("Delårsrapport 2 med åtgärdsplan", "delårsrapport"),
        ("Sammanträdesprotokoll", "protokoll"),
        ("Invandrade och valdeltagande", None),
    ],
)
def test_kinds_of_document(title: str, kind: str | None) -> None:
    assert document_kind(title) == kind


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Beslutad 2024-12-10, SN 2024/301", "SN 2024/301"),
        ("2025-09-30, SN 2025/188", "SN 2025/188"),
        ("Svar på motion om fler träffpunkter (SN/2025:17)", None),
        ("Ersätter riktlinjen i SN 2019/22 från november", None),
    ],
)
def test_a_number_on_a_title_page_needs_no_label(line: str, number: str | None) -> None:
    rows = [Row("Verksamhetsplan 2025", 70, 200, 24), Row(line, 70, 240, 10), *paragraph(300, TEXT)]
    assert read(rows).diarienummer == number


def packet(first: list[Row], header: str = "") -> DocumentFacts:
    """The facts of a document whose chapters all begin in the same large type."""
    texts = []
    for number in (1, 2, 3):
        rows = [Row(header, 70, 40)] if header else []
        rows += first if number == 1 else [Row("Uppföljning av mål", 70, 80, 14)]
        text = page(number, [*rows, *paragraph(140, TEXT)])
        text.furniture = set(range(len(header.split()))) if header else set()
        texts.append(text)
    return document_facts(document(texts), texts)


def test_a_line_that_names_the_kind_is_the_title_above_a_heading_like_others() -> None:
    first = [Row("Delårsrapport mars 2026 med bilaga", 70, 70), Row("Sammanfattning", 70, 110, 14)]
    facts = packet(first, header="Delårsrapport mars 2026 med bi")
    assert (facts.title, facts.as_of) == ("Delårsrapport mars 2026 med bilaga", dt.date(2026, 3, 31))


def test_a_title_larger_than_all_headings_wins_over_the_header() -> None:
    assert (
        packet([Row("Rätt stöd i tid", 70, 90, 24)], header="Verksamhetsplan 2026").title == "Rätt stöd i tid"
    )


def test_a_heading_is_the_title_where_nothing_names_the_kind() -> None:
    assert packet([Row("Sammanfattning", 70, 110, 14)]).title == "Sammanfattning"


def test_print_goes_before_the_title_of_a_template() -> None:
    rows = [
        Row("2018-03-20", 380, 60),
        Row("Tjänsteskrivelse", 380, 80),
        Row("KFKS 2017/457", 380, 92),
        Row("Kommunstyrelsens verksamhetsutskott", 300, 170),
        Row("Årsbokslut Välfärd skola 2017", 70, 230, 16),
        *paragraph(300, ["Nacka kommun beslutade i utbildningsnämnden och socialnämnden.", *TEXT]),
        Row("Nacka kommun, 131 81 Nacka", 70, 800, 7),
    ]
    facts = read(rows, title="Tertialrapport 2 FFS 2012")
    assert (facts.title, facts.year) == ("Årsbokslut Välfärd skola 2017", 2017)
    assert (facts.document_type, facts.diarienummer) == ("tjänsteskrivelse", "KFKS 2017/457")
    assert (facts.organisation, facts.source("organisation")) == ("Nacka kommun", "footer")
    assert (facts.committee, facts.source("committee")) == (
        "Kommunstyrelsens verksamhetsutskott",
        "letterhead",
    )
    assert [finding.rule for finding in contradictions(facts)] == ["contradictory_identity"]


def test_a_body_that_the_text_mentions_is_not_its_author() -> None:
    rest = ("Socialnämnden i Huddinge kommun och kommunfullmäktige har yttrat sig. " * 5,)
    facts = read([Row("Styrkort Välfärd skola", 70, 100, 18), *paragraph(140, TEXT)], rest=rest)
    assert (facts.document_type, facts.committee) == ("styrkort", None)
    assert (facts.organisation, facts.source("organisation")) == ("Huddinge kommun", "running text")


def test_an_association_is_not_its_town() -> None:
    rows = [Row("Årsredovisning 2023", 70, 100, 20), Row("Brf Diana", 70, 130, 14), *paragraph(200, TEXT)]
    rest = ("Marken ägs av Stockholms stad. Stadsbyggnadsnämnden och kommunfullmäktige har sagt ja. " * 3,)
    assert read(rows, rest=rest).organisation is None


def test_a_paragraph_of_a_protokoll_is_an_extract() -> None:
    rows = [
        Row("SAMMANTRÄDESPROT0KOLL", 380, 60),
        Row("Kommunstyrelsen", 380, 75),
        Row("§ 136", 70, 120),
        *paragraph(160, TEXT),
    ]
    assert read(rows).document_type == "protokollsutdrag"
    assert read([*rows[:2], Row("Plats och tid", 70, 100), *rows[2:]]).document_type == "protokoll"


def test_letters_set_apart_make_a_word() -> None:
    facts = read([Row("Å R S R E D O V I S N I N G", 70, 100, 20), *paragraph(200, TEXT)])
    assert (facts.title, facts.document_type) == ("ÅRSREDOVISNING", "årsredovisning")


def test_two_organisations_in_print_are_a_finding() -> None:
    rows = [
        Row("Nacka kommun", 70, 60),
        Row("Delårsrapport 2024", 70, 200, 24),
        Row("Täby kommun", 70, 225, 10),
        *paragraph(300, ["Nacka kommun", *TEXT]),
    ]
    facts = read(rows, header="Nacka kommun")
    assert facts.organisation == "Nacka kommun"
    assert [finding.rule for finding in contradictions(facts)] == ["contradictory_identity"]


def test_every_statement_has_its_source_and_place() -> None:
    rows = [Row("Göteborgs Stad", 70, 60), Row("Delårsrapport 2024", 70, 200, 24), *paragraph(300, TEXT)]
    facts = read(rows)
    told = {(fact.name, fact.value, fact.source, fact.page) for fact in facts.elements() if fact.chosen}
    assert ("organisation", "Göteborgs Stad", "letterhead", 1) in told
    assert ("year", "2024", "title block", 1) in told
    assert all(fact.box is not None for fact in facts.elements() if fact.page)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Brf Husarviken Org.nr 769612-7807 1 (15)", "Brf Husarviken"),
        ("Bostaden i Ystad AB Organisationsnummer: 556362-6794", "Bostaden i Ystad AB"),
        ("HSB Brf Lönnen i Jönköping 716403-1630 Sida 2 av 17", "HSB Brf Lönnen i Jönköping"),
        ("Kommunalförbundet Medelpad, org nr 222000-1552", "Kommunalförbundet Medelpad"),
    ],
)
def test_a_legal_person_is_known_by_its_number(header: str, name: str) -> None:
    rows = [Row("Årsredovisning 2023", 70, 100, 20), *paragraph(200, TEXT)]
    facts = read(rows, header=header, rest=("Marken ägs av Stockholms stad. " * 3,))
    assert (facts.organisation, facts.source("organisation")) == (name, "header")


def test_a_legal_person_may_stand_above_its_number_or_on_a_line_of_its_own() -> None:
    title = Row("Årsredovisning 2023", 70, 100, 20)
    numbered = [title, Row("Brf Diana", 70, 125, 12), Row("Org.nr 769600-1333", 70, 140, 12)]
    assert read([*numbered, *paragraph(200, TEXT)]).organisation == "Brf Diana"
    lone = [title, Row("Stora Torps samfällighetsförening", 70, 125, 12), *paragraph(200, TEXT)]
    assert read(lone).organisation is None
    again = ("Styrelsen för Stora Torps samfällighetsförening avger detta",)
    assert read(lone, rest=again).organisation == "Stora Torps samfällighetsförening"


def test_a_person_s_number_and_a_company_in_a_paper_of_a_kommun_are_no_author() -> None:
    rows = [Row("Avtal om hyra", 70, 100, 20), Row("Eva Ek AB 640823-3234", 70, 130), *paragraph(200, TEXT)]
    assert read(rows).organisation is None
    rows = [Row("Nacka kommun", 70, 60), *rows[:1], Row("Skanska AB 556033-9086", 70, 130), *rows[2:]]
    assert read(rows).organisation == "Nacka kommun"


def test_a_public_body_is_known_on_a_line_of_its_own() -> None:
    rows = [Row("Penningpolitisk rapport", 70, 100, 20), *paragraph(200, ["Skolverket har", *TEXT])]
    assert read([Row("SVERIGES RIKSBANK", 70, 60), *rows]).organisation == "Sveriges riksbank"
    assert read(rows).organisation is None


def test_a_public_body_is_known_by_a_footer_or_a_line_for_each_of_its_words() -> None:
    rows = [Row("Svenskt valdeltagande", 70, 60, 20), *paragraph(300, TEXT)]
    assert read(rows, header="Statistiska centralbyrån 5").organisation == "Statistiska centralbyrån"
    cover = [Row("SVERIGES", 70, 60), Row("Oktober", 70, 120, 30), Row("RIKSBANK", 70, 700)]
    assert read(cover).organisation == "Sveriges riksbank"
    assert read([cover[0], *paragraph(300, TEXT)]).organisation is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("DEMOKRATISTATISTIK RAPPORT 13", "rapport"),
        ("Årsredogörelse", "årsredogörelse"),
        ("En rapport 2014", None),
    ],
)
def test_a_line_that_numbers_a_series_names_the_kind(line: str, kind: str | None) -> None:
    assert is_kind_alone(line) == kind


def test_the_audit_of_a_municipality_is_a_body_of_it() -> None:
    rows = [Row("Stadsrevisionen", 70, 40), Row("Missiv till nämnder", 70, 120, 24), *paragraph(300, TEXT)]
    assert read(rows).committee == "Stadsrevisionen"


@pytest.mark.parametrize(
    "rows",
    [
        [Row("Almviks kommun – Tekniska nämnden", 70, 60, 10), Row("Uppföljning 2024", 70, 120, 20)],
        [Row("Uppföljning 2024 – Tekniska nämnden, Almviks kommun", 70, 100, 20)],
        [Row("Uppföljning 2024", 70, 100, 20), Row("Tekniska nämnden, Almviks kommun", 70, 124, 10)],
        [
            Row("Uppföljning 2024", 70, 100, 20),
            Row("Tekniska nämnden i Almviks kommun beräknar ett underskott", 70, 124, 10),
        ],
        [
            Row("Uppföljning 2024", 70, 100, 20),
            Row("Almviks kommun · Tekniska nämnden · 1", 70, 820, 8),
        ],
    ],
)
def test_a_kommun_on_no_list_and_its_body_are_known_by_their_place(rows: list[Row]) -> None:
    facts = read([*rows, *paragraph(300, TEXT)])
    assert (facts.organisation, facts.committee) == ("Almviks kommun", "Tekniska nämnden")


@pytest.mark.parametrize(
    "line",
    ["Hållbar stad", "Varje kommun", "Medborgare i Almviks kommun", "Almviks kommun har fått ett brev"],
)
def test_a_kommun_on_no_list_is_not_known_by_a_sentence_or_a_motto(line: str) -> None:
    rows = [Row(line, 70, 60, 10), Row("Uppföljning 2024", 70, 120, 20), *paragraph(300, TEXT)]
    assert read(rows).organisation is None


def test_a_listed_kommun_goes_before_one_on_no_list() -> None:
    rows = [
        Row("Almviks kommun", 70, 60, 10),
        Row("Nacka kommun", 70, 80, 10),
        Row("Uppföljning 2024", 70, 120, 20),
    ]
    assert read([*rows, *paragraph(300, TEXT)]).organisation == "Nacka kommun"


def test_a_name_that_is_believed_to_be_misprinted_is_told() -> None:
    rows = [Row("Simrishams kommun", 70, 60, 10), Row("Uppföljning 2024", 70, 120, 20), *paragraph(300, TEXT)]
    facts = read(rows)
    assert facts.organisation == "Simrishamns kommun"
    (told,) = contradictions(facts)
    assert "'Simrishams kommun'" in told.message
    rows.insert(0, Row("Simrishamns kommun", 70, 40, 10))
    assert contradictions(read(rows)) == []


@pytest.mark.parametrize(
    ("line", "committee"),
    [
        ("Barn- och ungdomsnämnden beslutade att ta fram en plan", "Barn- och ungdomsnämnden"),
        ("Kommunstyrelsen i Granliden får en redovisning", "Kommunstyrelsen"),
        ("Miljö- och tekniska nämnden redovisar ett överskott", "Miljö- och tekniska nämnden"),
        ("Styrelsen för Brf Lönnen får härmed avge", None),
        ("Nämnden följer ekonomin varje månad", None),
        ("Socialnämnden i Almvik har i ett brev undrat", None),
    ],
)
def test_the_body_that_a_report_begins_with(line: str, committee: str | None) -> None:
    rows = [Row("Uppföljning 2024", 70, 100, 20), Row(line, 70, 124, 10), *paragraph(300, TEXT)]
    assert read(rows).committee == committee


def test_a_body_that_reports_further_down_is_not_the_author() -> None:
    rows = [Row("Uppföljning 2024", 70, 100, 20), *paragraph(300, ["Socialnämnden beräknar ett underskott"])]
    assert read(rows).committee is None


def test_the_days_below_a_title_tell_the_year() -> None:
    rows = [Row("Kontoutdrag", 70, 300, 20), Row("2023-07-01 -- 2024-06-30", 70, 325, 10)]
    assert read([*rows, *paragraph(400, TEXT)]).year == 2024
    rows[1] = Row("2024-07-01 och 2024-06-30", 70, 325, 10)
    assert read([*rows, *paragraph(400, TEXT)]).year is None
