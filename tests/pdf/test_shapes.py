"""Signs whose meaning the file states wrongly are read by their shape, or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.pdf.building import Builder

from vonextract.layout.words import words
from vonextract.pdf.codes import spell
from vonextract.pdf.reader import read


def font_meaning(
    folder: Path, meanings: dict[str, int], content: str, font: str = "Helvetica", differences: str = ""
) -> list[str]:
    """The words of a page, some of whose letters are said to mean something else."""
    lines = "".join(f"<{ord(letter):02X}> <{code:04X}>\n" for letter, code in meanings.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(meanings)} beginbfchar\n{lines}endbfchar endcmap end end"
    ).encode()
    builder = Builder().page(content)
    builder.objects[3] = (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /ToUnicode 80 0 R "
        f"/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [{differences}] >> >>"
    ).encode()
    builder.objects[80] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(table), table)
    document = read(builder.save(folder))
    return [w.text for w in words(document.pages[0], document.fonts)]


def text(words: str, matrix: str = "1 0 0 1 100 400") -> str:
    return f"BT /F1 10 Tf {matrix} Tm ({words}) Tj ET\n"


@pytest.mark.parametrize(
    "claimed",
    [
        0x03,
        0x01,
        0x2022,
        0xB7,
        0xAF,
        0x22,
        0x201D,
        0x27,
        0x7F,
        0x9D,
        0xFFFE,
        0xFFFF,
        0x38,
        0x41,
        0x20,
        0xA0,
        0xF0B7,
    ],
)
@pytest.mark.parametrize(
    "matrix", ["1 0 0 1 100 400", "0 1 -1 0 100 400", "0 -1 1 0 100 400", "-1 0 0 -1 300 400"]
)
def test_a_bar_at_the_height_of_a_sign_is_a_minus_whatever_is_claimed(
    claimed: int, matrix: str, tmp_path: Path
) -> None:
    (number,) = font_meaning(tmp_path, {"-": claimed}, text("-415", matrix))
    assert number.replace("−", "-") == "-415"


def test_dashes_and_bullets_that_look_like_themselves_are_kept(tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {}, text("-1 – — • · ¯ _ = ~ ...")) == [
        "-1", "–", "—", "•", "·", "¯", "_", "=", "~", "...",
    ]  # fmt: skip


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica", "Courier", "Courier-Oblique"])
def test_quotes_and_brackets_that_stand_low_are_kept(font: str, tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {}, text("«a» ‹b› {c} [d] 1*2"), font) == [
        "«a»",
        "‹b›",
        "{c}",
        "[d]",
        "1*2",
    ]


def test_a_tall_shape_that_is_claimed_to_be_a_dash_is_a_letter_or_not_known(tmp_path: Path) -> None:
    for claimed in (0x2D, 0x2212, 0xAD):
        assert font_meaning(tmp_path, {"H": claimed}, text("4H5")) == ["4H5"]
        assert font_meaning(tmp_path, {"8": claimed}, text("485")) == ["4\ufffd5"]


def test_ink_without_a_meaning_is_no_space_and_not_dropped(tmp_path: Path) -> None:
    for claimed in (0x00, 0x04, 0x1F, 0x85, 0x200B):
        assert font_meaning(tmp_path, {"8": claimed}, text("485")) == ["4\ufffd5"]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier-Bold"])
@pytest.mark.parametrize("claimed", [0x23, 0x7D, 0x22, 0x5B, 0x00, 0xE012])
def test_letters_that_are_claimed_to_be_signs_are_told_by_their_looks(
    font: str, claimed: int, tmp_path: Path
) -> None:
    for letter in "åäöÅÄÖ":
        shown = text(f"sk{letter}rm aouAOU").encode("latin-1").decode("cp1252")
        (word, _) = font_meaning(tmp_path, {letter: claimed}, shown, font)
        assert word == f"sk{letter}rm", letter


@pytest.mark.parametrize("claimed", [0x2D, 0x23, 0x04])
def test_a_ligature_is_told_by_its_looks(claimed: int, tmp_path: Path) -> None:
    words = font_meaning(tmp_path, {"X": claimed}, text("Xnans h l"), "Times-Italic", "88 /fi")
    assert words[0] == "finans"


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_a_ligature_that_looks_like_nothing_else_for_sure_is_not_known(font: str, tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {"X": 0x2D}, text("oXlm h l"), font, "88 /fi")[0] == "o\ufffdlm"


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier-Bold"])
def test_of_two_letters_that_claim_one_figure_the_wrong_one_is_not_known(font: str, tmp_path: Path) -> None:
    """The right one may be doubted with it, where they are of one extent."""
    for drawn, claimed in SWAPPED:
        (number,) = font_meaning(tmp_path, {drawn: ord(claimed)}, text(f"{claimed}{drawn}"), font)
        assert number in (f"{claimed}\ufffd", "\ufffd\ufffd"), (drawn, claimed)


def test_a_sign_that_no_word_holds_is_not_known_between_letters(tmp_path: Path) -> None:
    shown = text("a\\267b \\267 485")
    for claimed, alone in ((0x7B, "{"), (0x5D, "]"), (0xE012, "•")):
        words = font_meaning(tmp_path, {"\xb7": claimed}, shown)
        assert words == ["a\ufffdb", alone, "485"]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier-Bold"])
def test_a_figure_is_never_guessed(font: str, tmp_path: Path) -> None:
    for figure in "0123456789":
        other = "3" if figure != "3" else "4"
        words = font_meaning(tmp_path, {figure: 0x23}, text(f"{other}{figure} lIOoSsZBbGqg"), font)
        assert words[0] == f"{other}\ufffd", figure


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman", "Courier"])
def test_signs_that_look_like_themselves_are_kept(font: str, tmp_path: Path) -> None:
    shown = text("\"a\" 'b' #1 {c} [d] ~ ^ $4 x_y a=b c*d 5\260")
    assert font_meaning(tmp_path, {}, shown, font) == [
        '"a"', "'b'", "#1", "{c}", "[d]", "~", "^", "$4", "x_y", "a=b", "c*d", "5°",
    ]  # fmt: skip


def test_a_dot_on_the_line_without_a_meaning_is_a_full_stop(tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {".": 0x08}, text("4.5")) == ["4.5"]


@pytest.mark.parametrize("mark", ",.")
@pytest.mark.parametrize(
    "claimed", [0x02, 0x08, 0xAD, 0x2011, 0xFFFD, 0xFFFE, 0x3B, 0x60, 0xB8, 0x2019, 0x066B, 0x066C]
)
def test_a_mark_on_the_line_that_is_claimed_to_be_another_sign_or_nothing_is_read_as_drawn(
    claimed: int, mark: str, tmp_path: Path
) -> None:
    assert font_meaning(tmp_path, {mark: claimed}, text(f"4{mark}5")) == [f"4{mark}5"]


def test_a_blank_that_is_claimed_to_be_a_figure_is_a_space(tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {" ": 0x31}, text("31 440 Gata")) == ["31", "440", "Gata"]


def test_a_dot_that_is_claimed_to_be_a_figure_is_not_known(tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {".": 0x37}, text("4.5")) == ["4\ufffd5"]


SWAPPED = [(a, b) for a in "0123456789" for b in "0123456789" if a != b]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier-Bold"])
def test_a_figure_that_is_claimed_to_be_another_is_not_known(font: str, tmp_path: Path) -> None:
    for drawn, claimed in SWAPPED:
        (number,) = font_meaning(tmp_path, {drawn: ord(claimed)}, text(f"{drawn}{drawn}"), font)
        assert number == "\ufffd\ufffd", (drawn, claimed)


@pytest.mark.parametrize("matrix", ["1 0 0 1 100 400", "0 1 -1 0 100 400", "1.3 0 0 0.9 100 400"])
@pytest.mark.parametrize("font", ["Helvetica-Oblique", "Times-BoldItalic", "Courier"])
def test_figures_that_are_what_they_are_claimed_to_be_are_kept(
    font: str, matrix: str, tmp_path: Path
) -> None:
    assert font_meaning(tmp_path, {}, text("0123456789", matrix), font) == ["0123456789"]


@pytest.mark.parametrize(
    "matrix", ["0 1 -1 0 300 300", "-1 0 0 -1 300 300", "0 -1 1 0 300 300"], ids=["up", "over", "down"]
)
def test_letters_of_turned_text_are_read_by_their_looks(matrix: str, tmp_path: Path) -> None:
    shown = text("\\326vriga Oslo", matrix)
    assert font_meaning(tmp_path, {"Ö": ord("$")}, shown) == ["Övriga", "Oslo"]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Bold", "Times-Italic"])
@pytest.mark.parametrize("claimed", [*map(ord, '!"#$%&@?'), 0xFFFD, 0x20])
def test_letters_that_are_numbered_as_they_come_are_read_by_their_looks(
    font: str, claimed: int, tmp_path: Path
) -> None:
    """Programs that number a font's letters from the blank on leave "Övriga" as "$vriga"."""
    shown = text("\\326vriga Oslo")
    assert font_meaning(tmp_path, {"Ö": claimed}, shown, font) == ["Övriga", "Oslo"]


