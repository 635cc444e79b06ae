"""The criteria site: what people read of a ruleset, page by page.

Takes editions: compiled rulesets with what the workspace knows of them. Gives the pages of
`backends.pages`, for the language asked for. Promises that every score on a page was given by the
evaluator, and that a page whose wording nobody has read in the decision says so at its top.
Emits no codes.
"""
