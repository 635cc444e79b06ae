"""Numbers and conditions of rules as cells, each written once however often it is used.

Conditions stop at the first part that decides, as `exact` does: what would follow may have no
value. Where an item may not apply, and at gates, truth has three values: 1, 0, and a half for open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import assert_never

from attrs import field

from cchc_rules.backends.workbook import ratios
from cchc_rules.backends.workbook.answers import Answers
from cchc_rules.backends.workbook.calculation import MISSING, Calculation, when
from cchc_rules.backends.workbook.ratios import Inexpressible, Ratio
from cchc_rules.base.classes import define
from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    Any,
    Chosen,
    Condition,
    Constant,
    Earned,
    Greatest,
    If,
    Least,
    Not,
    Number,
    OfAll,
    Product,
    Quotient,
    Rounded,
    Share,
    Sum,
    Tally,
    Within,
    Yes,
)

TRUE, FALSE = "TRUE", "FALSE"
# More cells than anybody reads; a rule of that size is scored elsewhere.
_LONGEST = 7000


@define
class Rules:
    """Writes numbers and conditions into the sheet."""

    sheet: Calculation
    answers: Answers
    _numbers: dict[Number, Ratio] = field(init=False, factory=dict)
    _truths: dict[Condition, str] = field(init=False, factory=dict)

    def number(self, number: Number) -> Ratio:
        """The cells of a number.

        Raises:
            Inexpressible: it has too many digits, or speaks of other nodes.
        """
        found = self._numbers.get(number)
        if found is None:
            found = self._numbers[number] = self._number(number)
        return found

    def truth(self, condition: Condition) -> str:
        """The cell that says whether a condition holds; an error where that is not known.

        Raises:
            Inexpressible: as `number`.
        """
        found = self._truths.get(condition)
        if found is None:
            formula = self._truth(condition)
            found = formula if formula in {TRUE, FALSE} else self.sheet.put(formula)
            self._truths[condition] = found
        return found

    def openly(self, condition: Condition) -> str:
        """The formula of a truth of three values: 1, 0, or a half where it is open.

        Raises:
            Inexpressible: as `number`.
        """
        match condition:
            case All(conditions):
                return self._least(conditions, "MIN", "1")
            case Any(conditions):
                return self._least(conditions, "MAX", "0")
            case Not(inner):
                return self.sheet.put(f"1-{self.openly(inner)}")
            case _:
                cell = self.truth(condition)
                return self.sheet.put(f"IF(ISNA({cell}),0.5,IF({cell},1,0))")

    def _least(self, conditions: tuple[Condition, ...], name: str, none: str) -> str:
        parts = [self.openly(one) for one in conditions]
        return self.sheet.put(short(f"{name}({','.join(parts)})")) if parts else none

    def _number(self, number: Number) -> Ratio:
        sheet = self.sheet
        match number:
            case Constant(value):
                return ratios.constant(value)
            case Answer(owner, name):
                return self.answers.number((owner, name))
            case Tally(owner, name, option, group):
                return self.answers.tally((owner, name), group, option)
            case OfAll():
                # The other units are not in this workbook.
                return Ratio(sheet.put(MISSING), "1")
            case Sum(terms):
                return ratios.total(sheet, [self.number(term) for term in terms])
            case Product(factors):
                product = ratios.ONE
                for factor in factors:
                    product = ratios.times(sheet, product, self.number(factor))
                return product
            case Quotient(dividend, divisor):
                return ratios.divided(sheet, self.number(dividend), self.number(divisor))
            case Least(choices):
                return ratios.extreme(sheet, [self.number(one) for one in choices], least=True)
            case Greatest(choices):
                return ratios.extreme(sheet, [self.number(one) for one in choices], least=False)
            case If(condition, then, otherwise):
                return ratios.picked(sheet, self.truth(condition), self.number(then), self.number(otherwise))
            case Rounded(value=value, digits=digits, mode=mode):
                return ratios.rounded(sheet, self.number(value), digits, mode)
            case Earned() | Share():
                raise Inexpressible
            case _:
                assert_never(number)

    def _truth(self, condition: Condition) -> str:
        match condition:
            case Within(value, interval):
                return ratios.inside(self.sheet, self.number(value), interval)
            case Yes(owner, name):
                return self.answers.is_yes((owner, name))
            case Chosen(owner, name, option):
                return self.answers.is_option((owner, name), option)
            case Absent(owner, name):
                return self.answers.is_absent((owner, name))
            case All(conditions):
                parts = [self.truth(one) for one in conditions]
                return self._chained(parts, lambda one, rest: when(one, rest, FALSE), TRUE)
            case Any(conditions):
                parts = [self.truth(one) for one in conditions]
                return self._chained(parts, lambda one, rest: when(one, TRUE, rest), FALSE)
            case Not(inner):
                return f"NOT({self.truth(inner)})"
            case _:
                assert_never(condition)

    def _chained(self, parts: list[str], step: Callable[[str, str], str], none: str) -> str:
        """The parts one after the other; what decides early leaves the rest unread."""
        if not parts:
            return none
        return reduce(lambda rest, one: self.sheet.put(step(one, rest)), reversed(parts[:-1]), parts[-1])


def short(formula: str) -> str:
    """The formula, if spreadsheets take one of its length.

    Raises:
        Inexpressible: they do not.
    """
    if len(formula) > _LONGEST:
        raise Inexpressible
    return formula
