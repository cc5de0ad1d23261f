"""Units are where they are stated: the nearest wins, and money is no unit of what is counted."""

from decimal import Decimal

import pytest
from tests.records.made_tables import BOX, report, section, table

from vonextract.meaning.unit_phrases import unit_of_line
from vonextract.model import Block, Fact
from vonextract.records.interpret import interpret
from vonextract.swedish.units import default_units


def facts(rows: list[list[str]], **around: str) -> dict[tuple[int, int], Fact]:
    told = section(around.get("heading", "1 Inledning"))
    result = interpret(report(table(rows, title=around.get("title")), sections=[told]))
    return {(fact.row, fact.col): fact for fact in result.records.facts}


def below(line: str, rows: list[list[str]]) -> list[str | None]:
    """The units of the numbers of a table right below a line."""
    told = section("1 Inledning")
    at = BOX._replace(top=10, bottom=18)
    told.blocks = [Block(type="paragraph", text=line, raw=line, page=1, box=at)]
    made = table(rows, title="Tabell 6", box=BOX._replace(top=20, bottom=90))
    for cell in made.cells:
        cell.box = made.box
    return [fact.unit for fact in interpret(report(made, sections=[told])).records.facts]


def unit(rows: list[list[str]], row: int = 1, col: int = 1, **around: str) -> tuple[str | None, str | None]:
    found = facts(rows, **around)[row, col]
    return found.unit, found.unit_source


@pytest.mark.parametrize(
    ("header", "label", "text", "stated"),
    [
        ("Budget, tkr", "Hemtjänst", "1 200 kr", ("kr", "cell")),
        ("Budget, tkr", "Hemtjänst (mnkr)", "1,2", ("mnkr", "row")),
        ("Budget, tkr", "Hemtjänst", "1 200", ("tkr", "column")),
        ("Budget", "Hemtjänst", "1 200", ("mnkr", "table")),
        ("Andel, %", "Hemtjänst (tkr)", "12", ("procent", "column")),
        ("Kostnad per elev, kr", "Särskola (mnkr)", "400 000", ("kr", "column")),
        ("Förändring 2023–2024, %", "Antal beslut", "−32,1", ("procent", "column")),
        ("Förändring, %", "Bidragstid, månader", "16,7", ("procent", "column")),
        ("Andel, %", "Avvikelse, procentenheter", "1,2", ("procentenheter", "row")),
        ("Antal", "Medelålder", "45,6", ("år", "row")),
    ],
)
def test_the_nearest_statement_wins(header: str, label: str, text: str, stated: tuple[str, str]) -> None:
    rows = [["Verksamhet", header], [label, text]]
    assert unit(rows, title="Driftredovisning (mnkr)", heading="Belopp i tusental kronor") == stated


def test_a_heading_states_money_for_amounts() -> None:
    rows = [["Verksamhet", "Budget"], ["Hemtjänst", "1 200"]]
    assert unit(rows, heading="Utfall i tusentals kronor") == ("tkr", "heading")
    assert facts(rows, heading="Utfall i tusentals kronor")[1, 1].amount_sek == Decimal(1_200_000)


@pytest.mark.parametrize(
    "label",
    [
        "Elever",
        "Antal elever",
        "Årsarbetare",
        "Kostnad per elev",
        "Nöjd-kund-index",
        "Platser",
        "Sjukfrånvaro",
        "Beläggning",
        "Personaltäthet",
        "Elever per lärare",
    ],
)
def test_money_of_a_heading_is_no_unit_of_what_is_counted(label: str) -> None:
    rows = [["Verksamhet", "Utfall 2024"], [label, "412"], ["Hemtjänst", "1 200"]]
    found = facts(rows, heading="Utfall i tusentals kronor")
    assert found[1, 1].unit != "tkr" and found[1, 1].amount_sek is None
    assert found[2, 1].unit == "tkr"


@pytest.mark.parametrize(
    ("header", "stated"),
    [
        (["Energianvändning, MWh", "2024"], ("MWh", "column")),
        (["Tillsyn", "Nedlagd tid, timmar"], ("timmar", "column")),
        (["Kg per invånare", "2024"], (None, None)),
        (["Invånare", "2024"], ("antal", "column")),
    ],
)
def test_a_header_states_a_measure_behind_a_comma_and_counts_not_what_it_divides_by(
    header: list[str], stated: tuple[str | None, str | None]
) -> None:
    read = table([["Plats", header[0]], ["", header[1]], ["Alvik", "412"]], header_rows=2)
    (fact,) = interpret(report(read)).records.facts
    assert (fact.unit, fact.unit_source) == stated


