"""Words of Swedish stand in the vocabulary, where a user's own file reaches them, and not in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from vonextract.meaning.columns import looks_back
from vonextract.meaning.periods import find_period
from vonextract.model import Report
from vonextract.outline.hints import number_of
from vonextract.swedish.column_use import column_use
from vonextract.swedish.diarienummer import find_diarienummer
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.tokens import is_number_text, token
from vonextract.tables.roles import is_amount
from vonextract.vocabulary import VocabularyFile, speaking
from vonextract.vocabulary.load import words_of

SOURCE = Path(__file__).parents[1] / "src" / "vonextract"
READING = (
    *("pdf", "layout", "notes", "tables", "flow", "identity", "outline"),
    *("swedish", "meaning", "records", "checks", "entities"),
)
"""The rooms that read; those after the report speak with people, in either language."""

STATED = {
    "swedish/dates.py": "the months of the calendar, of which patterns are built in many places",
    "swedish/municipalities.py": "how the register of kommuner and regioner writes their names",
}
"""Modules whose words are no list, each with its reason."""

NAMING = ["kinds", "measures", "weak_measures", "posts", "populations", "units", "fact_types"]
"""Tables of the vocabulary whose keys are names that the database holds, by which code tells things apart."""

_SWEDISH = re.compile(r"(?=.{,30}$)(?=.*[b-df-hj-np-tv-xz])\w*[åäö]\w*")
"""A word with a letter of Swedish, and a consonant: no list of vowels, and no alphabet."""

ENGLISH = frozenset({"all", "det", "form", "none", "per", "required", "under", "utf"})
"""Words that are English, or of formats, in code, though nothing in the code is called so."""


def _in(value: object) -> Iterator[str]:
    """Every text in a tree of dicts and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _in(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from _in(held)


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """The words of the lists; and what is named: kinds, measures, units, fields of the report."""
    data = words_of(None).model_dump()
    said = {word for text in _in(data) for word in re.findall(r"[a-zåäö]{3,}", text.casefold())}
    named = {entry["name"] for entry in (*data["documents"]["kind"], *data["papers"]["paper"])}
    named |= {name for table in NAMING for name in data[table]}
    schema = Report.model_json_schema(mode="serialization")
    fields = {name for model in (schema, *schema["$defs"].values()) for name in model.get("properties", ())}
    english = _english() | set(data["languages"]["point"])
    return frozenset(said - english), frozenset(named | fields)


@cache
def _english() -> frozenset[str]:
    """The words that functions, arguments and classes are named with."""
    found = set(ENGLISH)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.arg)):
                name = node.arg if isinstance(node, ast.arg) else node.name
                found |= set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", name).lower()))
    return frozenset(found)


def _texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """Texts that code goes by: no documentation, no name of a group of a pattern."""
    apart = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Expr, ast.Subscript))
        for inner in [node.value if isinstance(node, ast.Expr) else node.slice]
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node


def words_in_code(code: str) -> set[str]:
    """The Swedish words that stand in texts of a module, but the names of things."""
    said, named = _vocabulary()
    found = set()
    for node in _texts(ast.parse(code)):
        if node.value in named:
            continue
        plain = re.sub(r"\(\?P<\w+>|\\[A-Za-z]|\[[^\]]*\]", " ", str(node.value)).casefold()
        words = set(re.findall(r"[^\W\d_]{3,}", plain))
        found |= {word for word in words if word in said or _SWEDISH.fullmatch(word)}
    return found


def _modules() -> list[Path]:
    found = (path for room in READING for path in sorted((SOURCE / room).rglob("*.py")))
    return [path for path in found if path.relative_to(SOURCE).as_posix() not in STATED]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_word_of_swedish_stands_in_code(path: Path) -> None:
    assert not words_in_code(path.read_text(encoding="utf-8"))


def test_a_word_in_code_is_seen() -> None:
    assert words_in_code('X = re.compile(r"(?P<year>året|budgetår)")') == {"året", "budgetår"}
    assert words_in_code('def f():\n    """Summa och netto."""\n    return match["summa"]') == set()
    assert words_in_code('kind == "delårsrapport"') == set()


@pytest.mark.parametrize("name", STATED)
def test_what_is_left_out_holds_words(name: str) -> None:
    assert words_in_code((SOURCE / name).read_text(encoding="utf-8"))


REACHED: tuple[tuple[str, Callable[[], object]], ...] = (
    ('[numbers]\nabout = ["uppskattningsvis"]', lambda: parse_number("uppskattningsvis 12")),
    ('[numbers]\nmoney = ["tdkk"]', lambda: token("tdkk").kind == "unit"),
    ('[numbers]\nattached = ["tdkk"]', lambda: is_number_text("12tdkk")),
    ('[digits]\ncodes = ["motpart"]', lambda: column_use("Motpart", ["120", "340"]) == "codes"),
    (
        '[languages]\nsuspended = ["samt/eller"]',
        lambda: join(["vård-", "samt/eller"], Vocabulary())[-11] == " ",
    ),
    ('[periods]\nto = ["fram till"]', lambda: find_period("2023 fram till 2025").several),
    ('[periods]\ntertial = ["trimester"]', lambda: find_period("trimester 2 2024").month),
    ('[units.tdkk]\nforms = ["tdkk"]', lambda: is_amount("12 tdkk")),
    ('[documents.cases]\nlabels = ["akt"]', lambda: find_diarienummer("Akt 12/345")),
    ('[documents.reports]\nlooks_back = ["kvartal"]', lambda: looks_back("kvartalsbrev")),
    ('[captions]\nchapter = ["del"]', lambda: number_of("Del 2 Ekonomi")),
)


@pytest.mark.parametrize(("own", "understood"), REACHED, ids=[own.partition("\n")[2] for own, _ in REACHED])
def test_a_file_of_ones_own_reaches_what_patterns_are_made_of(
    own: str, understood: Callable[[], object]
) -> None:
    assert not understood()
    with speaking(VocabularyFile("own.toml", own)):
        assert understood()
    assert not understood()
