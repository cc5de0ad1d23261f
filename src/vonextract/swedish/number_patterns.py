"""Parts of patterns: how years, and whole numbers in groups of three figures, are written.

A text has plain spaces by now (`typography.fold_spaces`). Nowhere else is this spelled out.
"""

from __future__ import annotations

YEAR = r"(?:19|20)\d\d"
"""A year of four figures."""
GROUPS_OF_THREE = r"(?: \d{3})"
"""A group behind another, to be said how often."""
THOUSANDS = rf"\d{{1,3}}{GROUPS_OF_THREE}+"
"""A whole number of thousands whose groups are parted by spaces."""
WHOLE = rf"\d{{1,3}}{GROUPS_OF_THREE}*"
"""The same, or its first group alone."""
