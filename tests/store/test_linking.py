"""Names linked over the documents of a database."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.full_report import full_report

from vonextract.entities.entities import load_overrides
from vonextract.model import Report
from vonextract.store import linking
from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import rows_of
from vonextract.store.settings import StoreSettings
from vonextract.store.store import Entry, Store


def put(store: Store, content: str, *, year: int = 2024, **changes: str | None) -> Report:
    """Store a report in which the named things are called otherwise."""
    report = full_report(content, path=f"/archive/{content}.pdf")
    records = report.records
    records.drift_poster[0].verksamhet = changes.get("verksamhet") or "Hemtjänst"
    records.indikatorer[0].indikator = changes.get("indikator") or "Nöjda brukare, andel (%)"
    records.indikatorer[0].kolada_id = changes.get("kolada_id", "U21463") or None
    records.atgarder[0].atgard = changes.get("atgard") or "Ny lokal"
    report.meta.committee = changes.get("namnd", "Äldrenämnden")
    report.meta.organisation = changes.get("organisation", "Storkommun")
    report.meta.document_type = changes.get("document_type", "åtgärdsplan")
    report.meta.year = year
    if measure := changes.get("measure"):
        records.drift_poster[0].measure = measure
        records.drift_poster[0].amount_sek = Decimal(changes["amount"] or 0)
    store.put([Entry(rows_of(report), [SeenFile(report.meta.path, report.meta.doc_id, 1, 1)])])
    return report


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store.con.execute(sql).fetchall()


def entities(store: Store, kind: str) -> list[tuple[object, ...]]:
    """Entity and name of each alias of a kind, and why."""
    return rows(
        store,
        "SELECT e.name, a.name, a.decision FROM entity_aliases a JOIN entities e USING (entity_id)"
        f" WHERE a.kind = '{kind}' ORDER BY ALL",
    )


def test_wordings_of_one_thing_are_one_entity(store: Store) -> None:
    put(store, "one", atgard="Minskad sjukfrånvaro i hemtjänsten")
    put(store, "two", atgard="Minskad sjukfrånvaro i Hemtjänsten.", namnd="Äldrenämnd")
    store.link()
    assert len({name for name, *_ in entities(store, "atgard")}) == 1
    assert [how for *_, how in entities(store, "atgard")].count("new") == 1


def test_how_alike_a_name_is_is_kept_to_a_tenth(store: Store) -> None:
    put(store, "one", atgard="Minskad sjukfrånvaro i hemtjänsten genom friskvård")
    put(store, "two", atgard="Minskad sjukfrånvaron i hemtjänsten genom friskvården")
    store.link()
    assert rows(store, "SELECT DISTINCT score FROM entity_aliases ORDER BY 1") == [(97.1,), (100.0,)]


def test_a_kolada_id_links_whatever_the_wording(store: Store) -> None:
    put(store, "one")
    put(store, "two", indikator="Kundnöjdhet särskilt boende")
    store.link()
    assert {(name, how) for _, name, how in entities(store, "indikator")} == {
        ("Nöjda brukare, andel (%)", "new"),
        ("Kundnöjdhet särskilt boende", "kolada"),
    } or len({entity for entity, *_ in entities(store, "indikator")}) == 1


def test_linking_again_changes_nothing(store: Store) -> None:
    put(store, "one")
    put(store, "two", verksamhet="Hemtjänsten")
    assert store.link().names > 0
    before = rows(store, "FROM entity_aliases ORDER BY ALL"), rows(store, "FROM entities ORDER BY ALL")
    assert store.link() == (0, 0)
    assert store.link(afresh=True).names > 0
    assert (
        rows(store, "FROM entity_aliases ORDER BY ALL"),
        rows(store, "FROM entities ORDER BY ALL"),
    ) == before


def test_what_is_linked_is_linked_anew_when_something_changed(store: Store, tmp_path: Path) -> None:
    put(store, "plan")
    assert store.link_new().names > 0
    store.con.execute("DELETE FROM entity_aliases")
    assert store.link_new().names == 0
    decided = tmp_path / "entities.toml"
    decided.write_text('[[different]]\nkind = "verksamhet"\nnames = ["A", "B"]\n', encoding="utf-8")
    assert store.link_new(load_overrides(decided)).names > 0
    put(store, "report")
    store.con.execute("DELETE FROM entity_aliases")
    assert store.link_new(load_overrides(decided)).names > 0


def test_ids_stay_when_a_report_is_added_and_go_when_nothing_names_them(store: Store) -> None:
    put(store, "two", verksamhet="Särskilt boende")
    store.link()
    before = rows(store, "SELECT entity_id FROM entities WHERE kind = 'verksamhet'")
    put(store, "one", verksamhet="Särskilda boenden")
    store.link()
    assert before[0] in rows(store, "SELECT entity_id FROM entities WHERE kind = 'verksamhet'")
    put(store, "two", verksamhet="Korttid")
    store.link()
    assert "Särskilt boende" not in {name for _, name, _ in entities(store, "verksamhet")}


def test_people_decide_what_words_cannot(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[same]]\nkind = "verksamhet"\nnames = ["Äldreomsorg", "Vård för äldre"]\n', encoding="utf-8"
    )
    put(store, "one", verksamhet="Äldreomsorg")
    put(store, "two", verksamhet="Vård för äldre")
    store.link()
    assert len({entity for entity, *_ in entities(store, "verksamhet")}) == 2
    store.link(load_overrides(own), afresh=True)
    assert len({entity for entity, *_ in entities(store, "verksamhet")}) == 1
    assert rows(store, "SELECT source FROM entity_aliases WHERE decision = 'override'") == [(str(own),)]
    assert rows(store, "SELECT DISTINCT source FROM entity_aliases WHERE decision <> 'override'") == [(None,)]


def test_a_series_runs_over_reports(store: Store) -> None:
    put(store, "one", verksamhet="Hemtjänst", year=2024)
    put(store, "two", verksamhet="HEMTJÄNST", year=2025)
    store.link()
    assert rows(store, "SELECT count(*), count(DISTINCT entity_id), count(namnd_id) FROM v_drift_serie") == [
        (2, 1, 2)
    ]
    assert rows(store, "SELECT count(*), count(DISTINCT entity_id) FROM v_indikator_serie") == [(2, 1)]
    assert rows(store, "SELECT count(*), count(DISTINCT entity_id) FROM v_atgarder") == [(2, 1)]


def test_a_plan_is_followed_up_by_a_later_report(store: Store) -> None:
    put(store, "plan", year=2024, measure="budget", amount="1000")
    put(store, "report", year=2024, measure="utfall", amount="1200", document_type="delårsrapport")
    store.link()
    shown = rows(
        store,
        "SELECT kind, promised, shown, difference, promised_in, shown_in FROM v_uppfoljning ORDER BY kind",
    )
    assert ("verksamhet", 1000.0, 1200.0, 200.0, "plan.pdf", "report.pdf") in shown
    assert ("atgard", 202000.0, 202000.0, 0.0, "plan.pdf", "report.pdf") in shown
    assert all(row[4] == "plan.pdf" for row in shown)


def test_a_report_of_part_of_the_year_shows_its_own_day_and_nothing_promised_later(store: Store) -> None:
    plan = put(store, "plan", measure="budget", amount="1000")
    report = put(store, "report", measure="utfall", amount="300", document_type="delårsrapport")
    store.link()
    store.con.execute("UPDATE facts SET as_of = '2024-03-31' WHERE doc_id = ?", [report.meta.doc_id])
    shown = "SELECT shown_as_of::VARCHAR FROM v_uppfoljning WHERE kind = 'verksamhet'"
    store.con.execute("UPDATE documents SET as_of = '2024-01-31' WHERE doc_id = ?", [plan.meta.doc_id])
    assert rows(store, shown) == [("2024-03-31",)]
    store.con.execute("UPDATE documents SET as_of = '2024-08-31' WHERE doc_id = ?", [plan.meta.doc_id])
    assert rows(store, shown) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Norra kommun", "Södra kommun"),
        ("Norra kommun", None),
        (None, None),
        ("Nacka kommun", "Nackas kommun i Finland"),
    ],
)
def test_nothing_is_linked_over_municipalities(store: Store, one: str | None, two: str | None) -> None:
    put(store, "plan", organisation=one, measure="budget", amount="1000")
    put(store, "report", organisation=two, measure="utfall", amount="1200", document_type="delårsrapport")
    store.link()
    shared = "SELECT entity_id FROM v_entities GROUP BY entity_id HAVING count(DISTINCT doc_id) > 1"
    assert rows(store, shared) == []
    assert rows(store, "FROM v_uppfoljning") == []
    assert rows(store, "SELECT count(entity_id) FROM v_drift_serie") == [(2,)]


def test_a_report_whose_organisation_becomes_known_is_linked(store: Store) -> None:
    put(store, "plan", organisation=None)
    put(store, "report")
    store.link()
    put(store, "plan")
    store.link()
    assert rows(store, "SELECT count(DISTINCT entity_id) FROM v_drift_serie") == [(1,)]


@pytest.mark.parametrize(
    ("at_once", "groups"),
    [
        (1, [["A"], ["B"], ["C"]]),
        (4, [["A"], ["B"], ["C"]]),
        (5, [["A", "B"], ["C"]]),
        (99, [["A", "B", "C"]]),
    ],
)
def test_scopes_are_linked_together_until_their_names_are_many(
    store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int, groups: list[list[str]]
) -> None:
    """A report names four things."""
    for scope in "ABC":
        put(store, scope, organisation=scope)
    seen: list[list[str]] = []

    def within(_con: object, scopes: list[str], _overrides: object) -> int:
        seen.append(scopes)
        return 4 * len(scopes)

    monkeypatch.setattr(linking, "SETTINGS", StoreSettings(linked_at_once=at_once))
    monkeypatch.setattr(linking, "_link_within", within)
    linked = store.link()
    assert (seen, linked.names) == (groups, 12)


def test_how_many_names_and_entities_are_new_is_told(store: Store) -> None:
    put(store, "one")
    put(store, "two", atgard="Något helt annat")
    assert tuple(store.link()) == (5, 5)
    assert tuple(store.link()) == (0, 0)
    assert tuple(store.link(afresh=True)) == (5, 5)
