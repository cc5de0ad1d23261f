from hypothesis import given
from hypothesis import strategies as st
from tests.printed import Row, body, document, page, paragraph

from vonextract.layout.model import PageText
from vonextract.notes import Notes, page_notes
from vonextract.outline.attached_notes import attach_tables
from vonextract.pdf.model import Rule
from vonextract.tables.model import GridCell, LogicalTable, PageTable

FILLER = [
    "löpande text i vanlig grad som fyller ut sidan med många ord till",
    "och ännu en rad av samma slag",
]


def find(*pages: PageText) -> Notes:
    return page_notes(document(list(pages)), list(pages))


def notes_of(found: Notes) -> list[tuple[str, str]]:
    return [(n.marker, n.text) for n in found.notes]


def linked(found: Notes) -> list[tuple[str, str, str | None]]:
    return [(r.marker, r.context, r.note.text if r.note else None) for r in found.references]


def test_a_footnote_is_taken_from_the_foot_and_its_marker_from_the_text() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["antalet timmar är omkring 37 000 per månad.^1 Av dessa utförs", *FILLER]),
            *paragraph(740, ["^1 Kolada: N21826, underliggande data från staten."], 8),
        ],
    )
    found = find(text)
    assert notes_of(found) == [("1", "Kolada: N21826, underliggande data från staten.")]
    assert linked(found)[0][1].endswith("37 000 per månad.")
    assert "Kolada" not in body(text)
    assert "per månad. Av dessa" in body(text)
    assert found.findings == []


def test_the_full_stop_behind_a_marker_goes_to_the_marked_word() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["förvaltningen följer miljöprogrammet^1. Det gäller alla", *FILLER]),
            *paragraph(740, ["^1 Antaget av fullmäktige."], 8),
        ],
    )
    find(text)
    assert "miljöprogrammet. Det" in body(text)


def test_a_marker_broken_off_its_word_is_linked_and_its_full_stop_goes_back() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["ett uppslag som handlar om förvaltningens", "^1 . Det gäller alla", *FILLER]),
            *paragraph(740, ["^1 Antaget av fullmäktige."], 8),
        ],
    )
    found = find(text)
    assert notes_of(found) == [("1", "Antaget av fullmäktige.")]
    assert [(m, c.split()[-1]) for m, c, _ in linked(found)] == [("1", "förvaltningens")]


def test_the_context_of_a_marker_on_a_page_s_first_line_begins_on_the_page_before() -> None:
    first = page(1, paragraph(100, ["i samarbete med vården enligt", *FILLER, "den gamla goda"]))
    second = page(
        2,
        [
            *paragraph(100, ["modellen^1 och inget annat", *FILLER]),
            *paragraph(740, ["^1 Antaget av fullmäktige."], 8),
        ],
    )
    assert linked(find(first, second))[0][1].endswith("den gamla goda modellen")


def test_a_note_of_several_lines_ends_before_the_next_and_is_joined_over_hyphens() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["första stället^1 och andra stället^2 i texten", *FILLER]),
            *paragraph(
                720, ["^1 En förklaring som är lång och som bryts mitt i ett ord, näm-", "ligen här."], 8
            ),
            *paragraph(740, ["^2 En kort."], 8),
        ],
    )
    assert notes_of(find(text)) == [
        ("1", "En förklaring som är lång och som bryts mitt i ett ord, nämligen här."),
        ("2", "En kort."),
    ]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    one = page(
        1,
        [
            *paragraph(100, ["ett ställe^1 i texten", *FILLER]),
            *paragraph(760, ["^1 Noten börjar här och fortsätter"], 8),
        ],
    )
    two = page(2, [*paragraph(100, FILLER), *paragraph(760, ["på nästa sida."], 8)])
    found = find(one, two)
    assert notes_of(found) == [("1", "Noten börjar här och fortsätter på nästa sida.")]
    assert sorted(found.notes[0].words) == [1, 2]
    assert "nästa" not in body(two)


def test_several_notes_on_one_line_are_told_apart() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["första^1 andra^2 tredje^3 stället", *FILLER]),
            *paragraph(740, ["^1 Den ena källan. ^2 Den andra källan. ^3 Den tredje."], 8),
        ],
    )
    assert notes_of(find(text)) == [
        ("1", "Den ena källan."),
        ("2", "Den andra källan."),
        ("3", "Den tredje."),
    ]


def test_numbering_that_begins_again_links_to_the_next_note() -> None:
    pages = [
        page(
            n,
            [
                *paragraph(100, [f"ställe på sidan {n}^1 i texten", *FILLER]),
                *paragraph(740, [f"^1 Not till sidan {n}."], 8),
            ],
        )
        for n in (1, 2, 3)
    ]
    assert [note for _, _, note in linked(find(*pages))] == [f"Not till sidan {n}." for n in (1, 2, 3)]


