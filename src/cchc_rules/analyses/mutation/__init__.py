"""Slips that could be made in a ruleset, and what would notice them.

Takes the trees of a ruleset's files and compiled rulesets. Gives every slip of the kinds in
`kinds`, the tree with one slip planted, the dossier that tells a ruleset with a slip from the one
without, and that dossier as a case. Promises that each slip is one a person could make and that a
suggested case holds of the ruleset as it is. Never compiles, never reads a file.
"""
