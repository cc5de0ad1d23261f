import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.hyphens import Vocabulary, join

NOTHING = Vocabulary()


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["en delårsrap-", "port för våren"], "en delårsrapport för våren"),
        (["nya LSS-", "bostäder byggs"], "nya LSS-bostäder byggs"),
        (["inom vård- och", "omsorg"], "inom vård- och omsorg"),
        (["höjda pris-", "och löneökningar"], "höjda pris- och löneökningar"),
        (["läsåret 2023-", "2024 gäller"], "läsåret 2023-2024 gäller"),
        (["mars 2026-", "nämnder och styrelser"], "mars 2026- nämnder och styrelser"),
        (["under 1990-", "talet"], "under 1990-talet"),
        (["för 75-", "åringar"], "för 75-åringar"),
        (["en e-", "tjänst"], "en e-tjänst"),
        (["ska till-", "lämpa lagen"], "ska tillämpa lagen"),
        (["en webb-", "baserad kurs"], "en webbaserad kurs"),
        (["omsorgs\u00ad", "nämnden"], "omsorgsnämnden"),
        (["verksamhets\u2010", "analytiker"], "verksamhetsanalytiker"),
        (["Barn-, ungdoms- och utbildnings-", "nämnden"], "Barn-, ungdoms- och utbildningsnämnden"),
        (["prognosen är -", "2 mnkr"], "prognosen är - 2 mnkr"),
        (["utfall jan-", "augusti"], "utfall jan-augusti"),
        (["Efter-", "som det är"], "Eftersom det är"),
        (["en dag/", "vecka"], "en dag/vecka"),
        (["Utfall 2023–", "31 aug"], "Utfall 2023–31 aug"),
        (["ca –", "2 mnkr"], "ca – 2 mnkr"),
        (["nytt it-", "stöd"], "nytt it-stöd"),
        (["DELÅRS-", "RAPPORT"], "DELÅRSRAPPORT"),
        (["externa och ex-", "terna"], "externa och externa"),
        (["en för-", "ändringsledare"], "en förändringsledare"),
        (["Stockholm-", "Uppsala"], "Stockholm-Uppsala"),
        (["  två   rader ", "", " med luft"], "två rader med luft"),
    ],
)
def test_what_swedish_does_with_a_hyphen_at_the_line_end(lines: list[str], text: str) -> None:
    assert join(lines, NOTHING) == text


def test_the_document_itself_decides_before_the_word_list() -> None:
    hyphened = Vocabulary.of(["en kost-enhet och fler kost-enheter"])
    assert join(["vår kost-", "enhet"], hyphened) == "vår kost-enhet"
    assert join(["vår kost-", "enhet"], Vocabulary.of(["kostenhet"])) == "vår kostenhet"


def test_the_word_list_decides_between_two_words_and_one() -> None:
    assert join(["ett beep-", "test"], Vocabulary.of(["beep test"])) == "ett beep-test"
    assert join(["en vård-", "tagare"], Vocabulary.of(["vård tagare"])) == "en vårdtagare"


def test_a_part_that_the_document_always_hyphens_keeps_its_hyphen() -> None:
    words = Vocabulary.of(["app-lösning app-stöd", "grupp gruppbostad gruppbostäder grupp-bild"])
    assert join(["app-", "utveckling"], words) == "app-utveckling"
    assert join(["grupp-", "ledare"], words) == "gruppledare"


def test_a_word_broken_at_its_line_end_is_no_witness() -> None:
    assert Vocabulary.of(["en delårsrap-"]).words["delårsrap"] == 0


@given(st.lists(st.text("abcdeåäö -\u00ad123.,", max_size=12), max_size=6))
def test_joining_changes_only_spaces_and_hyphens(lines: list[str]) -> None:
    joined = join(lines, NOTHING)
    assert "\u00ad" not in joined and joined == " ".join(joined.split())
    letters = [c for line in lines for c in line if c not in " -\u00ad"]
    kept = [c for c in joined if c not in " -"]
    assert len(letters) - len(kept) <= len(lines)
    assert not (set(kept) - set(letters))


@given(st.lists(st.text("abcdeåäö ", min_size=1, max_size=12), max_size=6))
def test_without_hyphens_lines_are_joined_by_spaces(lines: list[str]) -> None:
    assert join(lines, NOTHING) == " ".join(" ".join(lines).split())


def test_a_word_broken_at_the_end_of_a_line_is_none_and_the_one_before_it_is_whole() -> None:
    known = Vocabulary.of(["inom hemtjänsten äldre-", "bara", "stads\u00ad"])
    assert set(known.words) == {"inom", "hemtjänsten", "bara"}
