"""The equations of `docs/reference/semantics.md`, once more: a second evaluator to hold the first against.

Takes a ruleset and a dossier. Gives what the equations give for every node, the total, the index and
the grades, and nothing where an equation meets a missing answer. Promises that it was written from
that page alone and shares no rule of scoring with `exact`. Emits no codes.
"""
