"""One unit's answers, evidence and explanations: from a data file to values bound to a ruleset.

Takes a YAML or JSON text and the IR of a ruleset. Gives a tree of texts that know their places,
then answers with types, then what is missing. Promises that no text raises, hangs or is converted
behind the writer's back. Never scores, never reads the text of a ruleset. Codes CR4xx,
CR004, CR701 and CR703.
"""
