"""What the alignment of text says, to every reader of tables: lines, corridors, rows, header levels."""
