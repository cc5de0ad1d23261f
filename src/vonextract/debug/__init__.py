"""Pictures of what was seen on a page: the tool for whoever improves the reader."""
