"""The exact meaning of a ruleset: few closed node kinds, exact numbers, no text positions.

Takes what `language.lowering` built. Gives nodes, their invariants, their JSON and digest,
and the range of every number. Promises that every back end can read nothing else.
"""
