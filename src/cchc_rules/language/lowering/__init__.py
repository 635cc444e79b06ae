"""The last pass: from a checked ruleset to the IR.

Takes a `Checked` without errors. Gives an `ir.Ruleset`. Promises the invariants of
`ir.invariants`; what people wrote for people (spans, comments, order of clauses) is gone.
"""
