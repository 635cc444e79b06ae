"""Numbers and conditions of the IR as expressions over whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import lcm
from typing import assert_never

from attrs import evolve, field, frozen

from cchc_rules.backends.compiled import rationals
from cchc_rules.backends.compiled.rationals import Rational, compared, held, times
from cchc_rules.backends.compiled.reading import Read
from cchc_rules.backends.compiled.rounding import rounded_to
from cchc_rules.backends.compiled.writing import Lines
from cchc_rules.ir import intervals as iv
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
    Interval,
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
from cchc_rules.ir.ranges import Known, range_of, truth_of

ZERO, ONE = Fraction(0), Fraction(1)


class NotCompiled(Exception):  # noqa: N818 - no error: the reference evaluator takes over
    """A ruleset that this room leaves to the reference evaluator, with the reason."""


def no_nodes(number: Number) -> Rational:
    """Outside gates nothing speaks of other nodes."""
    raise NotCompiled(f"{type(number).__name__} outside a gate")


@frozen(kw_only=True)
class Scope:
    """Where an expression stands.

    What several expressions share is written to `lines` once and remembered in `done`; `known` is
    what holds wherever these lines run, and `node` gives the points of other nodes.
    """

    read: Read
    lines: Lines
    known: Known
    node: Callable[[Number], Rational] = no_nodes
    done: dict[Number, Rational] = field(factory=dict)
    compared: dict[Number, Rational] = field(factory=dict)

    def inside(self, lines: Lines) -> Scope:
        """The scope of a block within: what is known outside is known, what it writes stays inside."""
        return evolve(self, lines=lines, done=dict(self.done), compared=dict(self.compared))


# ── numbers ────────────────────────────────────────────────────────────────────────────────


def number_of(number: Number, scope: Scope) -> Rational:
    """The value of `number` where every answer is there."""
    found = scope.done.get(number)
    if found is None:
        found = scope.done[number] = _number(number, scope)
    return found


def _number(number: Number, scope: Scope) -> Rational:
    lines = scope.lines
    match number:
        case Constant(value):
            return Rational(value)
        case Answer(owner, name):
            return scope.read.numbers[owner, name]
        case Tally(owner, name, option, group):
            count = scope.read.tallies.get(((owner, name), group, option))
            return Rational(ZERO) if count is None else Rational(ONE, count)
        case OfAll():
            return scope.read.numbers[number.key]
        case Sum(terms):
            return rationals.sum_of([number_of(one, scope) for one in terms], lines)
        case Product(factors):
            return rationals.product_of([number_of(one, scope) for one in factors], lines)
        case Quotient(dividend, divisor):
            above, below = number_of(dividend, scope), number_of(divisor, scope)
            return rationals.quotient_of(above, below, lines, sign=_sign(divisor, scope.known))
        case Least(choices):
            return _extreme([number_of(one, scope) for one in choices], scope, least=True)
        case Greatest(choices):
            return _extreme([number_of(one, scope) for one in choices], scope, least=False)
        case If(condition, then, otherwise):
            holds = truth_of(condition, scope.known)
            if holds is not None:
                return number_of(then if holds else otherwise, scope)
            truth = condition_of(condition, scope, scope.known)
            one, other = number_of(then, scope), number_of(otherwise, scope)
            return rationals.either(truth, one, other, lines)
        case Rounded(value=value, digits=digits, mode=mode):
            natural = _sign(value, scope.known) == 1
            return rounded_to(number_of(value, scope), digits, mode, lines, natural=natural)
        case Earned() | Share():
            return scope.node(number)
        case _:
            assert_never(number)


def _sign(number: Number, known: Known) -> int | None:
    """1 where the number is never below zero, -1 where it is never above."""
    possible = range_of(number, known)
    if possible.low is not None and possible.low >= 0:
        return 1
    return -1 if possible.high is not None and possible.high <= 0 else None


def _extreme(choices: list[Rational], scope: Scope, *, least: bool) -> Rational:
    best = choices[0]
    for one in choices[1:]:
        first, second = (one, best) if least else (best, one)
        best = rationals.either(rationals.less(first, second), one, best, scope.lines)
    return best


def multiplied(number: Number, bounds: Iterable[Fraction], scope: Scope) -> None:
    """Multiplies the top of a ratio once, where it is held against several bounds."""
    found = number_of(number, scope)
    scale = lcm(*(bound.denominator for bound in bounds))
    if found.bottom is None or found.top is None or scale == 1:
        return
    top = held(scope.lines, times(scale, found.top))
    scope.compared[number] = Rational(found.factor / scale, top, found.bottom)


# ── conditions ─────────────────────────────────────────────────────────────────────────────


def condition_of(condition: Condition, scope: Scope, known: Known) -> str:
    """The condition as an expression; what is `known` where it is looked at is not asked again."""
    match condition:
        case Within(value, interval):
            number = scope.compared.get(value) or number_of(value, scope)
            return within(number, interval, range_of(value, known))
        case Yes(owner, name):
            return scope.read.truths[owner, name]
        case Chosen(owner, name, option):
            options = scope.read.options[owner, name]
            return (
                f"{scope.read.choices[owner, name]} == {options.index(option)}"
                if option in options
                else "False"
            )
        case Absent(owner, name):
            return f"{compared(scope.read.numbers[owner, name], '==', ZERO)}"
        case All(conditions):
            return _several(conditions, scope, known, " and ", empty="True")
        case Any(conditions):
            return _several(conditions, scope, known, " or ", empty="False")
        case Not(inner):
            return f"not ({condition_of(inner, scope, known)})"
        case _:
            assert_never(condition)


def _several(conditions: Iterable[Condition], scope: Scope, known: Known, word: str, *, empty: str) -> str:
    # Each is looked at as if alone: what an earlier one settles is asked again, which is harmless.
    return word.join(f"({condition_of(one, scope, known)})" for one in conditions) or empty


def within(number: Rational, interval: Interval, possible: Interval) -> str:
    """The condition that `number` lies in `interval`, where it is known to be among `possible`."""
    low, high = interval.low, interval.high
    checks = []
    if low is not None and low == high and interval.low_closed and interval.high_closed:
        checks.append(compared(number, "==", low))
    else:
        if low is not None and not iv.within(possible, Interval(low, None, interval.low_closed)):
            checks.append(compared(number, ">=" if interval.low_closed else ">", low))
        if high is not None and not iv.within(
            possible, Interval(None, high, high_closed=interval.high_closed)
        ):
            checks.append(compared(number, "<=" if interval.high_closed else "<", high))
    return " and ".join(checks) or "True"
