"""What holds of a ruleset for all dossiers: proved, refuted by a dossier that replays, or unknown.

Takes a ruleset whose checks passed, or two items. Gives a verdict per law and node, and says whether
two rules are the same. Interval arithmetic comes first, the solver decides what is left, where it is
installed. Promises that nothing is called refuted before `exact` has scored the counterexample.
"""
