"""Mapping files: which row of one ruleset has become which of another, proposed and confirmed.

Takes the tree of a file that an author wrote, or a comparison. Gives what is confirmed, or the text of
a file to confirm. Promises that every row of either ruleset is spoken of once, and that several rows
are one only where the file says so. Codes CR802 and CR803.
"""
