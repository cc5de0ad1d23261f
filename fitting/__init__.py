"""Fits the reader of tables: random pages of known tables, their candidates, the weights."""
