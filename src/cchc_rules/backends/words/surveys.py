"""Recognising means and counts of survey replies in the numbers of the IR.

A number is only called a mean when its weights are those of the survey, so that the word never
hides a different formula.
"""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.backends.words.questions import input_of
from cchc_rules.base.classes import frozen
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import (
    Any,
    Condition,
    Constant,
    If,
    Interval,
    Number,
    Product,
    Quotient,
    Ruleset,
    Sum,
    SurveyOf,
    Tally,
    Within,
)

NOTHING = Interval(Fraction(0), Fraction(0))
_ZERO = Constant(Fraction(0))


@frozen
class Replies:
    """A survey, or one group of its respondents."""

    key: Key
    group: str | None = None


def survey(key: Key, ruleset: Ruleset) -> SurveyOf | None:
    """The survey that `key` refers to."""
    asked = input_of(key, ruleset)
    return asked.kind if asked is not None and isinstance(asked.kind, SurveyOf) else None


def in_percent(kind: SurveyOf) -> bool:
    """Whether every weight lies between 0 and 1, so that a mean is a ratio."""
    return all(0 <= option.weight <= 1 for option in kind.options if option.weight is not None)


def counted(number: Number, ruleset: Ruleset) -> Replies | None:
    """Whose replies `number` counts, when it counts all that count."""
    match number:
        case Sum((Tally(owner, name, _, group), *_)):
            kind = survey((owner, name), ruleset)
            if kind is None:
                return None
            wanted = Sum(tuple(Tally(owner, name, label, group) for label, _ in _weights(kind)))
            return Replies((owner, name), group) if number == wanted else None
        case Sum((Sum(), *_)):
            parts = [counted(term, ruleset) for term in number.terms]
            return _all_groups(parts, ruleset)
        case _:
            return None


def mean(number: Number, ruleset: Ruleset) -> Replies | None:
    """Whose mean `number` is."""
    match number:
        case Quotient(Sum((Product(), *_)) as dividend, Sum((Tally(), *_)) as divisor):
            found = counted(divisor, ruleset)
            kind = survey(found.key, ruleset) if found is not None else None
            if found is None or kind is None:
                return None
            weighed = tuple(
                Product((Constant(weight), tally))
                for (_, weight), tally in zip(_weights(kind), divisor.terms, strict=True)
            )
            return found if dividend.terms == weighed else None
        case Quotient(Sum(terms) as dividend, Sum(weights)):
            found = _mean_of_groups(dividend, ruleset)
            pairs = zip(terms, weights, strict=False)
            shared = len(terms) == len(weights) and all(_same_presence(*pair) for pair in pairs)
            return found if shared else None
        case Sum():
            return _mean_of_groups(number, ruleset)
        case _:
            return None


def nobody_replied(condition: Condition, ruleset: Ruleset) -> Replies | None:
    """Whose replies the condition says are none."""
    match condition:
        case Within(value, interval) if interval == NOTHING:
            found = counted(value, ruleset)
            return found if found is not None else _no_weight_present(value, ruleset)
        case _:
            return None


def some_group_empty(condition: Condition, ruleset: Ruleset) -> Replies | None:
    """The survey of which the condition says that some group has no reply."""
    if not isinstance(condition, Any):
        return None
    return _all_groups([nobody_replied(one, ruleset) for one in condition.conditions], ruleset)


def _weights(kind: SurveyOf) -> list[tuple[str, Fraction]]:
    return [(option.label, option.weight) for option in kind.options if option.weight is not None]


def _all_groups(parts: list[Replies | None], ruleset: Ruleset) -> Replies | None:
    if not parts or parts[0] is None:
        return None
    kind = survey(parts[0].key, ruleset)
    if kind is None or not kind.groups:
        return None
    every = [Replies(parts[0].key, group.label) for group in kind.groups]
    return Replies(parts[0].key) if parts == every else None


def _mean_of_groups(number: Sum, ruleset: Ruleset) -> Replies | None:
    """Σ weight·mean over the groups, each perhaps left out where it has no reply."""
    means: list[Replies | None] = []
    weights: list[Fraction] = []
    for term in number.terms:
        present = term
        if isinstance(term, If) and term.then == _ZERO:
            present = term.otherwise
        match present:
            case Product((Constant(weight), inner)):
                found = mean(inner, ruleset)
            case _:
                return None
        if isinstance(term, If) and (found is None or nobody_replied(term.condition, ruleset) != found):
            return None
        means.append(found)
        weights.append(weight)
    whole = _all_groups(means, ruleset)
    kind = survey(whole.key, ruleset) if whole is not None else None
    return whole if kind is not None and weights == [group.weight for group in kind.groups] else None


def _same_presence(term: Number, weight: Number) -> bool:
    """Whether a group's weight is left out exactly where its mean is."""
    match term, weight:
        case If(left, _, Product((Constant(one), _))), If(right, nothing, Constant(other)):
            return left == right and one == other and nothing == _ZERO
        case _:
            return False


def _no_weight_present(value: Number, ruleset: Ruleset) -> Replies | None:
    if not isinstance(value, Sum):
        return None
    parts: list[Replies | None] = []
    for term in value.terms:
        match term:
            case If(condition, nothing, Constant(weight)) if nothing == _ZERO and weight > 0:
                parts.append(nobody_replied(condition, ruleset))
            case _:
                return None
    return _all_groups(parts, ruleset)
