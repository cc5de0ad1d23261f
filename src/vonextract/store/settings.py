"""The knobs of the database."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """What is the same document, and how much is done at once.

    Attributes:
        same_content: bits of 64 in which two versions of a document may differ: a few words in a hundred.
        same_numbers: share of its numbers that a document has in common with the one that it repeats.
        least_words: documents of fewer words are alike by chance, as cover pages are.
        fresh_ns: nanoseconds; a file changed so shortly before it was read may change again without its times
            telling.
        linked_at_once: names that are linked together at the least, so that memory does
            not grow with their number.
        least_promised: smaller numbers are met in the next report by chance.
        search_words: words that are looked for; more only cost time.
        before_hit: characters before a hit that a search shows,
        shown_of_hit: of so many in all.
        hits: texts that a search shows unless more are asked for.
        lock_bytes: of a lock that are read; who holds it is said in fewer.
    """

    same_content: int = 3
    same_numbers: float = 0.9
    least_words: int = 50
    fresh_ns: int = 2_000_000_000
    linked_at_once: int = 20_000
    least_promised: int = 100
    search_words: int = 16
    before_hit: int = 40
    shown_of_hit: int = 120
    hits: int = 20
    lock_bytes: int = 4096


SETTINGS = StoreSettings()