def test_endnotes_in_body_size_under_a_heading_are_notes() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["kommunerna ökade^1 och minskade^2 i antal", *FILLER]),
            *paragraph(300, ["Källor:"]),
            *paragraph(316, ["1 Statistiska centralbyrån."]),
            *paragraph(332, ["2 Kolada."]),
        ],
    )
    assert notes_of(find(text)) == [("1", "Statistiska centralbyrån."), ("2", "Kolada.")]


def test_a_plain_number_under_the_separator_is_a_note_and_one_in_a_list_is_none() -> None:
    rule = Rule(70, 728, 214, 728.5, 0.5, 0)
    rows = [
        *paragraph(100, ["ett ställe^1 i texten", *FILLER]),
        *paragraph(300, ["1 Utredningen påbörjas"]),
        *paragraph(740, ["1 Enligt beslut i mars."], 8),
    ]
    text = page(1, rows, [rule])
    assert notes_of(find(text)) == [("1", "Enligt beslut i mars.")]
    assert "Utredningen påbörjas" in body(text)


def test_asterisks_stay_in_the_text_and_are_linked() -> None:
    text = page(
        1,
        [
            *paragraph(100, FILLER),
            Row("Deltagare i kurser *", 70, 200, 9),
            Row("350", 400, 200, 9),
            Row("-400*", 400, 214, 9),
            *paragraph(240, ["* Avser hela året och alla kurser."], 8),
        ],
    )
    found = find(text)
    assert notes_of(found) == [("*", "Avser hela året och alla kurser.")]
    assert [r.note is found.notes[0] for r in found.references] == [True, True]
    assert "-400*" in body(text) and "kurser *" in body(text)


def test_two_notes_with_one_asterisk_are_told_apart_by_the_word_they_explain() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["systemen Adam* och Beata* används i staden idag", *FILLER]),
            *paragraph(300, ["*Adam stödjer arbetet."], 8),
            *paragraph(312, ["*Beata är ett äldre system."], 8),
        ],
    )
    assert [note for _, _, note in linked(find(text))] == [
        "Adam stödjer arbetet.",
        "Beata är ett äldre system.",
    ]


def test_bullets_made_of_asterisks_are_a_list() -> None:
    text = page(1, paragraph(100, [*FILLER, *(f"* punkt nummer {i} i en vanlig lista" for i in range(8))]))
    assert find(text).notes == []


def test_powers_are_no_references() -> None:
    text = page(1, paragraph(100, ["ytan är 300 m^2 och 10^3 gånger större än R^2 visar", *FILLER]))
    found = find(text)
    assert found.references == [] and found.findings == []
    assert "300 m² och 10³ gånger" in body(text)


def test_co2_and_m2_on_the_line_are_no_references() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["utsläpp av CO2 per m2 yta^1 minskar", *FILLER]),
            *paragraph(740, ["^1 Egen mätning."], 8),
        ],
    )
    assert [r.marker for r in find(text).references] == ["1"]
    assert "CO2 per m2" in body(text)


def test_a_marker_without_a_note_and_a_note_without_a_marker_are_findings() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["ett ställe^7 i texten", *FILLER]),
            *paragraph(740, ["^1 En not som ingen nämner."], 8),
            *paragraph(752, ["^2 En till."], 8),
        ],
    )
    findings = find(text).findings
    assert {f.rule for f in findings} == {"unlinked_footnote"}
    assert [f.severity for f in findings] == ["info", "info", "info"]


def test_the_context_of_a_marker_in_a_cell_is_its_cell() -> None:
    text = page(
        1,
        [
            *paragraph(100, FILLER),
            Row("Tillsyn på", 70, 200, 9),
            Row("1 159", 400, 200, 9),
            Row("natten^1", 70, 211, 9),
            Row("2 000", 400, 211, 9),
            *paragraph(740, ["^1 Utreds vidare."], 8),
        ],
    )
    assert linked(find(text)) == [("1", "Tillsyn på natten", "Utreds vidare.")]


def test_a_table_note_belongs_to_the_table_that_refers_to_it() -> None:
    text = page(
        1,
        [
            *paragraph(100, FILLER),
            Row("Kurser *", 70, 200, 9),
            *paragraph(240, ["* Avser hela året och alla."], 8),
        ],
    )
    found = find(text)
    words = [w for w in text.body if w.text in ("Kurser", "*")]
    cell = GridCell(0, 0, 1, 1, words[0].box, [words], page=1)
    part = PageTable(1, words[0].box, 1, 1, [cell], "test", 1.0)
    attach_tables(found, [LogicalTable([part], 1, 1, 0, [cell], "test", 1.0)])
    assert [n.table for n in found.notes] == [0]


