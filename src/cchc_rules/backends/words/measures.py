"""What a number of the IR is a number of, which decides how its bounds are written."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.words import surveys
from cchc_rules.backends.words.questions import input_of
from cchc_rules.backends.words.writing import DATE, DAYS, PLAIN, POINTS, RATIO, THINGS, Kind, Measure
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    Answer,
    Constant,
    CountOf,
    DateOf,
    DaysOf,
    Earned,
    Greatest,
    If,
    JudgementOf,
    Least,
    Number,
    NumberOf,
    OfAll,
    Product,
    Quotient,
    Rounded,
    Ruleset,
    Share,
    Sum,
    Tally,
)

MINUS_ONE = Constant(Fraction(-1))
# The IR writes a day as a number. Days of our times have numbers above this one (the year 274);
# no delay is as long.
_FIRST_DAY = 100_000


def measure_of(number: Number, ruleset: Ruleset) -> Measure:
    """What `number` is a number of."""
    found = surveys.mean(number, ruleset)
    if found is not None:
        kind = surveys.survey(found.key, ruleset)
        return RATIO if kind is not None and surveys.in_percent(kind) else PLAIN
    match number:
        case Constant():
            return PLAIN
        case Answer(owner, name):
            return _of_answer((owner, name), ruleset)
        case Tally():
            return THINGS
        case OfAll(_, owner, name):
            return _of_answer((owner, name), ruleset)
        case Sum(terms):
            return _of_sum(terms, ruleset)
        case Product(factors):
            return _of_product(factors, ruleset)
        case Quotient(dividend, divisor):
            return _of_quotient(measure_of(dividend, ruleset), measure_of(divisor, ruleset))
        case Least(choices) | Greatest(choices):
            return _common([measure_of(choice, ruleset) for choice in choices])
        case If(_, then, otherwise):
            return _common([measure_of(then, ruleset), measure_of(otherwise, ruleset)])
        case Rounded(value=value):
            return measure_of(value, ruleset)
        case Earned():
            return POINTS
        case Share():
            return RATIO
        case _:
            assert_never(number)


def stands_for_a_day(constant: Fraction) -> bool:
    """Whether a constant among days can only be a day itself, not a number of days."""
    return abs(constant) > _FIRST_DAY


def _of_answer(key: Key, ruleset: Ruleset) -> Measure:
    asked = input_of(key, ruleset)
    match asked.kind if asked is not None else None:
        case CountOf(unit):
            return Measure(Kind.THINGS, unit)
        case NumberOf(unit):
            return Measure(Kind.THINGS, unit)
        case DaysOf():
            return DAYS
        case DateOf():
            return DATE
        case JudgementOf():
            return POINTS
        case _:
            return PLAIN


def _of_sum(terms: tuple[Number, ...], ruleset: Ruleset) -> Measure:
    measures = [measure_of(term, ruleset) for term in terms]
    if DATE not in measures:
        return _common(measures)
    days = 0
    for term, measure in zip(terms, measures, strict=True):
        match term:
            case Constant(value) if stands_for_a_day(value):
                days += 1 if value > 0 else -1
            case Product((first, _)) if measure == DATE and first == MINUS_ONE:
                days -= 1
            case _:
                days += measure == DATE
    return DATE if days == 1 else DAYS


def _of_product(factors: tuple[Number, ...], ruleset: Ruleset) -> Measure:
    measures = [measure_of(factor, ruleset) for factor in factors if factor != MINUS_ONE]
    while len(measures) > 1 and RATIO in measures:
        measures.remove(RATIO)
    while len(measures) > 1 and PLAIN in measures:
        measures.remove(PLAIN)
    return POINTS if POINTS in measures else measures[0] if measures else PLAIN


def _of_quotient(above: Measure, below: Measure) -> Measure:
    if below in {PLAIN, RATIO}:
        return above
    return RATIO if above in {PLAIN, below} else PLAIN


def _common(measures: list[Measure]) -> Measure:
    return next((measure for measure in measures if measure != PLAIN), PLAIN)
