import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.hyphens import Vocabulary, join, listed

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
        (["-", "2 mnkr"], "- 2 mnkr"),
        (["en delårsrap-", "port, som väntat"], "en delårsrapport, som väntat"),
        (["bilaga kap-", "2a"], "bilaga kap-2a"),
        (["inom vård-", "(omsorg)"], "inom vård- (omsorg)"),
        (["inom vård-", "och, senare,"], "inom vård- och, senare,"),
        (["mars 2026-", "Nämnder"], "mars 2026-Nämnder"),
        (["under 1990-", "års priser"], "under 1990-års priser"),
        (["en mil-", "lion"], "en million"),
        (["en att-", "tack"], "en attack"),
        (["en all-", "männa"], "en allmänna"),
        (["vår vård-", "Omsorg"], "vår vård-Omsorg"),
        (["en maj-", "blomma"], "en majblomma"),
        (["en blom-", "maj"], "en blommaj"),
        (["ett pr-", "ov"], "ett prov"),
        (["a/", "2"], "a/2"),
        (["1–", "b"], "1– b"),
        (["dag /", "vecka"], "dag / vecka"),
        (["dag/", "(vecka"], "dag/ (vecka"),
        (["en x-", "y"], "en x-y"),
        (["en (sam-", "verkan)"], "en (samverkan)"),
        (["vård-/om-", "sorg"], "vård-/omsorg"),
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


@pytest.mark.parametrize(
    ("texts", "first", "uses"),
    [
        (["gruppbostad"], "grupp", 1),
        (["gruppbo", "gruppen", "grupp"], "grupp", 0),
        (["gruppbos"], "grupp", 1),
        (["grupp-bild"], "grupp", 0),
        (["gruppbostad", "gruppbostad gruppledare", "annat", "vuxen"], "grupp", 3),
        (["gruppbostad"], "x", 0),
        ([], "grupp", 0),
    ],
)
def test_compounds_are_longer_words_by_their_uses(texts: list[str], first: str, uses: int) -> None:
    assert Vocabulary.of(texts).compounds(first) == uses


@pytest.mark.parametrize(
    ("texts", "words", "prefixes"),
    [
        (["LSS-bostäder", "lss‐stöd"], {"lss-bostäder": 1, "lss-stöd": 1}, {"lss": 2}),
        (["Kolada-ID"], {"kolada-id": 1}, {}),
        (["en en EN"], {"en": 3}, {}),
        (["stöd", "stöd"], {"stöd": 2}, {}),
        (["ord brut-"], {"ord": 1}, {}),
        (["ord brut­  "], {"ord": 1}, {}),
        (["brut-"], {}, {}),
        (["", "12 3"], {}, {}),
    ],
)
def test_the_words_of_a_document(texts: list[str], words: dict[str, int], prefixes: dict[str, int]) -> None:
    found = Vocabulary.of(texts)
    assert (dict(found.words), dict(found.prefixes)) == (words, prefixes)


@pytest.mark.parametrize(
    ("texts", "lines", "text"),
    [
        (["kost-enhet kostenhet"], ["kost-", "enhet"], "kostenhet"),
        (["kost-enhet kost-enhet kostenhet"], ["kost-", "enhet"], "kost-enhet"),
        (["kost-enhet kostenhet kostenhet"], ["kost-", "enhet"], "kostenhet"),
        (["app-stöd appbostad"], ["app-", "lösning"], "app-lösning"),
        (["app-stöd appbostad appledare"], ["app-", "lösning"], "applösning"),
        (["beep test"], ["beep-", "test"], "beep-test"),
        (["beep"], ["beep-", "test"], "beeptest"),
        (["test"], ["beep-", "test"], "beeptest"),
        (["kostenhet kost-stöd kost-bord"], ["kost-", "enhet"], "kostenhet"),
        ([""], ["VA-taxe-", "kommitté"], "VA-taxekommitté"),
    ],
)
def test_more_uses_decide_and_both_parts_must_be_words(texts: list[str], lines: list[str], text: str) -> None:
    assert join(lines, Vocabulary.of(texts)) == text


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("prov", True),
        ("bilen", True),
        ("bilarna", True),
        ("kostnaderna", True),
        ("provet", True),
        ("beep-test", True),
        ("adressskanningen", True),
        ("GitHub", True),
        ("kromakanal", True),
        ("provxyz", False),
        ("xyzzy", False),
    ],
)
def test_words_are_listed_with_their_endings(word: str, known: bool) -> None:
    assert listed(word) is known
