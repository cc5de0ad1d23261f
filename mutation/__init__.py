"""Whether the tests notice when the code says something else (docs/testing.md)."""
