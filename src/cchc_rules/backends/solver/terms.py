"""Numbers and conditions of the IR as terms of the solver, one equation per node."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias, assert_never

import z3
from attrs import field

from cchc_rules.backends.solver.variables import World, exact
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, range_of
from cchc_rules.ir.walk import numbers_in

Term: TypeAlias = z3.ExprRef


@frozen(kw_only=True)
class NodeTerm:
    """The points of a node, the maximum that still counts, and whether any of it applies."""

    points: Term
    applicable: Term
    applies: Term


@frozen(kw_only=True)
class Reading:
    """What terms are read in: one dossier's variables, and the nodes that conditions speak of."""

    world: World
    nodes: Mapping[str, NodeTerm] = field(factory=dict)


def number_term(number: ir.Number, reading: Reading) -> Term:
    """The value of `number`. Where it divides by zero the value is free: see `obligations`."""
    match number:
        case ir.Constant(value):
            return exact(value)
        case ir.Answer(owner, name):
            return reading.world.number((owner, name))
        case ir.Tally(owner, name, option, group):
            return reading.world.tally((owner, name), group, option)
        case ir.OfAll():
            return reading.world.figure(number)
        case ir.Sum(terms):
            return z3.Sum([exact(Fraction(0)), *(number_term(one, reading) for one in terms)])
        case ir.Product(factors):
            return z3.Product([exact(Fraction(1)), *(number_term(one, reading) for one in factors)])
        case ir.Quotient(dividend, ir.Constant(divisor)):
            return number_term(dividend, reading) * exact(1 / divisor)
        case ir.Quotient(dividend, divisor):
            return _real(number_term(dividend, reading)) / _real(number_term(divisor, reading))
        case ir.Least(choices):
            least = number_term(choices[0], reading)
            for choice in choices[1:]:
                other = number_term(choice, reading)
                least = z3.If(other < least, other, least)
            return least
        case ir.Greatest(choices):
            greatest = number_term(choices[0], reading)
            for choice in choices[1:]:
                other = number_term(choice, reading)
                greatest = z3.If(other > greatest, other, greatest)
            return greatest
        case ir.If(condition, then, otherwise):
            yes, no = number_term(then, reading), number_term(otherwise, reading)
            return z3.If(condition_term(condition, reading), yes, no)
        case ir.Rounded(value=value, digits=digits, mode=mode):
            return rounded_term(number_term(value, reading), digits, mode)
        case ir.Earned(node):
            return reading.nodes[node].points
        case ir.Share(node):
            found = reading.nodes[node]
            return _real(found.points) / _real(found.applicable)
        case _:
            assert_never(number)


def condition_term(condition: ir.Condition, reading: Reading, *, under_not: bool = False) -> Term:
    """The truth of `condition`; a node that does not apply fails nothing.

    `under_not` where it stands under an odd number of negations: there, to hold is to fail.
    """
    match condition:
        case ir.Within(value, interval):
            named = [one for one in numbers_in(value) if isinstance(one, (ir.Earned, ir.Share))]
            if not named:
                return _within(value, interval, reading)
            absent = z3.Or([_absent(one, reading) for one in named])
            inside = _inside(number_term(value, reading), interval)
            return z3.And(z3.Not(absent), inside) if under_not else z3.Or(absent, inside)
        case ir.Yes(owner, name):
            return reading.world.yes((owner, name))
        case ir.Chosen(owner, name, option):
            return reading.world.chosen((owner, name), option)
        case ir.Absent(owner, name):
            return reading.world.never((owner, name))
        case ir.All(conditions):
            return z3.And([condition_term(one, reading, under_not=under_not) for one in conditions])
        case ir.Any(conditions):
            return z3.Or([condition_term(one, reading, under_not=under_not) for one in conditions])
        case ir.Not(inner):
            return z3.Not(condition_term(inner, reading, under_not=not under_not))
        case _:
            assert_never(condition)


def _absent(number: ir.Earned | ir.Share, reading: Reading) -> Term:
    """The points of a node that does not apply, or a share out of nothing."""
    found = reading.nodes[number.node]
    return z3.Not(found.applies) if isinstance(number, ir.Earned) else found.applicable == 0


def rounded_term(value: Term, digits: int, mode: Rounding) -> Term:
    """`value` rounded as `base.numbers.rounded` rounds."""
    scaled = _real(value) * 10**digits
    size = z3.If(scaled < 0, -scaled, scaled)
    floor = z3.ToInt(size)
    rest = size - z3.ToReal(floor)
    half = z3.Q(1, 2)
    match mode:
        case Rounding.HALF_UP:
            whole = z3.If(rest >= half, floor + 1, floor)
        case Rounding.HALF_EVEN:
            up = z3.Or(rest > half, z3.And(rest == half, floor % 2 == 1))
            whole = z3.If(up, floor + 1, floor)
        case Rounding.DOWN:
            whole = floor
        case _:
            assert_never(mode)
    return z3.ToReal(z3.If(scaled < 0, -whole, whole)) / 10**digits


def _within(value: ir.Number, interval: ir.Interval, reading: Reading) -> Term:
    """A ratio held against a number is a comparison of two products, which stays linear."""
    if isinstance(value, ir.Quotient):
        below = range_of(value.divisor, Known(kinds=reading.world.kinds))
        if below.low is not None and below.low >= 0:
            top, bottom = number_term(value.dividend, reading), number_term(value.divisor, reading)
            return _inside_scaled(top, interval, bottom)
    return _inside(number_term(value, reading), interval)


def _inside(value: Term, interval: ir.Interval) -> Term:
    return _inside_scaled(value, interval, exact(Fraction(1)))


def _inside_scaled(value: Term, interval: ir.Interval, scale: Term) -> Term:
    bounds = []
    if interval.low is not None:
        low = exact(interval.low) * scale
        bounds.append(value >= low if interval.low_closed else value > low)
    if interval.high is not None:
        high = exact(interval.high) * scale
        bounds.append(value <= high if interval.high_closed else value < high)
    return z3.And(bounds)


def _real(term: Term) -> Term:
    return z3.ToReal(term) if z3.is_int(term) else term
