"""What a reader of the page sees is read, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pdf.building import Builder

from vonextract.layout.words import words
from vonextract.pdf.reader import read

LAYERS = "/OCProperties << /OCGs [70 0 R 71 0 R] /D << /OFF [70 0 R] >> >>"
PROPERTIES = "/Properties << /Hidden 70 0 R /Shown 71 0 R /Members 72 0 R >>"
GRAY_STATE = "/ExtGState << /Faint << /ca 0.3 >> /Multiply << /BM /Multiply >> >>"


def text(x: float, y: float, words: str, size: float = 10) -> str:
    return f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


def form(content: str, extra: str = "") -> bytes:
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {fonts} {extra} /Length {len(content)} >>"
    return f"{head}\nstream\n{content}\nendstream".encode()


def seen(folder: Path, content: str, objects: dict[int, bytes] | None = None, extra: str = "") -> list[str]:
    """The words of a page; beside `content` it holds "Rad", which is always seen."""
    builder = Builder(catalog=LAYERS)
    builder.page(text(60, 780, "Rad") + content, extra)
    builder.objects = {
        70: b"<< /Type /OCG /Name (Utkast) >>",
        71: b"<< /Type /OCG /Name (Klart) >>",
        72: b"<< /Type /OCMD /OCGs [70 0 R] /P /AllOn >>",
    } | (objects or {})
    resources = (
        f"/Resources << /Font << /F1 3 0 R >> /XObject << /X1 90 0 R >> {PROPERTIES} {GRAY_STATE} >> /X"
    )
    data = builder.bytes().replace(
        b"/Resources << /Font << /F1 3 0 R /F2 4 0 R", b"/Old << /Font << /F1 3 0 R /F2 4 0 R"
    )
    data = data.replace(b"/Type /Page /Parent", f"/Type /Page {resources} 0 /Parent".encode())
    path = folder / "sida.pdf"
    path.write_bytes(data)
    document = read(path)
    return [w.text for w in words(document.pages[0], document.fonts)]


HIDDEN = {
    "on a hidden layer": "/OC /Hidden BDC " + text(60, 700, "99") + "EMC\n",
    "on a layer whose members are hidden": "/OC /Members BDC " + text(60, 700, "99") + "EMC\n",
    "in a form on a hidden layer": "/X1 Do\n",
    "under a white box": text(60, 700, "99") + "1 1 1 rg 50 690 80 30 re f 0 g\n",
    "under a coloured box": text(60, 700, "99") + "0.8 0.9 1 rg 50 690 80 30 re f 0 g\n",
    "outside its clip": "q 200 690 80 30 re W n " + text(60, 700, "99") + "Q\n",
    "outside two clips together": "q 50 690 80 30 re W n 50 100 80 30 re W n " + text(60, 700, "99") + "Q\n",
    "white on paper": "1 g " + text(60, 700, "99") + "0 g\n",
    "all but white": "0.97 g " + text(60, 700, "99") + "0 g\n",
    "white on white over colour": "0 0 1 rg 50 690 80 30 re f 1 g 50 690 80 30 re f "
    + text(60, 700, "99")
    + "0 g\n",
    "blue on blue": "0 0 1 rg 50 690 80 30 re f " + text(60, 700, "99") + "0 g\n",
    "in the hole of its clip": "q 40 680 200 60 re 50 690 60 30 re W* n " + text(60, 700, "99") + "Q\n",
    "outside a clip of three corners": "q 55 650 m 200 650 l 200 760 l h W n " + text(60, 700, "99") + "Q\n",
    "in a layer that is shown within a hidden one": "/OC /Hidden BDC /OC /Shown BDC "
    + text(60, 700, "99")
    + "EMC EMC\n",
    "under a polygon": text(60, 700, "99") + "1 1 1 rg 50 690 m 130 690 l 130 730 l 50 730 l h f 0 g\n",
    "under many thin boxes": text(60, 700, "99")
    + "1 g "
    + "".join(f"50 {690 + k} 80 1.05 re f " for k in range(30))
    + "0 g\n",
    "under many thin lines": text(60, 700, "99")
    + "1 G 1.2 w "
    + "".join(f"{50 + k} 690 m {50 + k} 730 l S " for k in range(80))
    + "0 G\n",
    "under a thick line": text(60, 700, "99") + "1 1 1 RG 30 w 50 705 m 140 705 l S 0 G\n",
    "white in the mode of strokes": "1 Tr 1 G " + text(60, 700, "99") + "0 Tr 0 G\n",
    "in the mode that only clips": "7 Tr " + text(60, 700, "99") + "0 Tr\n",
    "in the invisible mode": "3 Tr " + text(60, 700, "99") + "0 Tr\n",
}
SHOWN = {
    "on a layer that is shown": "/OC /Shown BDC " + text(60, 700, "99") + "EMC\n",
    "under lines with room between them": text(60, 700, "99")
    + "1 G 0.5 w "
    + "".join(f"50 {690 + 2 * k} m 130 {690 + 2 * k} l S " for k in range(15))
    + "0 G\n",
    "under a see-through box": text(60, 700, "99") + "q /Faint gs 1 1 0 rg 50 690 80 30 re f Q\n",
    "under a marker pen": text(60, 700, "99") + "q /Multiply gs 1 1 0 rg 50 690 80 30 re f Q\n",
    "on a box drawn before": "0.8 g 50 690 80 30 re f 0 g " + text(60, 700, "99"),
    "white on blue": "0 0 1 rg 50 690 80 30 re f 1 g " + text(60, 700, "99") + "0 g\n",
    "beside a box drawn later": text(60, 700, "99") + "1 1 1 rg 100 690 80 30 re f 0 g\n",
    "inside a round clip": "q 40 700 m 40 740 100 740 100 700 c 100 660 40 660 40 700 c W n "
    + text(60, 700, "99")
    + "Q\n",
    "under a box on a hidden layer": text(60, 700, "99")
    + "/OC /Hidden BDC 1 1 1 rg 50 690 80 30 re f EMC 0 g\n",
    "inside its clip": "q 50 690 80 30 re W n " + text(60, 700, "99") + "Q\n",
    "in a form placed elsewhere with its own box": "q 1 0 0 1 100 -200 cm /X1 Do Q\n",
}
FORM = form(text(60, 700, "99"))
HIDDEN_FORM = form(text(60, 700, "99"), "/OC 70 0 R")


@pytest.mark.parametrize("content", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_seen_is_not_read(content: str, tmp_path: Path) -> None:
    assert seen(tmp_path, content, {90: HIDDEN_FORM}) == ["Rad"]


@pytest.mark.parametrize("content", SHOWN.values(), ids=SHOWN)
def test_what_is_seen_is_read(content: str, tmp_path: Path) -> None:
    assert seen(tmp_path, content, {90: FORM}) == ["Rad", "99"]


@pytest.mark.parametrize(
    ("members", "shown"),
    [
        ("/OCGs [70 0 R 71 0 R] /P /AnyOn", True),
        ("/OCGs [70 0 R 71 0 R] /P /AnyOff", True),
        ("/OCGs [70 0 R 71 0 R] /P /AllOff", False),
        ("/OCGs 70 0 R", False),
        ("/VE [/Not 70 0 R]", True),
        ("/VE [/And 70 0 R 71 0 R]", False),
        ("/VE [/Or 70 0 R 71 0 R]", True),
    ],
)
def test_membership_in_layers_is_what_the_file_says(members: str, shown: bool, tmp_path: Path) -> None:
    content = "/OC /Members BDC " + text(60, 700, "99") + "EMC\n"
    found = seen(tmp_path, content, {72: f"<< /Type /OCMD {members} >>".encode()})
    assert found == (["Rad", "99"] if shown else ["Rad"])


def test_a_number_over_a_hidden_one_is_read_alone(tmp_path: Path) -> None:
    hidden = "/OC /Hidden BDC " + text(60, 700, "99 999") + "EMC\n"
    shown = "/OC /Shown BDC " + text(60, 700, "43 615") + "EMC\n"
    assert seen(tmp_path, hidden + shown) == ["Rad", "43", "615"]


def test_what_is_painted_over_turned_text_is_found_where_it_is(tmp_path: Path) -> None:
    along = "".join(
        f"BT /F1 10 Tf 0 1 -1 0 {60 + 20 * i} 100 Tm (Rad {i} med text i) Tj ET\n" for i in range(12)
    )
    covered = "BT /F1 10 Tf 0 1 -1 0 400 100 Tm (99) Tj ET 1 1 1 rg 380 90 40 40 re f\n"
    found = seen(tmp_path, along + covered)
    assert "99" not in found
    assert found.count("med") == 12


def test_the_end_of_a_label_that_its_cell_clips_is_not_read(tmp_path: Path) -> None:
    clipped = "q 50 690 60 30 re W n " + text(60, 700, "Fritidshem 2024 123 456") + "Q\n"
    assert seen(tmp_path, clipped)[1] == "Fritidshem"
    assert "456" not in seen(tmp_path, clipped)


@pytest.mark.parametrize(
    ("cover", "read"),
    [
        ("50 698 100 6 re", "\ufffd\ufffd\ufffd\ufffd"),
        ("50 703.5 100 8 re", "\ufffd\ufffd\ufffd\ufffd"),
        ("79.5 690 30 30 re", "123\ufffd"),
        ("50 690 100 9.5 re", "1234"),
        ("50 708.5 100 8 re", "1234"),
        ("62 690 1.2 30 re", "1234"),
    ],
)
def test_a_figure_of_which_half_is_covered_is_unknown(cover: str, read: str, tmp_path: Path) -> None:
    assert seen(tmp_path, text(60, 700, "1234") + f"1 1 1 rg {cover} f 0 g\n") == ["Rad", read]


def test_letters_of_which_half_is_covered_are_read(tmp_path: Path) -> None:
    assert seen(tmp_path, text(60, 700, "Boende") + "1 1 1 rg 50 698 100 6 re f 0 g\n") == ["Rad", "Boende"]


@pytest.mark.parametrize(
    ("way", "beside"),
    [
        ("0 1 -1 0 80 700", "80.6 690 12 60 re"),
        ("0 -1 1 0 80 740", "67 700 12.4 60 re"),
        ("-1 0 0 -1 100 700", "60 700.6 60 12 re"),
    ],
)
def test_turned_figures_beside_which_something_is_painted_are_read(
    way: str, beside: str, tmp_path: Path
) -> None:
    turned = f"BT /F1 10 Tf {way} Tm (1174) Tj ET\n"
    assert seen(tmp_path, turned + f"1 1 1 rg {beside} f 0 g\n") == ["Rad", "1174"]