def test_bracketed_numbers_under_a_table_are_notes_and_in_a_list_are_none() -> None:
    rows = [
        *paragraph(100, FILLER),
        Row("Budget 1)", 70, 200, 9),
        Row("350", 400, 200, 9),
        *paragraph(240, ["1) Efter tilläggsbudget i juni."], 8),
        *paragraph(300, ["1) först den ena punkten", "2) sedan den andra punkten"]),
    ]
    text = page(1, rows)
    found = find(text)
    assert notes_of(found) == [("1", "Efter tilläggsbudget i juni.")]
    assert linked(found)[0][1:] == ("Budget", "Efter tilläggsbudget i juni.")
    assert "Budget 350" in body(text)


def test_a_label_that_begins_with_a_number_is_none_beside_the_numbers_of_its_row() -> None:
    rows = [
        *paragraph(100, ["antalet timmar är omkring 37 000 per månad.^1 Av dessa", *FILLER]),
        Row("1 andel i en ekonomisk förening", 70, 200, 9),
        Row("500", 400, 200, 9),
        Row("500", 480, 200, 9),
        *paragraph(740, ["^1 Utreds vidare."], 8),
    ]
    assert notes_of(find(page(1, rows))) == [("1", "Utreds vidare.")]
    headed = find(page(1, [Row("Noter", 70, 60, 12), *rows[:-1]]))
    assert notes_of(headed) == []


def test_notes_below_rows_are_notes_in_the_type_of_the_text_too() -> None:
    rows = [
        *paragraph(100, FILLER),
        Row("Sotning 1)", 70, 200, 10),
        Row("350", 400, 200, 10),
        *paragraph(240, ["1) Efter tilläggsbudget i juni."]),
    ]
    found = find(page(1, rows))
    assert notes_of(found) == [("1", "Efter tilläggsbudget i juni.")]
    listed = [*paragraph(100, ["enligt punkt 1)"]), *paragraph(240, ["1) Efter tilläggsbudget i juni."])]
    assert notes_of(find(page(1, listed))) == []
    above = [*paragraph(80, ["1) Efter tilläggsbudget i juni."]), *rows[2:4]]
    assert notes_of(find(page(1, above))) == []


def test_a_marker_behind_a_power_leaves_the_power() -> None:
    text = page(
        1,
        [
            *paragraph(100, ["carport 40 m²¹ och 10²³ delar", *FILLER]),
            *paragraph(740, ["¹ Uppgiften är framräknad."], 8),
        ],
    )
    assert notes_of(find(text)) == [("1", "Uppgiften är framräknad.")]
    assert "carport 40 m² och 10²³ delar" in body(text)


@given(
    st.lists(
        st.sampled_from(["ord", "ställe^1", "m^2", "not*", "* sak", "^1 not här", "^2", "12", "1 rad"]),
        max_size=12,
    )
)
def test_whatever_is_printed_every_word_is_kept_or_noted_once(parts: list[str]) -> None:
    text = page(1, [Row(part, 70, 100 + 14 * i, 10 if i % 3 else 7) for i, part in enumerate(parts)])
    before = len(text.words)
    found = find(text)
    assert len(text.body) + len(text.notes) == before
    owned = [(p, i) for n in found.notes for p, words in n.words.items() for i in words]
    assert len(owned) == len(set(owned))
    assert all(text.words[i].index == i for i in range(before))


def test_notes_beside_each_other_at_the_foot_are_two() -> None:
    rows = [
        *paragraph(100, ["Grundskola^1 kostar mer än förra året och Förskola^2 mindre", *FILLER]),
        Row("^1 Inklusive grundsärskola.", 70, 740, 8),
        Row("^2 Inklusive pedagogisk omsorg.", 320, 740, 8),
    ]
    found = find(page(1, rows))
    assert notes_of(found) == [("1", "Inklusive grundsärskola."), ("2", "Inklusive pedagogisk omsorg.")]
    assert all(note is not None for _, _, note in linked(found))
    assert found.findings == []


def test_a_marker_without_a_note_after_it_refers_to_the_last_one_a_page_before() -> None:
    noted = page(
        1,
        [
            *paragraph(100, ["antalet timmar är omkring 37 000 per månad.^1 Av dessa utförs", *FILLER]),
            *paragraph(740, ["^1 Kolada: N21826, underliggande data från staten."], 8),
        ],
    )
    later = [
        page(number, paragraph(100, ["förvaltningen följer programmet^1 och det gäller alla", *FILLER]))
        for number in (2, 3)
    ]
    found = {reference.page: reference.note for reference in find(noted, *later).references}
    assert [found[number] is not None for number in (1, 2, 3)] == [True, True, False]
