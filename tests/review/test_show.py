from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from vonextract.cli import app
from vonextract.errors import ExitCode, NoInputError
from vonextract.ref import Ref, RefError
from vonextract.review import show
from vonextract.review.load_dossiers import load
from vonextract.review.painter import Painter, require_same_file
from vonextract.review.settings import ReviewSettings
from vonextract.review.show import crop, find_spot, opened
from vonextract.store.database import open_for_reading
from vonextract.store.query import answer

WRONG_TOTAL = "SELECT ref, finding FROM v_findings WHERE rule = 'total_mismatch'"


@pytest.fixture
def wrong_total(sample_database: Path) -> tuple[str, str]:
    """The cell of the samples' wrong Summa, and the finding about it."""
    ((ref, finding),) = answer(sample_database, WRONG_TOTAL).rows
    return ref, finding


def test_a_number_is_told_with_what_doubts_it(
    sample_database: Path, wrong_total: tuple[str, str], tmp_path: Path
) -> None:
    picture = tmp_path / "summa.png"
    arguments = ["show", wrong_total[0], "--db", str(sample_database), "-o", str(picture)]
    told = {lang: CliRunner().invoke(app, [*arguments, "--lang", lang]) for lang in ("sv", "en")}
    for lang, parts in {
        "sv": ("sida 1", "rad: Summa", "kolumn: Totalt", "fel: '4 695 000' är tryckt", "bekräftas av: inget"),
        "en": ("page 1", "row: Summa", "column: Totalt", "error: '4 695 000' is printed", "by: nothing"),
    }.items():
        assert told[lang].exit_code == 0, told[lang].output
        for part in (*parts, "4 595 000", "[total_mismatch]", "#page=1"):
            assert part in told[lang].output.replace("\u00a0", " "), part
    assert Image.open(picture).width > 300


def test_a_finding_names_its_cell(sample_database: Path, wrong_total: tuple[str, str]) -> None:
    with open_for_reading(sample_database) as con:
        by_finding = find_spot(con, wrong_total[1])
        assert by_finding.cell is not None
        assert str(by_finding.cell.ref) == wrong_total[0]


def test_the_frame_lies_around_the_cell(
    sample_database: Path, wrong_total: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scale = 2.0
    with open_for_reading(sample_database) as con, Painter() as painter:
        spot = find_spot(con, wrong_total[0])
        (page,) = painter.paint(spot.dossier.path, [spot.page], scale)
    assert spot.cell is not None
    monkeypatch.setattr(show, "SETTINGS", ReviewSettings(crop_margin=2000))
    plain = opened(page.data).convert("RGB")
    framed = crop(plain, spot, scale)
    assert framed.size == plain.size
    red = [
        (i % framed.width / scale, i // framed.width / scale)
        for i, p in enumerate(framed.get_flattened_data())
        if p == (179, 38, 30)
    ]
    xs, ys = zip(*red, strict=True)
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(tuple(spot.cell.box), abs=2.5)


def test_headers_and_label_are_those_of_the_cell(sample_database: Path, wrong_total: tuple[str, str]) -> None:
    with open_for_reading(sample_database) as con:
        spot = find_spot(con, wrong_total[0])
    assert [cell.text for cell in spot.context] == ["Totalt", "Summa"]


@pytest.mark.parametrize("text", ["0000000000000000:1:1:1", "0000000000000000:1"])
def test_what_is_not_there_is_said(sample_database: Path, text: str) -> None:
    with open_for_reading(sample_database) as con, pytest.raises(RefError, match="no document"):
        find_spot(con, text)


def test_no_such_cell_is_said(sample_database: Path, wrong_total: tuple[str, str]) -> None:
    ref = Ref.parse(wrong_total[0])
    with open_for_reading(sample_database) as con, pytest.raises(RefError, match="has no cell"):
        find_spot(con, str(ref._replace(row=999)))


def test_a_wrong_reference_ends_in_one_sentence(sample_database: Path) -> None:
    told = CliRunner().invoke(app, ["show", "page 3", "--db", str(sample_database)])
    assert told.exit_code == ExitCode.USAGE


def test_a_report_that_has_changed_is_not_shown(sample_database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 something else")
    with pytest.raises(NoInputError, match="has changed"):
        require_same_file(other, "0" * 64)
    with pytest.raises(NoInputError, match="cannot be opened"):
        require_same_file(tmp_path / "gone.pdf", "0" * 64)


def test_loading_one_page_gives_its_tables_alone(sample_database: Path) -> None:
    ((doc_id, page),) = answer(
        sample_database, "SELECT doc_id, page_first FROM tables ORDER BY doc_id, table_id LIMIT 1"
    ).rows
    with open_for_reading(sample_database) as con:
        whole, part = load(con, doc_id), load(con, doc_id, page=page)
    assert [t.table_id for t in part.tables] == [t.table_id for t in whole.on_page(page)]
    assert [[c.text for c in t.cells] for t in part.tables] == [
        [c.text for c in t.cells] for t in whole.on_page(page)
    ]
