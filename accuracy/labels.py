"""What people write down of a page that they look at, and the truth that follows from it.

A label is a TOML file. Its `[[blocks]]` stand in the order of reading, each with one of `heading` (and
`level`), `paragraph`, `list`, or `table`: lines of cells with `|` between them, as the page shows them.
`caption` and `unit` are the lines above it, `notes` the small type right below it, with their markers.
`furniture` is what stands at the edges of the pages and what is printed again after a page break. In a table

    <        the cell on the left goes on here
    ^        the cell above goes on here
    '2024    a text, although it looks like a number; below the header and beside the labels all that
             look like one are numbers
    (5) := -5    a number that is printed in another way
    [^1]     a reference to note 1

`optional` is a table that a reader may leave out: cards, the fields of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]
NUMBER = re.compile(
    r"(?P<sign>[-–−+]?) ?(?P<digits>\d{1,3}(?: \d{3})+|\d+)(?:,(?P<part>\d+))?(?: ?(?:%|kr|tkr|mnkr))?"
)
"""A number as these documents print it."""
MARK = re.compile(r"\[\^[^\]]+\]")
LEFT, ABOVE, TEXT, VALUE = "<", "^", "'", " := "


def truth(name: str, label: Mapping[str, Any]) -> Json:
    """What a perfect reader finds in the document of a label."""
    blocks = [_block(block, label["pages"]) for block in label["blocks"]]
    for number, table in enumerate((block for block in blocks if block["type"] == "table"), start=1):
        table["id"] = f"t{number:02}"
    filled = {page for block in blocks for page in block.get("pages", ())}
    return {
        "id": name,
        "source": "labelled by hand",
        "meta": {"producer": label["producer"], "language": "sv", "decimal": ",", **label["meta"]},
        "furniture": label.get("furniture", []),
        "pages": list(range(1, label["pages"] + 1)),
        "plain_pages": [page for page in range(1, label["pages"] + 1) if page not in filled],
        "blocks": blocks,
        "footnotes": [],
    }


def _block(block: Mapping[str, Any], pages: int) -> Json:
    if "heading" in block:
        return {"type": "heading", "level": block.get("level", 1), "text": block["heading"]}
    if "paragraph" in block:
        return {"type": "paragraph", "text": block["paragraph"]}
    if "list" in block:
        return {"type": "list", "ordered": block.get("ordered", False), "items": block["list"]}
    header, labels = block.get("header_rows", 1), block.get("labels", 1)
    return {
        "type": "table",
        "id": "",
        "kind": block.get("kind", "annat"),
        "caption": block.get("caption"),
        "unit": block.get("unit"),
        "header_rows": header,
        "row_header_cols": labels,
        "pages": [1] if pages == 1 else block["pages"],
        "rows": grid(block["table"], header, labels),
        "notes": [{"marker": marker, "text": text} for marker, text in block.get("notes", [])],
        **({"optional": True} if block.get("optional") else {}),
    }


def grid(lines: str, header: int, labels: int) -> list[list[Json]]:
    """The cells of a table, those that a span covers left out.

    Raises:
        ValueError: Its rows differ in their number of cells.
    """
    rows = [[cell.strip() for cell in line.split("|")] for line in lines.strip("\n").split("\n")]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of {sorted({len(row) for row in rows})} cells: {rows[0]}")
    return [
        [
            _cell(rows, at, col, number=at >= header and col >= labels)
            for col, text in enumerate(row)
            if text not in (LEFT, ABOVE)
        ]
        for at, row in enumerate(rows)
    ]


def _cell(rows: Sequence[Sequence[str]], at: int, col: int, *, number: bool) -> Json:
    text = rows[at][col]
    printed, _, stated = text.partition(VALUE)
    made: Json = {"text": printed.removeprefix(TEXT)}
    value = stated or (_value(printed) if number else "")
    if value:
        made["value"] = float(value) if "." in value else int(value)
    across = _run(rows[at][col + 1 :], LEFT)
    down = _run([row[col] for row in rows[at + 1 :]], ABOVE)
    return made | ({"colspan": across} if across > 1 else {}) | ({"rowspan": down} if down > 1 else {})


def _run(following: Sequence[str], sign: str) -> int:
    return 1 + next((n for n, text in enumerate(following) if text != sign), len(following))


def _value(text: str) -> str:
    found = NUMBER.fullmatch(MARK.sub("", text))
    if found is None:
        return ""
    sign = "-" if found["sign"] in {"-", "–", "−"} else ""
    return sign + found["digits"].replace(" ", "") + (f".{found['part']}" if found["part"] else "")
