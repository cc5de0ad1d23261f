from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.outline.doubts import PRINTED, doubt_of
from vonextract.pdf.scan.model import Certainty, ScanChar
from vonextract.tables.model import GridCell


def word(text: str, x: float) -> Word:
    return Word(0, text, x, 90, x + 5 * len(text), 100, 98, 10, 0, False, False, 0, -1, 0)


def cell(*texts: str) -> GridCell:
    words, x = [], 100.0
    for text in texts:
        words.append(word(text, x))
        x = words[-1].x1 + 3
    return GridCell(0, 0, 1, 1, Box(100, 90, x, 100), [words], text=" ".join(texts))


def read(made: GridCell, doubts: dict[int, tuple[float, tuple[tuple[str, float], ...]]]) -> Certainty:
    chars: list[ScanChar] = []
    for known in made.lines[0]:
        for k, letter in enumerate(known.text):
            sure, others = doubts.get(len(chars), (0.9999, ()))
            box = Box(known.x0 + 5 * k, 90, known.x0 + 5 * k + 5, 100)
            chars.append(ScanChar(letter, box, 98, 10, False, sure, others))
    return Certainty(chars)


def test_a_cell_read_surely_has_no_alternatives() -> None:
    made = cell("1", "284")
    doubt = doubt_of(made, read(made, {2: (0.9999, (("3", 0.01),))}))
    assert doubt.confidence is not None and doubt.confidence > 0.98
    assert doubt.alternatives == []


def test_an_unsure_figure_is_named_in_its_place_likeliest_first() -> None:
    made = cell("1", "284")
    others = (("3", 0.2), ("B", 0.15), ("6", 0.1), ("9", 0.0001))
    doubt = doubt_of(made, read(made, {2: (0.6, others)}))
    assert doubt.confidence is not None and doubt.confidence < 0.9
    assert doubt.alternatives == ["1 234", "1 264"]


def test_repeated_figures_are_told_apart() -> None:
    made = cell("8", "885")
    doubt = doubt_of(made, read(made, {2: (0.5, (("3", 0.4),))}))
    assert doubt.alternatives == ["8 835"]


def test_print_beside_a_picture_is_not_doubted() -> None:
    assert doubt_of(cell("5"), Certainty([])) == PRINTED


def test_a_hidden_layer_alone_is_as_sure_as_layers_are() -> None:
    assert doubt_of(cell("5"), Certainty(usual=0.9)).confidence == 0.9
