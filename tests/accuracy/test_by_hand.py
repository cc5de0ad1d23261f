"""Documents written and labelled by hand: their labels say all that is on the page, and nothing else."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from accuracy import by_hand
from accuracy.gate import LABELLED, documents
from accuracy.labels import grid, truth
from accuracy.score.texts import MARK

NAMES = [label.name.removesuffix(by_hand.LABEL) for label in by_hand.labels()]


def test_a_document_has_a_label_a_source_a_page_and_a_truth() -> None:
    assert len(NAMES) > 8
    assert [pdf.stem for pdf in documents([LABELLED])] == NAMES
    for label in by_hand.labels():
        suffix, _ = by_hand.SETTERS[tomllib.loads(label.read_text(encoding="utf-8"))["producer"]]
        assert (LABELLED / label.name.replace(by_hand.LABEL, suffix)).exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_truth_is_what_its_label_states(name: str) -> None:
    (label,) = by_hand.labels([name])
    assert (LABELLED / f"{name}{by_hand.TRUTH}").read_text(encoding="utf-8") == by_hand.written(label)


@pytest.mark.parametrize("name", NAMES)
def test_a_label_has_the_letters_of_its_pages(name: str) -> None:
    stated = json.loads((LABELLED / f"{name}{by_hand.TRUTH}").read_text(encoding="utf-8"))
    assert _letters(" ".join(_texts(stated))) == _letters(_printed(LABELLED / f"{name}.pdf"))


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def _printed(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return " ".join(page.get_textpage().get_text_bounded() for page in opened)


def _texts(stated: dict[str, Any]) -> Iterator[str]:
    yield from stated["furniture"]
    for block in stated["blocks"]:
        if block["type"] != "table":
            yield from block.get("items") or [block["text"]]
            continue
        yield from (block["caption"] or "", block["unit"] or "")
        yield from (f"{note['marker']} {note['text']}" for note in block["notes"])
        yield from (MARK.sub(r"\1", cell["text"]) for row in block["rows"] for cell in row)


def test_cells_of_a_label_have_spans_and_values() -> None:
    rows = grid("År | Kvinnor | <\n^ | 2023 | '2024\nAntal | -1 200 | '5", 2, 1)
    assert rows == [
        [{"text": "År", "rowspan": 2}, {"text": "Kvinnor", "colspan": 2}],
        [{"text": "2023"}, {"text": "2024"}],
        [{"text": "Antal"}, {"text": "-1 200", "value": -1200}, {"text": "5"}],
    ]


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        ("12,5 %", "12,5 %", 12.5),
        ("(5) := -5", "(5)", -5),
        ("3[^1]", "3[^1]", 3),
        ("−1 000 000 kr", "−1 000 000 kr", -1000000),
        ("–", "–", None),
        ("12 34", "12 34", None),
        ("jan", "jan", None),
    ],
)
def test_a_number_is_one_as_it_is_printed(cell: str, text: str, value: float | None) -> None:
    assert grid(cell, 0, 0) == [[{"text": text} | ({} if value is None else {"value": value})]]


def test_rows_of_a_label_have_the_same_number_of_cells() -> None:
    with pytest.raises(ValueError, match="cells"):
        grid("a | b\nc", 1, 1)


def test_a_block_is_what_it_says() -> None:
    label = {
        "producer": "typst",
        "pages": 2,
        "meta": {"year": 2024},
        "blocks": [
            {"heading": "Mål", "level": 2},
            {"list": ["ett", "två"]},
            {"table": "a | b\nc | 1", "pages": [2], "optional": True},
        ],
    }
    made = truth("namn", label)
    assert (made["id"], made["meta"]["year"], made["plain_pages"]) == ("namn", 2024, [1])
    assert [block["type"] for block in made["blocks"]] == ["heading", "list", "table"]
    assert (made["blocks"][2]["id"], made["blocks"][2]["optional"]) == ("t01", True)
