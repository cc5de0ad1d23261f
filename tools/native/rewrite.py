"""A module as mypyc makes native classes of it.

mypyc speeds up what works on native classes, whose attributes are slots of known types. Of the two
things that keep this project's classes from being native neither says what the classes are: `lazy`
attributes, which a descriptor keeps in the instance's dictionary, and dataclasses with slots. In
what is compiled each becomes what a native class has for it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import TypeGuard

_KEPT = "field(init=False, repr=False, compare=False)"
_LAZY = """
class _:
    _has_{name}: bool = {no}
    _got_{name}: {kind}{nothing}

    def _make_{name}(self) -> {kind}: ...

    @property
    def {name}(self) -> {kind}:
        if not self._has_{name}:
            self._got_{name} = self._make_{name}()
            self._has_{name} = True
        return self._got_{name}
"""
_AS_WRITTEN = """
_T = TypeVar("_T")


def _as_written(cls: type[_T]) -> type[_T]:
    return cls
"""
FACTORIES = {"list": "[]", "dict": "{}"}


def rewritten(source: str) -> str:
    """The module with its classes as mypyc compiles them natively; what they do stays the same."""
    module = ast.parse(source)
    classes = {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}
    for cls in classes.values():
        if _uses_own_dict(cls):
            cls.decorator_list.insert(0, ast.Name("_as_written"))
        else:
            _make_native(cls, classes)
    _name_what_is_used(module)
    return ast.unparse(ast.fix_missing_locations(module)) + "\n"


def _uses_own_dict(cls: ast.ClassDef) -> bool:
    """Whether it takes lazy values out of its dictionary, which a native class does not have."""
    return any(isinstance(node, ast.Attribute) and node.attr == "__dict__" for node in ast.walk(cls))


def _make_native(cls: ast.ClassDef, classes: Mapping[str, ast.ClassDef]) -> None:
    """Give the class slots for its lazy values and, where it is a dataclass, an __init__ of its own."""
    data = _dataclass(cls)
    kept, body = _without_lazy(cls.body, of_dataclass=data is not None)
    start = 1 if body and isinstance(body[0], ast.Expr) else 0
    fields = [node for node in body if isinstance(node, ast.AnnAssign)] if data is not None else []
    rest = [node for node in body[start:] if node not in fields]
    made: list[ast.stmt] = []
    if data is not None:
        options = {word.arg: word.value for word in data.keywords if word.arg} if _is_call(data) else {}
        options.pop("slots", None)
        if not _inherited(cls, classes):
            made = _init([*fields, *kept])
            options["init"] = ast.Constant(False)
            if options.pop("frozen", None) is not None and "eq" not in options:
                options["unsafe_hash"] = ast.Constant(True)
        words = [ast.keyword(name, value) for name, value in options.items()]
        cls.decorator_list[cls.decorator_list.index(data)] = ast.Call(ast.Name("dataclass"), [], words)
    cls.body = [*body[:start], *fields, *kept, *made, *rest] or [ast.Pass()]


def _is_call(node: ast.expr) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call)


def _named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _dataclass(cls: ast.ClassDef) -> ast.Call | None:
    """The decorator that makes it a dataclass."""
    for i, node in enumerate(cls.decorator_list):
        if _named(node, "dataclass"):
            cls.decorator_list[i] = node = ast.Call(node, [], [])
        if isinstance(node, ast.Call) and _named(node.func, "dataclass"):
            return node
    return None


def _inherited(cls: ast.ClassDef, classes: Mapping[str, ast.ClassDef]) -> bool:
    """Whether it derives from a dataclass of the module or one from it: `dataclass` orders the fields."""
    above = {base.id for base in cls.bases if isinstance(base, ast.Name)}
    below = [c for c in classes.values() if any(_named(base, cls.name) for base in c.bases)]
    return any(name in classes and _dataclass(classes[name]) for name in above) or any(map(_dataclass, below))


def _without_lazy(
    body: Iterable[ast.stmt], *, of_dataclass: bool
) -> tuple[list[ast.AnnAssign], list[ast.stmt]]:
    """The slots of the lazy values, and the body with methods and properties in their place."""
    kept: list[ast.AnnAssign] = []
    rest: list[ast.stmt] = []
    for node in body:
        lazy = isinstance(node, ast.FunctionDef) and any(_named(d, "lazy") for d in node.decorator_list)
        if not (lazy and isinstance(node, ast.FunctionDef) and node.returns is not None):
            rest.append(node)
            continue
        no, nothing = (
            (_KEPT.replace("(", "(default=False, "), f" = {_KEPT}") if of_dataclass else ("False", "")
        )
        text = _LAZY.format(name=node.name, kind=ast.unparse(node.returns), no=no, nothing=nothing)
        made = ast.parse(text).body[0]
        assert isinstance(made, ast.ClassDef)
        has, got, make, ask = made.body
        assert isinstance(has, ast.AnnAssign) and isinstance(got, ast.AnnAssign)
        assert isinstance(make, ast.FunctionDef)
        make.body = node.body
        kept += [has, got]
        rest += [make, ask]
    return kept, rest


def _init(fields: Iterable[ast.AnnAssign]) -> list[ast.stmt]:
    """The __init__ that `dataclass` would make, with the types of the fields."""
    given, sets = [], []
    for node in fields:
        name, kind = ast.unparse(node.target), ast.unparse(node.annotation)
        options = _field_options(node.value)
        if options is None:
            given.append(f"{name}: {kind}" + (f" = {ast.unparse(node.value)}" if node.value else ""))
            sets.append(f"self.{name} = {name}")
            continue
        asked = "init" not in options
        value = options.get("default", "")
        if factory := options.get("default_factory"):
            fresh = FACTORIES.get(factory, f"({factory})()")
            given += [f"{name}: {kind} | None = None"] if asked else []
            sets.append(f"self.{name} = {fresh}" + (f" if {name} is None else {name}" if asked else ""))
        elif asked:
            given.append(f"{name}: {kind}" + (f" = {value}" if value else ""))
            sets.append(f"self.{name} = {name}")
        elif value:
            sets.append(f"self.{name} = {value}")
    return ast.parse(f"def __init__(self, {', '.join(given)}) -> None:\n    " + "\n    ".join(sets)).body


def _field_options(value: ast.expr | None) -> dict[str, str] | None:
    """What is said by `field(…)`; None where something else is the default."""
    if not (isinstance(value, ast.Call) and _named(value.func, "field")):
        return None
    return {word.arg: ast.unparse(word.value) for word in value.keywords if word.arg}


def _name_what_is_used(module: ast.Module) -> None:
    """Put the imports and the decorator that the new classes ask for behind the other imports."""
    used = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    added = "from dataclasses import dataclass, field\n" if "field" in used else ""
    if "_as_written" in used:
        added += "from typing import TypeVar\n" + _AS_WRITTEN
    last = max(
        (i for i, node in enumerate(module.body) if isinstance(node, ast.Import | ast.ImportFrom)), default=0
    )
    module.body[last + 1 : last + 1] = ast.parse(added).body
