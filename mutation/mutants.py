"""One change of the code, and all there are."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src/vonextract")

KINDS = (
    "ReplaceComparisonOperator",
    "NumberReplacer",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "AddNot",
    "ZeroIterationForLoop",
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul",
)
"""What is changed. Not `|`, which stands in types, and nothing that mypy refuses."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the operator applied where it can be for the n-th time in a module."""

    module: Path
    operator: str
    occurrence: int

    def before(self) -> str:
        """The module's code without the change."""
        return self.module.read_text(encoding="utf-8")

    def code(self) -> str:
        """The module's code with the change."""
        return _mutated(self.before(), self.operator, self.occurrence)

    def may_be(self) -> bool:
        """Whether it is one: a decorator states no behaviour, nor does the star between parameters."""
        changed = self.changed()
        stated = changed.lstrip().startswith("@") or re.search(r"(^|[(,])\s*/,", changed)
        return not stated and self._is_a_program()

    def _is_a_program(self) -> bool:
        try:
            compile(self.code(), str(self.module), "exec", dont_inherit=True)
        except SyntaxError:
            return False
        return True

    def number(self) -> int:
        """The number of the changed line."""
        old, new = self.before().splitlines(), self.code().splitlines()
        return next((i for i, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b), 1)

    def changed(self) -> str:
        """The changed line as it reads in the mutant."""
        return self.code().splitlines()[self.number() - 1]

    def line(self) -> str:
        """The changed line with its place."""
        place = self.module.relative_to(ROOT / PACKAGE)
        return f"{place}:{self.number()} {self.operator}: {self.changed().strip()}"


def mutants(pattern: str) -> Iterator[Mutant]:
    """Every mutant of the modules that a pattern names."""
    operators = {name: get_operator(name)() for name in operator_names() if _is_tried(name)}
    for module in sorted((ROOT / PACKAGE).glob(pattern)):
        places: Counter[str] = Counter()
        for node in _nodes(get_ast(module.read_text(encoding="utf-8"))):
            for name, operator in operators.items():
                places[name] += sum(1 for _ in operator.mutation_positions(node))
        for name, count in places.items():
            yield from (Mutant(module, name, occurrence) for occurrence in range(count))


def statement(module: Path, number: int) -> tuple[int, int]:
    """The first and last line of the smallest statement that holds a line: coverage counts only its first."""
    spans = [
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.stmt) and node.lineno <= number <= (node.end_lineno or node.lineno)
    ]
    return min(spans, key=lambda span: span[1] - span[0], default=(number, number))


def _is_tried(operator: str) -> bool:
    """Whether an operator is of the kinds tried and takes no identity for another comparison, or back.

    What `is` says of numbers and texts is chance, and order among what has none is refused by mypy.
    """
    kind = operator.partition("/")[2]
    identity = {word in ("Is", "IsNot") for word in kind.split("_")[1:]}
    return kind.startswith(KINDS) and len(identity) <= 1


def _nodes(node: Any) -> Iterator[Any]:
    """A node of a syntax tree and all below it."""
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


@lru_cache(maxsize=8)
def _mutated(code: str, operator: str, occurrence: int) -> str:
    return str(mutate_code(code, get_operator(operator)(), occurrence))
