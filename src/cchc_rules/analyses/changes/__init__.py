"""What changed between two rulesets: which items are the same, what is new of each, where the points went.

Takes two compiled rulesets, and a mapping that an author confirmed. Gives pairs of items with how sure
they are, changes as plain data, a ledger of points that balances, and verdicts on rules that were
re-worded. Promises that a ruleset held against itself has no change, that turning the two round turns
every change round, and that no answer is called a difference unless `exact` scores it otherwise.
Never reads a file, never prints. Codes CR80x.
"""
