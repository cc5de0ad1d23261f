"""Where a phrase of a vocabulary stands in a text, and where it only seems to."""

import pytest

from vonextract.swedish.phrases import Phrases
from vonextract.swedish.settings import SETTINGS


@pytest.mark.parametrize(
    ("phrase", "folded", "stands"),
    [
        ("åtgärd", "atgarder 2024", True),
        ("åtgärd", "motatgarder", False),
        ("*avvikelse", "budgetavvikelse", True),
        ("mål=", "mal", True),
        ("mål=", "mal 2024", True),
        ("mål=", "malgrupp", False),
        ("mål=", "mal/matt", False),
        ("^summa", "summa kostnader", True),
        ("^summa", "en summa", False),
        ("^summa$", "summa", True),
        ("^summa$", "summa kostnader", False),
        ("^*summa", "delsumma", False),
        ("s:a", "s a", True),
        ("s:a", "sociala avgifter", False),
        ("s:a", "s avgifter", False),
        ("kr a", "kronor a", True),
        ("netto kostnad", "nettot kostnader", True),
        ("netto kostnad", "netto/kostnad", True),
        ("netto kostnad", "nettokostnad", False),
        ("netto av kostnad", "nettot avser kostnader", True),
        ("netto av kostnad", "netto kostnader", False),
        ("a", "ab", True),
        ("plan b", "plan b", True),
        ("plan b", "planer bra", False),
        ("plan 2", "plan 24", True),
        ("åtgärd", "", False),
    ],
)
def test_where_a_phrase_stands(phrase: str, folded: str, stands: bool) -> None:
    phrases = Phrases([phrase])
    assert phrases.within(folded) is stands
    assert phrases.found(folded) == ({phrase} if stands else set())
    assert phrases.in_any(["annat", folded]) is stands
    assert (phrases.replaced(folded, "#") != folded) is stands


def test_each_phrase_that_stands_is_found() -> None:
    phrases = Phrases(["budget", "*avvikelse", "mål", "utfall"])
    assert phrases.found("utfall mot budget och budgetavvikelse") == {"budget", "*avvikelse", "utfall"}
    assert phrases.found("utfall") == {"utfall"}
    assert phrases.replaced("utfall mot budget", "#") == "# mot #"


def test_no_phrases_stand_nowhere() -> None:
    none = Phrases([])
    assert not none and Phrases(["a"])
    assert none.found("text") == set()
    assert not none.within("text") and not none.in_any(["text"]) and not none.like("texten", 50)
    assert none.replaced("text", "#") == "text"


@pytest.mark.parametrize(
    ("phrases", "folded", "like"),
    [
        (["verksamhet"], "verksamhet", True),
        (["verksamhet"], "verksamhte", True),
        (["verksamhet"], "verkstad", False),
        (["total"], "total", True),
        (["mål="], "mal", False),
        (["mål"], "malet", False),
        (["summan"], "summ", False),
        (["s:a", "summan"], "summan", True),
        (["*budget="], "budget", True),
    ],
)
def test_a_whole_text_is_like_a_phrase_of_five_letters_or_more(
    phrases: list[str], folded: str, like: bool
) -> None:
    assert SETTINGS.short_phrase == 5
    assert Phrases(phrases).like(folded, 85) is like


def test_four_letters_are_not_compared_loosely() -> None:
    assert not Phrases(["summa"]).like("suma", 85)
    assert Phrases(["summa"]).like("summa", 85)
