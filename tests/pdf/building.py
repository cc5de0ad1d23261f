"""Small PDFs, written by hand for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOLD = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
SYMBOL = b"<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"


@dataclass
class Sheet:
    """A page to write: its content stream and what else its dictionary says."""

    content: str = ""
    extra: str = ""
    box: str = "[0 0 595 842]"


@dataclass
class Builder:
    """Collects pages and loose objects, and writes the file.

    Objects 1 to 5 are the catalog, the page tree and the fonts F1 (Helvetica), F2 (bold), F3 (Symbol).
    """

    sheets: list[Sheet] = field(default_factory=list)
    catalog: str = ""
    objects: dict[int, bytes] = field(default_factory=dict)
    info: str = ""

    def page(self, content: str = "", extra: str = "", box: str = "[0 0 595 842]") -> Builder:
        """Add a page."""
        self.sheets.append(Sheet(content, extra, box))
        return self

    def bytes(self) -> bytes:
        """The file; page i is object 10 + 2 i."""
        objects = {3: HELVETICA, 4: BOLD, 5: SYMBOL}
        kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(self.sheets)))
        objects[1] = f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode()
        objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.sheets)} >>".encode()
        if self.info:
            objects[6] = f"<< {self.info} >>".encode("latin-1")
        for i, sheet in enumerate(self.sheets):
            stream = sheet.content.encode("cp1252")
            objects[10 + 2 * i] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox {sheet.box} /Contents {11 + 2 * i} 0 R "
                f"/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << /X1 90 0 R >> >> "
                f"{sheet.extra} >>"
            ).encode()
            objects[11 + 2 * i] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
        objects |= self.objects
        out = bytearray(b"%PDF-1.7\n")
        offsets = {}
        for number in sorted(objects):
            offsets[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
        start = len(out)
        top = max(objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % top
        for number in range(1, top):
            out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
        info = "/Info 6 0 R" if self.info else ""
        out += f"trailer << /Size {top} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)

    def save(self, folder: Path, name: str = "rapport.pdf") -> Path:
        """Write the file and return its path."""
        path = folder / name
        path.write_bytes(self.bytes())
        return path


def text(x: float, y: float, string: str, size: float = 10, font: str = "F1", before: str = "") -> str:
    """A text object; `y` from the page's bottom, as PDF counts."""
    safe = string.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {before} /{font} {size} Tf {x} {y} Td ({safe}) Tj ET\n"
