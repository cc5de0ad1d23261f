"""Products of matrices in pieces so small that no thread is woken for them."""

import numpy as np
import pytest

from vonextract.products import products

WOKEN = 4 * 65_536
"""Multiplications from which on OpenBLAS shares a product out."""


def matrix(rows: int, length: int) -> np.ndarray:
    return np.random.default_rng(rows).random((rows, length), np.float32)


@pytest.mark.parametrize("rows", [0, 1, 2, 19, 70])
@pytest.mark.parametrize("length", [1, 576, 300_000])
def test_pieces_make_the_whole(rows: int, length: int) -> None:
    one, other = matrix(rows, length), matrix(25, length)
    assert products(one, other) == pytest.approx(one @ other.T, rel=1e-4)


def test_no_piece_is_so_large_that_threads_are_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[int] = []
    multiply = np.matmul

    def noted(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        pieces.append(len(one) * other.size)
        return np.asarray(multiply(one, other))

    monkeypatch.setattr(np, "matmul", noted)
    products(matrix(1, 576), matrix(876, 576))
    assert not pieces
    products(matrix(90, 576), matrix(876, 576))
    assert max(pieces) < WOKEN and sum(pieces) == 90 * 576 * 876
