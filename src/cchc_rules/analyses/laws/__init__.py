"""The laws that every scoring under every ruleset keeps.

Takes a ruleset, dossiers and the scorecards they got. Gives the breaches, each with the law, the
node and what was found. Promises that a ruleset whose checks passed and an evaluator that keeps
its semantics breach none; only what an author guarantees can be refuted by a dossier.
"""
