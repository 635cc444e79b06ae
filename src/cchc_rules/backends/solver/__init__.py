"""A ruleset as formulas for the solver z3, and what the solver says of them.

Takes numbers, conditions and items of the IR. Gives terms over one variable per answer, and models
read back as answers. Promises one equation per node, as in `docs/reference/semantics.md`; a model is
only a proposal until `exact` has scored it. Only this room knows z3, which may not be installed.
"""
