from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.outline.cell_certainty import PRINTED, doubt_of, unread_ink
from vonextract.pdf.scan.model import Certainty, ScanChar
from vonextract.tables.model import GridCell, LogicalTable, PageTable


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


def test_a_point_may_be_a_comma_and_no_figure() -> None:
    made = cell("338.372")
    doubt = doubt_of(made, read(made, {3: (0.5, ((",", 0.4), ("1", 0.1)))}))
    assert doubt.alternatives == ["338,372"]


def test_a_comma_may_be_dust_between_thousands() -> None:
    others = ((" ", 0.09), ("", 0.06))
    thousands, decimal = cell("968,820"), cell("968,82")
    assert doubt_of(thousands, read(thousands, {3: (0.85, others)})).alternatives == ["968 820"]
    assert doubt_of(decimal, read(decimal, {3: (0.85, others)})).alternatives == []


def numbers() -> LogicalTable:
    """A row with a number and an empty cell beside it."""
    full, empty = cell("1", "284"), GridCell(0, 1, 1, 1, Box(140, 90, 200, 100))
    cells = [full, empty]
    part = PageTable(3, Box(100, 90, 200, 100), 1, 2, cells, "ruled", 1.0)
    return LogicalTable([part], 1, 2, 0, cells, "ruled", 1.0)


def test_ink_in_a_cell_that_could_not_be_read_is_said() -> None:
    (found,) = unread_ink([numbers()], {3: Certainty(unread=[Box(150, 91, 170, 99), Box(180, 91, 190, 99)])})
    assert (found.rule, found.severity) == ("doubtful_digit", "warning")
    assert (found.page, found.table_id, found.row, found.col) == (3, 1, 0, 1)


def test_ink_between_the_cells_of_a_row_is_said_of_the_row() -> None:
    table = numbers()
    table.cells[1].box = Box(170, 90, 200, 100)
    (between,) = unread_ink([table], {3: Certainty(unread=[Box(150, 91, 160, 99)])})
    assert (between.table_id, between.row, between.col) == (1, 0, None)
    assert "in the row of '1 284'" in between.message


def test_ink_and_doubtful_figures_right_below_a_table_are_said_of_the_table() -> None:
    table = numbers()
    (below,) = unread_ink([table], {3: Certainty(unread=[Box(150, 103, 170, 112)])})
    assert (below.table_id, below.row, below.col) == (1, None, None)
    lost = ScanChar("7", Box(150, 103, 155, 112), 111, 10, False, 0.6)
    assert len(unread_ink([table], {3: Certainty([lost])})) == 1


def test_what_is_read_surely_or_far_from_tables_is_not_said() -> None:
    table = numbers()
    sure = ScanChar("7", Box(150, 103, 155, 112), 111, 10, False, 0.9999)
    own = ScanChar("2", Box(108, 90, 113, 100), 98, 10, False, 0.6)
    pages = {
        3: Certainty([sure, own], unread=[Box(150, 300, 170, 312)]),
        4: Certainty(unread=[Box(150, 91, 170, 99)]),
    }
    assert unread_ink([table], pages) == []
