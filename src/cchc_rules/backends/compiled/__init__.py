"""A ruleset as straight-line Python over whole numbers, made for it alone.

Takes an `ir.Ruleset`. Gives functions that score the dossiers in which every answer is there: the total,
index and grades alone, or every node as in the `ir.Scorecard` of `exact`. Items that are open (to be
explained, pending, rejected, unproven) are scored twice, for the least and for the most that they can
earn. Promises that what they give is what `exact` gives, that anything else is handed back to the caller,
that no float is made, and that no text of a ruleset becomes code: names are generated, texts are
constants. Emits no codes.
"""
