"""What maintainers run (CONTRIBUTING.md)."""
