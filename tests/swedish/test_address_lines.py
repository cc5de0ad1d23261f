"""Lines that a form prints: labels of addresses, what they name, boxes for signatures."""

import pytest

from vonextract.swedish.imprints import heads_addresses, is_for_signatures, states_contact
from vonextract.swedish.settings import SETTINGS


@pytest.mark.parametrize(
    ("line", "heads", "signed"),
    [
        ("Besöksadress | Postadress | Org.nr", True, False),
        ("Postadress", False, False),
        ("Postadress Telefon", True, False),
        ("Telefon Telefax", False, False),
        ("Postadress Telefon Hej", False, False),
        ("Postadress Telefon xy", True, False),
        ("Postadress: Box 12, Staden Telefon: växeln", True, False),
        ("Postadress och telefon fylls i av den sökande", False, False),
        ("Postadress: Box 12", False, False),
        ("Justerares sign", False, True),
        ("Utdragsbestyrkande:", False, True),
        ("Sign", False, False),
    ],
)
def test_lines_of_labels(line: str, heads: bool, signed: bool) -> None:
    assert (heads_addresses(line), is_for_signatures(line)) == (heads, signed)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Postadress: Box 12, 123 45 Staden", True),
        ("Telefon 08-123 45 67", True),
        ("www.staden.se", True),
        ("Org.nr 212000-0001", True),
        ("Hemtjänsten kostade 12 345 tkr", False),
    ],
)
def test_addresses_are_known(line: str, expected: bool) -> None:
    assert states_contact(line) is expected


@pytest.mark.parametrize(
    ("more", "expected"), [(SETTINGS.labels_rest, True), (SETTINGS.labels_rest + 1, False)]
)
def test_a_line_for_signatures_holds_little_else(more: int, expected: bool) -> None:
    assert is_for_signatures(f"Justerandes sign {'x' * more}") is expected
    assert not is_for_signatures("x" * more)
