"""The hidden sheet of calculations: one step per cell, steps of one thing side by side.

A cell that knows no number holds an error, and says by its kind why: `#N/A` where an answer is
not there yet, `#VALUE!` where an input cell holds something else than an answer, any other where
a number would be too large to be exact.
"""

from __future__ import annotations

from attrs import field

from cchc_rules.base.classes import define

SHEET = "tinh"
MISSING = "NA()"
NOT_AN_ANSWER = 'VALUE("x")'
INEXACT = "SQRT(-1)"


@define
class Calculation:
    """Grows the sheet row by row; every formula may refer to those before it."""

    rows: list[list[str]] = field(factory=list)

    def begin(self, label: str) -> None:
        """Starts a row about something."""
        self.rows.append([label])

    def put(self, formula: str) -> str:
        """Adds a cell to the row; the reference under which other cells find it."""
        if len(self.rows[-1]) > _WIDEST:
            self.begin(self.rows[-1][0])
        row = self.rows[-1]
        row.append(formula)
        return f"{SHEET}!{column(len(row) - 1)}{len(self.rows)}"


_WIDEST = 200


def column(number: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def when(condition: str, then: str, otherwise: str) -> str:
    """The formula that evaluates one of two."""
    return f"IF({condition},{then},{otherwise})"
