"""The running text outside tables, notes and furniture: paragraphs, lists, figures, contents."""
