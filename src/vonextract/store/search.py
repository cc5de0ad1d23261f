"""Full text: words found in every text of a database that any client opens."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from vonextract.store.query import Answer, answer
from vonextract.store.settings import SETTINGS

_BEFORE = SETTINGS.before_hit
_AFTER = SETTINGS.shown_of_hit - SETTINGS.before_hit
_HITS = f"""
SELECT document, page, source, coalesce("table", section) AS place,
    CASE WHEN start - {_BEFORE} > 1 THEN '…' ELSE '' END
    || text[greatest(1, start - {_BEFORE}):start + {_AFTER}]
    || CASE WHEN len(text) > start + {_AFTER} THEN '…' ELSE '' END AS snippet, ref{{more}}
FROM (SELECT *, strpos(lower(text), {{first}}) AS start, {{count}} AS n FROM v_text WHERE {{holds}})
ORDER BY source <> 'section', n / (8 + len(text)) DESC, document, page, snippet
LIMIT $limit
"""


def search_sql(words: Sequence[str], limit: int, more: Sequence[str] = ()) -> tuple[str, dict[str, object]]:
    """The query for the texts that hold all the words, the best first, and its parameters.

    Headings come first, then texts that say little else. Case is folded; å, ä and ö are letters of
    their own. A word is found inside longer ones.

    Args:
        words: at least one; those beyond `StoreSettings.search_words` are left out.
        limit: texts at most.
        more: columns of `v_text` to have besides document, page, source, place, snippet and ref.
    """
    given = {
        f"word{n}": unicodedata.normalize("NFC", word)
        for n, word in enumerate(words[: SETTINGS.search_words])
    }
    names = [f"lower(${name})" for name in given]
    sql = _HITS.format(
        first=names[0],
        more="".join(f", {column}" for column in more),
        count=" + ".join(f"len(string_split(lower(text), {name})) - 1" for name in names),
        holds=" AND ".join(f"contains(lower(text), {name})" for name in names),
    )
    return sql, {**given, "limit": limit}


def search(path: Path, words: Sequence[str], limit: int = SETTINGS.hits) -> Answer:
    """The texts that hold all the words, as `search_sql` finds them.

    Raises:
        DatabaseError: the database cannot be read.
    """
    return answer(path, *search_sql(words, limit))
