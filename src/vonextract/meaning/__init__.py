"""What the words of a header or label mean: measure, period, population, unit."""
