"""The few formulas that proofs are put together from."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

import z3

from cchc_rules.backends.solver.variables import World, exact
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Key

Term: TypeAlias = z3.ExprRef
Model: TypeAlias = z3.ModelRef


def some(terms: Iterable[Term]) -> Term:
    """At least one holds."""
    return z3.Or(list(terms))


def every(terms: Iterable[Term]) -> Term:
    """All hold."""
    return z3.And(list(terms))


def nobody(terms: Iterable[Term]) -> Term:
    """None holds."""
    return z3.Not(some(terms))


def differ(one: Term, other: Term) -> Term:
    """Two numbers, or two truths, are not the same."""
    return one != other


def outside(value: Term, low: Fraction, high: Fraction) -> Term:
    """The number is below `low` or above `high`."""
    return z3.Or(value < exact(low), value > exact(high))


def among(value: Term, numbers: Iterable[Fraction]) -> Term:
    """The number is one of these."""
    return z3.Or([value == exact(one) for one in numbers])


def free_number(name: str) -> Term:
    """A number of which nothing is known."""
    return z3.Real(name)


def free_truth(name: str) -> Term:
    """A truth of which nothing is known."""
    return z3.Bool(name)


def grows(before: World, after: World, key: Key) -> Term:
    """The answer to `key` is greater in `after`; a day that never came is later than every day."""
    later = before.number(key) < after.number(key)
    kind = before.kinds[key]
    if isinstance(kind, ir.DateOf) and kind.may_be_absent:
        came, never = z3.Not(before.never(key)), after.never(key)
        return z3.And(came, z3.Or(never, later))
    return later


def is_true(model: z3.ModelRef, term: Term) -> bool:
    """Whether `term` holds in `model`."""
    return bool(z3.is_true(model.eval(term, model_completion=True)))


def positive(value: Term) -> Term:
    """The number is above zero."""
    return value > 0
