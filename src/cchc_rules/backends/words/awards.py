"""The points of a case in words: the shapes a decision uses, and formulas for the rest.

Every shape is recognised by its parts; what only looks alike is said as a formula.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.expressions import (
    against_goal,
    phrase_condition,
    phrase_number,
    phrase_subject,
)
from cchc_rules.backends.words.measures import MINUS_ONE, measure_of
from cchc_rules.backends.words.writing import DAYS, RATIO, Kind, joined, points
from cchc_rules.base.texts import Text
from cchc_rules.ir.intervals import is_point
from cchc_rules.ir.nodes import (
    Any,
    Award,
    Case,
    Condition,
    Constant,
    Greatest,
    If,
    Item,
    Least,
    NeedsExplanation,
    NotApplicable,
    Number,
    Outcome,
    Pending,
    Product,
    Quotient,
    Rejected,
    Ruleset,
    Sum,
    Within,
)
from cchc_rules.ir.ranges import Known, range_of
from cchc_rules.ir.walk import keys_of_number

_ZERO = Constant(Fraction(0))


def phrase_outcome(case: Case, item: Item, ruleset: Ruleset) -> Text:
    """What a case gives."""
    outcome: Outcome = case.then
    match outcome:
        case Award(number):
            return _award(number, case.when, item, ruleset)
        case NotApplicable():
            return messages.NOT_APPLICABLE
        case NeedsExplanation():
            return messages.NEEDS_EXPLANATION
        case Pending():
            return messages.PENDING
        case Rejected():
            return messages.REJECTED
        case _:
            assert_never(outcome)


def _award(number: Number, when: Condition, item: Item, ruleset: Ruleset) -> Text:
    said = (
        _constant(number)
        or _interpolated(number, when)
        or _share_of_points(number, when, ruleset)
        or _deducted(number, item, ruleset)
        or _rates(number, ruleset)
        or _parts(number, item, ruleset)
    )
    return said or messages.EQUAL_TO.of(number=phrase_number(number, ruleset))


def _constant(number: Number) -> Text | None:
    """Points that depend on no answer, such as half of the maximum."""
    if any(keys_of_number(number)):
        return None
    settled = range_of(number, Known(kinds={}))
    return points(settled.low) if is_point(settled) and settled.low is not None else None


def _interpolated(number: Number, when: Condition) -> Text | None:
    """`low + (x - start) × slope` on the band where x lies."""
    match number, when:
        case (
            Sum((Constant(low), Product((Sum((subject, Constant(start))), Constant(slope))))),
            Within(value, band),
        ) if subject == value and band.low == -start and band.high is not None:
            high = low + slope * (band.high + start)
            words = messages.RISING if high >= low else messages.FALLING
            return words.of(low=low, high=points(high))
        case _:
            return None


def _share_of_points(number: Number, when: Condition, ruleset: Ruleset) -> Text | None:
    """A ratio times points; the ratio is not named again where the band is about it."""
    match number:
        case Product((share, Constant(value))) if not isinstance(share, Constant):
            pass
        case _:
            return None
    if measure_of(share, ruleset) != RATIO and against_goal(share) is None:
        return None
    is_subject = isinstance(when, Within) and when.value == share
    said = messages.THE_RATIO if is_subject else phrase_subject(share, ruleset)
    return messages.RATIO_TIMES.of(ratio=said, points=points(value))


def _deducted(number: Number, item: Item, ruleset: Ruleset) -> Text | None:
    match number:
        case Greatest((inner, Constant(limit))):
            said = _deducted(inner, item, ruleset)
            return None if said is None else messages.FLOORED.of(award=said, limit=points(limit))
        case Sum((Constant(whole), Product((first, taken)))) if first == MINUS_ONE:
            pass
        case _:
            return None
    if whole != item.maximum:
        return None
    match taken:
        case Least((inner, Constant(limit))):
            rates = _plain_rates(inner, ruleset)
            words = messages.DEDUCTED_AT_MOST
            return None if rates is None else words.of(points=points(whole), rates=rates, limit=points(limit))
        case _:
            rates = _plain_rates(taken, ruleset)
            return None if rates is None else messages.DEDUCTED.of(points=points(whole), rates=rates)


def _rates(number: Number, ruleset: Ruleset) -> Text | None:
    match number:
        case Least((inner, Constant(limit))):
            rates = _plain_rates(inner, ruleset)
            return None if rates is None else messages.CAPPED.of(award=rates, limit=points(limit))
        case _:
            return _plain_rates(number, ruleset)


def _plain_rates(number: Number, ruleset: Ruleset) -> Text | None:
    """Points for each of some things, perhaps for several kinds of things."""
    match number:
        case Product((Constant(rate), per)) if measure_of(per, ruleset).kind in {Kind.THINGS, Kind.DAYS}:
            thing, said = measure_of(per, ruleset), phrase_number(per, ruleset)
            if thing == DAYS:
                return messages.PER_DAY.of(points=points(rate), number=said)
            if thing.unit is None:
                return messages.RATIO_TIMES.of(ratio=points(rate), points=_bracketed(per, said))
            return messages.PER_THING.of(points=points(rate), unit=thing.unit, number=said)
        case Sum(terms):
            rates = [one for term in terms if (one := _plain_rates(term, ruleset)) is not None]
            return joined(rates, messages.AND) if len(rates) == len(terms) else None
        case _:
            return None


def _parts(number: Number, item: Item, ruleset: Ruleset) -> Text | None:
    match number:
        case If(Any(conditions), (Sum() | Greatest()) as made, otherwise):
            parts = _part_terms(made)
            if parts is None or conditions != tuple(part.condition for part in parts):
                return None
            said = _parts(made, item, ruleset)
            rest = _points_of(otherwise, ruleset)
            return None if said is None else messages.PARTS_OR_ELSE.of(parts=said, otherwise=rest)
        case Sum() | Greatest():
            parts = _part_terms(number)
        case _:
            return None
    if parts is None:
        return None
    lines = [
        messages.PART.of(
            points=_points_of(part.then, ruleset), condition=phrase_condition(part.condition, ruleset)
        )
        for part in parts
    ]
    words = messages.PARTS if isinstance(number, Sum) else messages.BEST_PART
    return words.of(parts=joined(lines, "; "))


def _part_terms(number: Sum | Greatest) -> tuple[If, ...] | None:
    terms = number.terms if isinstance(number, Sum) else number.choices
    parts = tuple(term for term in terms if isinstance(term, If) and term.otherwise == _ZERO)
    return parts if parts and len(parts) == len(terms) else None


def _bracketed(number: Number, said: Text) -> Text:
    return messages.IN_BRACKETS.of(number=said) if isinstance(number, (Sum, Quotient)) else said


def _points_of(number: Number, ruleset: Ruleset) -> Text:
    return _constant(number) or phrase_number(number, ruleset)
