"""Producers of PDFs: each sets a made document, and can mark its cells with links."""
