"""A ruleset in the browser: its data, and a script that scores with it exactly.

Takes an `ir.Ruleset` with the sentences about it. Gives one HTML page that works from a folder,
without a server and without asking anything of any other machine, or the parts of such a page.
Promises that the script scores as `exact` does, and that no text of a ruleset ever becomes code.
"""
