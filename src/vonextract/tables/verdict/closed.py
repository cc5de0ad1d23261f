"""What drawn cells say to a candidate: whether it is the grid that is drawn, a part of it, or another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from vonextract.tables.drawn_cells import DrawnCell
from vonextract.tables.verdict.candidate import Candidate

NAMES: tuple[str, ...] = ("closed", "closed_left", "closed_parted", "closed_joined")


def closed(candidate: Candidate, drawn: Mapping[int, DrawnCell]) -> dict[str, float]:
    """The evidence, by `NAMES`.

    The shares of its words that stand in drawn cells, of the words in the grids which it touches that it
    leaves out, of the drawn cells whose words it parts, and of its cells that join words of several.
    """
    held = [drawn[index] for index in candidate.held if index in drawn]
    if not held:
        return dict.fromkeys(NAMES, 0.0)
    touched = {place.grid for place in held}
    around = sum(place.grid in touched for place in drawn.values())
    parts: dict[DrawnCell, set[tuple[int, int]]] = defaultdict(set)
    joined = 0
    for cell, content in candidate.filled:
        places = {drawn[w.index] for w in content.words if w.index in drawn}
        joined += len(places) > 1
        for place in places:
            parts[place].add((cell.row, cell.col))
    return {
        "closed": len(held) / len(candidate.held),
        "closed_left": 1.0 - len(held) / around,
        "closed_parted": sum(len(cells) > 1 for cells in parts.values()) / len(parts) if parts else 0.0,
        "closed_joined": joined / max(1, len(candidate.filled)),
    }
