"""How papers of a packet call themselves, as data (`papers.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

OTHER = "annat"
APPENDIX = "bilaga"


@cache
def _data() -> dict[str, Any]:
    """The vocabulary file."""
    text = resources.files("vonextract.identity").joinpath("papers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names of kinds of paper with the pattern of all their words."""
    return tuple(
        (kind["name"], re.compile(rf"\b(?:{'|'.join(kind['patterns'])})", re.I)) for kind in _data()["paper"]
    )


@cache
def _first_words() -> re.Pattern[str]:
    """What a line begins with that names a kind of paper at a page's head: its words' first one."""
    patterns = [pattern for kind in _data()["paper"] if kind.get("heads") for pattern in kind["patterns"]]
    return re.compile("|".join(pattern.split(" ")[0] for pattern in patterns), re.I)


def may_head_paper(first_word: str) -> bool:
    """Whether a line that begins with this word may be one for `heads_paper`; asking is cheap."""
    return _first_words().match(first_word) is not None


def paper_kind(title: str) -> str | None:
    """The kind of paper a title names; the first named wins, the longer on a tie."""
    found = [
        (match.start(), -(match.end() - match.start()), name)
        for name, pattern in _kinds()
        if (match := pattern.search(title))
    ]
    return min(found)[2] if found else None


def heads_paper(line: str) -> str | None:
    """The kind of paper that a line names without saying more than a number or year."""
    heads = {kind["name"] for kind in _data()["paper"] if kind.get("heads")}
    for name, pattern in _kinds():
        match = pattern.match(line) if name in heads else None
        if match and re.fullmatch(r"[\s\d:./()–-]*[A-ZÅÄÖ]?\.?", line[match.end() :]):
            return name
    return None


def lists_papers(title: str) -> bool:
    """Whether papers that come with this one are listed under such a heading."""
    return title.strip(" :.").casefold() in _data()["listing"]["headings"]


def proposes(title: str) -> bool:
    """Whether only a paper prepared for a decision has such a heading."""
    return title.strip(" :.").casefold() in _data()["proposal"]["headings"]


def prepared_kind() -> str:
    """The kind of paper that proposes a decision."""
    kind: str = _data()["proposal"]["prepared"]
    return kind
