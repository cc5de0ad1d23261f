"""Who wrote a document, what it is and when it holds; its ärenden and papers."""
