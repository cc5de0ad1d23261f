"""PP-OCRv6: the detector and the recogniser of the wheel `rapidocr`, run by onnxruntime."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from vonextract.pdf.scan.engine import Gray, Letter, Spot
from vonextract.pdf.scan.heap import give_back
from vonextract.pdf.scan.model_file import NUMBERS_BEHIND_NAME, TEXT_BEHIND_NAME, part
from vonextract.pdf.scan.settings import ENGINE

_DETECTOR, _RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"

CHARACTERS = (
    "0123456789"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÈÜÆØÁÀÓÇ"
    "abcdefghijklmnopqrstuvwxyzåäöéèüæøáàóçñëêâîôï"
    " .,:;!?-–—−+=/\\()[]<>*%‰&@#§°'\"’”“´`_|~€$£µ•·…½¼¾²³¹×±≤≥→"
)
"""What Swedish print uses: everything else that the model knows (Chinese, Greek …) is masked out."""
_FOLDED = {"—": "–", "`": "´", "“": "”"}
_LAST_LAYER = ("linear_8.w_0", "linear_8.b_0")
_WITHOUT_CASE = "Lo"
"""The Unicode category of the letters of scripts without case, which are six of seven that the model knows.

Hardly any of its chance falls on them where print, handwriting or stamps are seen, and weighing them takes an
eighth of its time.
"""


class _Recogniser(NamedTuple):
    """The recogniser without the scripts that Swedish print is not mistaken for.

    Attributes:
        session: tells the chances of the characters that it weighs.
        texts: what may be read; the first is nothing.
        places: where these stand among those that it weighs.
        layer: its last layer; the session reads from it.
    """

    session: Any
    texts: list[str]
    places: NDArray[np.int64]
    layer: Mapping[str, Any]


class PpOcr:
    """The shipped `OcrEngine`; its models are loaded when first used: kept readings need none."""

    name = "ppocr-v6-small"

    def __init__(self) -> None:
        self.version = f"rapidocr-{version('rapidocr')}.onnxruntime-{version('onnxruntime')}"
        if not all(_model(name).is_file() for name in (_DETECTOR, _RECOGNISER)):
            raise FileNotFoundError(_DETECTOR)

    @cached_property
    def _detector(self) -> Any:
        return _session(_model(_DETECTOR).read_bytes())

    @cached_property
    def _recogniser(self) -> _Recogniser:
        model = _model(_RECOGNISER).read_bytes()
        known = ["", *part(model, "character", TEXT_BEHIND_NAME).decode().split("\n"), " "]
        weighed = [
            k for k, text in enumerate(known) if not text or unicodedata.category(text) != _WITHOUT_CASE
        ]
        layer = _narrowed(model, weighed, len(known))
        places = {known[k]: place for place, k in enumerate(weighed)}
        allowed = [text for text in CHARACTERS if text in places]
        texts = ["", *(_FOLDED.get(text, text) for text in allowed)]
        return _Recogniser(
            _session(model, layer), texts, np.array([0, *(places[text] for text in allowed)]), layer
        )

    def find(self, picture: Gray) -> list[Spot]:
        """The lines of text on an upright picture."""
        high, wide = (max(ENGINE.tile, round(side / ENGINE.tile) * ENGINE.tile) for side in picture.shape)
        fitted = cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA)
        chance = self._chances(np.asarray(fitted, np.uint8))
        give_back()
        across, down = picture.shape[1] / wide, picture.shape[0] / high
        return [
            Spot(x0 * across, top * down, x1 * across, bottom * down)
            for x0, top, x1, bottom in _blots(chance)
        ]

    def _chances(self, picture: Gray) -> NDArray[np.float32]:
        """The probability of every pixel to belong to a line; a large picture is looked at in strips."""
        high, wide = picture.shape
        chance = np.empty(picture.shape, np.float32)
        for first in range(0, high, rows := _strip(high, wide)):
            last = min(high, first + rows)
            top, bottom = max(0, first - ENGINE.strip_lap), min(high, last + ENGINE.strip_lap)
            seen = self._detector.run(None, {"x": _tensor(picture[top:bottom])})[0][0, 0]
            chance[first:last] = seen[first - top : last - top]
        return chance

    def read(self, line: Gray) -> list[Letter]:
        """The characters of one upright line."""
        scale = ENGINE.line_height / line.shape[0]
        wide = min(max(round(line.shape[1] * scale), ENGINE.line_narrowest), ENGINE.line_widest)
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        fitted = np.asarray(cv2.resize(line, (wide, ENGINE.line_height), interpolation=method), np.uint8)
        chances = self._recogniser.session.run(None, {"x": _tensor(fitted)})[0][0][:, self._recogniser.places]
        return self._spelled(chances, line.shape[1] / len(chances))

    def _spelled(self, chances: NDArray[np.float32], step: float) -> list[Letter]:
        """The likeliest characters, repeated ones and blanks taken out; `step` is pixels per place."""
        texts = self._recogniser.texts
        best = chances.argmax(axis=1)
        borders = np.flatnonzero(np.diff(best)) + 1
        letters = []
        for first, last in zip([0, *borders], [*borders, len(best)], strict=True):
            if best[first] == 0:
                continue
            peak = first + int(chances[first:last, best[first]].argmax())
            ranked = np.argsort(chances[peak])[::-1][: ENGINE.others + 1]
            others = tuple(
                (texts[k], round(float(chances[peak, k]), 4))
                for k in ranked
                if k != best[first] and chances[peak, k] >= ENGINE.named_from
            )
            sure = round(float(chances[peak, best[first]]), 4)
            letters.append(Letter(texts[best[first]], (first + last) / 2 * step, sure, others))
        return letters


def _model(name: str) -> Traversable:
    return files("rapidocr") / "models" / name


def _narrowed(model: bytes, weighed: Sequence[int], count: int) -> Mapping[str, Any]:
    """The last layer of the recogniser with the characters that it is to weigh, out of a count of them."""
    weights, base = (
        np.frombuffer(part(model, name, NUMBERS_BEHIND_NAME), np.float32).reshape(-1, count)[:, weighed]
        for name in _LAST_LAYER
    )
    return {
        name: onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(numbers))
        for name, numbers in zip(_LAST_LAYER, (weights, base[0]), strict=True)
    }


def _session(model: bytes, layer: Mapping[str, Any] | None = None) -> Any:
    """A model on one thread, which keeps neither the memory of its largest page nor plans for all widths.

    With a layer, its weights take the place of those in the model.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.log_severity_level = 3
    for name, numbers in (layer or {}).items():
        options.add_initializer(name, numbers)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _strip(high: int, wide: int) -> int:
    """Rows of the strips, all alike, in which a picture is looked at, without those that they share."""
    at_once = ENGINE.found_at_once // wide // ENGINE.tile * ENGINE.tile
    if high <= at_once:
        return high
    most = max(ENGINE.tile, at_once - 2 * ENGINE.strip_lap)
    return math.ceil(high / math.ceil(high / most) / ENGINE.tile) * ENGINE.tile


def _tensor(picture: Gray) -> NDArray[np.float32]:
    """The picture three times, from -1 to 1, as the models take colours."""
    level = (picture.astype(np.float32) / ENGINE.level_range - 1)[None, None]
    return np.ascontiguousarray(np.broadcast_to(level, (1, 3, *picture.shape)))


def _blots(chance: NDArray[np.float32]) -> list[tuple[float, float, float, float]]:
    """Boxes around what is likely text, let out to the size of its letters."""
    mask = (chance > ENGINE.text_from).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    sums = np.bincount(labels.ravel(), chance.ravel(), count)
    found = []
    for n in range(1, count):
        x, y, wide, high, area = (int(v) for v in stats[n])
        if min(wide, high) < 2 or sums[n] < ENGINE.line_from * area:
            continue
        out = area * ENGINE.growth / (2 * (wide + high))
        found.append((x - out, y - out, x + wide + out, y + high + out))
    return found
