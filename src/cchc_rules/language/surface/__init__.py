"""The text of a ruleset and its tree, statement by statement.

Takes a `Source`. Gives a `File` and a report; prints a `File` back in either language.
Promises that print then parse is the identity and that any text gives a tree and a report,
never an exception. The only room that knows lark. Codes CR0xx and CR1xx.
"""
