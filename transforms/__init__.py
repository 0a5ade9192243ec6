"""What the texts mean: pure functions from text to facts.

Nothing in this package reads the landing folder, the clock, Prefect or DuckDB; the only files it opens are the data
files that it ships itself (word lists, patterns). See README.md in this folder for the way of a text.
"""
