"""The same thing in different reports and wordings: one id."""
