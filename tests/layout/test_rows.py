"""Words on one baseline are a row, whoever asks."""

from vonextract.layout.baselines import parted, rows_of
from vonextract.layout.model import Word
from vonextract.layout.settings import SETTINGS


def word(text: str, x0: float, baseline: float, size: float = 10.0, raised: bool = False) -> Word:
    return Word(
        0, text, x0, baseline - size, x0 + 5 * len(text), baseline, baseline, size,
        font=0, bold=False, italic=False, color=0, mcid=-1, angle=0, superscript=raised,
    )  # fmt: skip


def texts(rows: list[list[Word]]) -> list[str]:
    return [" ".join(w.text for w in row) for row in rows]


def test_rows_come_from_the_top_and_run_to_the_right() -> None:
    words = [word("nedre", 10, 130), word("b", 60, 100), word("a", 10, 100)]
    assert texts(rows_of(words)) == ["a b", "nedre"]


def test_baselines_may_differ_by_a_share_of_the_smaller_type() -> None:
    def one(by: float) -> bool:
        return len(rows_of([word("a", 10, 100, 10), word("b", 60, 100 + by, 5)])) == 1

    assert one(SETTINGS.same_row * 5 - 0.1)
    assert not one(SETTINGS.same_row * 5 + 0.1)


def test_a_stricter_tolerance_parts_rows_that_stand_tight() -> None:
    tight = [word("a", 10, 100), word("b", 60, 103)]
    assert len(rows_of(tight)) == 1
    assert len(rows_of(tight, 0.25)) == 2


def test_a_row_does_not_creep_down_the_page() -> None:
    stairs = [word(str(i), 10.0 + 20 * i, 100 + 3.0 * i) for i in range(4)]
    assert texts(rows_of(stairs)) == ["0 1", "2 3"]


def test_a_raised_marker_hangs_on_the_word_it_follows() -> None:
    words = [word("Summa", 10, 100), word("1", 35, 95, 6, raised=True), word("över", 200, 90)]
    assert texts(rows_of(words)) == ["över", "Summa 1"]


def test_a_raised_word_far_from_every_row_is_one_of_its_own() -> None:
    assert texts(rows_of([word("Summa", 10, 100), word("1", 35, 300, 6, raised=True)])) == ["Summa", "1"]


def test_a_row_parts_at_wide_gaps_alone() -> None:
    row = [word("a", 10, 100), word("b", 26, 100), word("c", 44, 100)]
    assert texts(parted(row, 1.2)) == ["a b", "c"]


def test_words_of_a_cell_that_stand_level_are_one_row_whatever_their_baselines() -> None:
    sign, name, below = word("®", 60, 95, 9), word("Spelet", 10, 100), word("sålt", 10, 109)
    assert texts(rows_of([sign, name, below])) == ["®", "Spelet", "sålt"]
    assert texts(rows_of([sign, name, below], level=0.4)) == ["Spelet ®", "sålt"]


def test_a_row_is_as_high_as_its_highest_word() -> None:
    low, high, lowest = word("a", 10, 100, 4), word("B", 60, 103, 12), word("c", 90, 107, 6)
    assert texts(rows_of([low, high, lowest], 0.1, level=0.3)) == ["a B c"]
