"""Base, bonus and penalty; the total under its bounds; the index and its one rounding."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cchc_rules.backends.exact.groups import Weight, rescaled
from cchc_rules.base.numbers import rounded
from cchc_rules.ir.nodes import Cap, IndexDenominator, IndexNumerator, RoundingLevel, TotalRule
from cchc_rules.ir.scorecard import Points, TotalScore

ZERO = Fraction(0)
NOTHING = Points(low=ZERO, high=ZERO)


def total_of(
    rule: TotalRule, weights: tuple[Weight, ...], bonus: Sequence[Points], penalty: Sequence[Points]
) -> TotalScore:
    """The total of a ruleset from the weights of its base and its extra items."""
    base = _base(rule, weights)
    extra = _capped(bonus, rule.bonus_cap)
    lost = _capped(penalty, rule.penalty_cap)
    total = Points(
        low=_bounded(base.low + extra.low - lost.high, rule),
        high=_bounded(base.high + extra.high - lost.low, rule),
    )
    possible = _index(rule, base, total) if weights else None
    final = possible is not None and possible.final
    return TotalScore(
        base=base,
        bonus=extra,
        penalty=lost,
        total=total,
        maximum=rule.maximum,
        index=possible.low if possible and final else None,
        rounded_index=_shown(possible.low, rule) if possible and final else None,
        possible_index=possible,
    )


def _base(rule: TotalRule, weights: tuple[Weight, ...]) -> Points:
    if not weights:
        return NOTHING
    if rule.rescale:
        return rescaled(weights, rule.maximum).points
    low = sum((ZERO if weight.optional else weight.low for weight in weights), ZERO)
    return Points(low=low, high=sum((weight.high for weight in weights), ZERO))


def _capped(items: Sequence[Points], cap: Cap | None) -> Points:
    low = sum((item.low for item in items), ZERO)
    high = sum((item.high for item in items), ZERO)
    if cap is None or cap.limit is None:
        return Points(low=low, high=high)
    return Points(low=min(cap.limit, low), high=min(cap.limit, high))


def _bounded(points: Fraction, rule: TotalRule) -> Fraction:
    """Rounded where that is ordered, and then within the bounds: rounding lifts nobody over a cap."""
    if rule.rounding is not None and rule.rounding.level is RoundingLevel.TOTAL:
        points = rounded(points, rule.rounding.digits, rule.rounding.mode)
    if rule.cap is not None:
        points = min(rule.cap, points)
    if rule.floor is not None:
        points = max(rule.floor, points)
    return points


def _index(rule: TotalRule, base: Points, total: Points) -> Points:
    numerator = total if rule.numerator is IndexNumerator.TOTAL else base
    denominator = rule.maximum
    with_bonus = rule.denominator is IndexDenominator.MAXIMUM_WITH_BONUS
    if with_bonus and rule.bonus_cap is not None and rule.bonus_cap.limit is not None:
        denominator += rule.bonus_cap.limit
    return Points(low=numerator.low / denominator, high=numerator.high / denominator)


def _shown(index: Fraction, rule: TotalRule) -> Fraction:
    """The index as published: a percentage with the ordered decimals."""
    if rule.rounding is None or rule.rounding.level is not RoundingLevel.INDEX:
        return index
    return rounded(index * 100, rule.rounding.digits, rule.rounding.mode) / 100


def shown_index(points: Points, rule: TotalRule) -> Points:
    """Both bounds of the index as published."""
    return Points(low=_shown(points.low, rule), high=_shown(points.high, rule))
