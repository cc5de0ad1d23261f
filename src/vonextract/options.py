"""What a reader is asked for, and what identifies how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vonextract.version import __version__

if TYPE_CHECKING:
    from vonextract.records.vocabulary import VocabularyFile


@dataclass(frozen=True, slots=True)
class Options:
    """What `extract` is asked for.

    Attributes:
        opinions: let the other table engines read the document too: what they read alike is
            confirmed, what they read otherwise becomes a finding.
        vocabulary: words of the user's own; the shipped ones alone when None.
    """

    opinions: bool = False
    vocabulary: VocabularyFile | None = None

    @property
    def identity(self) -> str:
        """What reads documents this way, as stored in `documents.extractor_version`.

        A document read by another identity is read again: a new version or another vocabulary
        may find other things in it, and second opinions more of what is known of its numbers.
        """
        return self._identity(opinions=self.opinions)

    @property
    def identities(self) -> tuple[str, ...]:
        """The identity, and the one whose documents hold all that this one would find, and more."""
        return tuple(dict.fromkeys((self.identity, self._identity(opinions=True))))

    def _identity(self, *, opinions: bool) -> str:
        parts = [f"vocabulary.{self.vocabulary.digest}"] if self.vocabulary else []
        parts += ["opinions"] if opinions else []
        return f"{__version__}+{'.'.join(parts)}" if parts else __version__