@pytest.mark.parametrize(
    ("label", "stated"),
    [("Hyra, kr/m²", "kr per kvm"), ("Sjukfrånvaro, %", "procent"), ("Andel nöjda", "procent")],
)
def test_the_corner_scales_no_row_of_its_own_unit(label: str, stated: str) -> None:
    rows = [["(Tkr)", "Budget"], [label, "1 250"], ["Hemtjänst", "1 200"]]
    found = facts(rows)
    assert (found[1, 1].unit, found[1, 1].unit_source, found[1, 1].amount_sek) == (stated, "row", None)
    assert (found[2, 1].unit, found[2, 1].unit_source) == ("tkr", "table")


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Yta m2", "kvm"), ("Förbrukning kWh", "kWh"), ("Antal per m2", "antal"), ("Räkenskapsår", "tkr")],
)
def test_a_measure_that_ends_a_header_is_its_columns_unit(header: str, unit: str) -> None:
    rows = [["Lokal", header, "Hyra"], ["Affär", "96", "8 000"], ["Salong", "40", "4 000"]]
    found = facts(rows, heading="Utfall i tusentals kronor")
    assert (found[1, 1].unit, found[1, 2].unit) == (unit, "tkr")


def test_a_column_that_counts_is_no_share() -> None:
    rows = [["Område", "Antal", "Hyresrätt"], ["Norr", "2 400", "41,2"]]
    found = facts(rows, title="Boende efter upplåtelseform, procent")
    assert (found[1, 1].unit, found[1, 2].unit) == ("antal", "procent")


def test_what_a_total_in_tkr_is_made_of_is_inferred() -> None:
    rows = [["Verksamhet", "Utfall"], ["Hemtjänst", "1 200"], ["LSS", "800"], ["Summa", "2 000 tkr"]]
    found = facts(rows)
    assert [(found[row, 1].unit, found[row, 1].unit_source) for row in (1, 2, 3)] == [
        ("tkr", "inferred"),
        ("tkr", "inferred"),
        ("tkr", "cell"),
    ]


def test_a_total_that_its_parts_do_not_make_infers_nothing() -> None:
    rows = [["Verksamhet", "Utfall"], ["Hemtjänst", "1 200"], ["LSS", "800"], ["Summa", "2 900 tkr"]]
    assert facts(rows)[1, 1].unit is None


def test_a_letter_alone_is_no_unit_of_its_column() -> None:
    parties = interpret(report(table([["", "v", "m", "Timmar"], ["Kvinnor", "4", "16", "3"]])))
    assert [fact.unit for fact in parties.records.facts] == [None, None, "timmar"]


def test_a_title_in_the_header_says_what_the_whole_table_counts() -> None:
    rows = [["Befolkningsprognos Norra", "", "", ""], ["Ålder", "2024", "2025", "2026"], ["1", "4", "5", "6"]]
    made = table(rows, header_rows=2)
    made.cells[0].col_span = 2
    made.cells = [made.cells[0], *made.cells[2:]]
    found = interpret(report(made)).records.facts
    assert {fact.unit for fact in found if fact.col > 0} == {"antal"}


def test_a_title_that_is_the_whole_header_says_what_the_table_counts() -> None:
    rows = [["Befolkningsprognos Norra", "", "", ""], ["1", "4", "5", "6"], ["2", "3", "5", "5"]]
    made = table(rows)
    made.cells[0].col_span = 2
    made.cells = [made.cells[0], *made.cells[2:]]
    found = interpret(report(made)).records.facts
    assert {fact.unit for fact in found if fact.col > 0} == {"antal"}
    made.cells[2].text = "Elever"
    assert {f.unit for f in interpret(report(made)).records.facts if f.col == 2} == {None}


def test_what_an_amount_is_divided_by_is_no_unit_of_it() -> None:
    found = facts([["Personal", "2022"], ["Arbetad tid, årsarbetare", "35"], ["Lön per årsarbetare", "560"]])
    assert (found[1, 1].unit, found[2, 1].unit) == ("årsarbetare", None)


def test_a_column_of_posts_counts_them_by_its_name() -> None:
    found = facts([["Enhet", "Årsarbetare 2024", "Kostnad per årsarbetare"], ["Hemtjänst", "86", "612"]])
    assert (found[1, 1].unit, found[1, 2].unit) == ("årsarbetare", None)


