"""Documents that people print and send: one tree of headings, tables and bars, three writers.

Takes a `Document` whose texts are ready. Gives a page of HTML that asks nothing of any other
machine, Markdown for a repository, or a Word file. Promises that the three say the same, that no
text of a ruleset or a dossier becomes markup, and that the same tree gives the same bytes. Word
files need the library `python-docx`, which comes with the extra `office`. Codes CR553.
"""
