"""The tree of a ruleset with its names: nested, identified, each clause where it belongs.

Takes a surface `File`. Gives a resolved `Ruleset` and a report. Promises that codes, ids and
inputs are unique, that every node stands under a node that may hold it, and that inherited
clauses (policies, sources, survey marks) are found. Codes CR2xx.
"""
