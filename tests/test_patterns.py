"""No pattern that may meet a document's text takes longer than in proportion to its length.

A page of leader dots once took minutes: nested repetitions try every way to share the dots out.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import NamedTuple

import pytest

import vonextract
from vonextract.meaning import unit_phrases
from vonextract.swedish import numbers
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.units import default_units
from vonextract.vocabulary import per_vocabulary

ROOT = Path(vonextract.__file__).parent

_UNITS = (
    " ", ".", "…", "-", "–", "1", "a", "A", "(", ")", "()", "[", "_", "*", ":", ",", "/", "@",
    "\t", "\n", "\u00a0",
    " .", ". ", "1 ", " 1", "1.", "1,", "1/", "12-", "1 000 ", "2024 ", "2024-", "10 398 13 818 ",
    "1.1.", "1)", "¹",
    "(1) ", "a ", "a, ", "A ", "Aa ", "a-", "a.a", "a1", "och ", "den 1 ", "§1 ", "% ", "a\n",
    "= ", "1 - ", " - ",
)  # fmt: skip
_ENDS = ("!", "x", "")
_SIZES = (20, 80, 320, 2560)
"""Letters of the texts: exponential work shows at the first, cubic at the third, squared at the last."""

_FASTER = 2.5
"""By how much time may grow beyond the text: linear ones do not, squared ones do four times."""
_MEASURABLE = 0.00125
"""Seconds of processor time below which growth is not told from noise."""

_TRIES = 4
"""Busy machines measure wrong now and then, not every time."""


_GIVEN = per_vocabulary(lambda words: words).__code__


_NONE = re.compile(r"(?!)")
_ASKED = {
    "swedish.phrases.__init__": lambda: (
        Phrases(["*avvikelse", "^summa alla=", "s:a", "mål$"])._pattern or _NONE
    ),
    "swedish.numbers._words": lambda: numbers._words(default_units(), numbers._forms()),
    "swedish.numbers._without_groups": lambda: re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    "meaning.unit_phrases._belopp": lambda: unit_phrases._belopp(default_units(), unit_phrases._said()),
}
"""Patterns that functions make of other things than the vocabulary or its units."""

_HELD = {
    "swedish.column_use._any": "held by `_heads`",
    "identity.vocabulary.patterns_of": "held by those that ask for it",
}
"""Functions that make the patterns of others, which are tried there."""

_NO_DOCUMENT = {
    "corrections.file._line_of": "a file that people write",
    "serve.html_pages.pieces": "words of a search, escaped, in an excerpt",
    "store.database.explain": "what DuckDB says",
    "vocabulary.schema._compiles": "asked of nothing",
}
"""Functions whose patterns meet no text of a document."""

_OF_RE = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
_ASKS_RE = re.compile(rf"\bre\.(?:{'|'.join(sorted(_OF_RE))})\(")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """What `_found` finds, looked for once."""
    return list(_found())


def _found() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that modules name, that functions write out, and that they make of vocabulary or units."""
    yield from ((f"vonextract.{name}", make()) for name, make in _ASKED.items())
    for one in _written():
        if isinstance(one.pattern, ast.Constant):
            yield f"vonextract.{one.name}:{one.asked}", re.compile(str(one.pattern.value))
    for info in pkgutil.walk_packages(vonextract.__path__, "vonextract."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            for pattern in _held(_made(value)):
                yield f"{info.name}.{name}", pattern


def _made(value: object) -> object:
    """What a function makes that asks for no more than the vocabulary or units; else the value itself."""
    if isinstance(value, FunctionType) and value.__code__ is _GIVEN:
        return value()
    asked = getattr(getattr(value, "__wrapped__", None), "__annotations__", {})
    asked = {name: kind for name, kind in asked.items() if name != "return"}
    return value(default_units()) if callable(value) and asked == {"units": "Units"} else value


def _held(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, and in what it holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, (list, tuple)):
        yield from (pattern for inner in value for pattern in _held(inner))
    elif isinstance(value, dict):
        yield from _held(list(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _held([getattr(value, field.name, None) for field in fields(value)])


class _Written(NamedTuple):
    """A pattern that a function gives `re`, by which of its functions, and the name of the function."""

    name: str
    function: ast.FunctionDef
    asked: str
    pattern: ast.expr


@cache
def _written() -> list[_Written]:
    """The patterns that functions of the package give `re`."""
    return list(_given_to_re())


def _given_to_re() -> Iterator[_Written]:
    """Each of them, with what writes it."""
    for path in sorted(ROOT.rglob("*.py")):
        module, text = ".".join(path.relative_to(ROOT).with_suffix("").parts), path.read_text("utf-8")
        for function in ast.walk(ast.parse(text)) if _ASKS_RE.search(text) else ():
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and (asked := _of_re(call.func)):
                    yield _Written(f"{module}.{function.name}", function, asked, call.args[0])


def _of_re(called: ast.expr) -> str | None:
    """Which function of `re` that takes a pattern is called, if one is."""
    of_re = isinstance(called, ast.Attribute) and ast.unparse(called.value) == "re"
    return called.attr if of_re and isinstance(called, ast.Attribute) and called.attr in _OF_RE else None


def _is_asked(function: ast.FunctionDef) -> bool:
    """Whether `_made` asks a function for its patterns: it is made of the vocabulary, or of units alone."""
    takes = [ast.unparse(arg.annotation) for arg in function.args.args if arg.annotation]
    kept = {ast.unparse(decorator) for decorator in function.decorator_list}
    return "per_vocabulary" in kept or ("cache" in kept and takes == ["Units"])


@cache
def _methods(name: str) -> tuple[str, ...]:
    """By which methods the call that writes a pattern, its module, or any one if it is public, asks it."""
    if ":" in name:
        return ("match", "fullmatch") if name.endswith("match") else ("search", "fullmatch")
    module, _, own = name.rpartition(".")
    used = re.compile(rf"\b{own}(?:\(\))?(?:\.\w+)?\.(search|sub|split|find|match|fullmatch)")
    asked = {found for text in _sources("" if own[0] != "_" else module) for found in used.findall(text)}
    return ("match", "fullmatch") if asked and asked <= {"match", "fullmatch"} else ("search", "fullmatch")


@cache
def _sources(module: str) -> list[str]:
    """The text of a module, or of all."""
    files = ROOT.joinpath(*module.split(".")[1:]).with_suffix(".py") if module else None
    return [path.read_text("utf-8") for path in ([files] if files else ROOT.rglob("*.py"))]


def _seconds(pattern: re.Pattern[str], methods: Sequence[str], text: str) -> float:
    """The least processor time of three tries."""
    times = []
    for _ in range(3):
        start = time.process_time()
        for method in methods:
            getattr(pattern, method)(text)
        times.append(time.process_time() - start)
        if times[-1] < _MEASURABLE:
            break
    return min(times)


def _grows(pattern: re.Pattern[str], methods: Sequence[str], unit: str, end: str) -> bool:
    """Whether the time grows faster than the text."""
    before, shorter = 0.0, ""
    for size in _SIZES:
        text = "a" + unit * (size // len(unit)) + end
        now = _seconds(pattern, methods, text)
        if now > _MEASURABLE:
            usual = max(before, _seconds(pattern, methods, shorter)) * len(text) / max(1, len(shorter))
            if now > _FASTER * usual:
                return True
        before, shorter = now, text
    return False


def test_a_pattern_that_tries_all_shares_is_found() -> None:
    shares = re.compile(r"^.*?[\s.]*\.{3,}[\s.]*(\d+)?$")
    assert any(_grows(shares, ("match",), ".", "x") for _ in range(_TRIES))


def test_a_pattern_that_begins_anew_at_every_place_is_found() -> None:
    anew, once = re.compile(r"\s+-"), re.compile(r"(?<!\s)\s+-")
    assert any(_grows(anew, ("search",), " ", "x") for _ in range(_TRIES))
    assert not all(_grows(once, ("search",), " ", "x") for _ in range(_TRIES))


def test_every_pattern_is_tried_or_meets_no_text_of_a_document() -> None:
    known = {*_ASKED, *_HELD, *_NO_DOCUMENT}
    made = {
        one.name
        for one in _written()
        if not isinstance(one.pattern, ast.Constant) and not _is_asked(one.function)
    }
    assert made == known


def test_patterns_made_of_the_vocabulary_are_tried() -> None:
    names = {name for name, _ in _patterns()}
    assert {"vonextract.swedish.numbers._forms", "vonextract.meaning.unit_phrases._quantity"} <= names


@pytest.mark.parametrize("end", _ENDS)
def test_no_pattern_takes_longer_than_in_proportion_to_its_text(end: str) -> None:
    known = {pattern: (name, _methods(name)) for name, pattern in _patterns()}
    slow = {
        (name, unit)
        for (pattern, (name, methods)), unit in itertools.product(known.items(), _UNITS)
        if all(_grows(pattern, methods, unit, end) for _ in range(_TRIES))
    }
    assert not slow
