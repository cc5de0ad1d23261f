"""Annual accounts as bookkeepers print them: nothing in them is a fault, and a wrong amount still is one."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import alarms, report, table

from vonextract.checks.check import check

HEADER = ["Post", "Not", "2024", "2023"]
BALANCE = [
    HEADER,
    ["Materiella tillgångar", "", "", ""],
    ["Byggnader", "4", "7 312 400", "7 450 100"],
    ["Mark", "", "1 200 000", "1 200 000"],
    ["", "", "8 512 400", "8 650 100"],
    ["Finansiella tillgångar", "", "", ""],
    ["Andelar i intresseföretag", "5", "700", "700"],
    ["", "", "700", "700"],
    ["Summa anläggningstillgångar", "", "8 513 100", "8 650 800"],
    ["Kortfristiga fordringar", "", "", ""],
    ["Kundfordringar", "", "41 250", "38 900"],
    ["Övriga fordringar", "6", "9 310", "7 115"],
    ["", "", "50 560", "46 015"],
    ["Kassa och bank", "", "612 300", "498 200"],
    ["Summa omsättningstillgångar", "", "662 860", "544 215"],
    ["Summa tillgångar", "", "9 175 960", "9 195 015"],
]
EQUITY = [
    HEADER,
    ["Insatser", "", "4 000 000", "4 000 000"],
    ["Fond för underhåll", "", "310 500", "250 100"],
    ["", "", "4 310 500", "4 250 100"],
    ["Balanserat resultat", "", "-120 400", "-61 300"],
    ["Årets resultat", "", "88 700", "-59 100"],
    ["", "", "-31 700", "-120 400"],
    ["Summa eget kapital", "", "4 278 800", "4 129 700"],
    ["Långfristiga skulder", "", "", ""],
    ["Skulder till kreditinstitut", "7", "0", "3 900 000"],
    ["Summa långfristiga skulder", "", "0", "3 900 000"],
    ["Skulder till kreditinstitut", "7", "3 800 000", "100 000"],
    ["Leverantörsskulder", "", "51 300", "44 800"],
    ["Summa kortfristiga skulder", "", "3 851 300", "144 800"],
    ["Summa eget kapital och skulder", "", "8 130 100", "8 174 500"],
]
DISPOSITION = [
    ["Till förfogande", "Kronor"],
    ["Balanserat resultat", "-1 911 340"],
    ["Årets resultat", "-64 120"],
    ["Reservering till fond", "-300 000"],
    ["Totalt", "-2 275 460"],
    ["Balanseras i ny räkning", "-2 275 460"],
]
INCOME = [
    ["Resultaträkning", "2024", "2023"],
    ["Årsavgifter", "2 450 300", "2 380 100"],
    ["Hyresintäkter", "312 700", "298 600"],
    ["Summa intäkter", "2 763 000", "2 678 700"],
    ["Driftkostnader", "1 512 200", "1 488 300"],
    ["Personalkostnader", "84 100", "81 900"],
    ["Avskrivningar", "511 700", "502 400"],
    ["Summa kostnader", "2 108 000", "2 072 600"],
    ["Rörelseresultat", "655 000", "606 100"],
    ["Ränteintäkter", "12 300", "4 100"],
    ["Räntekostnader", "401 200", "388 700"],
    ["Resultat efter finansiella poster", "266 100", "221 500"],
]
STATEMENTS = {"balance": BALANCE, "equity": EQUITY, "disposition": DISPOSITION, "income": INCOME}


def found(rows: list[list[str]]) -> set[str]:
    totals = [r for r, row in enumerate(rows) if "resultat" in row[0].casefold() and "Balans" not in row[0]]
    return {rule for rule, _, _ in alarms(check(report(table(rows, totals=totals, unit="kr"))))}


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_that_adds_up_is_no_fault(name: str) -> None:
    assert found(STATEMENTS[name]) == set()


@pytest.mark.parametrize(
    ("name", "row", "text"),
    [
        ("balance", 2, "7 312 900"),
        ("balance", 8, "8 531 100"),
        ("balance", 15, "9 715 960"),
        ("equity", 7, "4 278 300"),
        ("equity", 14, "8 130 700"),
        ("income", 3, "2 736 000"),
        ("income", 8, "665 000"),
    ],
)
def test_a_wrong_amount_in_a_statement_is_told(name: str, row: int, text: str) -> None:
    rows = [list(cells) for cells in STATEMENTS[name]]
    rows[row][-2] = text
    assert found(rows) & {"total_mismatch", "incomplete_total", "nameless_row", "arithmetic_mismatch"}


OTHERS = {
    "a mean beside counts": [
        ["Svar", "Antal", "Andel", "Medelförlust"],
        ["Behöll", "344", "75,1", "12196"],
        ["Sålde en del", "53", "11,6", "23518"],
        ["Sålde allt", "61", "13,3", "9187"],
        ["Totalt", "458", "100,0", "13153"],
    ],
    "total as part of a name": [
        ["Ämne", "Till vatten", "Till mark"],
        ["Asbest", "1", "1"],
        ["Fluorider", "2 000", "2 000"],
        ["Total kväve", "50 000", "50 000"],
        ["Total fosfor", "5 000", "5 000"],
    ],
    "a sample and some of its groups": [
        ["Grupp", "Antal"],
        ["Totalt urval", "1004"],
        ["Kvinnor under 30", "369"],
        ["Män under 30", "511"],
    ],
    "a price among amounts": [
        ["Köp", "Kronor"],
        ["Kontant", "52 291 000"],
        ["Aktier, antal", "2 723 000"],
        ["Kurs per aktie", "5,20"],
        ["Aktiernas värde", "14 159 600"],
        ["Total köpeskilling", "66 450 600"],
    ],
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_sum_is_no_fault(name: str) -> None:
    assert {f.rule for f in check(report(table(OTHERS[name], unit=None))) if f.severity != "info"} == set()


def test_a_slip_that_explains_a_sum_is_told_although_its_label_may_be_a_name() -> None:
    rows = [
        ["Fråga", "Svar"],
        ["Spanien", "268"],
        ["Tyskland", "901"],
        ["Totalt EU", "1,169"],
        ["Ungern", "17"],
    ]
    rows[3][0] = "Total EU"
    assert {f.rule for f in check(report(table(rows, unit=None))) if f.severity != "info"} == {
        "total_mismatch"
    }


MOVEMENTS = [
    ["Not 9, tkr", "2024", "2023"],
    ["Ingående anskaffningsvärde", "43 206", "40 898"],
    ["Inköp", "6 176", "3 144"],
    ["Försäljningar", "-212", "-548"],
    ["Utgående ackumulerade anskaffningsvärden", "49 170", "43 494"],
    ["Ingående avskrivningar", "-1 477", "-2 244"],
    ["Årets avskrivningar", "-827", "-467"],
    ["Utgående ackumulerade avskrivningar", "-2 304", "-2 711"],
    ["Utgående redovisat värde", "46 866", "40 783"],
]
FLOWS = [
    ["Mnkr", "2024", "2023"],
    ["Årets resultat", "1 020", "2 375"],
    ["Avskrivningar", "1 054", "413"],
    ["Avsättningar", "106", "-48"],
    ["Fordringar", "-141", "1 071"],
    ["Kassaflöde från den löpande verksamheten", "2 039", "3 811"],
    ["Investeringar", "-986", "-1 020"],
    ["Kassaflöde från investeringsverksamheten", "-986", "-1 020"],
    ["Årets kassaflöde", "1 053", "2 791"],
    ["Likvida medel vid årets början", "4 290", "1 499"],
    ["Likvida medel vid årets slut", "5 343", "4 290"],
]


@pytest.mark.parametrize("rows", [MOVEMENTS, FLOWS])
def test_movements_and_cash_flows_that_hold_say_nothing_nor_does_a_lucky_rounding_below_a_result(
    rows: list[list[str]],
) -> None:
    assert alarms(check(report(table(rows)))) == []


@pytest.mark.parametrize(
    ("rows", "row"), [(MOVEMENTS, 4), (MOVEMENTS, 8), (FLOWS, 5), (FLOWS, 8), (FLOWS, 10)]
)
def test_a_wrong_digit_in_what_movements_and_flows_come_to_is_told(rows: list[list[str]], row: int) -> None:
    printed = rows[row][2]
    changed = [list(line) for line in rows]
    changed[row][2] = printed[:-3] + ("1" if printed[-3] != "1" else "7") + printed[-2:]
    assert ("total_mismatch", row, 2) in alarms(check(report(table(changed))))