@pytest.mark.parametrize(
    ("label", "stated"),
    [
        ("Yta, m²", "kvm"),
        ("Energi, GWh", "GWh"),
        ("Avfall, ton", "ton"),
        ("Material, varor, tjänster", "tkr"),
        ("Lokaler, hyra", "tkr"),
    ],
)
def test_a_measure_behind_a_comma_is_no_money(label: str, stated: str) -> None:
    assert unit([["Mått, tkr", "2023"], [label, "3 036"]])[0] == stated


def test_a_column_of_units_states_them_row_by_row() -> None:
    rows = [
        ["Mått (tkr)", "Enhet", "2023"],
        ["Hyra", "", "3 400"],
        ["Yta", "m²", "3 036"],
        ["El", "GWh", "12"],
    ]
    rows += [["Buller", "dB", "55"], ["Frånvaro", "%", "5,2"]]
    found = facts(rows)
    assert [found[row, 2].unit for row in range(1, 6)] == ["tkr", "kvm", "GWh", None, "procent"]


def test_a_column_of_units_without_a_name_states_them_for_the_numbers_before_it() -> None:
    rows = [["Bostäder", "Antal", "", "Storlek", ""]]
    rows += [[name, "12", "st", size, "m²"] for name, size in (("Ettor", "640,5"), ("Tvåor", "789"))]
    found = facts(rows)
    assert [[found[row, col].unit for col in (1, 3)] for row in (1, 2)] == [["antal", "kvm"]] * 2


def test_a_column_of_bodies_is_none_of_units() -> None:
    rows = [["Post (tkr)", "Enhet", "2023"], ["Hyra", "Solen", "3 400"], ["Löner", "Månen", "3 036"]]
    assert {fact.unit for fact in facts(rows).values()} == {"tkr"}


@pytest.mark.parametrize(("label", "stated"), [("Kultur", "tkr"), ("Byggår", None), ("Klart år", None)])
def test_a_number_like_a_year_is_one_where_years_stand(label: str, stated: str | None) -> None:
    rows = [["Nämnd, tkr", "Budget", "Utfall"], ["Skola", "12 024", "11 990"], [label, "1950", "1960"]]
    rows += [["Teknik", "8 024", "8 010"]]
    assert unit(rows, 2)[0] == stated


def test_a_corner_that_names_years_is_no_unit_of_the_amounts() -> None:
    rows = [["År", "Kostnad"], ["2023", "12 400"], ["2024", "13 100"]]
    assert unit(rows, heading="Belopp i tkr") == ("tkr", "heading")


@pytest.mark.parametrize(
    ("label", "stated"),
    [
        ("öre/kWh", "öre per kWh"),
        ("– kr/m³", "kr per m3"),
        ("– kr per elev i Norra", "kr per elev"),
        ("Avgifter kr/kvm för bostäder", "kr per kvm"),
        ("kr/elevhem", "kr"),
    ],
)
def test_prices_of_energy_and_water_are_no_thousands(label: str, stated: str | None) -> None:
    rows = [["", "Utfall 2024"], ["Fjärrvärme", "12 400"], [label, "141,4"]]
    found = facts(rows, heading="Belopp i tkr")[2, 1]
    assert (found.unit, found.fact_type, found.amount_sek) == (stated, "per_unit", None)


@pytest.mark.parametrize(
    "name",
    [
        "Ekonomiskt bistånd, hushåll",
        "Färdtjänst, resor",
        "Grundskola, elever",
        "Hemtjänst (brukare)",
        "Besökare, tusental",
        "Institutionsvård, barn",
    ],
)
@pytest.mark.parametrize("around", [{"title": "Drift (tkr)"}, {"heading": "Belopp i tkr"}])
def test_money_of_a_title_is_none_of_what_a_name_ends_in(name: str, around: dict[str, str]) -> None:
    of_row = facts([["Verksamhet", "2024"], ["Hemtjänst", "12 200"], [name, "1 240"]], **around)
    of_column = facts([["Verksamhet", "2024", name], ["Hemtjänst", "12 200", "1 240"]], **around)
    for told, other in ((of_row[2, 1], of_row[1, 1]), (of_column[1, 2], of_column[1, 1])):
        assert told.unit in (None, "personer") and told.amount_sek is None
        assert other.unit == "tkr"


@pytest.mark.parametrize(
    "label", ["Material, varor, tjänster", "Lönekostnad, kvinnor", "Lokaler, hyra", "Skola (inkl. fritids)"]
)
def test_a_name_that_names_money_or_is_a_list_counts_nothing(label: str) -> None:
    assert unit([["Post", "2024"], [label, "1 240"]], title="Drift (tkr)") == ("tkr", "table")


