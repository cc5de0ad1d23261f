"""`python -m vonextract`."""

from vonextract.cli import app

app()
