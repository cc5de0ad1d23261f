"""A Report as text for people."""

from vonextract.render.markdown import to_markdown

__all__ = ["to_markdown"]