@pytest.mark.parametrize("sign", "$%&@?/()")
def test_signs_that_are_what_they_are_said_to_be_are_kept(sign: str, tmp_path: Path) -> None:
    shown = f"{chr(92)}{sign}vriga Oslo"
    assert font_meaning(tmp_path, {}, text(shown), "Times-Roman") == [f"{sign}vriga", "Oslo"]


def test_a_letter_with_an_accent_that_is_said_to_be_another_is_read_by_its_looks(tmp_path: Path) -> None:
    shown = text("f\\366rst o\\366o tolv kosmos")
    found = "".join(font_meaning(tmp_path, {"o": ord("a"), "ö": ord("ä")}, shown))
    assert found == "först\ufffdö\ufffdt\ufffdlvk\ufffdsm\ufffds"


@pytest.mark.parametrize(
    ("font", "read_as"), [("Courier", "begin{index}"), ("Helvetica", "begin\ufffdindex}")]
)
def test_braces_between_letters_are_those_of_a_program_in_type_of_one_pitch(
    font: str, read_as: str, tmp_path: Path
) -> None:
    assert font_meaning(tmp_path, {}, text("begin{index}"), font) == [read_as]


@pytest.mark.parametrize(
    ("claimed", "read_as"), [("一", "10一2"), ("ー", "10ー2"), *((flat, "10−2") for flat in "^~=_→…")]
)
def test_a_bar_may_be_a_sign_of_another_script_and_is_a_minus_where_another_sign_would_not_fill_it(
    claimed: str, read_as: str, tmp_path: Path
) -> None:
    assert font_meaning(tmp_path, {"-": ord(claimed)}, text("10-2")) == [read_as]


@pytest.mark.parametrize("mark", [0x200E, 0x200F, 0x202C, 0x2069])
def test_marks_of_the_direction_of_writing_are_not_read(mark: int, tmp_path: Path) -> None:
    assert font_meaning(tmp_path, {"|": mark}, text("1|5")) != ["15"], "what is drawn is not passed over"
    assert spell(np.array([0x31, mark, 0x35]), np.zeros(3, int), ["Helvetica"], np.ones(3)).tolist() == [
        "1",
        "",
        "5",
    ]
