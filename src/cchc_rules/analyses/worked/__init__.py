"""Worked examples of an item: answers at every bound of its rule, and beside it, with their score.

Takes an item in its frame. Gives dossiers with the score and the reason that the evaluator gives.
Promises that every example was scored, and that beside a bound stands the nearest answer among
those tried. Which answers are tried is the choice of `suggestions`. Emits no codes.
"""
