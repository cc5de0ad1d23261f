"""Tables with structure tags: read from the tags, checked against the page."""
