"""Numbers and how a document prints them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from accuracy.made.model import Cell, Role

NBSP, THIN_SPACE = "\u00a0", "\u2009"


@dataclass(frozen=True)
class Manner:
    """How a document prints its numbers."""

    thousands: str
    decimal: str
    minus: str
    gap: str
    """What stands where there is no number."""

    def text(self, value: Decimal) -> str:
        """The number as printed, without unit."""
        digits = (
            f"{abs(value):,f}".replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)
        )
        if value >= 0:
            return digits
        return f"({digits})" if self.minus == "()" else f"{self.minus}{digits}"

    def cell(self, value: Decimal | None, unit: str = "", sign: str = "", *, total: bool = False) -> Cell:
        """The cell of a number, or of none."""
        role: Role | None = "total" if total else None
        if value is None:
            return Cell(self.gap, role=role)
        suffix = unit if unit in ("", "%") and self.decimal == "." else f"{NBSP}{unit}" if unit else ""
        return Cell(self.text(value) + suffix, value, role=role, sign=sign)


def swedish(dice: random.Random) -> Manner:
    """A Swedish manner of printing."""
    return Manner(
        thousands=dice.choice([NBSP, NBSP, THIN_SPACE, " "]),
        decimal=",",
        minus=dice.choice(["-", "-", "–", "−"]),
        gap=dice.choice(["", "", "-", "–"]),
    )


def english(dice: random.Random) -> Manner:
    """An English manner of printing."""
    return Manner(
        thousands=",",
        decimal=".",
        minus=dice.choice(["-", "−", "()", "()"]),
        gap=dice.choice(["", "–", "—", "n.a.", "..", "-"]),
    )


def amount(dice: random.Random, scale: float, decimals: int = 0, negative: float = 0.2) -> Decimal:
    """A random amount of about the scale; negative in this share of the cases."""
    low = -scale if dice.random() < negative else 0.0
    return rounded(dice.uniform(low, scale), decimals)


def rounded(value: float, decimals: int) -> Decimal:
    """A decimal with so many decimals."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals))
