"""The package compiled by mypyc: an optional step that changes how fast it reads, and nothing else."""
