"""Full text: words found in every text of a database that any client opens."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from vonextract.store.query import Answer, answer

BEFORE, LENGTH = 40, 120
"""Characters of a snippet before the first word, and in all."""

_SEARCH = f"""
WITH asked AS (SELECT list_transform($words, lambda w: lower(w)) AS words),
hits AS (
    SELECT t.*, lower(t.text) AS folded, a.words,
        list_sum(list_transform(a.words, lambda w: len(string_split(lower(t.text), w)) - 1)) AS n
    FROM v_text t, asked a
    WHERE len(list_filter(a.words, lambda w: NOT contains(lower(t.text), w))) = 0
)
SELECT document, page, source, coalesce("table", section) AS place,
    CASE WHEN strpos(folded, words[1]) > {BEFORE} THEN '…' ELSE '' END
    || text[greatest(1, strpos(folded, words[1]) - {BEFORE}):strpos(folded, words[1]) + {LENGTH - BEFORE}]
    || CASE WHEN len(text) > strpos(folded, words[1]) + {LENGTH - BEFORE} THEN '…' ELSE '' END AS snippet, ref
FROM hits
ORDER BY source <> 'section', n / (8 + len(text)) DESC, document, page, snippet
LIMIT $limit
"""


def search(path: Path, words: Sequence[str], limit: int = 20) -> Answer:
    """The texts that hold all the words, the best first: headings, then those that say little else.

    Case is folded; å, ä and ö are letters of their own. A word is found inside longer ones.

    Raises:
        DatabaseError: the database cannot be read.
    """
    plain = [unicodedata.normalize("NFC", word) for word in words]
    return answer(path, _SEARCH, {"words": plain, "limit": limit})
