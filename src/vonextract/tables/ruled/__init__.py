"""Tables with borders: read from drawn rules and the edges of fills."""
