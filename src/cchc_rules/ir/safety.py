"""Where a rule could divide by zero, or ask a number of a day that never came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, assume, range_of, truth_of


def troubles(cases: Iterable[ir.Case], known: Known) -> Iterator[tuple[ir.Case, ir.Number]]:
    """Each divisor that may be zero and each date that may be absent, with the case it is in.

    A case is looked at with what is known where it is reached: no earlier case held.
    """
    for case in cases:
        for trouble in _in_condition(case.when, known):
            yield case, trouble
        holds = truth_of(case.when, known)
        if isinstance(case.then, ir.Award) and holds is not False:
            for trouble in _in_number(case.then.points, assume(case.when, known, holds=True)):
                yield case, trouble
        if holds is True:
            return
        known = assume(case.when, known, holds=False)


def _in_number(number: ir.Number, known: Known) -> Iterator[ir.Number]:
    match number:
        case ir.Quotient(dividend, divisor):
            if Fraction(0) in range_of(divisor, known):
                yield divisor
            yield from _in_number(dividend, known)
            yield from _in_number(divisor, known)
        case ir.Answer(owner, name):
            kind = known.kinds.get((owner, name))
            optional = isinstance(kind, ir.DateOf) and kind.may_be_absent
            if optional and known.truths.get(ir.Absent(owner, name)) is not False:
                yield number
        case ir.Sum(inner) | ir.Product(inner) | ir.Least(inner) | ir.Greatest(inner):
            for one in inner:
                yield from _in_number(one, known)
        case ir.If(condition, then, otherwise):
            yield from _in_condition(condition, known)
            yield from _in_number(then, assume(condition, known, holds=True))
            yield from _in_number(otherwise, assume(condition, known, holds=False))
        case ir.Rounded(value=value):
            yield from _in_number(value, known)
        case ir.Constant() | ir.Tally() | ir.OfAll() | ir.Earned() | ir.Share():
            return
        case _:
            assert_never(number)


def _in_condition(condition: ir.Condition, known: Known) -> Iterator[ir.Number]:
    match condition:
        case ir.Within(value):
            yield from _in_number(value, known)
        case ir.All(inner):
            for one in inner:
                yield from _in_condition(one, known)
                known = assume(one, known, holds=True)
        case ir.Any(inner):
            for one in inner:
                yield from _in_condition(one, known)
                known = assume(one, known, holds=False)
        case ir.Not(one):
            yield from _in_condition(one, known)
        case ir.Yes() | ir.Chosen() | ir.Absent():
            return
        case _:
            assert_never(condition)
