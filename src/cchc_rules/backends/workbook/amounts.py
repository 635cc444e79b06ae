"""Sums of points: nearly in any case, and exactly where the fraction fits the cells.

A sum of many fractions may need more digits than a cell has. Whatever is decided by such a sum (a
rounding, a grade) is decided by the approximation when that is further than `MARGIN` from where
the decision turns, by the exact fraction when it is nearer, and not at all where that does not fit.
The approximation is good to MARGIN / 100: it takes at most a thousand steps, each correct to 16
digits, over points that stay below `MOST_POINTS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc_rules.backends.workbook import ratios
from cchc_rules.backends.workbook.calculation import Calculation, when
from cchc_rules.backends.workbook.ratios import Ratio
from cchc_rules.backends.workbook.rules import short
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir.nodes import Interval

MARGIN = "1E-7"
MOST_POINTS = 10_000


@frozen
class Amount:
    """The cell of the approximation, and the cells of the exact fraction: an error where it does not fit."""

    near: str
    exact: Ratio


NOTHING = Amount("0", ratios.ZERO)


def amount(ratio: Ratio) -> Amount:
    """A number that has its exact cells."""
    return Amount(f"({ratio.formula})", ratio)


def known(value: Fraction) -> Amount:
    """A number of the ruleset."""
    return amount(ratios.constant(value))


def total(sheet: Calculation, terms: Sequence[Amount]) -> Amount:
    """The sum of all."""
    if not terms:
        return NOTHING
    # A sheet takes no formula of any length: long sums are made in pieces.
    pieces = [term.near for term in terms]
    while len(pieces) > 1:
        pieces = [
            sheet.put("+".join(pieces[start : start + _PIECE])) for start in range(0, len(pieces), _PIECE)
        ]
    return Amount(pieces[0], ratios.total(sheet, [term.exact for term in terms]))


_PIECE = 100


def minus(one: Amount) -> Amount:
    """The opposite."""
    return Amount(f"(-{one.near})", ratios.minus(one.exact))


def extreme(sheet: Calculation, choices: Sequence[Amount], *, least: bool) -> Amount:
    """The least or the greatest."""
    if len(choices) == 1:
        return choices[0]
    near = ",".join(choice.near for choice in choices)
    exact = ratios.extreme(sheet, [choice.exact for choice in choices], least=least)
    return Amount(sheet.put(short(f"{'MIN' if least else 'MAX'}({near})")), exact)


def share(sheet: Calculation, one: Amount, of: Ratio, whole: Fraction) -> Amount:
    """`whole` times `one` over `of`, which is not zero."""
    factor = ratios.divided(sheet, ratios.constant(whole), of)
    exact = ratios.times(sheet, one.exact, factor)
    return Amount(sheet.put(f"{one.near}*({factor.formula})"), exact)


def picked(sheet: Calculation, condition: str, then: Amount, otherwise: Amount) -> Amount:
    """One of two, by a condition."""
    exact = ratios.picked(sheet, condition, then.exact, otherwise.exact)
    return Amount(sheet.put(when(condition, then.near, otherwise.near)), exact)


def at_most(sheet: Calculation, one: Amount, bound: Fraction, *, strictly: bool = False) -> str:
    """The cell that says whether `one` ≤ `bound`, or `one` < `bound`; an error where nobody can tell."""
    limit = ratios.constant(bound)
    exact = ratios.at_most(sheet, one.exact, limit, strictly=strictly)
    away = f"ABS({one.near}-{limit.formula})>{MARGIN}"
    return sheet.put(when(away, f"{one.near}<{limit.formula}", exact))


def at_least(sheet: Calculation, one: Amount, bound: Fraction, *, strictly: bool = False) -> str:
    """As `at_most`, the other way round."""
    return f"NOT({at_most(sheet, one, bound, strictly=not strictly)})"


def inside(sheet: Calculation, one: Amount, interval: Interval) -> str:
    """The formula that says whether an amount lies in an interval."""
    tests: list[str] = []
    if interval.low is not None:
        tests.append(at_least(sheet, one, interval.low, strictly=not interval.low_closed))
    if interval.high is not None:
        tests.append(at_most(sheet, one, interval.high, strictly=not interval.high_closed))
    return f"AND({','.join(tests)})" if tests else "TRUE"


def rounded(sheet: Calculation, one: Amount, digits: int, mode: Rounding) -> Amount:
    """The amount at `digits` decimals; an error where nobody can tell on which side of a tie it lies."""
    scale = 10**digits
    exact = ratios.rounded(sheet, one.exact, digits, mode)
    shift = "" if mode is Rounding.DOWN else "+0.5"
    moved = sheet.put(f"ABS({one.near})*{scale}{shift}")
    away = f"ABS({moved}-ROUND({moved},0))>{scale}*{MARGIN}"
    below = exact.below
    kept = sheet.put(when(away, f"INT({moved})*SIGN({one.near})", f"{exact.top}*({scale}/{below})"))
    return amount(ratios.reduced(sheet, kept, str(scale)))
