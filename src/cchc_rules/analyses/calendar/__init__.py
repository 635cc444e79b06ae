"""The days that a ruleset names: the milestones of its cycle, and dates its rules look at.

Takes a compiled ruleset. Gives steps and deadlines in the order of their days, and pages, plain
data and events of them. Promises that a day before which something is due is never itself given
as a day on which it may still be done. Emits no codes of its own.
"""
