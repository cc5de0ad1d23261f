"""Random documents whose every cell, heading, note and line of text is known."""