@pytest.mark.parametrize(
    ("label", "stated"),
    [
        ("Ekonomiskt bistånd, antal hushåll", "antal"),
        ("Bistånd, andel av hushållen", "procent"),
        ("Bistånd, kr per hushåll", "kr"),
        ("Färdtjänst, kr/resa", "kr"),
        ("Hushåll", "hushåll"),
    ],
)
def test_a_name_may_end_in_its_unit(label: str, stated: str) -> None:
    rows = [["Verksamhet", "2024"], ["Hemtjänst", "12 200"], [label, "1 240"]]
    assert unit(rows, 2, title="Drift (tkr)") == (stated, "row")


@pytest.mark.parametrize(
    ("group", "stated"),
    [
        ("Antal elever", "antal"),
        ("Andel behöriga, %", "procent"),
        ("Volymer", None),
        ("Elever", None),
        ("Kostnad per elev", None),
        ("Kostnader", "tkr"),
    ],
)
def test_the_name_of_a_group_says_what_the_rows_below_it_measure(group: str, stated: str | None) -> None:
    rows = [["Skola", "2024"], ["Kostnader", ""], ["Norra", "12 200"], [group, ""], ["Norra", "1 240"]]
    made = report(table(rows, title="Drift (tkr)", roles={1: "group", 3: "group"}))
    found = {fact.row: fact.unit for fact in interpret(made).records.facts}
    assert found == {2: "tkr", 4: stated}


def test_numbers_that_may_be_counted_are_told_once_and_are_money_where_a_sum_of_it_holds() -> None:
    rows = [["Verksamhet", "2024"], ["LSS", "12 200"], ["LSS, barn", "1 240"], ["LSS, vuxna", "8 100"]]
    told = interpret(report(table(rows, title="Drift (tkr)")))
    (finding,) = [finding for finding in told.findings if finding.rule == "unknown_unit"]
    assert (finding.row, finding.severity) == (2, "info")
    assert finding.message == "Whether 2 numbers have the amounts' unit is not certain: 'LSS, barn'."
    summed = table([*rows, ["Summa", "21 540"]], title="Drift (tkr)", roles={4: "total"})
    found = {fact.row: (fact.unit, fact.unit_source) for fact in interpret(report(summed)).records.facts}
    assert found[1] == found[4] == ("tkr", "table")
    assert found[2] == found[3] == ("tkr", "inferred")
    without = table([*rows[:3], ["Summa", "12 200"]], title="Drift (tkr)", roles={3: "total"})
    assert [fact.unit for fact in interpret(report(without)).records.facts] == ["tkr", None, "tkr"]


def test_a_column_of_units_states_no_numbers() -> None:
    rows = [
        ["Mått", "Enhet", "2024"],
        ["Vatten", "1000 m³", "812"],
        ["Avfall", "ton", "93"],
        ["Yta", "m²", "4 100"],
    ]
    found = facts(rows)
    assert sorted(found) == [(1, 2), (2, 2), (3, 2)]


def test_what_a_column_counts_goes_before_the_money_above_its_header() -> None:
    rows = [
        ["", "Belopp i kr", "Belopp i kr"],
        ["År", "Kostnad", "Antal anställda"],
        ["2024", "12 400", "1 953"],
    ]
    made = report(table(rows, header_rows=2), sections=[section("Utfall")])
    found = {fact.col: fact.unit for fact in interpret(made).records.facts if fact.col}
    assert found == {1: "kr", 2: "antal"}


def test_a_difference_between_numbers_without_unit_is_no_share_because_one_stands_beside_it() -> None:
    rows = [["Nämnd", "Budget", "Utfall", "Avvikelse", "Andel (%)"], ["Skola", "315", "301", "14", "95,6"]]
    assert facts(rows)[1, 3].unit is None
    shares = [["Mått", "Mål, %", "Utfall, %", "Avvikelse"], ["Nöjda", "80", "78", "-2"]]
    assert facts(shares)[1, 3].unit == "procentenheter"


@pytest.mark.parametrize(
    ("numbers", "stated"),
    [
        (["5 tkr", "7 tkr"], "tkr"),
        (["5 tkr", "7 %"], None),
        (["5 st", "7 platser"], "antal"),
        (["5", "7"], None),
    ],
)
def test_a_table_has_a_unit_where_all_its_numbers_have_that_one(
    numbers: list[str], stated: str | None
) -> None:
    rows = [["Namn", "Alfa"], *(["Gul", number] for number in numbers)]
    assert interpret(report(table(rows))).tables[0].unit == stated


