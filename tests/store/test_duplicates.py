"""Documents that repeat another are counted once: copies, drafts; never a report of another time."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.full_report import full_report

from vonextract.corrections.content_keys import content_of
from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import rows_of
from vonextract.store.settings import SETTINGS
from vonextract.store.store import Entry, Store

WORDS = [f"ord{nth}" for nth in range(600)]
REWORDED = [*WORDS[:300], "ändrat", *WORDS[301:]]
OTHER = [f"annat{nth}" for nth in range(600)]


def put(
    store: Store, name: str, words: list[str] = WORDS, *, mtime: int = 1, value: int = 1159, **about: object
) -> str:
    report = full_report(name, path=f"/archive/{name}.pdf")
    meta = report.meta.model_copy(update={"content": content_of(words), "words": len(words)} | about)
    report.records.facts[0].value = Decimal(value)
    stored = report.model_copy(update={"meta": meta})
    store.put([Entry(rows_of(stored), [SeenFile(meta.path, meta.doc_id, 1, mtime)])])
    return meta.doc_id


def repeats(store: Store) -> dict[str, str]:
    store.link()
    sql = "SELECT doc_id, near_duplicate_of FROM documents WHERE near_duplicate_of IS NOT NULL"
    return dict(store.con.execute(sql).fetchall())


def test_a_copy_with_other_bytes_is_counted_once(store: Store) -> None:
    first, second = put(store, "ett", mtime=1), put(store, "två", mtime=2)
    assert repeats(store) == {first: second}
    for view in ("v_facts", "v_drift_serie", "v_indikator_serie", "v_atgarder", "v_findings", "v_text"):
        counted = store.con.execute(f"SELECT count(DISTINCT doc_id) FROM {view}").fetchall()
        assert counted == [(1,)], view


def test_of_a_draft_and_its_final_version_the_final_one_counts(store: Store) -> None:
    final = put(store, "rapport", mtime=1)
    draft = put(store, "rapport utkast", REWORDED, mtime=2)
    assert repeats(store) == {draft: final}


def test_all_versions_repeat_the_same_one(store: Store) -> None:
    versions = [put(store, name, mtime=nth) for nth, name in enumerate(("ett", "två", "tre"))]
    assert repeats(store) == dict.fromkeys(versions[:2], versions[2])


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (OTHER, {}),
        (WORDS, {"year": 2023}),
        (WORDS, {"as_of": dt.date(2024, 4, 30)}),
        (WORDS, {"organisation": "Annan kommun"}),
        (WORDS, {"committee": "Kulturnämnden"}),
        (WORDS, {"value": 1160}),
        (WORDS[:20], {}),
    ],
)
def test_what_is_of_another_time_or_body_or_number_repeats_nothing(
    store: Store, words: list[str], about: dict[str, object]
) -> None:
    put(store, "ett", words if len(words) < 50 else WORDS)
    put(store, "två", words, **about)  # type: ignore[arg-type]
    assert repeats(store) == {}


def test_what_repeated_a_document_that_is_replaced_counts_again(store: Store) -> None:
    first, second = put(store, "ett", mtime=1), put(store, "två", mtime=2)
    assert repeats(store) == {first: second}
    again = full_report("nytt", path="/archive/två.pdf")
    store.put([Entry(rows_of(again), [SeenFile("/archive/två.pdf", again.meta.doc_id, 1, 3)])])
    assert first not in repeats(store)


@pytest.mark.parametrize(("bits", "alike"), [(3, True), (4, False)])
def test_contents_of_one_document_differ_in_three_bits_at_most(store: Store, bits: int, alike: bool) -> None:
    content = content_of(WORDS)
    other = f"{int(content[:16], 16) ^ ((1 << bits) - 1):016x}{content[16:]}"
    first, second = put(store, "ett", mtime=1), put(store, "två", mtime=2, content=other)
    assert repeats(store) == ({first: second} if alike else {})


@pytest.mark.parametrize(("count", "alike"), [(49, False), (50, True), (51, True)])
def test_documents_of_fifty_words_may_repeat_another(store: Store, count: int, alike: bool) -> None:
    assert SETTINGS.least_words == 50
    first, second = put(store, "ett", WORDS[:count], mtime=1), put(store, "två", WORDS[:count], mtime=2)
    assert repeats(store) == ({first: second} if alike else {})


@pytest.mark.parametrize(("differing", "alike"), [(0, True), (1, True), (2, False)])
def test_nine_of_ten_numbers_must_be_in_common(store: Store, differing: int, alike: bool) -> None:
    assert SETTINGS.same_numbers == 0.9
    for nth, name in enumerate(("ett", "två")):
        report = full_report(name, path=f"/archive/{name}.pdf")
        fact = report.records.facts[0]
        report.records.facts = [
            fact.model_copy(
                update={"col": col, "value": Decimal(col + (1000 if nth and col < differing else 0))}
            )
            for col in range(10)
        ]
        meta = report.meta.model_copy(update={"content": content_of(WORDS), "words": len(WORDS)})
        made = rows_of(report.model_copy(update={"meta": meta}))
        store.put([Entry(made, [SeenFile(meta.path, meta.doc_id, 1, nth)])])
    assert bool(repeats(store)) is alike
