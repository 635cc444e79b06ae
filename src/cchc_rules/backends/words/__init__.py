"""Rules and results in sentences that an official can read, Vietnamese and English alike.

Takes the nodes of `ir`, a dossier and a scorecard. Gives `Text`s and pages for a terminal.
Promises that the words of a band say its open and closed ends as they are, and that no line
is wider than asked unless one word is. Never computes a score. Emits no codes.
"""
