"""A number of the IR with another one in the place of a part of it."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from cchc_rules.ir.nodes import (
    Absent,
    All,
    Answer,
    Any,
    Award,
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


def case_with(case: Case, part: Number, by: Number) -> Case:
    """The case with `by` wherever `part` stands."""
    then = case.then
    if isinstance(then, Award):
        then = Award(number_with(then.points, part, by))
    return Case(condition_with(case.when, part, by), then)


def number_with(number: Number, part: Number, by: Number) -> Number:
    """The number with `by` wherever `part` stands."""
    if number == part:
        return by
    match number:
        case Constant() | Answer() | Tally() | OfAll() | Earned() | Share():
            return number
        case Sum(inner):
            return Sum(tuple(number_with(one, part, by) for one in inner))
        case Product(inner):
            return Product(tuple(number_with(one, part, by) for one in inner))
        case Least(inner):
            return Least(tuple(number_with(one, part, by) for one in inner))
        case Greatest(inner):
            return Greatest(tuple(number_with(one, part, by) for one in inner))
        case Quotient(dividend, divisor):
            return Quotient(number_with(dividend, part, by), number_with(divisor, part, by))
        case If(condition, then, otherwise):
            return If(
                condition_with(condition, part, by),
                number_with(then, part, by),
                number_with(otherwise, part, by),
            )
        case Rounded(value=value):
            return evolve(number, value=number_with(value, part, by))
        case _:
            assert_never(number)


def condition_with(condition: Condition, part: Number, by: Number) -> Condition:
    """The condition with `by` wherever `part` stands."""
    match condition:
        case Within(value, interval):
            return Within(number_with(value, part, by), interval)
        case All(inner):
            return All(tuple(condition_with(one, part, by) for one in inner))
        case Any(inner):
            return Any(tuple(condition_with(one, part, by) for one in inner))
        case Not(one):
            return Not(condition_with(one, part, by))
        case Yes() | Chosen() | Absent():
            return condition
        case _:
            assert_never(condition)
