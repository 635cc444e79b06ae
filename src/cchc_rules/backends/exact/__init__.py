"""The reference meaning of a score: what every other back end must agree with.

Takes an `ir.Ruleset` and an `ir.Dossier`. Gives an `ir.Scorecard` in rationals. Promises that
0 ≤ points ≤ maximum at every item, that a missing answer is never taken for zero or no, and that
every completion of a partial dossier scores inside the interval given. Emits no codes.
"""
