"""Senders' addresses and boxes for signatures are furniture on the one page that has them."""

from __future__ import annotations

from tests.layout.making import Sheet

from vonextract.layout.imprint_blocks import imprint_words

LABELS = "POSTADRESS BESÖKSADRESS TELEFON E-POST WEBB ORG.NUMMER"
ADDRESSES = "Nacka kommun, 131 81 Nacka Stadshuset, Granitvägen 15 08-718 80 00 info@nacka.se 212000-0167"


def found(*lines: tuple[str, float, float]) -> str:
    """The words of a page's imprints; each line with its height from the top and its size."""
    sheet = Sheet(1)
    for text, top, size in lines:
        sheet.put(text, 60, top, size=size)
    page = sheet.text()
    return " ".join(page.words[i].text for i in sorted(imprint_words(page, 0)))


def test_addresses_at_the_foot_of_the_first_page() -> None:
    assert found(("brödtext som fortsätter", 740, 12), (LABELS, 773, 5), (ADDRESSES, 785, 7)) == (
        f"{LABELS} {ADDRESSES}"
    )


def test_addresses_in_the_letterhead_end_where_the_text_begins() -> None:
    lines = (("Box 12 Storgatan 5", 80, 8), ("123 45 Staden www.staden.se", 91, 8), ("Ärendet", 112, 12))
    assert found(("Postadress Besöksadress Telefon", 69, 8), *lines) == (
        "Postadress Besöksadress Telefon Box 12 Storgatan 5 123 45 Staden www.staden.se"
    )


def test_labels_with_what_they_name_on_their_own_line() -> None:
    line = "Postadress: Box 2141, 403 13 Göteborg Telefon: 031-365 00 00"
    assert found(("brödtext", 700, 11), (line, 800, 9)) == line


def test_a_table_of_contacts_and_a_sentence_are_none() -> None:
    assert found(("Namn Befattning Telefon E-post", 700, 10), ("Eva Ek Chef 0123-45 67", 712, 10)) == ""
    assert found(("Ange postadress och telefon i anmälan till nämnden.", 780, 11)) == ""
    assert found((LABELS, 420, 8), (ADDRESSES, 431, 8)) == ""


def test_boxes_for_signatures_and_what_stands_below_them() -> None:
    boxes = "Ordförandes signatur Justerandes signatur Utdragsbestyrkande"
    assert found(("kommunstyrelsegrupp:", 740, 12), (boxes, 756, 7.6), ("EE MM", 770, 9)) == f"{boxes} EE MM"
    assert found(("Justerandes signatur saknas i protokollet", 756, 11)) == ""
