"""What was read beside what is printed: one cell, a report, or every doubt of a database."""
