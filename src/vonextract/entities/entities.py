"""The same verksamhet, indicator or åtgärd in different reports and wordings: one id.

Matching is deterministic and errs on the side of not linking: a series with a gap is seen,
one that mixes two things is not. Every decision is an `Alias` that says how it was made, and
a file of overrides settles what the words cannot.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from rapidfuzz import fuzz, process

from vonextract.entities.settings import SETTINGS
from vonextract.given import given_text, given_toml
from vonextract.swedish.likeness import same_words, word_beginnings
from vonextract.swedish.typography import fold
from vonextract.vocabulary import VocabularyError

EntityKind = Literal["verksamhet", "indikator", "atgard", "namnd"]
Trait: TypeAlias = tuple[EntityKind, str, str | tuple[str, ...]]
How = Literal["override", "kolada", "code", "same", "alike", "new"]

_KINDS = ("verksamhet", "indikator", "atgard", "namnd")


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing as one report names it.

    Attributes:
        scope: within what it is linked: its organisation, or its document where that is unknown.
        code: of the verksamhet or project.
        kolada_id: of the indicator.
        unit: of the indicator; different units are different things.
    """

    kind: EntityKind
    name: str
    scope: str = ""
    code: str | None = None
    kolada_id: str | None = None
    unit: str | None = None

    @property
    def key(self) -> str:
        """The name as compared: folded, without brackets and hanging hyphens."""
        folded = fold(re.sub(r"\([^()]*\)", " ", self.name)) or fold(self.name)
        return " ".join(word.strip("-") for word in folded.split() if word.strip("-"))


@dataclass(frozen=True, slots=True)
class Alias:
    """That a mention is of an entity, and why.

    Attributes:
        score: likeness of the names, 0 to 100.
        how: by an override, the same Kolada id or code, the same or a like name; "new" founds the entity.
    """

    entity_id: str
    mention: Mention
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class Overrides:
    """Decisions of people: names that are the same thing, and pairs that are not.

    Attributes:
        same: kind and folded name -> folded name of the thing it is.
        different: kind and two folded names.
        source: the file they are from.
    """

    same: dict[tuple[str, str], str] = field(default_factory=dict)
    different: frozenset[tuple[str, frozenset[str]]] = frozenset()
    source: str | None = None

    def part(self, a: Mention, b: Mention) -> bool:
        """Whether the two are said to be different."""
        return (a.kind, frozenset((a.key, b.key))) in self.different


def link(
    mentions: Iterable[Mention], known: Sequence[Alias] = (), overrides: Overrides | None = None
) -> list[Alias]:
    """One alias for each different mention that is not among `known`, in a fixed order.

    Known aliases keep their entity, so that ids are stable when reports are added.
    """
    rules = overrides or Overrides()
    linker = _Linker(rules)
    for alias in known:
        linker.add(alias)
    new = sorted(set(mentions) - {alias.mention for alias in known}, key=_order)
    return [linker.decide(mention) for mention in new]


def load_overrides(path: Path | str) -> Overrides:
    """Overrides from a TOML file of `[[same]]` and `[[different]]`, each with `kind` and `names`.

    Raises:
        VocabularyError: when the file cannot be read or an entry is not understood.
    """
    text = given_text(path, "The overrides", VocabularyError)
    data = given_toml(text, f"The overrides {path}", VocabularyError)
    if unknown := set(data) - {"same", "different"}:
        raise VocabularyError(f"The overrides {path} have the unknown key '{min(unknown)}'.")
    same: dict[tuple[str, str], str] = {}
    for kind, names in _entries(data.get("same", []), path):
        same.update({(kind, name): names[0] for name in names[1:]})
    apart = [
        (kind, frozenset((a, b)))
        for kind, names in _entries(data.get("different", []), path)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
    ]
    return Overrides(same, frozenset(apart), str(path))


def _entries(entries: Any, path: Path | str) -> list[tuple[EntityKind, list[str]]]:
    read: list[tuple[EntityKind, list[str]]] = []
    for entry in entries if isinstance(entries, list) else [None]:
        names = entry.get("names") if isinstance(entry, dict) else None
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if kind not in _KINDS or not isinstance(names, list) or len(names) < 2:
            kinds = ", ".join(_KINDS)
            raise VocabularyError(f"The overrides {path} need kind ({kinds}) and two names in every entry.")
        read.append((kind, [Mention(kind, str(name)).key for name in names]))
    return read


