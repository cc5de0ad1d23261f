"""Pictures of series: what was budgeted, forecast, reached and aimed at over the years."""
