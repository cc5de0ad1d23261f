"""Charts: bars over an axis with numbers at its ticks, which belong to no table."""

from __future__ import annotations

import random

from accuracy.made.model import Box, Chart, Label
from accuracy.made.words import draw

SIZE = 8.0


def bars(dice: random.Random, width: float, caption: str) -> Chart:
    """A bar chart with an axis, grid lines and the names of its bars."""
    height, left, bottom = 150.0, 34.0, 130.0
    step = dice.choice([5, 20, 25, 100, 1000])
    ticks = dice.randint(4, 6)
    names = [name.split()[0][:12] for name in draw(dice, "verksamheter", dice.randint(3, 5))]
    boxes, labels = [], []
    for tick in range(ticks):
        y = bottom - tick * (bottom - 10) / (ticks - 1)
        labels.append(Label(2, y + SIZE / 3, str(tick * step), SIZE))
        boxes.append(Box(left, y, width - left, 0.4, 0.6))
    slot = (width - left) / len(names)
    values = dice.random() < 0.5
    for n, name in enumerate(names):
        share = dice.uniform(0.1, 0.95)
        top = bottom - share * (bottom - 10)
        boxes.append(
            Box(left + n * slot + slot * 0.2, top, slot * 0.6, bottom - top, dice.choice([0.3, 0.5, 0.7]))
        )
        labels.append(Label(left + n * slot + slot * 0.1, bottom + 12, name, SIZE))
        if values:
            labels.append(
                Label(left + n * slot + slot * 0.3, top - 2, str(round(share * step * (ticks - 1))), SIZE)
            )
    return Chart(width, height, tuple(boxes), tuple(labels), caption)
