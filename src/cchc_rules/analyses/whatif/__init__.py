"""What if a number of a ruleset were another one, or the ruleset were another.

Takes changes as an official writes them (`1.1.2: 80% -> 85%`) and the tree of a ruleset. Gives the
tree with the numbers changed, and the shape of what two runs over one table of units are compared by.
Promises that every number it changes is one that somebody meant: a number that means two things is
refused. Never compiles and never scores. Emits CR620 to CR624.
"""
