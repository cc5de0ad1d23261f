"""Fits the verdict on tables: candidates of labelled pages, how right each is, the weights."""
