"""The shipped recogniser weighs fewer characters than its model knows, and says the same of these."""

from importlib.resources import files

import numpy as np
import onnxruntime
import pytest
from tests.pdf.scan.paper import Paper

from vonextract.pdf.scan.model_file import TEXT_BEHIND_NAME, part
from vonextract.pdf.scan.ppocr import PpOcr, _strip, _tensor
from vonextract.pdf.scan.settings import ENGINE


def test_chances_are_those_of_the_whole_model() -> None:
    line = Paper((400.0, 16.0), 216).write("Summa kostnader 2 843", 10, 12).gray
    file = (files("rapidocr") / "models" / "PP-OCRv6_rec_small.onnx").read_bytes()
    whole = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    known = ["", *part(file, "character", TEXT_BEHIND_NAME).decode().split("\n"), " "]
    assert known[1:-1] == whole.get_modelmeta().custom_metadata_map["character"].split("\n")
    (expected,) = whole.run(None, {"x": _tensor(line)})[0]
    few = PpOcr()._recogniser
    (chances,) = few.session.run(None, {"x": _tensor(line)})[0]
    assert chances.shape[1] < expected.shape[1] / 7
    plain = [place for place, text in enumerate(few.texts) if text in "Sumakostndr 2843"]
    assert chances[:, few.places[plain]] == pytest.approx(
        expected[:, [known.index(few.texts[place]) for place in plain]], abs=0.01
    )
    assert "".join(letter.text for letter in PpOcr().read(line)).replace(" ", "") == "Summakostnader2843"
    assert np.allclose(chances.sum(axis=1), 1, atol=0.01)


@pytest.mark.parametrize(("high", "wide"), [(1408, 992), (992, 1408), (1984, 1408), (640, 992)])
def test_strips_of_a_page_are_alike_and_within_what_is_taken_at_once(high: int, wide: int) -> None:
    rows = _strip(high, wide)
    strips = -(-high // rows)
    assert rows % ENGINE.tile == 0
    assert min(high, rows + (strips > 1) * 2 * ENGINE.strip_lap) * wide <= ENGINE.found_at_once
    assert rows * strips - high < strips * ENGINE.tile


def test_a_part_that_a_model_lacks_is_an_error() -> None:
    with pytest.raises(ValueError, match="not found"):
        part(b"none", "character", TEXT_BEHIND_NAME)
