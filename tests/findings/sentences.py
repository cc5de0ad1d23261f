"""Every sentence that a check may write, taken from the source: with 7 for whatever is put into it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

SOURCE = Path(__file__).parents[2] / "src" / "vonextract"
_MESSAGE_AT = {"finding": 0, "of_table": 1, "of_cell": 2}
_ANYTHING = "7"
_DEPTH = 4

_Call: TypeAlias = tuple[ast.Call, ast.FunctionDef]


class Written(NamedTuple):
    """A sentence, where it is written, and the names of the rules that it is written for."""

    where: str
    rules: frozenset[str]
    text: str


def sentences() -> Iterator[Written]:
    """The sentences of all calls that make a finding."""
    source = _Source()
    for name in source.modules_with(*(f".{method}(" for method in _MESSAGE_AT)):
        yield from _Module(name, source).sentences()


class _Source:
    """The modules of the package; one is taken apart only when it says what is asked for."""

    def __init__(self) -> None:
        paths = (path for path in sorted(SOURCE.rglob("*.py")) if path.name != "rule.py")
        self._texts = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in paths}
        self._functions: dict[str, list[ast.FunctionDef]] = {}
        self._calls: dict[str, dict[str, list[_Call]]] = {}

    def modules_with(self, *texts: str) -> Iterator[str]:
        """The names of the modules that say any of some texts."""
        return (name for name, text in self._texts.items() if any(one in text for one in texts))

    def functions(self, module: str) -> list[ast.FunctionDef]:
        """The functions of a module, and those inside of them."""
        if module not in self._functions:
            nodes = ast.walk(ast.parse(self._texts[module]))
            self._functions[module] = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        return self._functions[module]

    def calls(self, module: str) -> Mapping[str, Sequence[_Call]]:
        """What is called in a module under each name, and in which function."""
        if module not in self._calls:
            self._calls[module] = _calls_by_name(self.functions(module))
        return self._calls[module]

    def calls_of(self, name: str) -> Iterator[_Call]:
        """The calls of what bears a name, in all modules."""
        for module in self.modules_with(name):
            yield from self.calls(module).get(name, ())


def _calls_by_name(functions: Iterable[ast.FunctionDef]) -> dict[str, list[_Call]]:
    """What is called under each name, and in which function."""
    found: dict[str, list[_Call]] = {}
    for home in functions:
        for node in ast.walk(home):
            if isinstance(node, ast.Call):
                found.setdefault(_root(node.func), []).append((node, home))
    return found


class _Module:
    """The functions of a module, and those that may call its public ones."""

    def __init__(self, name: str, source: _Source) -> None:
        self._name = name
        self._source = source
        self._functions = source.functions(name)
        self._here = source.calls(name)

    def sentences(self) -> Iterator[Written]:
        for call, home in self._calls():
            message = self._message(call)
            rules = frozenset(_names(call.func)) | self._given(home, _root(call.func))
            for text in self._texts(message, home, _DEPTH) if message else ():
                yield Written(f"{self._name}:{call.lineno}", rules, text)

    def _calls(self) -> Iterator[_Call]:
        for call, home in chain.from_iterable(self._here.values()):
            if isinstance(call.func, ast.Attribute) and call.func.attr in _MESSAGE_AT:
                yield call, home

    def _message(self, call: ast.Call) -> ast.expr | None:
        assert isinstance(call.func, ast.Attribute)
        at = _MESSAGE_AT[call.func.attr]
        named = (k.value for k in call.keywords if k.arg == "message")
        return call.args[at] if len(call.args) > at else next(named, None)

    def _texts(self, node: ast.expr, home: ast.FunctionDef, depth: int) -> Sequence[str]:
        """What an expression may be as a text; nothing when that can not be told."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else []
        if isinstance(node, ast.IfExp):
            return [*self._texts(node.body, home, depth), *self._texts(node.orelse, home, depth)]
        if isinstance(node, ast.BinOp):
            ends = self._texts(node.right, home, depth) or [_ANYTHING]
            return [a + b for a in self._texts(node.left, home, depth) for b in ends]
        if isinstance(node, ast.JoinedStr):
            return self._joined(node, home, depth)
        if not depth:
            return []
        if isinstance(node, ast.Name):
            said = [
                text for value in _assigned(home, node.id) for text in self._texts(value, home, depth - 1)
            ]
            return said or sorted(self._passed(home, node.id, depth - 1))
        if isinstance(node, ast.Call) and (name := _root(node.func)):
            returned = (
                (r.value, f)
                for f in self._functions
                if f.name == name
                for r in ast.walk(f)
                if isinstance(r, ast.Return) and r.value
            )
            return [text for value, f in returned for text in self._texts(value, f, depth - 1)]
        return []

    def _joined(self, node: ast.JoinedStr, home: ast.FunctionDef, depth: int) -> Sequence[str]:
        texts = [""]
        for part in node.values:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            open_end = isinstance(part, ast.FormattedValue) and not isinstance(inner, ast.IfExp | ast.Name)
            ends = [_ANYTHING] if open_end else self._texts(inner, home, depth) or [_ANYTHING]
            texts = [text + end for text in texts for end in ends]
        return texts

    def _passed(self, function: ast.FunctionDef, parameter: str, depth: int) -> Iterator[str]:
        for value, home in self._arguments(function, parameter):
            yield from self._texts(value, home, depth)

    def _given(self, function: ast.FunctionDef, parameter: str) -> frozenset[str]:
        """The rules that are passed to a function by a parameter, or stand in what it looks them up in."""
        passed = [name for value, _ in self._arguments(function, parameter) for name in _names(value)]
        assigned = [name for value in _assigned(function, parameter) for name in _names(value)]
        return frozenset((*passed, *assigned))

    def _arguments(
        self, function: ast.FunctionDef, parameter: str
    ) -> Iterator[tuple[ast.expr, ast.FunctionDef]]:
        names = [a.arg for a in function.args.args]
        if parameter not in names:
            return
        at = names.index(parameter)
        at -= names[0] == "self"
        name = function.name
        calls = self._here.get(name, ()) if name.startswith("_") else self._source.calls_of(name)
        for call, home in calls:
            if len(call.args) > at:
                yield call.args[at], home
            yield from ((k.value, home) for k in call.keywords if k.arg == parameter)


def _names(node: ast.expr) -> Iterator[str]:
    """The constants that an expression names, as rules are named."""
    for part in ast.walk(node):
        name = part.id if isinstance(part, ast.Name) else part.attr if isinstance(part, ast.Attribute) else ""
        if name.isupper():
            yield name.lower()


def _root(node: ast.expr) -> str:
    """The name of what is called, or of what it is called on."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        of_self = isinstance(node.value, ast.Name) and node.value.id == "self"
        return node.attr if of_self else _root(node.value)
    return ""


def _assigned(home: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(home):
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name for t in node.targets
        ):
            yield node.value
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            yield ast.BinOp(ast.Name(name), ast.Add(), node.value)
