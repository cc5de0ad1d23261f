"""What a reader is asked for, and what identifies how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vonextract.pdf.scan.available import engine_installed
from vonextract.pdf.settings import OcrMode
from vonextract.version import __version__

if TYPE_CHECKING:
    from vonextract.corrections.model import Correction
    from vonextract.identity.document_rules import DocumentRules
    from vonextract.vocabulary import VocabularyFile

_UNREAD = "{} (pictures unread)"


@dataclass(frozen=True, slots=True)
class Options:
    """What `extract` is asked for.

    Attributes:
        opinions: let the other table engines read the document too: what they read alike is
            confirmed, what they read otherwise becomes a finding.
        vocabulary: words of the user's own; the shipped ones alone when None.
        documents: what people state of documents by their paths.
        ocr: which pages are read from their pictures.
        corrections: what people state of documents; those that concern one are applied to it.
    """

    opinions: bool = False
    vocabulary: VocabularyFile | None = None
    documents: DocumentRules | None = None
    ocr: OcrMode = "auto"
    corrections: tuple[Correction, ...] = ()

    def identity(self, path: str = "") -> str:
        """What reads the document at a path this way, as stored in `documents.extractor_version`.

        A document read by another identity is read again: a new version, another vocabulary or other
        statements on it may find other things, and second opinions more of what is known of its numbers.
        Rules that do not speak of a document leave it alone.
        """
        return self._identity(path, opinions=self.opinions)

    def identities(self, path: str = "") -> tuple[str, ...]:
        """The identity, and those whose documents hold all that this one would find, and more.

        A document whose pictures were not read for want of an engine is read again once there is one.
        """
        whole = (self.identity(path), self._identity(path, opinions=True))
        unread = () if engine_installed() else (_UNREAD.format(identity) for identity in whole)
        return tuple(dict.fromkeys([*whole, *unread]))

    def identity_of(self, path: str, *, pictures_unread: bool) -> str:
        """The identity to store with a document, whether or not pictures of paper in it were not read."""
        return _UNREAD.format(self.identity(path)) if pictures_unread else self.identity(path)

    def _identity(self, path: str, *, opinions: bool) -> str:
        stated = self.documents.digest(path) if self.documents else ""
        parts = [f"vocabulary.{self.vocabulary.digest}"] if self.vocabulary else []
        parts += [f"documents.{stated}"] if stated else []
        parts += ["opinions"] if opinions else []
        parts += [f"ocr-{self.ocr}"] if self.ocr != "auto" else []
        return f"{__version__}+{'.'.join(parts)}" if parts else __version__
