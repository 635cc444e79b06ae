"""Numbers and conditions as functions of the answers.

The meaning of a number is a function from what is known to a rational or ⊥, here None; the meaning of
a condition is a function to one of Kleene's three values, here True, False and None. Meanings are made
of meanings: nothing below looks at a node twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import floor, prod, trunc
from typing import assert_never

from attrs import Factory

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies, Value
from cchc_rules.ir.walk import numbers_in


@frozen
class Earning:
    """The points of a node as gates read them: ⊥ while they are open."""

    points: Fraction | None
    applicable: Fraction
    applies: bool

    @property
    def share(self) -> Fraction | None:
        """Of what applies; ⊥ where nothing does."""
        return None if self.points is None or not self.applicable else self.points / self.applicable


@frozen
class Known:
    """What meanings are functions of: the answers, and in gates the nodes, None where open."""

    answers: Mapping[Key, Value]
    nodes: Mapping[str, Earning | None] = Factory(dict)


Quantity = Callable[[Known], Fraction | None]
Truth = Callable[[Known], bool | None]

_MEANINGS = 4096  # a ruleset has some thousand nodes; a random one a hundred


# ── Kleene's three values ──────────────────────────────────────────────────────────────────


def every(truths: Iterable[bool | None]) -> bool | None:
    """One false makes it false, whatever is open beside it; of none, true."""
    return _least_true(truths, {False: 0, None: 1, True: 2})


def some(truths: Iterable[bool | None]) -> bool | None:
    """One true makes it true, whatever is open beside it; of none, false."""
    return negated(every(negated(one) for one in truths))


def negated(truth: bool | None) -> bool | None:  # noqa: FBT001 - it is the value, no flag
    """True and false change places; open stays open."""
    return None if truth is None else not truth


def _least_true(truths: Iterable[bool | None], rank: Mapping[bool | None, int]) -> bool | None:
    return min(truths, key=rank.__getitem__, default=True)


# ── rounding ───────────────────────────────────────────────────────────────────────────────


def rounding(value: Fraction, digits: int, mode: Rounding) -> Fraction:
    """The rational of so many digits that `value` is rounded to."""
    scaled = value * 10**digits
    match mode:
        case Rounding.HALF_UP:
            nearest = floor(abs(scaled) + Fraction(1, 2)) * (1 if scaled > 0 else -1)
        case Rounding.HALF_EVEN:
            nearest = round(scaled)
        case Rounding.DOWN:
            nearest = trunc(scaled)
        case _:
            assert_never(mode)
    return Fraction(nearest, 10**digits)


# ── numbers ────────────────────────────────────────────────────────────────────────────────


@lru_cache(_MEANINGS)
def quantity(number: ir.Number) -> Quantity:
    """⟦number⟧."""
    match number:
        case ir.Constant(value):
            return lambda _: value
        case ir.Answer(owner, name):
            return lambda known: _read(known.answers.get((owner, name)))
        case ir.OfAll():
            key = number.key
            return lambda known: _read(known.answers.get(key))
        case ir.Tally(owner, name, option, group):
            return lambda known: _tally(known.answers.get((owner, name)), group, option)
        case ir.Sum(terms):
            return _strict(lambda values: sum(values, Fraction(0)), terms)
        case ir.Product(factors):
            return _strict(lambda values: prod(values, start=Fraction(1)), factors)
        case ir.Quotient(dividend, divisor):
            return _strict(lambda pair: pair[0] / pair[1] if pair[1] else None, (dividend, divisor))
        case ir.Least(choices):
            return _strict(min, choices)
        case ir.Greatest(choices):
            return _strict(max, choices)
        case ir.If(condition, then, otherwise):
            return _either(truth(condition), quantity(then), quantity(otherwise))
        case ir.Rounded(value=inner, digits=digits, mode=mode):
            return _strict(lambda values: rounding(values[0], digits, mode), (inner,))
        case ir.Earned(node):
            return _of_node(node, lambda one: one.points)
        case ir.Share(node):
            return _of_node(node, lambda one: one.share)
        case _:
            assert_never(number)


def _strict(combine: Callable[[list[Fraction]], Fraction | None], parts: tuple[ir.Number, ...]) -> Quantity:
    """⊥ when a part is ⊥."""
    meanings = [quantity(part) for part in parts]

    def meaning(known: Known) -> Fraction | None:
        values = [value for value in (one(known) for one in meanings) if value is not None]
        return combine(values) if len(values) == len(meanings) else None

    return meaning


def _either(condition: Truth, then: Quantity, otherwise: Quantity) -> Quantity:
    def meaning(known: Known) -> Fraction | None:
        holds = condition(known)
        return None if holds is None else then(known) if holds else otherwise(known)

    return meaning


def _of_node(node: str, part: Callable[[Earning], Fraction | None]) -> Quantity:
    def meaning(known: Known) -> Fraction | None:
        earning = known.nodes.get(node)
        return None if earning is None else part(earning)

    return meaning


def _read(value: Value | None) -> Fraction | None:
    match value:
        case Fraction():
            return value
        case Judgement(points=points):
            return points
        case None | bool() | str() | Never() | Replies():
            return None
        case _:
            assert_never(value)


def _tally(value: Value | None, group: str | None, option: str) -> Fraction | None:
    if not isinstance(value, Replies):
        return None
    return Fraction(sum(count for cell, count in value.counts if cell == (group, option)))


# ── conditions ─────────────────────────────────────────────────────────────────────────────


@lru_cache(_MEANINGS)
def truth(condition: ir.Condition, *, under_not: bool = False) -> Truth:
    """⟦condition⟧; `under_not` where it stands under an odd number of negations."""
    match condition:
        case ir.Within(value, interval):
            return _within(value, interval, absent_gives=not under_not)
        case ir.Yes(owner, name):
            return _answered((owner, name), lambda value: value is True)
        case ir.Chosen(owner, name, option):
            return _answered((owner, name), lambda value: value == option)
        case ir.Absent(owner, name):
            return _answered((owner, name), lambda value: isinstance(value, Never))
        case ir.All(conditions):
            conjuncts = [truth(one, under_not=under_not) for one in conditions]
            return lambda known: every(one(known) for one in conjuncts)
        case ir.Any(conditions):
            disjuncts = [truth(one, under_not=under_not) for one in conditions]
            return lambda known: some(one(known) for one in disjuncts)
        case ir.Not(inner):
            inside = truth(inner, under_not=not under_not)
            return lambda known: negated(inside(known))
        case _:
            assert_never(condition)


def _answered(key: Key, test: Callable[[Value], bool]) -> Truth:
    def meaning(known: Known) -> bool | None:
        value = known.answers.get(key)
        return None if value is None else test(value)

    return meaning


def _within(value: ir.Number, interval: ir.Interval, *, absent_gives: bool) -> Truth:
    """A node that does not apply fails nothing."""
    meaning = quantity(value)
    inside = tuple(numbers_in(value))
    earned = [one.node for one in inside if isinstance(one, ir.Earned)]
    shares = [one.node for one in inside if isinstance(one, ir.Share)]

    def holds(known: Known) -> bool | None:
        absent = [one is not None and not one.applies for one in map(known.nodes.get, earned)]
        nothing = [one is not None and not one.applicable for one in map(known.nodes.get, shares)]
        if any(absent) or any(nothing):
            return absent_gives
        found = meaning(known)
        return None if found is None else _lies(found, interval)

    return holds


def _lies(value: Fraction, interval: ir.Interval) -> bool:
    low, high = interval.low, interval.high
    above = low is None or low < value or (low == value and interval.low_closed)
    below = high is None or value < high or (high == value and interval.high_closed)
    return above and below
