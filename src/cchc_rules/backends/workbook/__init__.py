"""A ruleset as a spreadsheet that scores itself.

Takes an `ir.Ruleset`, its words and, if there are any, the answers to fill in. Gives the bytes of
an `.xlsx` file whose formulas compute what `exact` computes. Promises that no formula decides by a
binary fraction: a cell shows the exact score or says that it does not know it. Needs the library
`xlsxwriter`, which comes with the extra `office`. Codes CR553.
"""
