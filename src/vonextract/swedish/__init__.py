"""Swedish as it is printed: numbers, dates, hyphens, folding."""
