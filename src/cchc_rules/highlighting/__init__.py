"""Colours for a ruleset in text, wherever Pygments paints code: pages, slides, terminals.

Takes a text in the language and gives it piece by piece with the kind of each piece, as the
lexer of the language reads it; the words come from the keyword table. Promises that the pieces
together are the text, whatever it holds. Knows no theme. Emits no codes.
"""
