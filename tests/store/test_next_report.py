"""What one report states, a later report of the organisation confirms by stating it again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.full_report import full_report

from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import rows_of
from vonextract.store.store import Entry, Store


def put(
    store: Store,
    name: str,
    *,
    organisation: str | None = "Storkommun",
    report_year: int = 2023,
    **said: object,
) -> str:
    """Store a report with one fact: the bokslut of 2023."""
    report = full_report(name, path=f"/archive/{name}.pdf")
    report.meta.organisation, report.meta.year = organisation, report_year
    told = {
        "row_label": "- Hemtjänst",
        "measure": "bokslut",
        "year": 2023,
        "value": Decimal(212540),
        "unit": "tkr",
        "unit_source": "column",
        "amount_sek": Decimal(212540000),
        "fact_type": "amount",
        "verified": False,
        "verified_by": None,
    }
    report.records.facts[0] = report.records.facts[0].model_copy(update=told | said)
    report.findings = [finding for finding in report.findings if said.get("doubted")]
    store.put([Entry(rows_of(report), [SeenFile(report.meta.path, report.meta.doc_id, 1, 1)])])
    return report.meta.doc_id


def confirmed(store: Store) -> set[tuple[object, ...]]:
    store.link()
    return set(store.con.execute("SELECT verified, verified_by FROM facts").fetchall())


def test_a_bokslut_is_confirmed_by_the_comparison_column_of_the_next_report(store: Store) -> None:
    put(store, "2023")
    put(store, "2024", report_year=2024, row_label="Hemtjänst", measure="utfall")
    assert confirmed(store) == {(True, "next_report")}


def test_amounts_of_another_currency_are_confirmed_in_whole_units(store: Store) -> None:
    foreign = {"amount_sek": None, "currency": "EUR", "amount": Decimal(212540000)}
    put(store, "2023", **(foreign | {"unit": "teuro"}))  # type: ignore[arg-type]
    put(store, "2024", report_year=2024, **(foreign | {"unit": "euro", "value": Decimal(212540000)}))  # type: ignore[arg-type]
    assert confirmed(store) == {(True, "next_report")}


def test_what_has_no_type_is_confirmed_too(store: Store) -> None:
    untyped = {"fact_type": None, "amount_sek": None, "unit": "poäng"}
    put(store, "2023", **untyped)  # type: ignore[arg-type]
    put(store, "2024", report_year=2024, **untyped)
    assert confirmed(store) == {(True, "next_report")}


def test_it_is_taken_back_when_the_other_report_changes(store: Store) -> None:
    put(store, "2023")
    put(store, "2024", report_year=2024)
    assert confirmed(store) == {(True, "next_report")}
    store.con.execute(
        "UPDATE facts SET amount_sek = 1 WHERE doc_id IN (SELECT doc_id FROM documents WHERE year = 2024)"
    )
    assert confirmed(store) == {(False, None)}


@pytest.mark.parametrize(
    "other",
    [
        {"amount_sek": Decimal(212541000)},
        {"year": 2022},
        {"measure": "budget"},
        {"organisation": "Annan kommun"},
        {"organisation": None},
        {"row_label": "Hemsjukvård"},
        {"report_year": 2023},
        {"unit_source": "inferred"},
        {"value": Decimal(12), "amount_sek": Decimal(12000)},
    ],
)
def test_what_is_another_thing_confirms_nothing(store: Store, other: dict[str, object]) -> None:
    same = {key: other[key] for key in ("value", "amount_sek") if "value" in other}
    put(store, "2023", **same)  # type: ignore[arg-type]
    put(store, "2024", **({"report_year": 2024} | other))  # type: ignore[arg-type]
    assert confirmed(store) == {(False, None)}


@pytest.mark.parametrize(("value", "told"), [(99, False), (100, True), (-100, True), (-99, False)])
def test_small_numbers_are_met_by_chance(store: Store, value: int, told: bool) -> None:
    said: dict[str, object] = {"value": Decimal(value), "amount_sek": Decimal(value * 1000)}
    put(store, "2023", **said)  # type: ignore[arg-type]
    put(store, "2024", report_year=2024, **said)  # type: ignore[arg-type]
    assert confirmed(store) == ({(True, "next_report")} if told else {(False, None)})
