"""Tables without borders: read from how their text is aligned."""
