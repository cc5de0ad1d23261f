"""The database: DDL, views, loading, queries."""
