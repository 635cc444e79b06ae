"""Runs of cases that a table decides: the bands of one ratio, the options of one choice.

A table of constants is asked once where a chain of conditions would ask one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from attrs import frozen

from cchc_rules.ir import intervals as iv
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    Award,
    Case,
    ChoiceOf,
    Chosen,
    Constant,
    Interval,
    Number,
    Quotient,
    Within,
)
from cchc_rules.ir.ranges import Known, range_of, truth_of

# Longer tables, and shorter chains, are not worth it.
MOST_ROWS = 1000
FEWEST_BOUNDS = 2

Cases: TypeAlias = Sequence[tuple[int, Case]]


@frozen
class Bands:
    """Row `floor(scale · number)` holds which of the cases decides; from the last row on it is that one."""

    number: Number
    scale: int
    rows: tuple[int, ...]


@frozen
class Options:
    """The row of an option holds which of the cases decides."""

    key: Key
    rows: tuple[int, ...]


def table_of(cases: Cases, known: Known) -> Bands | Options | None:
    """The table that decides among all of the cases, if one does."""
    if not all(isinstance(case.then, Award) and isinstance(case.then.points, Constant) for _, case in cases):
        return None
    match cases[0][1].when:
        case Within(Quotient() as number):
            return _bands(number, cases, known)
        case Chosen(owner, name):
            return _options((owner, name), cases, known)
        case _:
            return None


def _bands(number: Number, cases: Cases, known: Known) -> Bands | None:
    least = range_of(number, known).low
    intervals: list[Interval] = []
    for _, case in cases:
        match case.when:
            case Within(value, interval) if value == number:
                intervals.append(interval)
            case _ if truth_of(case.when, known):
                intervals.append(iv.EVERYTHING)
            case _:
                return None
    bounds = {end for one in intervals for end in (one.low, one.high) if end is not None}
    # Rounding down tells `below` from `at least`, and nothing else.
    sharp = all(
        (one.low is None or one.low_closed) and (one.high is None or not one.high_closed) for one in intervals
    )
    scale = lcm(*(bound.denominator for bound in bounds))
    if least is None or least < 0 or not sharp or len(bounds) < FEWEST_BOUNDS:
        return None
    last = int(max(bounds) * scale)
    if not 0 < last <= MOST_ROWS:
        return None
    # From one bound to the next it is one case that decides.
    starts = sorted({0, *(place for bound in bounds if (place := int(bound * scale)) > 0)})
    rows: list[int] = []
    for start, end in zip(starts, [*starts[1:], last + 1], strict=True):
        point = iv.point(Fraction(start, scale))
        row = next((n for n, one in enumerate(intervals) if iv.within(point, one)), None)
        if row is None:
            return None
        rows += [row] * (end - start)
    return Bands(number, scale, tuple(rows))


def _options(key: Key, cases: Cases, known: Known) -> Options | None:
    kind = known.kinds.get(key)
    if not isinstance(kind, ChoiceOf) or len(kind.options) <= FEWEST_BOUNDS:
        return None
    chosen: list[str | None] = []
    for _, case in cases:
        match case.when:
            case Chosen(owner, name, option) if (owner, name) == key:
                chosen.append(option)
            case _ if truth_of(case.when, known):
                chosen.append(None)
            case _:
                return None
    rows = [
        next((n for n, one in enumerate(chosen) if one in {option, None}), None) for option in kind.options
    ]
    found = tuple(row for row in rows if row is not None)
    return Options(key, found) if len(found) == len(rows) else None
