"""The nightly batch over an archive of PDFs."""
