"""A number that steers stands in the settings of its package, with what it means; none stands in logic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "vonextract"
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path.name != "settings.py"]
SETTINGS = sorted(SOURCE.rglob("settings.py"))

PLAIN = {0.0, 0.5, 1.0, 2.0, 100.0}
"""Floats that say nothing but none, half, whole, twice and percent."""

COUNTED = 4
"""Whole numbers up to this are counted where they stand: a pair, parts of a date, four digits of a year."""

STANDARD = {12, 31, 72, 90, 100, 180, 255, 256, 360, 9999}
"""Months, days, points of an inch, angles, percent, levels of a colour, years: so many whatever is set."""

RECKONING = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)

STATED = {
    "meaning/periods.py": "the century of a year of two figures",
    "pdf/char_columns.py": "surrogates of UTF-16",
    "pdf/code_sets.py": "the end of Unicode",
    "pdf/places.py": "the end of Unicode",
    "pdf/shapes.py": "ranges of Unicode",
    "pdf/codes.py": "ranges of Unicode",
    "pdf/covered.py": "the colour white",
    "pdf/dots.py": "a dot and the eight around it",
    "pdf/drawings.py": "colours of patterns and of several things at once",
    "pdf/model.py": "what PDFium says for no marked content and for an artifact",
    "pdf/fonts.py": "bits and weights of font descriptors",
    "pdf/outlines.py": "bytes of a number of C",
    "pdf/recognised.py": "bytes of a number of C",
    "pdf/runs.py": "modes of text in PDF",
    "pdf/frame.py": "the matrix that changes nothing",
    "pdf/reader.py": "the sides of A4, in points",
    "pdf/scan/calibration.py": "a table of what was measured",
    "pdf/scan/read.py": "the colour black",
    "pdf/scan/render.py": "points of an inch, and the colour white",
    "serve/forms.py": "digits of a number that a form may send",
}
"""Modules whose constants and whole numbers are another one's standard."""


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_number(node.left) and _is_number(node.right)
    if isinstance(node, ast.Tuple):
        return bool(node.elts) and all(map(_is_number, node.elts))
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _constants(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.stmt | None]]:
    """Numbers that a module names at its head, each with the statement after it."""
    for statement, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
        if value and _is_number(value):
            yield statement, following


def _is_text(statement: ast.stmt | None) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _thresholds(tree: ast.Module) -> Iterator[ast.Constant]:
    """Floats in logic or defaults, and larger whole numbers that logic compares, reckons or cuts by."""
    for statement in tree.body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in PLAIN:
                yield node
            for side in _sides(node):
                number = side.operand if isinstance(side, ast.UnaryOp) else side
                if (
                    isinstance(number, ast.Constant)
                    and type(number.value) is int
                    and number.value > COUNTED
                    and number.value not in STANDARD
                ):
                    yield number


def _sides(node: ast.AST) -> list[ast.expr]:
    """What is compared, reckoned with, or said of the length of a piece; digests are as long as they are."""
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.BinOp) and isinstance(
        node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)
    ):
        return [node.left, node.right]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and not _is_digest(node.value):
        return [end for end in (node.slice.lower, node.slice.upper) if end]
    return []


def _is_digest(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "hexdigest"
    )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_number_steers_from_within_a_module(path: Path) -> None:
    tree, name = ast.parse(path.read_text(encoding="utf-8")), _name(path)
    found = [node.lineno for node in _thresholds(tree) if isinstance(node.value, float) or name not in STATED]
    if path.parent == SOURCE:  # a room of one module has its numbers at its head, each with its reason
        found += [node.lineno for node, following in _constants(tree) if not _is_text(following)]
    elif name not in STATED:
        found += [node.lineno for node, _ in _constants(tree)]
    assert not found, f"{name}: these lines hold numbers that belong in settings.py: {sorted(set(found))}"


@pytest.mark.parametrize("path", SETTINGS, ids=_name)
def test_every_setting_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if not isinstance(node, ast.ClassDef) or not node.name.endswith(("Settings", "Limits")):
            continue
        said = (ast.get_docstring(node) or "").partition("Attributes:")[2]
        fields = {
            item.target.id
            for item in node.body
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
        }
        silent = [name for name in sorted(fields) if not re.search(rf"\b{name}\b[:,.]", said)]
        assert not silent, f"{_name(path)}: {node.name} does not say what these are: {silent}"


def test_every_setting_is_used() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in MODULES + SETTINGS)
    for path in SETTINGS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                name = node.target.id
                assert f".{name}" in texts or not name.islower(), f"{_name(path)}: nothing reads {name}"
