"""Parts of patterns: how years, days and numbers are written.

A text has plain spaces and hyphens by now (`typography.fold_spaces`, `fold_dashes`). Nowhere else is this
spelled out.
"""

from __future__ import annotations

YEAR = r"(?:19|20)\d\d"
"""A year of four figures."""
REPORTED_YEAR = r"(?:19[5-9]|20\d)\d"
"""A year that the columns of a report may be of."""
RECENT_YEAR = r"20\d\d"
"""A year beside days and months in figures, or beside amounts."""
TWO_FIGURES = r"[0-4]\d"
"""A recent year by its last two figures."""
MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
"""A month in figures."""
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
"""A day of a month."""
GROUPS_OF_THREE = r"(?: \d{3})"
"""A group behind another, to be said how often."""
THOUSANDS = rf"\d{{1,3}}{GROUPS_OF_THREE}+"
"""A whole number of thousands whose groups are parted by spaces."""
WHOLE = rf"\d{{1,3}}{GROUPS_OF_THREE}*"
"""The same, or its first group alone."""
GROUPED = r"\d{1,3}(?:[ .']\d{3})+"
"""A whole number of thousands whose groups may be parted by stops or apostrophes, too."""
DECIMALS = r"(?:,\d+)?"
"""What may stand behind the last group."""
POINTED = r"(?:[,.]\d+)?"
"""The same where a point may part them."""
SIGN = "[-+]?"
"""What may stand before a number."""
UNSIGNED = rf"(?:{THOUSANDS}|\d+){DECIMALS}"
"""A number without its sign."""
