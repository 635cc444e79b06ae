"""Who does what: the sheet of each office, from an organisation's own assignment.

Takes a ruleset and an assignment bound to it. Gives a sheet per office with its items, what to
collect, what to attach and by when, and what falls to nobody; as pages, plain data, rows of a
table and events. Promises that every item stands on exactly one sheet or on none and in the list.
"""
