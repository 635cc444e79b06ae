"""Decisions that amend decisions: the surface tree of a set, changed as the law says.

Takes the `File` of a set and those of its amendments, oldest first. Gives the consolidated
`File`, with every statement still in its own file, and a report. Promises that a change which
cannot be made changes nothing. Codes CR22x.
"""
