"""What people say of documents before they are read: rules for folders and files.

A TOML file of `[[document]]`, each with a pattern of paths and what holds for the documents
there. What a rule states goes before everything that is printed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vonextract.errors import ExitCode, VonextractError
from vonextract.given import GivenFile, given_text, given_toml
from vonextract.identity.statements import Value
from vonextract.model import FactName
from vonextract.swedish.municipalities import match_organisation


class RulesError(VonextractError):
    """A file of rules for documents cannot be read or is not understood."""

    exit_code = ExitCode.USAGE


class DocumentRule(BaseModel):
    """What holds for the documents whose path fits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str = Field(min_length=1, description="Glob over the end of the path, such as Nacka/*")
    organisation: str | None = None
    committee: str | None = None
    document_type: str | None = None
    title: str | None = None
    diarienummer: str | None = None
    year: int | None = Field(None, ge=1900, le=2200)
    as_of: dt.date | None = None

    def fits(self, path: str) -> bool:
        """Whether the pattern covers the path, or its end from a folder on; "*" reaches over folders."""
        whole, pattern = _plain(path), _plain(self.path)
        return fnmatchcase(whole, pattern) or fnmatchcase(whole, f"*/{pattern}")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: list[DocumentRule] = Field(default_factory=list)


class DocumentRules(GivenFile):
    """The rules of a file."""

    __slots__ = ()

    @classmethod
    def read(cls, path: Path | str) -> DocumentRules:
        """The file at `path`, known to be understood.

        Raises:
            RulesError: it cannot be read, is no TOML, or has an unknown key or a wrong value.
        """
        rules = cls(str(path), given_text(path, "The rules", RulesError))
        _understood(rules)
        return rules

    def digest(self, path: str) -> str:
        """Eight hex digits of what is stated of the document at `path`; "" when nothing is."""
        stated = sorted((name, str(value)) for name, value in self.stated(path).items())
        return hashlib.sha256(repr(stated).encode()).hexdigest()[:8] if stated else ""

    def stated(self, path: str) -> dict[FactName, Value]:
        """What the rules say of the document at `path`; of two that speak of one fact the later holds.

        A kommun or region gets its official name.
        """
        found: dict[FactName, Value] = {}
        for rule in _understood(self):
            if rule.fits(path):
                given = rule.model_dump(exclude={"path"}, exclude_none=True)
                found.update(given)  # type: ignore[arg-type]
        named = match_organisation(str(found.get("organisation", "")))
        return found | ({"organisation": named.name} if named else {})


@lru_cache(maxsize=4)
def _understood(rules: DocumentRules) -> list[DocumentRule]:
    stated = given_toml(rules.text, f"The rules {rules.name}", RulesError)
    try:
        return _File.model_validate(stated).document
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise RulesError(f"The rules {rules.name} are not understood at '{key}': {first['msg']}.") from error


def _plain(path: str) -> str:
    """A path as compared: letters composed, folders apart by slashes."""
    return unicodedata.normalize("NFC", path).replace("\\", "/")
