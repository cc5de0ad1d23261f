"""Findings: the rules that may raise one, and which of them follow from one cause."""
