"""What a scorecard, the rounds of a unit, a ranking and the annex of a ruleset say on paper.

Takes what `backends/exact` and the other analyses computed, or a ruleset. Gives documents of
`backends/reports`, whatever they are then written as. Promises that every figure is the one of
its scorecard, and that what is no wording of a decision says so. Never computes points. Emits no
codes.
"""
