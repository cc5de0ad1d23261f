"""Footnotes, table notes and their references."""
