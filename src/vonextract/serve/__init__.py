"""The database as a local web application: reports, findings, tables, series, search, review."""
