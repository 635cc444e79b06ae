"""What can be learnt about a whole ruleset, or a whole season: cases and coverage, rounds and ranks.

Takes the IR of a ruleset, the trees of case files, the layers of one unit, the dossiers of all. Gives
examples and goals, what each round changed, figures over all units, and ranks. Promises that the
evaluator `exact` alone decides what anything earns. Never reads a file, never prints. Codes CR4xx,
CR530 and CR7xx.
"""
