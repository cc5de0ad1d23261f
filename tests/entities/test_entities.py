"""Things are linked over reports when they are surely the same, and not when they may differ."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process

from vonextract.entities.entities import Alias, Mention, Overrides, link, load_overrides
from vonextract.vocabulary import VocabularyError


def _linked(a: Mention, b: Mention, rules: Overrides | None = None) -> bool:
    aliases = link([a, b], overrides=rules)
    return len({alias.entity_id for alias in aliases}) == 1


def _indicator(name: str, **more: str) -> Mention:
    return Mention("indikator", name, "Någon kommun", **more)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Andel brukare som är nöjda med maten (%)", "Andel brukare som är nöjda med maten"),
        ("Sjukfrånvaro, totalt", "Sjukfrånvaro totalt (%)"),
        ("Personalkontinuitet i hemtjänsten", "Personalkontinuiteten i hemtjänsten"),
        ("Vård- och omsorgsboende", "Vård – och omsorgsboende"),
    ],
)
def test_wordings_of_one_thing_are_linked(a: str, b: str) -> None:
    assert _linked(_indicator(a), _indicator(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Andel nöjda brukare kvinnor", "Andel nöjda brukare män"),
        ("Brukarbedömning gruppbostad LSS, trygghet", "Brukarbedömning servicebostad LSS, trygghet"),
        ("Sjukfrånvaro dag 1-14", "Sjukfrånvaro dag 15-90"),
        ("Hemtjänst egen regi", "Hemtjänst extern regi"),
        ("Trygg i särskilt boende", "Inte trygg i särskilt boende"),
        ("Kostnad per brukare", "Kostnad per boende"),
        ("Insatser enligt SoL", "Insatser enligt LSS"),
    ],
)
def test_things_that_differ_in_a_word_are_not(a: str, b: str) -> None:
    assert not _linked(_indicator(a), _indicator(b))


def test_a_kolada_id_links_and_parts_within_one_organisation() -> None:
    a = Mention("indikator", "Trygghet i boendet", "Norra kommun", kolada_id="U23521")
    b = Mention("indikator", "Hur trygg känner du dig?", "Norra kommun", kolada_id="U23521")
    c = Mention("indikator", "Trygghet i boendet", "Norra kommun", kolada_id="U23522")
    d = Mention("indikator", "Trygghet i boendet", "Södra kommun", kolada_id="U23521")
    assert _linked(a, b)
    assert not _linked(a, c)
    assert not _linked(a, d)


def test_codes_link_shortened_names_and_part_equal_ones() -> None:
    a = Mention("verksamhet", "Gemensam administration", "Norra kommun", code="770")
    b = Mention("verksamhet", "Gemensam adm.", "Norra kommun", code="770")
    c = Mention("verksamhet", "Gemensam administration", "Norra kommun", code="780")
    assert _linked(a, b)
    assert not _linked(a, c)


def test_organisations_and_units_are_kept_apart() -> None:
    a = Mention("verksamhet", "Hemtjänst", "Norra kommun")
    assert not _linked(a, Mention("verksamhet", "Hemtjänst", "Södra kommun"))
    assert not _linked(_indicator("Väntetid", unit="dagar"), _indicator("Väntetid", unit="procent"))


def test_ids_stay_when_reports_are_added() -> None:
    first = link([_indicator("Sjukfrånvaro totalt")])
    second = link([_indicator("Andel nöjda"), _indicator("Sjukfrånvaro, totalt (%)")], known=first)
    assert [alias.how for alias in second] == ["new", "same"]
    assert second[1].entity_id == first[0].entity_id


def test_people_decide_where_words_cannot(tmp_path: Path) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text(
        '[[same]]\nkind = "verksamhet"\nnames = ["Äldreomsorg", "Vård om äldre"]\n'
        '[[different]]\nkind = "verksamhet"\nnames = ["Administration", "Administrationen"]\n',
        encoding="utf-8",
    )
    rules = load_overrides(path)
    assert _linked(Mention("verksamhet", "Äldreomsorg"), Mention("verksamhet", "Vård om äldre"), rules)
    pair = Mention("verksamhet", "Administration"), Mention("verksamhet", "Administrationen")
    assert _linked(*pair)
    assert not _linked(*pair, rules)


@pytest.mark.parametrize(
    "text", ["[[samma]]\n", "same = 3\n", '[[same]]\nkind = "x"\nnames = ["a", "b"]\n', "[[same"]
)
def test_mistakes_in_overrides_are_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "overrides.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError):
        load_overrides(path)


@given(st.lists(st.text("abcåäö 12", min_size=1, max_size=12), max_size=8))
def test_the_order_of_mentions_does_not_matter(names: list[str]) -> None:
    mentions = [_indicator(name) for name in names]
    shuffled = sorted(mentions, key=lambda mention: mention.name[::-1])
    assert link(mentions) == link(shuffled)
    assert len(link(mentions)) == len(set(mentions))


def test_every_decision_is_told() -> None:
    aliases = link([_indicator("Sjukfrånvaro totalt"), _indicator("Sjukfrånvaro, totalt")])
    assert all(isinstance(alias, Alias) and alias.score > 0 for alias in aliases)
    assert {alias.how for alias in aliases} == {"new", "same"}


def test_a_name_is_compared_with_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    extract = process.extract

    def counting(key: str, others: list[str], **knobs: Any) -> Any:
        compared.append(len(others))
        return extract(key, others, **knobs)

    monkeypatch.setattr(process, "extract", counting)
    words = ["".join(letters) for letters in itertools.product("bdfghklmnp", "aeiou", "rstv", "ing")]
    aliases = link(Mention("atgard", f"{a} {b}s verksamhet") for a, b in itertools.pairwise(words))
    assert len({alias.entity_id for alias in aliases}) == len(words) - 1
    assert sum(compared) < 10 * len(words)
