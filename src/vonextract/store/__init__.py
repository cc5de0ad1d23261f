"""The database: schema, views, loading, reading."""
