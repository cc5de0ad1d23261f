"""Sets of code points, asked of all characters of a page at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_END = 0x110000
"""One beyond Unicode; PDFium may give such codes."""


class CodeSet:
    """A set of code points as a table: `numpy.isin` looks at both of its sides anew every time."""

    def __init__(self, codes: Iterable[int]) -> None:
        self._table = np.zeros(_END + 1, np.bool_)
        self._table[list(codes)] = True

    def holds(self, codes: NDArray[np.integer]) -> NDArray[np.bool_]:
        """For every code whether it is one of the set."""
        held: NDArray[np.bool_] = self._table[np.minimum(codes, _END)]
        return held
