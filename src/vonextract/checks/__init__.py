"""Totals, arithmetic, prose against tables, agreement of engines."""
