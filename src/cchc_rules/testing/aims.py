"""Totals at which something turns: a bound of a grade. Items are chosen to come as near as they can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cchc_rules.analyses.laws.bounds import denominator
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import items
from cchc_rules.testing.witnesses import Witness


def aims_of(ruleset: ir.Ruleset) -> tuple[Fraction, ...]:
    """The points at which the grade of a unit changes, and half of the smallest step below them."""
    return tuple(dict.fromkeys(_aims(ruleset)))


def _aims(ruleset: ir.Ruleset) -> Iterator[Fraction]:
    whole = denominator(ruleset.total)
    rule = ruleset.total.rounding
    step = Fraction(1, 2 * 10 ** (rule.digits if rule is not None else 2))
    for grading in ruleset.gradings:
        for grade in grading.grades:
            for end in (grade.interval.low, grade.interval.high):
                if end is not None and 0 < end < 1:
                    yield end * whole
                    yield end * whole - step * whole / 100


def nearest_to(
    aim: Fraction,
    ruleset: ir.Ruleset,
    pools: Mapping[str, tuple[Witness, ...]],
    chosen: Mapping[str, Witness],
) -> dict[str, Witness]:
    """Other answers for as many items as it takes to come to `aim` points, or a little below.

    Points are simply added up: caps, what is best or worst of a group, and what does not apply are
    not seen, so that this is an aim and no promise.
    """
    found = dict(chosen)
    base = [item for item in items(ruleset) if item.level not in {ir.Level.BONUS, ir.Level.PENALTY}]
    left = aim - sum((_points(found[item.id]) for item in base), Fraction(0))
    for item in sorted(base, key=lambda one: -one.maximum):
        if left == 0:
            break
        giving = [one for one in pools[item.id] if one.points is not None]
        if giving:
            wanted = _points(found[item.id]) + left
            low_enough = [one for one in giving if _points(one) <= wanted]
            best = max(low_enough, key=_points) if low_enough else min(giving, key=_points)
            left = wanted - _points(best)
            found[item.id] = best
    return found


def _points(witness: Witness) -> Fraction:
    return witness.points or Fraction(0)
