"""The picture of a sheet: rendered, its light evened out, set straight."""