def _order(mention: Mention) -> tuple[str, ...]:
    """Mentions with a Kolada id or code come first: what they found is sure."""
    sure = "0" if mention.kolada_id or mention.code else "1"
    rest = (mention.name, mention.code, mention.kolada_id, mention.unit)
    return (mention.kind, mention.scope, sure, mention.key, *(part or "" for part in rest))


class _Linker:
    """The entities so far, found again by Kolada id, code or name."""

    def __init__(self, rules: Overrides) -> None:
        self.rules = rules
        self.by_kolada: dict[tuple[str, str], str] = {}
        self.names: dict[tuple[str, str], dict[str, list[Alias]]] = {}
        self.sharing: dict[Trait, dict[str, None]] = {}

    def add(self, alias: Alias) -> None:
        mention = alias.mention
        if mention.kolada_id:
            self.by_kolada.setdefault((mention.scope, mention.kolada_id), alias.entity_id)
        within = self.names.setdefault((mention.kind, mention.scope), {})
        within.setdefault(mention.key, []).append(alias)
        for trait in _traits(mention):
            self.sharing.setdefault(trait, {})[mention.key] = None

    def decide(self, mention: Mention) -> Alias:
        alias = self._overridden(mention) or self._by_kolada(mention) or self._by_name(mention)
        alias = alias or Alias(_new_id(mention), mention, "new", SETTINGS.certain)
        self.add(alias)
        return alias

    def _overridden(self, mention: Mention) -> Alias | None:
        meant = self.rules.same.get((mention.kind, mention.key))
        if meant is None:
            return None
        found = self.names.get((mention.kind, mention.scope), {}).get(meant)
        target = Mention(mention.kind, meant, mention.scope)
        return Alias(found[0].entity_id if found else _new_id(target), mention, "override", SETTINGS.certain)

    def _by_kolada(self, mention: Mention) -> Alias | None:
        entity = self.by_kolada.get((mention.scope, mention.kolada_id)) if mention.kolada_id else None
        return Alias(entity, mention, "kolada", SETTINGS.certain) if entity else None

    def _by_name(self, mention: Mention) -> Alias | None:
        within = self.names.get((mention.kind, mention.scope), {})
        cutoff = SETTINGS.alike_with_code if mention.code else SETTINGS.alike
        keys = dict.fromkeys(key for trait in _traits(mention) for key in self.sharing.get(trait, ()))
        likely = process.extract(
            mention.key,
            list(keys),
            scorer=fuzz.token_sort_ratio,
            score_cutoff=cutoff,
            limit=SETTINGS.candidates,
        )
        for key, score, _ in sorted(likely, key=lambda match: (-match[1], match[0])):
            for alias in within[key]:
                how = self._same(mention, alias.mention, score)
                if how is not None:
                    return Alias(alias.entity_id, mention, how, score)
        return None

    def _same(self, a: Mention, b: Mention, score: float) -> How | None:
        """Why two mentions are of one thing; None when that is not sure."""
        if self.rules.part(a, b) or _contradict(a, b):
            return None
        if a.key == b.key:
            return "same"
        if a.code and a.code == b.code:
            return "code"
        return "alike" if score >= SETTINGS.alike and same_words(a.key, b.key) else None


def _traits(mention: Mention) -> Iterator[Trait]:
    """What mentions of one thing share, one of them at least: few others have to be looked at."""
    yield mention.kind, mention.scope, word_beginnings(mention.key)
    if mention.code:
        yield mention.kind, mention.scope, mention.code


def _contradict(a: Mention, b: Mention) -> bool:
    pairs = ((a.code, b.code), (a.kolada_id, b.kolada_id), (a.unit, b.unit))
    return any(x is not None and y is not None and x != y for x, y in pairs)


def _new_id(mention: Mention) -> str:
    """An id that depends on the thing alone: twelve hex digits."""
    named = (
        (mention.kolada_id,) if mention.kolada_id else (mention.key, mention.code or "", mention.unit or "")
    )
    whole = "\x1f".join((mention.kind, mention.scope, *named))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
