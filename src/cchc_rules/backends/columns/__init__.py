"""A ruleset as one set of expressions over columns of whole numbers.

Takes a ruleset and between what bounds each column lies. Gives expressions for the status and the
points of every node, the total, the index, the grades and what units are ranked by, as data first and
for narwhals then.
Promises that every number in between is whole and fits into 64 bits, whatever the columns hold
within their bounds, and that a row whose result is not sure is marked, never guessed. What cannot
be said in such expressions is named (`Plan.by_hand`). Only this room knows narwhals. Emits no codes.
"""
