"""One step up or down: the smallest change that somebody makes by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from cchc_rules.language.surface import nodes as n

PERCENT = Fraction(1, 100)
# Steps in which points are given, the largest first.
POINT_STEPS = (Fraction(1, 4), Fraction(1, 10), Fraction(1, 20), Fraction(1, 100), Fraction(1, 1000))
# A year without a 29 February stands for the assessed year.
COMMON_YEAR = 2001


def points_near(literal: n.Literal) -> Iterator[n.Literal]:
    """A number of points, or a share of them, one step more and one less."""
    step = PERCENT if literal.form is n.Form.PERCENT else _step_of(literal.value)
    yield from _near(literal, step)


def bounds_near(bound: n.Bound) -> Iterator[n.Bound]:
    """A bound of a band, one step further and one step nearer."""
    match bound.value:
        case n.Literal() as literal:
            values: Iterator[n.Literal | n.Points | n.Fractional | n.Day] = iter(numbers_near(literal))
        case n.Points(value=literal):
            values = (evolve(bound.value, value=one) for one in points_near(literal))
        case n.Fractional(above=above):
            values = (evolve(bound.value, above=one) for one in numbers_near(above))
        case n.Day():
            values = iter(days_near(bound.value))
    yield from (evolve(bound, value=value) for value in values)


def numbers_near(literal: n.Literal) -> Iterator[n.Literal]:
    """A number that something is compared with, one step more and one less."""
    if literal.form is n.Form.PERCENT:
        step = PERCENT
    else:
        step = Fraction(1) if literal.value.denominator == 1 else _step_of(literal.value)
    yield from _near(literal, step)


def days_near(day: n.Day) -> Iterator[n.Day]:
    """The next day and the day before."""
    year = COMMON_YEAR + (day.year_offset or 0) if day.year is None else day.year
    for step in (1, -1):
        try:
            other = date(year, day.month, day.day) + timedelta(days=step)
        except (ValueError, OverflowError):
            continue
        if day.year is None:
            yield evolve(day, day=other.day, month=other.month, year_offset=other.year - COMMON_YEAR)
        else:
            yield evolve(day, day=other.day, month=other.month, year=other.year)


def _near(literal: n.Literal, step: Fraction) -> Iterator[n.Literal]:
    yield evolve(literal, value=literal.value + step)
    if literal.value >= step:
        yield evolve(literal, value=literal.value - step)


def _step_of(value: Fraction) -> Fraction:
    return next((step for step in POINT_STEPS if (value / step).denominator == 1), POINT_STEPS[-1])
