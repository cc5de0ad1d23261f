"""Finding and reading tables: tagged, ruled, borderless; spans; stitching over pages."""
