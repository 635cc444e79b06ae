"""Scores of many units at once: a table in, a table of scores out, exact in every row.

Takes a ruleset and a table with one row per unit. Gives a table of scores and a table of rejected
rows with their reasons; every row that came in is in one of them. Units of one table, or of one league
in it, are measured and ranked by each other (`figures`, `ranks`). What the expressions of
`backends.columns` do not say, or are not sure of, is scored by `backends.exact`: an item at a time
where answers of it are missing, a row at a time where that is not enough. Only this room knows Polars.
"""
