"""What was found wrong, as data, and the ways to show it.

Takes findings from every room. Gives text, one-line, JSON and SARIF. Promises that a
finding carries a code of the table in `codes`, and that its sentences exist in both languages.
Never decides whether something is wrong.
"""
