"""What a form prints at the edges of its pages: the sender's addresses, boxes for signatures."""

from __future__ import annotations

import re
from typing import NamedTuple

from vonextract.swedish.phrases import Phrases
from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary

_CONTACT = re.compile(
    r"\b\d{3} ?\d{2} +[A-ZÅÄÖ]|\bbox \d+|\bwww\.|@|\b0\d{1,3}[ -/]*\d{2,3}[ \d]{3,}|\b\d{6}-\d{4}\b", re.I
)
"""A postcode with its town, a box, a web or mail address, a telephone, a number of organisation."""


class _Imprints(NamedTuple):
    address: Phrases
    head: Phrases
    signature: Phrases


@per_vocabulary
def _imprints(words: Words) -> _Imprints:
    found = words.imprints
    return _Imprints(Phrases(found.address), Phrases(found.head), Phrases(found.signature))


def heads_addresses(line: str) -> bool:
    """Whether a line is labels of addresses beside each other, or those with what they name.

    "POSTADRESS BESÖKSADRESS TELEFON", "Postadress: Box 1, 123 45 Staden. Telefon: 0123-45 67 00".
    """
    folded, words = fold(line), _imprints()
    if not words.head.within(folded) or len(words.address.found(folded)) < SETTINGS.address_labels:
        return False
    return states_contact(line) or _is_little(words.address.replaced(folded, " "))


def states_contact(line: str) -> bool:
    """Whether a line holds an address, a telephone, a web address or a number of organisation."""
    return _CONTACT.search(line) is not None


def is_for_signatures(line: str) -> bool:
    """Whether a line is nothing but labels of boxes for signatures."""
    folded, words = fold(line), _imprints()
    return words.signature.within(folded) and _is_little(words.signature.replaced(folded, " "))


def _is_little(rest: str) -> bool:
    return sum(map(str.isalpha, rest)) <= SETTINGS.labels_rest
