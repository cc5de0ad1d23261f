"""The entities of a database: what its reports mention, linked over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import duckdb

from vonextract.entities.entities import Alias, Mention, Overrides, link
from vonextract.store import ddl
from vonextract.store.incoming import of_rows
from vonextract.store.settings import SETTINGS

_KEY = "kind, name, scope, kod, kolada_id, unit"
_MENTIONS = f"""
SELECT DISTINCT {_KEY} FROM (
    SELECT 'verksamhet' AS kind, verksamhet AS name, doc_id, kod, NULL AS kolada_id, NULL AS unit
    FROM drift_poster WHERE verksamhet IS NOT NULL
    UNION ALL
    SELECT 'indikator', indikator, doc_id, NULL, kolada_id, enhet FROM indikatorer
    UNION ALL
    SELECT 'atgard', atgard, doc_id, NULL, NULL, NULL FROM atgarder
    UNION ALL
    SELECT 'namnd', committee, doc_id, NULL, NULL, NULL FROM documents WHERE committee IS NOT NULL
) JOIN (SELECT doc_id, coalesce(organisation, doc_id) AS scope FROM documents) USING (doc_id)
"""
_NEW = f"CREATE OR REPLACE TEMP TABLE fresh AS ({_MENTIONS}) EXCEPT SELECT {_KEY} FROM entity_aliases"
_SCOPES = "SELECT scope, count(*) FROM fresh GROUP BY scope ORDER BY scope"
_FRESH = f"SELECT {_KEY} FROM fresh WHERE scope IN (SELECT unnest($scopes))"
_FORGET = f"""
DELETE FROM entity_aliases WHERE rowid IN (
    SELECT a.rowid FROM entity_aliases a ANTI JOIN ({_MENTIONS}) m
    ON a.kind = m.kind AND a.name = m.name AND a.scope = m.scope
    AND a.kod IS NOT DISTINCT FROM m.kod AND a.kolada_id IS NOT DISTINCT FROM m.kolada_id
    AND a.unit IS NOT DISTINCT FROM m.unit
)
"""
_KNOWN = f"""
SELECT {_KEY}, entity_id, decision, score FROM entity_aliases
WHERE scope IN (SELECT unnest($scopes))
ORDER BY ALL
"""
_FOUND = """
INSERT INTO entities BY NAME
SELECT DISTINCT ON (entity_id) entity_id, kind, scope, organisation, name, kod, kolada_id, unit
FROM entity_aliases WHERE entity_id NOT IN (SELECT entity_id FROM entities)
ORDER BY entity_id, decision <> 'new', name
"""
_FORGET_ENTITIES = "DELETE FROM entities WHERE entity_id NOT IN (SELECT entity_id FROM entity_aliases)"


_STATE = """
SELECT md5(concat_ws('|', $given,
    (SELECT string_agg(hash(doc_id, ingested_at, is_current)::VARCHAR, ',' ORDER BY doc_id) FROM documents),
    (SELECT bit_xor(hash(path, doc_id, mtime_ns, replaced_at)) FROM document_paths)))
"""


class Linked(NamedTuple):
    """What linking came to: names that were decided on, and entities that they founded."""

    names: int
    entities: int


def link_all(con: duckdb.DuckDBPyConnection, overrides: Overrides | None = None) -> Linked:
    """Link what is mentioned and not yet linked; forget what no report mentions any more.

    Names that are linked keep their entity, so that running it again changes nothing. The
    caller holds the transaction.
    """
    con.execute(_FORGET)
    con.execute(_NEW)
    names = sum(_link_within(con, scopes, overrides) for scopes in _together(con))
    con.execute("DROP TABLE fresh")
    con.execute(_FORGET_ENTITIES)
    founded = con.execute(_FOUND).fetchall()[0][0]
    return Linked(names, int(founded))


def _together(con: duckdb.DuckDBPyConnection) -> Iterator[list[str]]:
    """The scopes that have new names, in groups: nothing is linked from one scope to another."""
    scopes: list[str] = []
    names = 0
    for scope, count in con.execute(_SCOPES).fetchall():
        scopes.append(scope)
        names += count
        if names >= SETTINGS.linked_at_once:
            yield scopes
            scopes, names = [], 0
    if scopes:
        yield scopes


def _link_within(con: duckdb.DuckDBPyConnection, scopes: list[str], overrides: Overrides | None) -> int:
    """Link the new names of those scopes; how many they are."""
    new = [_mention(row) for row in con.execute(_FRESH, {"scopes": scopes}).fetchall()]
    rows = con.execute(_KNOWN, {"scopes": scopes}).fetchall()
    known = [Alias(entity, _mention(key), how, score) for *key, entity, how, score in rows]
    _store(con, link(new, known, overrides), overrides)
    return len(new)


def state_of(con: duckdb.DuckDBPyConnection, version: str, overrides: Overrides | None = None) -> str:
    """A hash of what linking depends on: documents, their places, decisions of people, the version."""
    rules = overrides or Overrides()
    decided = sorted(rules.same.items()), sorted((kind, sorted(names)) for kind, names in rules.different)
    return str(con.execute(_STATE, {"given": f"{version} {decided}"}).fetchall()[0][0])


def forget_links(con: duckdb.DuckDBPyConnection) -> None:
    """Take back every decision, so that all names are linked anew."""
    con.execute("DELETE FROM entity_aliases")
    con.execute("DELETE FROM entities")


def _mention(row: Sequence[str | None]) -> Mention:
    kind, name, scope, code, kolada_id, unit = row
    return Mention(kind, name or "", scope or "", code, kolada_id, unit)  # type: ignore[arg-type]


def _store(con: duckdb.DuckDBPyConnection, aliases: Sequence[Alias], overrides: Overrides | None) -> None:
    source = overrides.source if overrides else None
    rows = [
        {
            "entity_id": alias.entity_id,
            "kind": alias.mention.kind,
            "scope": alias.mention.scope,
            "name": alias.mention.name,
            "kod": alias.mention.code,
            "kolada_id": alias.mention.kolada_id,
            "unit": alias.mention.unit,
            "decision": alias.how,
            "score": round(alias.score, 1),
            "source": source if alias.how == "override" else None,
        }
        for alias in aliases
    ]
    linked = of_rows(ddl.types()["entity_aliases"], rows)
    con.execute(
        "INSERT INTO entity_aliases BY NAME SELECT l.* REPLACE (d.organisation AS organisation)"
        f" FROM ({linked.sql}) l"
        " LEFT JOIN (SELECT DISTINCT organisation FROM documents) d ON d.organisation = l.scope",
        linked.parameters,
    )
