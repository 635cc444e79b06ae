"""The value of a number and the truth of a condition, when the answers they need are there.

This is the meaning of the nodes, in one line each. An answer that is not there stops the
evaluation (`Unanswered`); nothing stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from cchc_rules.base.numbers import multiplied, rounded, summed
from cchc_rules.ir.dossier import Judgement, Key, Never, Replies, Value
from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    Any,
    Case,
    Chosen,
    Condition,
    Constant,
    Earned,
    Greatest,
    If,
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


class Unanswered(Exception):  # noqa: N818 - no error: the dossier is not complete yet
    """An answer that is needed is not there."""


class Undefined(Exception):  # noqa: N818 - only an IR that breaks its invariants gets here
    """A number has no value: a division by zero, or a day that never came."""


Answers = Mapping[Key, Value]


def value_of(number: Number, answers: Answers) -> Fraction:
    """The exact value of `number`.

    Raises:
        Unanswered: an answer it needs is missing.
        Undefined: it divides by zero or reads a day that never came.
    """
    match number:
        case Constant(value):
            return value
        case Answer(owner, name):
            return _numeric(_answer((owner, name), answers))
        case Tally(owner, name, option, group):
            replies = _answer((owner, name), answers)
            assert isinstance(replies, Replies)
            return Fraction(replies.of(group, option))
        case OfAll():
            return _numeric(_answer(number.key, answers))
        case Sum(terms):
            return summed(value_of(term, answers) for term in terms)
        case Product(factors):
            return multiplied(value_of(factor, answers) for factor in factors)
        case Quotient(dividend, divisor):
            below = value_of(divisor, answers)
            if below == 0:
                raise Undefined
            return value_of(dividend, answers) / below
        case Least(choices):
            return min(value_of(choice, answers) for choice in choices)
        case Greatest(choices):
            return max(value_of(choice, answers) for choice in choices)
        case If(condition, then, otherwise):
            return value_of(then if holds(condition, answers) else otherwise, answers)
        case Rounded(value=value, digits=digits, mode=mode):
            return rounded(value_of(value, answers), digits, mode)
        case Earned() | Share():
            raise Undefined  # only gates speak of other nodes; see `grades`
        case _:
            assert_never(number)


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether `condition` holds.

    Raises:
        Unanswered: an answer it needs is missing.
    """
    match condition:
        case Within(value, interval):
            return value_of(value, answers) in interval
        case Yes(owner, name):
            return _answer((owner, name), answers) is True
        case Chosen(owner, name, option):
            return _answer((owner, name), answers) == option
        case Absent(owner, name):
            return isinstance(_answer((owner, name), answers), Never)
        case All(conditions):
            return all(holds(one, answers) for one in conditions)
        case Any(conditions):
            return any(holds(one, answers) for one in conditions)
        case Not(inner):
            return not holds(inner, answers)
        case _:
            assert_never(condition)


def deciding(cases: tuple[Case, ...], answers: Answers) -> int:
    """The number of the first case that holds.

    Raises:
        Unanswered: an answer needed to know is missing.
        Undefined: no case holds.
    """
    for position, case in enumerate(cases):
        if holds(case.when, answers):
            return position
    raise Undefined


def _answer(key: Key, answers: Answers) -> Value:
    value = answers.get(key)
    if value is None:
        raise Unanswered
    return value


def _numeric(value: Value) -> Fraction:
    match value:
        case Judgement(points=points):
            return points
        case Fraction():
            return value
        case _:
            raise Undefined
