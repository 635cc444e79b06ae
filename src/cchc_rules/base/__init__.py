"""What every room stands on: exact numbers, texts with positions, names, texts in two languages.

Takes and gives plain values. Promises that no number is a float and that every span lies
inside the text it speaks of. Never reads a ruleset, never prints. Emits no codes.
"""
