"""vonextract."""
