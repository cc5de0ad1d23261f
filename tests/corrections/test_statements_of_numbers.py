"""What becomes of a statement about numbers, by what is read at its place now."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.checks.made_reports import fact, report, table

from vonextract.corrections.applying import _Statements
from vonextract.corrections.content_keys import fingerprint
from vonextract.corrections.model import Correction, Seen
from vonextract.corrections.spots import Found, Spot

ROWS = [["Namn", "2023", "2024"], ["Kost", "1", "2"], ["Boende", "3", "-"]]
TABLE = table(ROWS)
FACTS = [fact(1, 1, 1, "1"), fact(1, 1, 2, "2"), fact(1, 2, 1, "3", unit="kr", year=2020)]


def taken(
    field: str, value: str, row: int | None, col: int | None, *, same: bool = True, seen_table: str = ""
) -> tuple[tuple[str, str | None], _Statements]:
    statements = _Statements(report(TABLE, facts=FACTS))
    key = seen_table or fingerprint(TABLE)
    seen = Seen(document="x", table=key, row=row, col=col, text="x")
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    correction = Correction(field=field, value=value, reason="r", by="anna", at=at, seen=seen)
    return statements.take(correction, Found(Spot(TABLE, row, col), same)), statements


@pytest.mark.parametrize(
    ("field", "value", "row", "col", "same", "state", "shown"),
    [
        ("value", "5", 1, 1, True, "applied", "1"),
        ("value", "0", 1, 1, True, "applied", "1"),
        ("value", "1", 1, 1, True, "unnecessary", "1"),
        ("value", "1", 1, 1, False, "unnecessary", "1"),
        ("value", "5", 1, 1, False, "stale", "1"),
        ("value", "none", 2, 2, True, "unnecessary", None),
        ("value", "7", 2, 2, True, "applied", None),
        ("unit", "kr", 1, 1, True, "applied", "tkr"),
        ("unit", "öre", 1, 1, True, "applied", "tkr"),
        ("unit", "tkr", 1, 1, True, "unnecessary", "tkr"),
        ("unit", "tkr", 1, 1, False, "unnecessary", "tkr"),
        ("unit", "kr", 1, 1, False, "stale", "tkr"),
        ("unit", "kr", 2, 2, True, "stale", None),
        ("unit", "kr", None, 1, True, "applied", "kr, tkr"),
        ("unit", "tkr", None, 2, True, "unnecessary", "tkr"),
        ("unit", "kr", None, None, True, "applied", "kr, tkr"),
        ("year", "2025", 2, 1, True, "applied", "2020"),
        ("year", "2020", 2, 1, True, "unnecessary", "2020"),
        ("year", "2019", 2, 1, True, "applied", "2020"),
        ("year", "2020", None, 1, True, "applied", "2020, 2024"),
        ("measure", "budget", 1, 1, True, "unnecessary", "budget"),
        ("measure", "avvikelse", 1, 1, True, "applied", "budget"),
        ("measure", "utfall", 1, 1, True, "applied", "budget"),
        ("kind", "indikatorer", None, None, True, "applied", "drift"),
        ("kind", "annat", None, None, True, "applied", "drift"),
        ("kind", "drift", None, None, False, "unnecessary", "drift"),
        ("kind", "nonsens", None, None, True, "stale", "drift"),
        ("kind", "annat", None, None, False, "stale", "drift"),
        ("checked", "true", 1, 1, True, "applied", None),
        ("checked", "true", 1, 1, False, "stale", None),
        ("checked", "true", 2, 2, True, "stale", None),
        ("checked", "true", 1, None, True, "applied", None),
        ("checked", "true", None, None, True, "applied", None),
    ],
)
def test_what_becomes_of_a_statement(
    field: str, value: str, row: int | None, col: int | None, same: bool, state: str, shown: str | None
) -> None:
    (became, read), statements = taken(field, value, row, col, same=same)
    assert (became, read) == (state, shown)
    assert statements.any is (state == "applied" and field != "checked")
    assert bool(statements.accepted) is (state == "applied" and field == "checked")


def test_statements_are_of_the_numbers_of_their_place() -> None:
    _, one = taken("value", "5", 1, 1)
    assert one.stated.places == {(1, 1, 1)}
    _, column = taken("unit", "kr", None, 1)
    assert column.stated.places == {(1, 1, 1), (1, 2, 1)}
    _, accepted = taken("checked", "true", None, None)
    assert accepted.accepted == {(1, 1, 1), (1, 1, 2), (1, 2, 1)}
    _, row = taken("checked", "true", 1, None)
    assert row.accepted == {(1, 1, 1), (1, 1, 2)}


def test_a_table_is_accepted_only_as_it_was_seen() -> None:
    for other in ("0" * 12, "f" * 12, "another"):
        assert taken("checked", "true", None, None, seen_table=other)[0] == ("stale", None)
        for row, col in ((1, 1), (1, None), (None, 1)):
            assert taken("checked", "true", row, col, seen_table=other)[0] == ("applied", None)


def test_a_number_that_was_stated_where_none_is_read_has_a_unit_too() -> None:
    (_, _), statements = taken("value", "7", 2, 2)
    seen = Seen(document="x", table=fingerprint(TABLE), row=2, col=2, text="-")
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    unit = Correction(field="unit", value="kr", reason="r", by="anna", at=at, seen=seen)
    assert statements.take(unit, Found(Spot(TABLE, 2, 2), True)) == ("applied", None)
    assert statements.take(unit, None) == ("stale", None)
    assert statements.stated.places == {(1, 2, 2)}