def test_years_in_a_column_of_nothing_else_are_no_amounts() -> None:
    rows = [["Projekt", "Klart", "Budget"], ["Skola", "2023", "1 200"], ["Bad", "2025", "12 500"]]
    found = facts(rows, title="Investeringar (tkr)")
    assert [found[row, 1].unit for row in (1, 2)] == [None, None]
    assert [found[row, 2].unit for row in (1, 2)] == ["tkr", "tkr"]


def test_numbers_of_thousands_among_shares_are_counted_where_their_row_counts() -> None:
    rows = [["Nämnd", "Andel kvinnor"], ["Vård", "58 %"], ["Teknik", "27 %"], ["Totalt antal", "12 736"]]
    assert [fact.unit for fact in facts(rows).values()] == ["procent", "procent", "antal"]


def test_amounts_below_a_year_are_no_years_whatever_their_figures() -> None:
    rows = [["Verksamhet", "2022", "2023"], ["Måltider", "1 980", "2 015"]]
    rows += [["Städ", "1950", "2024"], ["Vakt", "2001", "1999"]]
    assert {fact.unit for fact in facts(rows, title="Kostnader (tkr)").values()} == {"tkr"}


def test_a_text_among_amounts_gets_none_of_the_unit_of_their_total() -> None:
    rows = [["Verksamhet", "Utfall"], ["Hemtjänst", "1 200"], ["Skola", "saknas"], ["Summa", "1 200 tkr"]]
    made = interpret(report(table(rows, roles={3: "total"}))).tables[0]
    assert [cell.unit for cell in made.cells if cell.col == 1 and cell.row] == ["tkr", None, "tkr"]


@pytest.mark.parametrize(
    ("first", "kronor"),
    [
        (["Kansli", "1950", "2024"], [1_950_000, 2_024_000]),
        (["", "2024", "2023"], [None, None]),
        (["Belopp", "2024", "2023"], [None, None]),
    ],
)
def test_amounts_that_look_like_years_are_amounts_where_the_row_has_a_name(
    first: list[str], kronor: list[int | None]
) -> None:
    rows = [["Verksamhet", "Budget, tkr", "Utfall, tkr"], first, ["Arkiv", "985", "890"], ["Bad", "10", "12"]]
    found = facts(rows)
    assert [found[1, col].amount_sek for col in (1, 2)] == kronor


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Tabellen visar kommunens utveckling, mnkr.", "mnkr"),
        ("Kostnaderna redovisas i tabellen nedan (tkr).", "tkr"),
        ("Kostnaderna blev högre, 40 mnkr.", None),
        ("Kostnaderna blev högre (40 tkr).", None),
        ("Den som vill kan betala, h.", None),
        ("Tkr om ej annat anges. Utfall inom parentes.", "tkr"),
        ("Procent, om inget annat anges.", "procent"),
        ("Tkr går till skolan. Utfall inom parentes.", None),
    ],
)
def test_a_sentence_above_a_table_states_the_unit_that_it_ends_in(line: str, unit: str | None) -> None:
    assert unit_of_line(line, default_units(), {}) == unit


@pytest.mark.parametrize(
    ("label", "text", "stated"),
    [
        ("Folkmängd, 16–64 år", "0,6", "procent"),
        ("Arbetade timmar", "1,4", "procent"),
        ("Antal sysselsatta", "-0,3", "procent"),
        ("Arbetad tid (timmar)", "1,4", "timmar"),
        ("Förbrukning, kWh", "3,4", "kWh"),
        ("Antal sysselsatta", "4 812", "antal"),
    ],
)
def test_a_change_in_percent_of_what_a_row_counts_is_a_share(label: str, text: str, stated: str) -> None:
    rows = [["", "2024"], [label, text], ["BNP", "1,8"]]
    assert below("Årlig procentuell förändring om ej annat anges", rows)[0] == stated
    assert below("Procent", rows)[0] != "procent"


@pytest.mark.parametrize(
    ("header", "stated"), [("Antal år", "år"), ("Antal timmar", "timmar"), ("Antal", "antal")]
)
def test_what_is_counted_in_a_measure_is_of_that_measure(header: str, stated: str) -> None:
    of_column = facts([["Avskrivningstid", header], ["Byggnader", "50"]])
    of_row = facts([["", "2024"], [f"Byggnader, {header.casefold()}", "50"]])
    assert (of_column[1, 1].unit, of_row[1, 1].unit) == (stated, stated)


