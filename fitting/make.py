"""Makes a folder of random pages with their truth: python -m fitting.make FOLDER --pages 100 --seed 1."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from subprocess import SubprocessError

import pypdfium2 as pdfium

from fitting.pages import MadeTable, random_page
from fitting.typeset import PRODUCERS


def truth(name: str, tables: list[MadeTable]) -> dict[str, object]:
    """The tables of a page in the form in which labelled documents state them."""
    blocks = [
        {
            "type": "table",
            "id": f"t{i:02}",
            "kind": "annat",
            "header_rows": table.header_rows,
            "pages": [1],
            "rows": [
                [
                    {"text": c.text}
                    | ({"colspan": c.cols} if c.cols > 1 else {})
                    | ({"rowspan": c.rows} if c.rows > 1 else {})
                    for c in row
                ]
                for row in table.rows
            ],
        }
        for i, table in enumerate(tables)
    ]
    return {"id": name, "tables_only": True, "meta": {}, "pages": [1], "plain_pages": [], "blocks": blocks}


def make(folder: Path, pages: int, seed: int, producers: list[str]) -> int:
    """Write the pages that fit on one sheet; returns how many do."""
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    for number in range(seed, seed + pages):
        producer = producers[number % len(producers)]
        page = random_page(number)
        path = folder / f"{producer}-{number:06}.pdf"
        try:
            PRODUCERS[producer](page, path)
        except (SubprocessError, OSError, RuntimeError) as error:
            print(f"{path.name}: not made ({type(error).__name__}: {error})")
            continue
        if len(pdfium.PdfDocument(path)) > 1:
            path.unlink()
            continue
        made += 1
        facts = truth(path.stem, page.tables())
        path.with_suffix(".truth.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return made


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--producers", default=",".join(PRODUCERS))
    asked = parser.parse_args()
    print(make(asked.folder, asked.pages, asked.seed, asked.producers.split(",")), "pages made")


if __name__ == "__main__":
    main()
