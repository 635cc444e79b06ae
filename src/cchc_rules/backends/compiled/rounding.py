"""Rounding of a ratio of whole numbers, where a ruleset orders it."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.backends.compiled.rationals import Rational, held, times
from cchc_rules.backends.compiled.writing import Lines
from cchc_rules.base.numbers import Rounding
from cchc_rules.base.numbers import rounded as rounded_exactly


def nearest_even(top: int, bottom: int) -> int:
    """`top / bottom` to the nearest whole number, ties to the even one; `bottom` is positive."""
    whole, rest = divmod(top, bottom)
    return whole + (2 * rest > bottom or (2 * rest == bottom and whole % 2 == 1))


def away_from_zero(top: int, bottom: int) -> int:
    """`top / bottom` to the nearest whole number, ties away from zero."""
    half = (2 * abs(top) + bottom) // (2 * bottom)
    return -half if top < 0 else half


def cut(top: int, bottom: int) -> int:
    """`top / bottom` without what follows the point."""
    whole = abs(top) // bottom
    return -whole if top < 0 else whole


# Bottoms of running sums are products of bottoms that were used, and never 0.
RUNNING = "d"
WAYS = {Rounding.HALF_UP: away_from_zero, Rounding.HALF_EVEN: nearest_even, Rounding.DOWN: cut}


def rounded_to(number: Rational, digits: int, mode: Rounding, lines: Lines, *, natural: bool) -> Rational:
    """`number` at so many decimals; `natural` where it is never negative."""
    if number.top is None and number.bottom is None:
        return Rational(rounded_exactly(number.factor, digits, mode))
    unit = 10**digits
    factor = number.factor * unit
    if number.bottom is None and factor.denominator == 1:
        return number
    above, below = times(factor.numerator, number.top), times(factor.denominator, number.bottom)
    if number.bottom is not None and not number.bottom.startswith(RUNNING):
        # Code before a branch may meet a bottom of 0 that the branch excludes; its value is not used then.
        below = held(lines, f"({below} or 1)")
    return Rational(Fraction(1, unit), held(lines, _whole(above, below, mode, lines, natural=natural)))


def _whole(above: str, below: str, mode: Rounding, lines: Lines, *, natural: bool) -> str:
    match mode:
        case Rounding.HALF_UP if natural:
            return f"((2*{above} + {below}) // (2*{below}))"
        case Rounding.DOWN if natural:
            return f"({above} // ({below}))"
        case _:
            return f"{lines.names.constant(WAYS[mode])}({above}, {below})"
