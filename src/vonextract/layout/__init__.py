"""Words, lines, furniture, columns, paragraphs: from characters to blocks of text."""
