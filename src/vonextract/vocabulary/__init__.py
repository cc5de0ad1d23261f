"""Words as data: every list of words that the reading goes by, and a user's own file over it."""
