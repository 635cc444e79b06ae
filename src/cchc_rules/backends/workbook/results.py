"""The formulas that people see: points or a state in words, totals, the index and grades."""

from __future__ import annotations

from cchc_rules.backends.workbook import messages
from cchc_rules.backends.workbook.answers import text
from cchc_rules.backends.workbook.book import Book
from cchc_rules.backends.workbook.calculation import when
from cchc_rules.backends.workbook.grades import GradeCells
from cchc_rules.backends.workbook.groups import Points, are_final
from cchc_rules.backends.workbook.items import NOT_APPLICABLE, REFUSED, SCORED, UNPROVEN, ItemScore
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Grading, Item, NaEffect, Node

_PIECE = 100


@frozen(kw_only=True)
class Shown:
    """The formulas of one row of results, without their `=`."""

    points: str
    state: str


@frozen
class Results:
    """Writes the visible formulas of a book."""

    book: Book

    def item(self, item: Item) -> Shown:
        """Points where they are settled, a state in words everywhere else."""
        score: ItemScore = self.book.items[item.id]
        low, high = score.points.low, score.points.high
        settled = f"{score.state}={SCORED}"
        if item.na.effect is not NaEffect.RESCALE:
            settled = f"OR({settled},{score.state}={NOT_APPLICABLE})"
        state = f"CHOOSE({score.state},{','.join(self._text(one) for one in messages.STATES)})"
        earned = f"{self._text(messages.BY_RULE)}&ROUND({high.top}/{high.below},4)"
        lacking = f"OR({score.state}={UNPROVEN},{score.state}={REFUSED})"
        return Shown(
            points=when(settled, f"{low.top}/{low.below}", state),
            state=f"{state}&{when(lacking, earned, text(''))}",
        )

    def node(self, node: Node) -> Shown:
        """Points of a group, once nothing below it can change them."""
        points = self.book.nodes[node.id].points
        some = f"{points.open}&{self._text(messages.OPEN_BELOW)}"
        return Shown(points=self.settled(points), state=when(f"{points.open}>0", some, text("")))

    def settled(self, points: Points) -> str:
        """The value where it is settled, words where it is not, or where nobody can tell."""
        final = are_final(points, self.book.calculation)
        value = when(final, f"N({points.low.near})", self._text(messages.OPEN))
        return f"IFERROR({value},{self._text(messages.WITH_CCHC)})"

    def ratio(self, points: Points) -> str:
        """The index, or that there is none."""
        has_index = self.book.total.has_index
        return when(has_index, self.settled(points), self._text(messages.NO_INDEX))

    def low(self, points: Points) -> str:
        """What is sure."""
        return f"IFERROR(N({points.low.near}),{self._text(messages.WITH_CCHC)})"

    def high(self, points: Points) -> str:
        """What is possible."""
        return f"IFERROR(N({points.high.near}),{self._text(messages.WITH_CCHC)})"

    def grade(self, grading: Grading, cells: GradeCells) -> str:
        """The grade, or between which it lies."""
        best, worst = self._name(grading, cells.best), self._name(grading, cells.worst)
        ends = (messages.OPEN, messages.FROM_TO, worst, messages.TO, best)
        span = "&".join(one if isinstance(one, str) else self._text(one) for one in ends)
        told = when(f"{cells.best}={cells.worst}", best, span)
        known = f"IFERROR({told},{self._text(messages.WITH_CCHC)})"
        return when(self.book.total.has_index, known, self._text(messages.NO_INDEX))

    def gate(self, cell: str) -> str:
        """Whether a gate is passed."""
        told = ",".join(self._text(one) for one in messages.GATES)
        return f"IFERROR(CHOOSE(2*{cell}+1,{told}),{self._text(messages.WITH_CCHC)})"

    def count(self, state: int) -> str:
        """How many items are in a state."""
        sheet = self.book.calculation
        found = [f"({one.state}={state})" for one in self.book.items.values()]
        pieces = [found[start : start + _PIECE] for start in range(0, len(found), _PIECE)]
        return "+".join(sheet.put("+".join(piece)) for piece in pieces) or "0"

    def _name(self, grading: Grading, cell: str) -> str:
        names = ",".join(text(grade.name) for grade in grading.grades)
        return f"CHOOSE({cell}+1,{names},{self._text(messages.NO_GRADE)})"

    def _text(self, words: Text) -> str:
        return text(words.in_(self.book.words.language))
