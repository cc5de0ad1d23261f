"""PDFs that mean harm, each a few lines of bytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable

Pdf = bytes


class Builder:
    """Numbers objects and writes the file around them."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def add(self, body: bytes | str) -> int:
        self._bodies.append(body.encode() if isinstance(body, str) else body)
        return len(self._bodies)

    def stream(self, data: bytes, entries: str = "") -> int:
        head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode()
        return self.add(head + data + b"\nendstream")

    def build(self, root: int, trailer: str = "") -> Pdf:
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self._bodies, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        size = len(places) + 1
        out += f"trailer << /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def page_of(
    content: bytes,
    *,
    box: str = "0 0 595 842",
    font: str = FONT,
    entries: str = "",
    filters: str = "",
    catalog: str = "",
    xobjects: str = "",
    trailer: str = "",
    builder: Builder | None = None,
) -> Pdf:
    """A document of one page."""
    pdf = builder or Builder()
    stream = pdf.stream(content, filters)
    face = pdf.add(font)
    resources = f"<< /Font << /F1 {face} 0 R >> /XObject << {xobjects} >> >>"
    tree = pdf.add("<< >>")
    page = pdf.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [{box}] /Resources {resources}"
        f" /Contents {stream} 0 R {entries} >>"
    )
    pages = pdf.add(f"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>")
    return pdf.build(pdf.add(f"<< /Type /Catalog /Pages {pages} 0 R {catalog} >>"), trailer)


def said(text: str) -> bytes:
    return f"BT /F1 10 Tf 72 700 Td ({text}) Tj ET\n".encode("cp1252", "replace")


def deep_arrays() -> Pdf:
    return page_of(said("Budget 2025"), entries="/Deep " + "[" * 100_000 + "]" * 100_000)


def deep_states() -> Pdf:
    return page_of(b"q " * 300_000 + said("Budget 2025"))


def inflating_stream() -> Pdf:
    packer = zlib.compressobj(1)
    zeros = b" " * (1 << 20)
    once = b"".join(packer.compress(zeros) for _ in range(600)) + packer.flush()
    return page_of(zlib.compress(once), filters="/Filter [/FlateDecode /FlateDecode]")


def forms_in_forms() -> Pdf:
    pdf = Builder()
    inner = pdf.stream(said("x"), "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    for _ in range(12):
        inner = pdf.stream(
            b"/X Do " * 12,
            f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {inner} 0 R >> >>",
        )
    return page_of(b"/X Do", xobjects=f"/X {inner} 0 R", builder=pdf)


def pages_in_a_circle() -> Pdf:
    pdf = Builder()
    pdf.add("<< /Type /Pages /Kids [1 0 R 1 0 R 1 0 R] /Count 2000000000 >>")
    return pdf.build(pdf.add("<< /Type /Catalog /Pages 1 0 R >>"))


def enormous_page() -> Pdf:
    return page_of(said("Budget 2025"), box="-1e12 -1e12 1e12 1e12")


def million_cells() -> Pdf:
    lines = [f"{10 + n * 0.8:.1f} 10 m {10 + n * 0.8:.1f} 810 l S" for n in range(1000)]
    lines += [f"10 {10 + n * 0.8:.1f} m 810 {10 + n * 0.8:.1f} l S" for n in range(1000)]
    return page_of("\n".join(lines).encode() + said("Summa 12"), box="0 0 820 820")


def half_a_million_letters() -> Pdf:
    return page_of(b"BT /F1 1 Tf " + b"(" + b"1 234 " * 83_000 + b") Tj ET")


def a_hundred_thousand_rules() -> Pdf:
    return page_of(b"".join(f"{n % 595} {n % 842} 3 1 re f\n".encode() for n in range(100_000)))


def lying_font() -> Pdf:
    pdf = Builder()
    long = "0041" * 400
    table = f"1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar <41> <{long}> <42> <D800>"
    cmap = pdf.stream(f"/CMapName /X def {table} <43> <001B202E> endbfchar".encode())
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {cmap} 0 R >>"
    return page_of(said("ABCABC" * 2000), font=font, builder=pdf)


def tags_in_a_circle() -> Pdf:
    pdf = Builder()
    pdf.add("<< /Type /StructTreeRoot /K 2 0 R >>")
    pdf.add("<< /Type /StructElem /S /Table /P 1 0 R /K [2 0 R 2 0 R 0] >>")
    marked = b"/P << /MCID 0 >> BDC " + said("Budget 2025") + b" EMC"
    catalog = "/StructTreeRoot 1 0 R /MarkInfo << /Marked true >>"
    return page_of(marked, entries="/StructParents 0", catalog=catalog, builder=pdf)


def acting(target: str) -> Pdf:
    """Wants to run a script and a program when it is opened."""
    script = f"/S /JavaScript /JS (this.saveAs\\('{target}'\\); app.launchURL\\('file://{target}'\\);)"
    launch = f"/S /Launch /F (/bin/sh) /Win << /F (sh) /P (-c 'touch {target}') >>"
    return page_of(
        said("Budget 2025"),
        entries=f"/AA << /O << {launch} >> >>",
        catalog=f"/OpenAction << {script} /Next << {launch} >> >>",
    )


def odd_title() -> Pdf:
    pdf = Builder()
    info = pdf.add('<< /Title (=HYPERLINK\\("http://x"\\)\\033[2J\\n\'; DROP TABLE documents; --) >>')
    rows = b"BT /F1 18 Tf 72 760 Td (=cmd|calc \x1b]0;x\x07) Tj ET\n"
    return page_of(rows + said("Budget 2025"), trailer=f"/Info {info} 0 R", builder=pdf)


BOMBS: dict[str, Callable[[], Pdf]] = {
    made.__name__: made
    for made in (
        deep_arrays,
        deep_states,
        inflating_stream,
        forms_in_forms,
        pages_in_a_circle,
        enormous_page,
        million_cells,
        half_a_million_letters,
        a_hundred_thousand_rules,
        lying_font,
        tags_in_a_circle,
        odd_title,
    )
}
