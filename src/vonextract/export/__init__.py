"""Out of the database: Excel, CSV, Parquet, SQLite, JSON Lines."""

from vonextract.export.settings import ExportFormat, ExportSettings, Selection
from vonextract.export.write import export, export_tables

__all__ = ["ExportFormat", "ExportSettings", "Selection", "export", "export_tables"]
