"""From characters to words and printed lines in reading order; what of them is furniture."""
