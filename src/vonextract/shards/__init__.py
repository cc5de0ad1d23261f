"""Documents on their way into a database: Parquet files that many machines write and one folds."""
