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

STANDARD = {12, 31, 72, 90, 100, 180, 255, 256, 360, 9999, 65535}
"""Months, days, points of an inch, angles, percent, levels of a colour, years, ports: whatever is set."""

MEASURED = 2
"""And up to this where they are reckoned with, or compared by size: once, twice, the next but one."""

COARSE = ("pdf/",)
"""The room where these are counted like others: it reckons in bytes and corners."""

STATED = {
    "corrections/content_keys.py": "bits of a number that is mixed",
    "export/text_files.py": "the code of a quotation mark",
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
    "pdf/scan/model_file.py": "lengths of protocol buffers",
    "pdf/scan/read.py": "the colour black",
    "pdf/scan/paper/render.py": "points of an inch, and the colour white",
    "pdf/scan/writing/ink.py": "what OpenCV says of a piece of ink",
    "pdf/scan/model.py": "sides of a letter and of its line",
    "serve/access.py": "statuses of HTTP",
    "serve/editing.py": "statuses of HTTP",
    "serve/html_pages.py": "statuses of HTTP",
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


def _constants(tree: ast.Module, name: str) -> Iterator[tuple[ast.stmt, ast.stmt | None]]:
    """Numbers that a module names at its head, alone or in a table, each with the statement after it."""
    for statement, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
        if value and (_is_number(value) or (isinstance(value, ast.Dict) and not name.startswith(COARSE))):
            numbers = (node for node in ast.walk(value) if isinstance(node, ast.Constant))
            if _is_number(value) or any(isinstance(n.value, float) and n.value not in PLAIN for n in numbers):
                yield statement, following


def _is_text(statement: ast.stmt | None) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _thresholds(text: str, name: str) -> Iterator[ast.Constant]:
    """Floats in logic or defaults, and larger whole numbers that logic goes by."""
    for statement in ast.parse(text).body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in PLAIN:
                yield node
            counted = COUNTED if name.startswith(COARSE) or not _by_size(node) else MEASURED
            for side in _sides(node):
                number = side.operand if isinstance(side, ast.UnaryOp) else side
                if (
                    isinstance(number, ast.Constant)
                    and type(number.value) is int
                    and number.value > counted
                    and number.value not in STANDARD
                    and not (ast.get_source_segment(text, number) or "").startswith(("0x", "0o"))
                ):
                    yield number


def _by_size(node: ast.AST) -> bool:
    """Whether a node reckons, or compares what is more."""
    order = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
    return isinstance(node, ast.BinOp) or (
        isinstance(node, ast.Compare) and any(isinstance(op, order) for op in node.ops)
    )


def _sides(node: ast.AST) -> list[ast.expr]:
    """What is compared, reckoned with, handed on, or said of the length of a piece; digests have theirs."""
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.BinOp) and isinstance(
        node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)
    ):
        return [node.left, node.right]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and not _is_digest(node.value):
        return [end for end in (node.slice.lower, node.slice.upper) if end]
    if isinstance(node, ast.Call):
        return [] if _is_plain(node) else [*node.args, *(given.value for given in node.keywords)]
    if isinstance(node, ast.arguments):
        return [default for default in (*node.defaults, *node.kw_defaults) if default]
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Dict):
        return node.values
    return [node.value] if isinstance(node, ast.Return) and node.value else []


def _is_plain(call: ast.Call) -> bool:
    """Whether a call's numbers are a day, a base, decimals, a shape, or bounds of what a file may say."""
    return isinstance(call.func, (ast.Name, ast.Attribute)) and ast.unparse(call.func).split(".")[-1] in {
        *("date", "int", "round", "reshape", "Field"),
    }


def _is_digest(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "hexdigest"
    )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_number_steers_from_within_a_module(path: Path) -> None:
    tree, name = ast.parse(path.read_text(encoding="utf-8")), _name(path)
    thresholds = _thresholds(path.read_text(encoding="utf-8"), name)
    found = [node.lineno for node in thresholds if isinstance(node.value, float) or name not in STATED]
    if path.parent == SOURCE:  # a room of one module has its numbers at its head, each with its reason
        found += [node.lineno for node, following in _constants(tree, name) if not _is_text(following)]
    elif name not in STATED:
        found += [node.lineno for node, _ in _constants(tree, name)]
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


@pytest.mark.parametrize(
    "line",
    ["x[: 9]", "f(30)", "f(most=30)", "x < y + 3", "3 * x < y", "x if y else 7", "{'a': 0.9}", "len(x) > 3"],
)
def test_a_number_in_logic_is_seen(line: str) -> None:
    assert list(_thresholds(f"def g(x, y):\n    return {line}\n", "flow/lists.py"))


@pytest.mark.parametrize("line", ["x[:4]", "f(0x30)", "x + 2", "len(x) == 4", "date(x, 12, 31)", "0.5 * x"])
def test_what_is_counted_where_it_stands_is_none(line: str) -> None:
    assert not list(_thresholds(f"def g(x, y):\n    return {line}\n", "flow/lists.py"))
