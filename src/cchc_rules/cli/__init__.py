"""The command `cchc`: one file per command; each prints and exits, and decides nothing.

Exit codes: 0 clean, 1 findings, 2 misuse, 3 our own fault. Results go to standard output,
everything else to standard error. Code CR901.
"""
