"""What can be learnt about a whole ruleset: whether its cases hold, and which rules they reach.

Takes the IR of a ruleset and the trees of case files. Gives examples, what became of them, and the
goals that no example reaches, each with answers that would. Promises that the evaluator `exact`
alone decides what a case earns. Never reads a file, never prints. Codes CR4xx and CR530.
"""
