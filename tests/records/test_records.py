"""Facts and typed records say what the table says, in kronor exactly, with groups and totals."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.records.made_tables import BOX, report, section, table

from vonextract.model import Footnote, FootnoteRef
from vonextract.records.interpret import interpret
from vonextract.records.rows import _code_and_name, split_code
from vonextract.records.settings import SETTINGS
from vonextract.records.stated import Stated

DRIFT = [
    ["Verksamhet, tkr", "Bokslut 2023", "Budget 2024", "Avvikelse"],
    ["77 Äldreomsorg", "", "", ""],
    ["770 Gemensamt", "-7 874", "-14 698", "6 824"],
    ["773 Boende", "-10", "-20", "10"],
    ["Summa 77 Äldreomsorg", "-7 884", "-14 718", "6 834"],
    ["71 Centralt", "5", "6", "-1"],
    ["Summa", "-7 879", "-14 712", "6 833"],
]


def test_facts_of_a_drift_table() -> None:
    made = table(DRIFT, roles={1: "group"})
    facts = interpret(report(made)).records.facts
    first = facts[0]
    assert (first.kind, first.row_label, first.column_label) == ("drift", "770 Gemensamt", "Bokslut 2023")
    assert first.row_path == "77 Äldreomsorg > 770 Gemensamt"
    assert (first.measure, first.year, first.full_year) == ("bokslut", 2023, True)
    assert (first.value, first.unit, first.amount_sek) == (-7874, "tkr", Decimal("-7874000"))
    assert [fact.is_total for fact in facts] == [False] * 6 + [True] * 3 + [False] * 3 + [True] * 3
    assert [fact.year for fact in facts[:3]] == [2023, 2024, 2024]


def test_a_total_closes_its_group() -> None:
    facts = interpret(report(table(DRIFT, roles={1: "group"}))).records.facts
    paths = [fact.row_path for fact in facts[::3]]
    assert paths[2:] == ["77 Äldreomsorg > Summa 77 Äldreomsorg", "71 Centralt", "Summa"]


def test_lines_of_drift() -> None:
    posts = interpret(report(table(DRIFT, roles={1: "group"}))).records.drift_poster
    assert (posts[3].verksamhet, posts[3].kod, posts[3].measure) == ("Boende", "773", "bokslut")
    assert posts[3].amount_sek == Decimal(-10000)
    assert [post.is_total for post in posts].count(True) == 6


def test_a_post_is_no_verksamhet() -> None:
    rows = [
        ["Verksamhet, tkr", "Bokslut 2023"],
        ["Kultur", ""],
        ["Intäkter (+)", "120"],
        ["Kostnader (-)", "-300"],
        ["Resultatöverföring", "10"],
        ["Biblioteket", "55"],
    ]
    posts = interpret(report(table(rows, roles={1: "group"}))).records.drift_poster
    assert [(post.verksamhet, post.post) for post in posts] == [
        ("Kultur", "intäkter"),
        ("Kultur", "kostnader"),
        ("Kultur", "resultatöverföring"),
        ("Biblioteket", None),
    ]
    alone = interpret(report(table([rows[0], ["Årets resultat", "12"]], title="Drift"))).records.drift_poster
    assert [(post.verksamhet, post.post) for post in alone] == [(None, "netto")]


def test_a_name_that_stands_twice_has_its_groups_before_it() -> None:
    rows = [
        ["Verksamhet, tkr", "Bokslut 2023"],
        ["LSS", ""],
        ["Externa placeringar", "120"],
        ["Socialpsykiatri", ""],
        ["Externa placeringar", "80"],
        ["Boendestöd", "7"],
    ]
    posts = interpret(report(table(rows, roles={1: "group", 3: "group"}))).records.drift_poster
    assert [post.verksamhet for post in posts] == [
        "LSS > Externa placeringar",
        "Socialpsykiatri > Externa placeringar",
        "Boendestöd",
    ]


def test_a_line_below_its_group_is_the_one_that_another_table_names_with_it() -> None:
    tree = [
        ["Verksamhet, tkr", "Bokslut 2023"],
        ["LSS", ""],
        ["-Externa placeringar", "120"],
        ["Boende", "7"],
    ]
    flat = [["Verksamhet, tkr", "Budget 2024"], ["Externa placeringar LSS", "130"], ["Boende", "8"]]
    tables = [table(tree, roles={1: "group"}), table(flat, table_id=2, ordinal=2)]
    posts = interpret(report(*tables)).records.drift_poster
    assert [post.verksamhet for post in posts] == ["Externa placeringar LSS", "Boende"] * 2
    alone = interpret(report(tables[0])).records.drift_poster
    assert [post.verksamhet for post in alone] == ["-Externa placeringar", "Boende"]


def test_three_columns_of_one_measure_are_told_apart_by_their_post() -> None:
    rows = [
        ["Verksamhet, tkr", "Budget", "Budget", "Budget"],
        ["", "Intäkter", "Kostnader", "Nettokostnad"],
        ["Hemtjänst", "1", "-3", "-2"],
    ]
    posts = interpret(report(table(rows, header_rows=2))).records.drift_poster
    assert [post.post for post in posts] == ["intäkter", "kostnader", "netto"]
    assert {post.measure for post in posts} == {"budget"}


def test_measures_and_their_effects() -> None:
    rows = [
        ["Område", "Åtgärd", "Ansvarig", "Effekt 2024, mnkr", "Helårseffekt, mnkr"],
        ["Hemtjänst", "Ny planering", "Chef A", "0,3", "1,25"],
        ["", "Färre bilar", "Chef B", "-", "0,1"],
        ["Totalt", "", "", "0,3", "1,35"],
    ]
    records = interpret(report(table(rows))).records
    assert [(a.omrade, a.atgard, a.ansvarig) for a in records.atgarder] == [
        ("Hemtjänst", "Ny planering", "Chef A"),
        ("Hemtjänst", "Färre bilar", "Chef B"),
    ]
    effects = [(e.atgard_id, e.year, e.full_year, e.amount_sek, e.is_total) for e in records.atgard_effekter]
    assert effects == [
        (1, 2024, False, Decimal(300000), False),
        (1, None, True, Decimal(1250000), False),
        (2, None, True, Decimal(100000), False),
        (None, 2024, False, Decimal(300000), True),
        (None, None, True, Decimal(1350000), True),
    ]


def test_indicators_their_values_targets_and_sources() -> None:
    rows = [
        ["Indikator", "Utfall 2023", "Utfall aug kvinnor", "Målvärde 2030"],
        ["Andel nöjda brukare (%)", "87,5", "-", "minst 95 %"],
        ["Antal dagar i kö", "39", "41", "30"],
    ]
    sources = [["Indikator", "Källa/Kolada-ID"], ["Antal dagar i kö", "Kolada U 21463"]]
    made = report(
        table(rows),
        table(sources, section_id=2, title="Källförteckning"),
        sections=[section("Nämndmål: Alla får vård i tid"), section("Källförteckning", 2)],
        year=2024,
        document_type="delårsrapport",
        as_of=dt.date(2024, 8, 31),
    )
    made.footnotes.append(Footnote(footnote_id=1, marker="1", text="Kolada: U21468", page=1, box=BOX))
    made.footnote_refs.append(FootnoteRef(footnote_id=1, table_id=1, row=1, col=0, page=1, context="brukare"))
    records = interpret(made).records
    told = [(i.indikator, i.enhet, i.mal, i.kolada_id) for i in records.indikatorer]
    assert told == [
        ("Andel nöjda brukare (%)", "procent", "Nämndmål: Alla får vård i tid", "U21468"),
        ("Antal dagar i kö", "dagar", "Nämndmål: Alla får vård i tid", "U21463"),
    ]
    values = [
        (v.indikator_id, v.measure, v.year, v.population, v.value, v.raw) for v in records.indikator_varden
    ]
    assert values[:3] == [
        (1, "utfall", 2023, None, Decimal("87.5"), "87,5"),
        (1, "målvärde", 2030, None, Decimal(95), "minst 95 %"),
        (2, "utfall", 2023, None, Decimal(39), "39"),
    ]
    assert (values[3][3], records.indikator_varden[3].as_of) == ("kvinnor", dt.date(2024, 8, 31))


def test_the_nearest_statement_of_a_unit_wins() -> None:
    rows = [
        ["Verksamhet, tkr", "Budget", "Avvikelse %", "Utfall, mnkr"],
        ["Hemtjänst", "100", "12", "3 kr"],
        ["Antal platser", "40", "5", "7"],
    ]
    cells = {(c.row, c.col): c.unit for c in interpret(report(table(rows))).tables[0].cells if c.row}
    assert [cells[1, c] for c in (1, 2, 3)] == ["tkr", "procent", "kr"]
    assert cells[2, 1] == "antal"


def test_what_is_no_money_has_no_amount() -> None:
    rows = [["Verksamhet", "Budget 2024", "Prognos (%)"], ["Hemtjänst", "100", "12"]]
    assert [fact.amount_sek for fact in interpret(report(table(rows))).records.facts] == [None, None]


def test_the_text_says_what_amounts_are_in() -> None:
    made = report(table([["Verksamhet", "Budget 2024"], ["Hemtjänst", "1,5"]]))
    from vonextract.model import Block

    text = "Alla belopp anges i mnkr om inget annat sägs."
    made.sections[0].blocks.append(Block(type="paragraph", text=text, raw=text, page=1, box=BOX))
    assert interpret(made).records.facts[0].amount_sek == Decimal(1500000)


def test_codes_are_split_from_names() -> None:
    assert split_code("773 Vård- och omsorgsboende") == ("773", "Vård- och omsorgsboende")
    assert split_code("2.1 Ledning") == ("2.1", "Ledning")
    assert split_code("2024 års löner") == (None, "2024 års löner")
    assert split_code("Hemtjänst") == (None, "Hemtjänst")


def test_a_merged_label_is_inherited() -> None:
    rows = [
        ["Volymer", "", "Utfall 2023"],
        ["Äldreomsorg", "Antal platser", "310"],
        ["", "Antal timmar", "45"],
    ]
    made = table(rows)
    made.cells[7].role = made.cells[4].role = "label"
    facts = interpret(report(made)).records.facts
    assert [fact.row_path for fact in facts] == ["Äldreomsorg > Antal platser", "Äldreomsorg > Antal timmar"]


def test_a_row_may_name_the_year_the_month_or_the_measure() -> None:
    about: dict[str, Any] = {"year": 2024, "document_type": "delårsrapport"}
    years = table(
        [["Verksamhetsår", "Budget", "Utfall"], ["2021", "10", "11"], ["2022", "12", "13"]], title="Drift"
    )
    months = table([["Månad", "Antal platser 2023"], ["Januari", "10"], ["Mars", "13"]])
    measures = table(
        [["Verksamhet", "Hemtjänst", "Intäkter"], ["Budget 2023", "10", "11"], ["Utfall", "2", "3"]]
    )
    facts = interpret(report(years, months, measures, **about)).records.facts
    assert [fact.year for fact in facts if fact.table_id == 1 and fact.fact_type != "date"] == [
        2021,
        2021,
        2022,
        2022,
    ]
    assert [fact.as_of for fact in facts if fact.table_id == 2] == [
        dt.date(2023, 1, 31),
        dt.date(2023, 3, 31),
    ]
    told = [(fact.measure, fact.year) for fact in facts if fact.table_id == 3]
    assert told == [("budget", 2023), ("budget", 2023), ("utfall", None), ("utfall", None)]


def test_an_amount_in_a_heading_is_no_statement_of_the_unit() -> None:
    made = report(table([["Verksamhet", "Utfall"], ["Hemtjänst", "310"]], title="Myndighet, -4,3 mnkr"))
    assert interpret(made).records.facts[0].amount_sek is None


def test_a_column_of_targets_is_a_value_and_not_the_indicators_target() -> None:
    rows = [["Indikator", "Utfall 2016", "Mål 2017"], ["Antal avslutade i tid", "87,5%", "95 %"]]
    records = interpret(report(table(rows), sections=[section("Vård i tid")])).records
    assert (records.indikatorer[0].mal, records.indikatorer[0].enhet) == (None, "procent")
    assert [value.measure for value in records.indikator_varden] == ["utfall", "mål"]


def test_every_number_is_a_fact_and_names_are_told_from_amounts() -> None:
    rows = [
        [
            "Prio",
            "Projektnamn",
            "Proj nr",
            "Utgift 2024, tkr",
            "Andel, %",
            "Kostnad per plats, kr",
            "Antal elever",
        ],
        ["1", "Ny förskola", "4711", "10 000", "12", "900", "40"],
        ["2", "Ombyggt kök", "4712", "5 000", "6", "800", "30"],
    ]
    facts = interpret(report(table(rows))).records.facts
    first = [(f.col, f.fact_type, f.amount_sek) for f in facts if f.row == 1]
    assert first == [
        (0, "code", None),
        (2, "code", None),
        (3, "amount", 10_000_000),
        (4, "share", None),
        (5, "per_unit", None),
        (6, "count", None),
    ]
    assert {f.row_label for f in facts} == {"Ny förskola", "Ombyggt kök"}


def test_the_row_is_named_by_the_column_that_tells_rows_apart() -> None:
    rows = [
        ["Fokusområde", "Mål", "Mått", "Utfall 2024"],
        ["Trygghet", "Fler ska känna sig trygga", "Andel trygga elever", "84"],
        ["", "", "Andel trygga brukare", "90"],
        ["", "Färre olyckor", "Antal fallolyckor", "12"],
        ["Kvalitet", "Nöjda brukare", "Andel nöjda", "77"],
    ]
    made = table(rows)
    for cell in made.cells:
        if cell.row and cell.col < 3:
            cell.role = "label" if cell.text else "empty"
    facts = interpret(report(made)).records.facts
    assert [f.row_label for f in facts] == [row[2] for row in rows[1:]]
    assert facts[1].row_path == "Trygghet > Fler ska känna sig trygga > Andel trygga brukare"
    assert facts[2].row_path == "Trygghet > Färre olyckor > Antal fallolyckor"


def test_accounts_show_the_outcome_of_their_years_and_statistics_what_was_counted() -> None:
    rows = [["Tkr", "Not", "2024", "2023", "2025"], ["Nettoomsättning", "1", "900", "800", "950"]]
    rows += [["Summa rörelseintäkter", "", "900", "800", "950"], ["Årets resultat", "", "10", "20", "30"]]
    made = report(table(rows, title="Resultaträkning"), year=2024, document_type="årsredovisning")
    facts = [f for f in interpret(made).records.facts if f.fact_type == "amount"]
    assert {(f.measure, f.year) for f in facts} == {("bokslut", 2024), ("bokslut", 2023), (None, 2025)}


def test_a_placement_in_care_is_no_rank() -> None:
    rows = [
        ["Verksamhet, tkr", "Placeringar 2024", "Rang"],
        ["HVB", "1 200", "3"],
        ["Familjehem", "900", "1"],
    ]
    facts = interpret(report(table(rows))).records.facts
    assert [f.fact_type for f in facts] == ["amount", "code", "amount", "code"]


def test_a_first_row_of_years_names_the_columns() -> None:
    rows = [["Projekt", "Utfall", "Budget"], ["Projektnummer", "2016", "2017"], ["Kök", "1987", "2003"]]
    facts = interpret(report(table(rows))).records.facts
    assert [f.fact_type for f in facts] == ["date", "date", None, None]


def test_a_plan_in_words_gives_activities_and_completes_the_åtgärder() -> None:
    money = [["Åtgärd", "Effekt 2024, tkr"], ["Se över bemanningen", "500"], ["Digital nattillsyn", "200"]]
    plan = [
        ["Mål", "Aktivitet", "Ansvarig", "Klart", "Status"],
        ["Budget i balans", "Se över bemanningen", "Enhetschef", "2024-06-30", "Pågår"],
        ["", "Utbilda handledare", "HR", "2024-12-31", "Ej påbörjad"],
    ]
    made = report(table(money, title="Besparingar"), table(plan, title="Handlingsplan"))
    for cell in made.tables[1].cells:
        cell.role = "header" if cell.row == 0 else "label" if cell.text else "empty"
    records = interpret(made).records
    told = [(a.mal, a.aktivitet, a.ansvarig, a.tidplan, a.status, a.atgard_id) for a in records.aktiviteter]
    assert told == [
        ("Budget i balans", "Se över bemanningen", "Enhetschef", "2024-06-30", "Pågår", 1),
        (None, "Utbilda handledare", "HR", "2024-12-31", "Ej påbörjad", None),
    ]
    assert [(a.atgard, a.ansvarig, a.tidplan) for a in records.atgarder] == [
        ("Se över bemanningen", "Enhetschef", "2024-06-30"),
        ("Digital nattillsyn", None, None),
    ]


def test_a_form_completes_each_activity_by_the_row_below_a_row_of_names() -> None:
    form = [
        ["Mål", "Åtgärd", ""],
        ["Budget i balans", "Se över bemanningen", ""],
        ["Uppföljning", "", "Status"],
        ["Två tjänster är borta", "", "Pågår"],
        ["Nöjda brukare", "Utbilda handledare", ""],
        ["Mål", "Åtgärd", ""],
        ["Ett nytt boende", "", ""],
        ["Uppföljning", "", "Status"],
        ["Ritningar finns", "", "Pågår"],
    ]
    records = interpret(report(table(form, title="Handlingsplan", roles={6: "group"}))).records
    assert [(a.row, a.mal, a.aktivitet, a.status, a.uppfoljning) for a in records.aktiviteter] == [
        (1, "Budget i balans", "Se över bemanningen", "Pågår", "Två tjänster är borta"),
        (4, "Nöjda brukare", "Utbilda handledare", None, None),
        (6, None, "Ett nytt boende", "Pågår", "Ritningar finns"),
    ]


def test_an_activity_called_as_a_column_is_one_where_the_header_names_the_details() -> None:
    plan = [["Aktivitet", "Status"], ["Uppföljning", "Klart"], ["Utbildning", "Pågår"]]
    records = interpret(report(table(plan, title="Handlingsplan"))).records
    assert [a.aktivitet for a in records.aktiviteter] == ["Uppföljning", "Utbildning"]


def test_risks_have_their_judgement_and_action() -> None:
    rows = [
        ["Process", "Riskbeskrivning", "Sannolikhet", "Konsekvens", "Riskvärde", "Åtgärd", "Ansvarig"],
        ["Läkemedel", "Risk att läkemedel ges fel", "3", "4", "12", "Dubbel kontroll", "MAS"],
    ]
    made = report(table(rows, title="Riskanalys"))
    records = interpret(made).records
    assert made.tables and len(records.risker) == 1
    risk = records.risker[0]
    assert (risk.omrade, risk.risk, risk.sannolikhet) == ("Läkemedel", "Risk att läkemedel ges fel", "3")
    assert (risk.konsekvens, risk.riskvarde, risk.atgard, risk.ansvarig) == (
        "4",
        "12",
        "Dubbel kontroll",
        "MAS",
    )


def test_money_of_another_currency_has_its_amount_and_no_kronor() -> None:
    rows = [["Verksamhet, 1 000 €", "Bokslut 2023", "Andel"], ["Kultur", "12", "3 %"]]
    foreign, share = interpret(report(table(rows))).records.facts
    assert (foreign.fact_type, foreign.unit, foreign.amount_sek) == ("amount", "teuro", None)
    assert (foreign.amount, foreign.currency) == (Decimal(12_000), "EUR")
    assert (share.amount, share.currency) == (None, None)
    kronor = interpret(report(table(DRIFT))).records.facts[0]
    assert (kronor.amount, kronor.currency) == (kronor.amount_sek, "SEK")


def test_the_time_of_a_row_may_stand_in_its_second_label() -> None:
    rows = [["", "", ""], ["Hästhagens förskola", "År 2018", "-363"], ["", "År 2019", "-186"]]
    made = table(rows)
    for cell in made.cells:
        cell.role = "label" if cell.col == 1 and cell.row else cell.role
    facts = interpret(report(made)).records.facts
    assert [fact.year for fact in facts] == [2018, 2019]


def test_a_name_across_the_columns_stands_below_the_labels_left_of_it() -> None:
    rows = [
        ["Fokusområde", "Indikator", "2023", "2024"],
        ["Utbildningsnämnden", "", "", ""],
        ["Alla elever utvecklas", "Andel som når målen", "", ""],
        ["", "Behöriga till gymnasiet", "94", "96"],
        ["", "Genomsnittlig nivå", "", ""],
        ["", "Meritvärde", "264", "265"],
        ["Alla elever trivs", "Trygghet", "", ""],
        ["", "Trygga elever", "88", "90"],
    ]
    merged = table(rows, roles={1: "group"})
    for cell in merged.cells:
        cell.role = "label" if cell.col == 1 and cell.text and cell.row > 0 else cell.role
        if cell.row in (2, 4, 6) and cell.col == 1:
            cell.col_span = 3
        if cell.row == 4 and cell.col == 1:
            cell.role = "group"
    merged.cells = [
        cell
        for cell in merged.cells
        if not (cell.row in (2, 4, 6) and cell.col > 1) and (cell.text or cell.col)
    ]
    found = interpret(report(merged)).records.facts
    assert [fact.row_path for fact in found][::2] == [
        "Utbildningsnämnden > Alla elever utvecklas > Andel som når målen > Behöriga till gymnasiet",
        "Utbildningsnämnden > Alla elever utvecklas > Genomsnittlig nivå > Meritvärde",
        "Utbildningsnämnden > Alla elever trivs > Trygghet > Trygga elever",
    ]


def test_asterisks_that_refer_to_a_note_are_no_part_of_a_rows_name() -> None:
    rows = [["Verksamhet", "Utfall"], ["Simhallar **", "1 200"], ["Bad *", "300"], ["Skola", "400"]]
    made = report(table(rows), sections=[section("Utfall")])
    made.footnotes.append(Footnote(footnote_id=1, marker="**", text="Preliminär.", page=1, box=BOX))
    made.footnote_refs.append(
        FootnoteRef(footnote_id=1, table_id=1, row=1, col=0, page=1, context="Simhallar")
    )
    found = interpret(made)
    named = [(fact.row_label, fact.row_path) for fact in found.records.facts]
    assert named == [("Simhallar", "Simhallar"), ("Bad *", "Bad *"), ("Skola", "Skola")]
    assert found.tables[0].cells[2].text == "Simhallar **"


def test_a_code_in_a_cell_of_its_own_is_the_code_of_its_row() -> None:
    assert _code_and_name(["773", "Boende"], "Boende") == ("773", "Boende")
    assert _code_and_name(["773"], "773") == (None, "773")
    assert _code_and_name(["773", "Boende"], "773") == (None, "773")
    assert _code_and_name(["773", "774 Boende"], "774 Boende") == ("774", "Boende")


@pytest.mark.parametrize(
    ("planned", "linked"), [("Färre vikarier", 1), ("Färre vikarie", 1), ("Nytt avtal", None)]
)
def test_an_activity_names_the_measure_that_it_carries_out(planned: str, linked: int | None) -> None:
    measures = table([["Åtgärd", "Effekt 2025, tkr"], ["Färre vikarier", "600"], ["Egen städning", "250"]])
    plan = table([["Åtgärd", "Ansvarig", "Tidplan"], [planned, "Rektor", "Hösten"]])
    records = interpret(report(measures, plan)).records
    assert [activity.atgard_id for activity in records.aktiviteter] == [linked]
    assert [measure.ansvarig for measure in records.atgarder] == ["Rektor" if linked else None, None]


def test_numbers_of_notes_are_codes_when_notes_are_referred_to_twice() -> None:
    rows = [
        ["", "", "2024"],
        ["Avgifter", "2", "1 500 000"],
        ["Hyror", "2", "900 000"],
        ["Övrigt", "3", "40 000"],
    ]
    read = interpret(report(table(rows)))
    assert {fact.value for fact in read.records.facts if fact.fact_type == "code"} == {2, 3}


@pytest.mark.parametrize(("second", "kind"), [(1, "balansrakning"), (2, "annat")])
def test_a_table_under_the_header_of_the_one_before_is_of_its_kind(second: int, kind: str) -> None:
    header = ["", "Alfa", "Beta"]
    first = table([header, ["Eget kapital", "5", "6"], ["Kassa och bank", "5", "6"]], title="Balansräkning")
    other = table([header, ["Gul", "7", "8"]], section_id=second)
    sections = [section("1 Inledning"), section("2 Annat", 2)]
    read = interpret(report(first, other, sections=sections))
    assert [made.kind for made in read.tables] == ["balansrakning", kind]


def test_a_list_of_sources_names_those_of_its_own_indicators_alone() -> None:
    read = table(
        [
            ["Indikator", "Utfall 2024", "Mål 2025"],
            ["Nöjda brukare, procent", "88", "90"],
            ["Fallskador", "38", "30"],
        ]
    )
    sources = table([["Indikator", "Källa"], ["Nöjda brukare, procent", "Kolada U21401"]])
    found = interpret(report(read, sources)).records.indikatorer
    assert {(one.indikator, one.kolada_id) for one in found} == {
        ("Nöjda brukare, procent", "U21401"),
        ("Fallskador", None),
    }


def test_larger_numbers_in_a_nameless_column_are_no_notes() -> None:
    amounts = [["Avgifter", "150", "1 500 000"], ["Hyror", "", "900 000"], ["Övrigt", "300", "40 000"]]
    read = interpret(report(table([["", "", "2024"], *amounts])))
    assert "code" not in {fact.fact_type for fact in read.records.facts}


def test_one_nameless_column_of_a_statement_is_of_the_year_of_its_report() -> None:
    rows = [["Resultaträkning", ""], ["Nettoomsättning", "5 000 000"], ["Årets resultat", "12 500"]]
    read = interpret(report(table(rows), year=2024, document_type="årsredovisning"))
    assert {(fact.year, fact.measure) for fact in read.records.facts} == {(2024, "bokslut")}


def test_a_table_of_lines_holds_no_measures_to_take() -> None:
    assert interpret(report(table(DRIFT, roles={1: "group"}))).records.atgarder == []


def test_the_name_of_a_group_is_no_measure_but_the_area_of_those_below() -> None:
    rows = [
        ["Åtgärd", "Effekt 2025, tkr"],
        ["Hemtjänst", ""],
        ["Färre bilar", "600"],
        ["Ny planering", "250"],
    ]
    measures = interpret(report(table(rows, roles={1: "group"}))).records.atgarder
    assert [(one.atgard, one.omrade) for one in measures] == [
        ("Färre bilar", "Hemtjänst"),
        ("Ny planering", "Hemtjänst"),
    ]


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        (Stated(years={(1, 1, 1): 2019}), (2019, "utfall")),
        (Stated(measures={(1, 1, 1): "budget"}), (2024, "budget")),
        (Stated(years={(1, 1, 1): 2019}, measures={(1, 1, 1): "budget"}), (2019, "budget")),
        (Stated(years={(1, 2, 1): 2019}), (2024, "utfall")),
    ],
)
def test_what_people_state_of_a_number_goes_before_its_header(stated: Stated, meant: tuple[int, str]) -> None:
    rows = [["Verksamhet, tkr", "Utfall 2024"], ["Hemtjänst", "600"], ["Boende", "250"]]
    first = interpret(report(table(rows)), by_people=stated).records.facts[0]
    assert (first.year, first.measure) == meant


def pages_of(rule: str, tables: list[Any]) -> list[int | None]:
    return [f.page for f in interpret(report(*tables)).findings if f.rule == rule]


def test_tables_of_no_known_kind_are_told_once_at_the_first_where_they_are_many() -> None:
    rows = [["Färg", "Form"], ["Röd", "12"], ["Blå", "7"]]
    many = [table(rows, page_first=page, page_last=page) for page in range(3, 4 + SETTINGS.max_unknown)]
    assert pages_of("unknown_kind", many) == [3]
    assert pages_of("unknown_kind", many[:-1]) == [t.page_first for t in many[:-1]]


def test_rough_numbers_are_told_once_on_the_page_of_the_first_where_they_are_many() -> None:
    rows = [["Verksamhet", "Utfall"], *([f"Skola {n}", "ca 500"] for n in range(SETTINGS.max_doubts + 1))]
    made = table(rows)
    for cell in made.cells:
        cell.page = cell.row + 4
    assert pages_of("approximate_number", [made]) == [5]


def test_a_text_over_all_columns_names_the_rows_below_and_one_over_some_does_not() -> None:
    def paths(width: int) -> list[str]:
        rows = [["Nämnd", "Verksamhet", "2023", "2024"], ["KS", "Skola", "", ""], ["", "Lärare", "5", "6"]]
        made = table(rows, title="Driftredovisning (tkr)")
        for cell in made.cells:
            if cell.role == "value" and cell.col == 1:
                cell.role = "label"
        cells = [c for c in made.cells if not (c.row == 1 and 1 < c.col < 1 + width)]
        spanning = [
            c.model_copy(update={"col_span": width}) if (c.row, c.col) == (1, 1) else c for c in cells
        ]
        changed = made.model_copy(update={"cells": spanning})
        return sorted({fact.row_path for fact in interpret(report(changed)).records.facts})

    assert paths(3) == ["KS > Skola > Lärare"]
    assert paths(2) == paths(1) == ["KS > Lärare"]


def test_a_group_further_left_ends_those_right_of_it() -> None:
    rows = [
        ["Nämnd", "Verksamhet, tkr", "Bokslut 2023"],
        ["Kommunstyrelsen", "Gemensamt", "4"],
        ["", "Skola", ""],
        ["", "Lärare", "5"],
        ["Kultur", "", ""],
        ["", "Bad", "7"],
    ]
    made = table(rows)
    roles = {(1, 1): "label", (2, 1): "group", (3, 1): "label", (4, 0): "group", (5, 1): "label"}
    for cell in made.cells:
        cell.role = roles.get((cell.row, cell.col), cell.role)  # type: ignore[assignment]
    facts = interpret(report(made)).records.facts
    assert [fact.row_path for fact in facts] == [
        "Kommunstyrelsen > Gemensamt",
        "Kommunstyrelsen > Skola > Lärare",
        "Kultur > Bad",
    ]


def test_a_row_called_summa_without_numbers_is_no_total() -> None:
    rows = [["Verksamhet, tkr", "Bokslut 2023"], ["Skola", "5"], ["Summa", "saknas"], ["Totalt", "5"]]
    made = interpret(report(table(rows))).tables[0]
    assert [cell.role for cell in made.cells if cell.row in (2, 3)] == ["label", "value", "total", "total"]


def test_indicators_are_counted_from_one() -> None:
    rows = [
        ["Indikator", "Utfall 2023", "Mål 2023"],
        ["Nöjda brukare, %", "80", "85"],
        ["Väntetid, dagar", "7", "5"],
    ]
    records = interpret(report(table(rows, title="Indikatorer"))).records
    assert [indicator.indikator_id for indicator in records.indikatorer] == [1, 2]
    assert [value.indikator_id for value in records.indikator_varden] == [1, 1, 2, 2]
