"""Headings and levels, ärenden, document metadata."""
