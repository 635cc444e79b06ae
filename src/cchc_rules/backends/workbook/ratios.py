"""Exact fractions in cells: a whole numerator beside a whole positive denominator.

A spreadsheet computes in binary fractions of 53 bits, and both Excel and LibreOffice take numbers
for equal that agree in 15 digits. Whole numbers up to `LIMIT` are exact in all of that, so every
step stays among them: products and sums are looked at before they are believed, and a step beyond
gives an error instead of a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import field

from cchc_rules.backends.workbook.calculation import INEXACT, Calculation
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir.nodes import Interval

LIMIT = 10**14
_LIMIT = "1E14"


class Inexpressible(Exception):  # noqa: N818 - no error: the cell says so
    """No formula can stand for this."""


@frozen
class Ratio:
    """Where a number stands: texts of its numerator and denominator; `value` where it is constant."""

    top: str
    below: str
    value: Fraction | None = field(default=None)

    @property
    def formula(self) -> str:
        """The number as nearly as a cell can hold it."""
        return self.top if self.below == "1" else f"{self.top}/{self.below}"


def constant(value: Fraction) -> Ratio:
    """A number of the ruleset.

    Raises:
        Inexpressible: it has too many digits.
    """
    if max(abs(value.numerator), value.denominator) > LIMIT:
        raise Inexpressible
    top = str(value.numerator) if value >= 0 else f"({value.numerator})"
    return Ratio(top, str(value.denominator), value)


def whole(cell: str) -> Ratio:
    """A cell that holds a whole number within the limit."""
    return Ratio(cell, "1")


ZERO = constant(Fraction(0))
ONE = constant(Fraction(1))


def reduced(sheet: Calculation, top: str, below: str, size: str | None = None) -> Ratio:
    """`top` over `below` in lowest terms; `size` is what bounds the parts of `top`."""
    above, under = sheet.put(top), sheet.put(below)
    largest = f"ABS({above})" if size is None else size
    beyond = f"OR({largest}>{_LIMIT},{under}>{_LIMIT},{under}=0)"
    common = sheet.put(f"IF({beyond},{INEXACT},GCD(ABS({above}),{under}))")
    return Ratio(sheet.put(f"{above}/{common}"), sheet.put(f"{under}/{common}"))


def plus(sheet: Calculation, one: Ratio, other: Ratio) -> Ratio:
    """The sum of two."""
    if one.value is not None and other.value is not None:
        return constant(one.value + other.value)
    for zero, rest in ((one, other), (other, one)):
        if zero.value == 0:
            return rest
    if one.below == other.below == "1":
        raw = f"{one.top}+{other.top}"
        return whole(sheet.put(f"IF(ABS({raw})>{_LIMIT},{INEXACT},{raw})"))
    share = "1" if "1" in {one.below, other.below} else sheet.put(f"GCD({one.below},{other.below})")
    first = sheet.put(f"{one.top}*({other.below}/{share})")
    second = sheet.put(f"{other.top}*({one.below}/{share})")
    size = f"(ABS({first})+ABS({second}))"
    return reduced(sheet, f"{first}+{second}", f"{one.below}/{share}*{other.below}", size)


def total(sheet: Calculation, terms: Sequence[Ratio]) -> Ratio:
    """The sum of all; what is constant is added first."""
    known = constant(sum((one.value for one in terms if one.value is not None), Fraction(0)))
    for term in terms:
        if term.value is None:
            known = plus(sheet, known, term)
    return known


def minus(one: Ratio) -> Ratio:
    """The opposite."""
    return constant(-one.value) if one.value is not None else Ratio(f"(-{one.top})", one.below)


def times(sheet: Calculation, one: Ratio, other: Ratio) -> Ratio:
    """The product of two."""
    if one.value is not None and other.value is not None:
        return constant(one.value * other.value)
    for unit, rest in ((one, other), (other, one)):
        if unit.value == 1:
            return rest
    if one.below == other.below == "1":
        raw = f"{one.top}*{other.top}"
        return whole(sheet.put(f"IF(ABS({raw})>{_LIMIT},{INEXACT},{raw})"))
    return reduced(sheet, f"{one.top}*{other.top}", f"{one.below}*{other.below}")


def divided(sheet: Calculation, one: Ratio, other: Ratio) -> Ratio:
    """The quotient of two; an error where the divisor is zero."""
    if other.value is not None and other.value != 0:
        return times(sheet, one, constant(1 / other.value))
    return reduced(sheet, f"{one.top}*{other.below}*SIGN({other.top})", f"{one.below}*ABS({other.top})")


def at_most(sheet: Calculation, one: Ratio, other: Ratio, *, strictly: bool = False) -> str:
    """The cell that says whether `one` ≤ `other`, or `one` < `other`."""
    left, right = _product(one.top, other.below), _product(other.top, one.below)
    sign = "<" if strictly else "<="
    return sheet.put(f"IF(MAX(ABS({left}),ABS({right}))>{_LIMIT},{INEXACT},{left}{sign}{right})")


def picked(sheet: Calculation, condition: str, then: Ratio, otherwise: Ratio) -> Ratio:
    """One of two, by a condition."""
    top = sheet.put(f"IF({condition},{then.top},{otherwise.top})")
    if then.below == otherwise.below:
        return Ratio(top, then.below)
    return Ratio(top, sheet.put(f"IF({condition},{then.below},{otherwise.below})"))


def extreme(sheet: Calculation, choices: Sequence[Ratio], *, least: bool) -> Ratio:
    """The least or the greatest of several."""
    found = choices[0]
    for choice in choices[1:]:
        first = at_most(sheet, found, choice)
        found = picked(sheet, first, found, choice) if least else picked(sheet, first, choice, found)
    return found


def inside(sheet: Calculation, number: Ratio, interval: Interval) -> str:
    """The cell that says whether a number lies in an interval."""
    tests: list[str] = []
    if interval.low is not None:
        tests.append(at_most(sheet, constant(interval.low), number, strictly=not interval.low_closed))
    if interval.high is not None:
        tests.append(at_most(sheet, number, constant(interval.high), strictly=not interval.high_closed))
    if not tests:
        # An answer that is not there makes even this unknown.
        return sheet.put(f"{number.top}={number.top}")
    return tests[0] if len(tests) == 1 else sheet.put(f"AND({tests[0]},{tests[1]})")


def rounded(sheet: Calculation, number: Ratio, digits: int, mode: Rounding) -> Ratio:
    """`number` at `digits` decimals, as `base.numbers.rounded` does it."""
    scaled = sheet.put(f"ABS({number.top})*{10**digits}")
    rest = sheet.put(f"IF({scaled}>{_LIMIT},{INEXACT},MOD({scaled},{number.below}))")
    kept = sheet.put(f"({scaled}-{rest})/{number.below}")
    match mode:
        case Rounding.HALF_UP:
            up = f"IF(2*{rest}>={number.below},1,0)"
        case Rounding.HALF_EVEN:
            tie = f"AND(2*{rest}={number.below},MOD({kept},2)=1)"
            up = f"IF(OR(2*{rest}>{number.below},{tie}),1,0)"
        case Rounding.DOWN:
            up = "0"
    return reduced(sheet, f"({kept}+{up})*SIGN({number.top})", str(10**digits))


def _product(one: str, other: str) -> str:
    return one if other == "1" else other if one == "1" else f"{one}*{other}"
