from __future__ import annotations

from pathlib import Path

from tests.pdf.building import Builder, text

from vonextract.pdf.model import ABSENT, Document
from vonextract.pdf.reader import read
from vonextract.pdf.settings import Limits


def tagged(tmp_path: Path, kid: str = "64 0 R") -> Path:
    """A page with a heading and a table of one row, whose header cell spans two columns."""
    content = "".join(f"/P << /MCID {i} >> BDC {text(50, 700 - 20 * i, f'cell{i}')} EMC " for i in range(4))
    builder = Builder(catalog="/MarkInfo << /Marked true >> /StructTreeRoot 60 0 R")
    builder.page(content, extra="/StructParents 0")
    builder.objects |= {
        60: b"<< /Type /StructTreeRoot /K [61 0 R] /ParentTree 70 0 R /RoleMap << /Rubrik1 /H1 >> >>",
        61: b"<< /Type /StructElem /S /Document /P 60 0 R /K [62 0 R 63 0 R] >>",
        62: b"<< /Type /StructElem /S /Rubrik1 /P 61 0 R /Pg 10 0 R /K [0 1] >>",
        63: f"<< /Type /StructElem /S /Table /P 61 0 R /K [{kid}] >>".encode(),
        64: b"<< /Type /StructElem /S /TR /P 63 0 R /K [65 0 R 66 0 R] >>",
        65: b"<< /Type /StructElem /S /TH /P 64 0 R /Pg 10 0 R /K 2 "
        b"/A << /O /Table /ColSpan 2 /RowSpan 3 /Scope /Column >> >>",
        66: b"<< /Type /StructElem /S /TD /P 64 0 R /Pg 10 0 R /K << /Type /MCR /Pg 10 0 R /MCID 3 >> >>",
        70: b"<< /Nums [0 [62 0 R 62 0 R 65 0 R 66 0 R]] >>",
    }
    return builder.save(tmp_path)


def tree(document: Document) -> list[tuple[str, list[int]]]:
    return [(tag.role, tag.mcids) for root in document.pages[0].tags for tag in root.walk()]


def test_roles_content_spans_and_scope(tmp_path: Path) -> None:
    document = read(tagged(tmp_path))
    assert document.tagged
    assert tree(document) == [
        ("Document", []),
        ("H1", [0, 1]),
        ("Table", []),
        ("TR", []),
        ("TH", [2]),
        ("TD", [3]),
    ]
    head, cell = (t for root in document.pages[0].tags for t in root.walk() if t.role in ("TH", "TD"))
    assert (head.row_span, head.col_span, head.scope) == (3, 2, "Column")
    assert (cell.row_span, cell.col_span, cell.scope) == (1, 1, None)


def test_a_tree_that_loops_ends(tmp_path: Path) -> None:
    document = read(tagged(tmp_path, kid="64 0 R 61 0 R"))
    assert ("H1", [0, 1]) in tree(document)


def test_a_large_tree_is_cut_and_says_so(tmp_path: Path) -> None:
    page = read(tagged(tmp_path), Limits(tags=3)).pages[0]
    assert sum(1 for root in page.tags for _ in root.walk()) == 3
    assert page.truncated and "structure tree" in page.truncated


def test_an_untagged_page_has_no_tags(tmp_path: Path) -> None:
    document = read(Builder().page(text(50, 700, "a")).save(tmp_path))
    assert not document.tagged
    assert document.pages[0].tags == []


def test_what_a_table_holds_elsewhere_is_absent(tmp_path: Path) -> None:
    path = tagged(tmp_path, kid="67 0 R 64 0 R")
    assert [t.role for root in read(path).pages[0].tags for t in root.walk()][2:5] == ["Table", ABSENT, "TR"]
