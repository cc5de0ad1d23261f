"""How papers of a packet call themselves."""

from __future__ import annotations

import re

from vonextract.identity.vocabulary import Patterns, patterns_of
from vonextract.vocabulary import Words, per_vocabulary
from vonextract.vocabulary.schema import Papers

OTHER = "annat"
APPENDIX = "bilaga"


@per_vocabulary
def _papers(words: Words) -> Papers:
    return words.papers


@per_vocabulary
def _paper_kinds(words: Words) -> Patterns:
    return patterns_of(words.papers.paper)


@per_vocabulary
def _first_words(words: Words) -> re.Pattern[str]:
    """What a line begins with that names a kind of paper at a page's head: its words' first one."""
    patterns = [pattern for kind in words.papers.paper if kind.heads for pattern in kind.patterns]
    return re.compile("|".join(pattern.split(" ")[0] for pattern in patterns), re.I)


def may_head_paper(first_word: str) -> bool:
    """Whether a line that begins with this word may be one for `heads_paper`; asking is cheap."""
    return _first_words().match(first_word) is not None


def paper_kind(title: str) -> str | None:
    """The kind of paper a title names; the first named wins, the longer on a tie."""
    found = [
        (match.start(), -(match.end() - match.start()), name)
        for name, pattern in _paper_kinds()
        if (match := pattern.search(title))
    ]
    return min(found)[2] if found else None


def heads_paper(line: str) -> str | None:
    """The kind of paper that a line names without saying more than a number or year."""
    heads = {kind.name for kind in _papers().paper if kind.heads}
    for name, pattern in _paper_kinds():
        match = pattern.match(line) if name in heads else None
        if match and re.fullmatch(r"[\s\d:./()–-]*[A-ZÅÄÖ]?\.?", line[match.end() :]):
            return name
    return None


def lists_papers(title: str) -> bool:
    """Whether papers that come with this one are listed under such a heading."""
    return title.strip(" :.").casefold() in _papers().listing.headings


def proposes(title: str) -> bool:
    """Whether only a paper prepared for a decision has such a heading."""
    return title.strip(" :.").casefold() in _papers().proposal.headings


def prepared_kind() -> str:
    """The kind of paper that proposes a decision."""
    return _papers().proposal.prepared
