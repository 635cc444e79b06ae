"""What must hold before anything runs: types, bands, ranges, sums, promises.

Takes a resolved `Ruleset`. Gives its items with typed rules as IR cases, and a report.
Promises that a ruleset without errors has a score for every dossier, within its maximum, with
no division by zero. Codes CR3xx and the names inside rules (CR205, CR207, CR217).
"""
