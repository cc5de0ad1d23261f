"""What a table is about: kinds, columns, rows, typed records; vocabulary as data."""