@pytest.mark.parametrize("title", [None, "Resultaträkning"])
@pytest.mark.parametrize(
    ("labels", "stated"),
    [
        (["Nettoomsättning, tkr", "Bankskuld, tkr", "Eget kapital"], None),
        (["Nettoomsättning, tkr", "Bankskuld", "Eget kapital"], "kr"),
        (["Nettoomsättning, kr", "Bankskuld, kr", "Eget kapital"], "kr"),
        (["Soliditet, %", "Skuld per kvm, kr/kvm", "Eget kapital"], "kr"),
    ],
)
def test_a_unit_of_the_whole_text_is_none_where_most_rows_state_another(
    labels: list[str], stated: str | None, title: str | None
) -> None:
    told = section("1 Inledning")
    said = "Samtliga belopp redovisas i kronor."
    told.blocks = [Block(type="paragraph", text=said, raw=said, page=1, box=BOX)]
    made = table([["Flerårsöversikt", "2024"], *([label, "15 432"] for label in labels)], title=title)
    read = interpret(report(made, sections=[told]))
    assert read.records.facts[-1].unit == stated
    unsure = [finding.row for finding in read.findings if finding.rule == "unknown_unit"]
    assert unsure == ([3] if stated is None else [])


LOANS = [
    ["Långivare", "Räntesats %", "Skuld 2023", "Skuld 2022"],
    ["Nordea", "1,06 %", "43 930 000", "44 390 000"],
    ["Nordea", "4,36 %", "45 120 000", "45 355 000"],
    ["Nordea", "4,49 %", "45 120 000", "45 355 000"],
]


@pytest.mark.parametrize("name", ["", "Summa"])
def test_a_total_has_the_unit_of_what_makes_it(name: str) -> None:
    def of_total(*amounts: str) -> list[str | None]:
        total = [name, "", *amounts]
        text = "Samtliga belopp redovisas i kronor."
        told = section("1 Lån", section_id=2)
        told.blocks = [Block(type="paragraph", text=text, raw=text, page=1, box=BOX)]
        made = table([*LOANS, total], title="Not 9 Skulder till kreditinstitut")
        read = interpret(report(made, sections=[section("Noter"), told]))
        return [cell.unit for cell in read.tables[0].cells if cell.row == 4 and cell.value is not None]

    assert of_total("134 170 000", "135 100 000") == ["kr", "kr"]
    assert of_total("104 170 000", "135 100 000") != ["kr", "kr"]


def test_a_row_named_by_what_is_bought_as_well_counts_nothing_among_amounts() -> None:
    rows = [["(tkr)", "2024"], ["Tjänster", "3 596"], ["Personal", "8 805"]]
    assert unit(rows, title="Driftredovisning") == ("tkr", "table")
    posts = [
        ["Personal", "2024"],
        ["Tillsvidareanställda", "312"],
        ["Sjukfrånvaro (%)", "6"],
        ["Tjänster", "335"],
    ]
    assert facts(posts, title="Personalvolym")[3, 1].unit == "årsarbetare"


@pytest.mark.parametrize("label", ["Växelkurs, KIX, 1992-11-18=100", "Konsumentpriser (1980 = 100)"])
def test_what_is_held_against_a_hundred_is_an_index(label: str) -> None:
    rows = [["", "2014", "2015"], [label, "106,7", "107,5"], ["BNP", "1,9", "1,7"]]
    assert below("Årlig procentuell förändring om ej annat anges, årsgenomsnitt. I år.", rows) == [
        "index",
        "index",
        "procent",
        "procent",
    ]
    assert facts(rows)[1, 1].fact_type == "index"


@pytest.mark.parametrize("label", ["Antal per enhet = 100 000", "Tak =100,5 poäng", "Kod=1000"])
def test_what_equals_another_number_than_a_hundred_is_no_index(label: str) -> None:
    assert facts([["", "2014"], [label, "106,7"]])[1, 1].unit != "index"


@pytest.mark.parametrize("label", ["Årsavgifter, bostäder", "Hyror, lokaler", "Avgifter, elever"])
def test_what_names_money_is_an_amount_whomever_it_is_for(label: str) -> None:
    rows = [["(tkr)", "2024"], [label, "1 331"], ["Övrigt", "7 320"]]
    assert unit(rows) == ("tkr", "table")
