"""No name of an account or a verksamhet is taken for a total, a net, a difference, a measure or a unit."""

from pathlib import Path

import pytest

from vonextract.checks.line_words import line_words
from vonextract.meaning.columns import resolve_column
from vonextract.meaning.record_words import default_vocabulary
from vonextract.meaning.unit_phrases import unit_of_label
from vonextract.records.rows import Row
from vonextract.records.table_reading import meanings_of_labels
from vonextract.swedish.typography import fold
from vonextract.tables.roles import is_total_label

DATA = Path(__file__).parents[1] / "data"
NAMES = [
    name
    for source in ("bas_accounts.txt", "verksamheter.txt")
    for name in (DATA / source).read_text(encoding="utf-8").splitlines()
]
LABELS = [
    form
    for n, name in enumerate(NAMES)
    for form in (name, f"{1000 + 7 * n} {name}", f"- {name}", name.upper())
]
SHARES = {"Sjukfrånvaro", "Beläggningsgrad"}
MEASURED = {"Medelålder"}
COUNTED = {name for name in NAMES if name.startswith("Antal ")} | {"Årsarbetare"}


def test_there_are_a_few_thousand_labels() -> None:
    assert len(set(LABELS)) > 3000


@pytest.mark.parametrize("words", ["total", "net", "difference", "of_which"])
def test_the_words_of_checks_find_none_of_them(words: str) -> None:
    found = getattr(line_words(), words)
    assert [label for label in LABELS if found.begins(label) or found.within(label)] == []


def test_none_of_them_is_a_total() -> None:
    words = default_vocabulary()
    assert [label for label in LABELS if words.totals.within(fold(label)) or is_total_label(label)] == []


def test_none_of_them_names_a_measure_or_a_year() -> None:
    rows = {n: Row(n, name, (name,), (), None, name, False, False) for n, name in enumerate(NAMES)}
    assert {NAMES[n] for n in meanings_of_labels(rows, default_vocabulary())} <= COUNTED


def test_those_that_count_or_name_an_age_state_a_unit() -> None:
    words = default_vocabulary()
    stated = {name for name in NAMES if unit_of_label(name, words.units, words.row_units)}
    assert stated == COUNTED | MEASURED


def test_shares_alone_state_a_type() -> None:
    words = default_vocabulary().fact_types
    assert {n for n in NAMES if any(phrases.within(fold(n)) for phrases in words.values())} == SHARES


@pytest.mark.parametrize(
    "label", ["S:a", "s:a kostnader", "S:A VERKSAMHET", "Summa", "Netto", "Nettokostnad", "Totalt"]
)
def test_what_is_a_total_is_still_known(label: str) -> None:
    assert line_words().total.begins(label) or line_words().net.begins(label)


@pytest.mark.parametrize(
    "label",
    ["Förändring", "Förändring 2024", "Budgetavvikelse", "Förändring, %", "Diff", "Differens", "Kvar", "+/-"],
)
def test_what_is_a_difference_is_still_known(label: str) -> None:
    assert line_words().difference.within(label)


@pytest.mark.parametrize(
    "label",
    [
        "Avskrivningsdifferens",
        "Förändring av lager (minskning)",
        "Förändring av avskrivningsdifferens",
        "Förändring av skillnad mellan bokförd och faktisk pensionsskuld",
        "Resultat från aktier och andelar i koncernföretag",
        "Resultat vid försäljning av andelar",
        "Skatt på årets resultat",
        "Skillnad mellan bokförda avskrivningar och avskrivningar enligt plan",
        "Saldo kulturhus",
        "Överskottsutdelning",
    ],
)
def test_accounts_whose_names_hold_such_a_word_are_none_of_them(label: str) -> None:
    assert not line_words().is_difference(label)
    assert not line_words().is_net(label)


@pytest.mark.parametrize(
    "label", ["Resultat", "Resultat före avskrivningar", "Årets resultat", "Netto", "Saldo", "Överskott"]
)
def test_what_is_a_net_is_still_known(label: str) -> None:
    assert line_words().is_net(label)


@pytest.mark.parametrize(
    ("header", "measure"), [("Dataprogram", None), ("Program 2025", None), ("Budgetram 2025", "budget")]
)
def test_a_programme_is_no_frame(header: str, measure: str | None) -> None:
    assert resolve_column([header]).measure == measure
