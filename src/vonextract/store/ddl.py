"""The schema as SQL: tables.sql and views.sql with their comments turned into COMMENT ON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_STATEMENT = re.compile(
    r"(?P<above>(?:^--[^\n]*\n)+)^CREATE (?:OR REPLACE )?(?P<what>TABLE|VIEW) (?P<name>\w+)(?P<body>.*?;)$",
    re.MULTILINE | re.DOTALL,
)
_COLUMN = re.compile(r"^    (?P<sql>\S(?:.*?[^ ,])?),? +-- (?P<comment>.+)$", re.MULTILINE)
_TYPED = re.compile(r'^    "?(\w+)"? ([A-Z]+(?:\(\d+, \d+\))?(?:\[\])?)', re.MULTILINE)
_VIEW_COLUMN = re.compile(r'(\b\w+|"\w+")$')


class Relation(NamedTuple):
    """A table or view: its statement, and what its comments say."""

    what: str
    name: str
    sql: str
    comment: str
    columns: dict[str, str]

    @property
    def types(self) -> dict[str, str]:
        """The type of every column of a table, as SQL."""
        return dict(_TYPED.findall(self.sql))

    @property
    def statements(self) -> list[str]:
        """The statement that creates it and those that comment it."""
        comments = [f"COMMENT ON {self.what} {self.name} IS {_literal(self.comment)}"]
        comments += [
            f'COMMENT ON COLUMN {self.name}."{column}" IS {_literal(text)}'
            for column, text in self.columns.items()
        ]
        return [self.sql, *comments]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _column_name(what: str, sql: str) -> str:
    if what == "TABLE":
        return sql.split()[0].strip('"')
    found = _VIEW_COLUMN.search(sql)
    if found is None:
        raise ValueError(f"no column name in {sql!r}")
    return found[1].strip('"')


def _relation(match: re.Match[str]) -> Relation:
    what, name = match["what"], match["name"]
    above = match["above"].replace("--", " ").split()
    columns = {_column_name(what, c["sql"]): c["comment"] for c in _COLUMN.finditer(match["body"])}
    sql = match[0].removeprefix(match["above"]).rstrip(";")
    return Relation(what, name, sql, " ".join(above), columns)


@cache
def relations(file_name: str) -> tuple[Relation, ...]:
    """The tables or views of `tables.sql` or `views.sql`, in their order."""
    text = files(__package__).joinpath(file_name).read_text(encoding="utf-8")
    return tuple(_relation(m) for m in _STATEMENT.finditer(text))


def tables() -> tuple[Relation, ...]:
    """All tables."""
    return relations("tables.sql")


def views() -> tuple[Relation, ...]:
    """All views."""
    return relations("views.sql")


@cache
def types() -> Mapping[str, Mapping[str, str]]:
    """The columns of every table, each with its type as SQL."""
    return {table.name: table.types for table in tables()}


def script() -> str:
    """The whole schema as one commented SQL script."""
    return "\n".join(f"{statement};" for r in (*tables(), *views()) for statement in r.statements) + "\n"
