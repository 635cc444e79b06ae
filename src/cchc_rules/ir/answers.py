"""Whether a value can be an answer of its kind.

Values read from people are held against their kind where they are read; this is for dossiers
that come from elsewhere, such as a kept result.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeGuard, assert_never

from cchc_rules.ir.dossier import Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.nodes import (
    AnswerKind,
    ChoiceOf,
    CountOf,
    DateOf,
    DaysOf,
    IndexOf,
    JudgementOf,
    NumberOf,
    Ruleset,
    SurveyOf,
    YesNo,
)
from cchc_rules.ir.walk import figures_of, items

_LAST_DAY = date.max.toordinal()


def unfit(dossier: Dossier, ruleset: Ruleset) -> Iterator[Key]:
    """The answers that `ruleset` does not ask for, or that are not of the kind it asks for.

    Figures over all units stand among the answers of a dossier that was scored with others.
    Points set by hand outside their bounds are told as `(item, "points")`.
    """
    kinds = ruleset.kinds
    figures = {number.key for number in figures_of(ruleset)}
    for key, value in dossier.answers.items():
        kind = kinds.get(key)
        if key in figures and _is_number(value):
            continue
        if kind is None or not answers(value, kind):
            yield key
    maxima = {item.id: item.maximum for item in items(ruleset)}
    for item, judged in dossier.awarded.items():
        if item not in maxima or not 0 <= judged.points <= maxima[item]:
            yield (item, "points")


def answers(value: Value, kind: AnswerKind) -> bool:
    """Whether `value` is of `kind` and within its bounds."""
    match kind:
        case CountOf() | DaysOf():
            return _is_number(value) and value.denominator == 1 and value >= 0
        case YesNo():
            return isinstance(value, bool)
        case DateOf(may_be_absent):
            if isinstance(value, Never):
                return may_be_absent
            return _is_number(value) and value.denominator == 1 and 1 <= value <= _LAST_DAY
        case NumberOf(bounds=bounds) | IndexOf(bounds=bounds):
            return _is_number(value) and value in bounds
        case ChoiceOf(options):
            return isinstance(value, str) and value in options
        case SurveyOf():
            return isinstance(value, Replies) and _are_replies(value, kind)
        case JudgementOf(low=low, high=high):
            return isinstance(value, Judgement) and low <= value.points <= high
        case _:
            assert_never(kind)


def _is_number(value: Value) -> TypeGuard[Fraction]:
    return isinstance(value, Fraction)


def _are_replies(replies: Replies, kind: SurveyOf) -> bool:
    options = {option.label for option in kind.options}
    groups: set[str | None] = {group.label for group in kind.groups} or {None}
    return all(
        group in groups and option in options and count >= 0 for (group, option), count in replies.counts
    )
