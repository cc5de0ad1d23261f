"""Which of the candidates are the tables of a page: evidence, a fitted score, the best set."""
