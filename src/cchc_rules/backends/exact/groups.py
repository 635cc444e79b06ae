"""How the scores of children make the score of their group.

What still may change travels upward as weights: a weight is an amount of points out of a
maximum that may or may not apply. Where a group rescales, its points are its maximum times the
share that the applicable weights earned; the bounds of that share are found exactly, by
counting an uncertain weight in only where that makes the share lower (or higher).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from cchc_rules.backends.exact.items import Scored
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import summed
from cchc_rules.ir.nodes import Combine, Group
from cchc_rules.ir.scorecard import Points, Status

ZERO = Fraction(0)


@frozen(kw_only=True)
class Weight:
    """Points between `low` and `high`, out of a maximum between `least` and `most`.

    An `optional` weight may turn out not to apply at all.
    """

    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction
    optional: bool = False


@frozen(kw_only=True)
class Combined:
    """What a group passes upward, and what it shows."""

    weights: tuple[Weight, ...]
    points: Points
    applicable: Fraction
    rescaled: bool


def weight_of(scored: Scored, *, rescales: bool) -> tuple[Weight, ...]:
    """The weight of an item; none when it does not apply and its maximum is spread elsewhere."""
    score = scored.score
    if score.applicable == 0 and score.status is Status.NOT_APPLICABLE:
        return ()
    return (
        Weight(
            low=scored.given.low,
            high=scored.given.high,
            least=score.maximum,
            most=score.maximum,
            optional=scored.may_not_apply and rescales,
        ),
    )


def combine(group: Group, children: Sequence[tuple[Weight, ...]]) -> Combined:
    """The score of `group` from the weights of its children."""
    assert group.maximum is not None
    weights = tuple(weight for child in children for weight in child)
    if not weights:
        return Combined(weights=(), points=Points(low=ZERO, high=ZERO), applicable=ZERO, rescaled=False)
    match group.combine:
        case Combine.SUM:
            if not group.rescales:
                return _summed(weights)
        case Combine.CAPPED_SUM:
            weights = (_capped(weights, group.maximum),)
        case Combine.BEST | Combine.WORST:
            picks = [_one(child) for child in children if child]
            weights = (_picked(picks, group.maximum, best=group.combine is Combine.BEST),)
        case _:
            assert_never(group.combine)
    if group.rescales:
        return rescaled(weights, group.maximum)
    return _summed(weights)


def rescaled(weights: tuple[Weight, ...], maximum: Fraction) -> Combined:
    """`maximum` times the share that the applicable weights earned."""
    low = maximum * lowest_share(weights)
    high = maximum * highest_share(weights)
    optional = all(weight.optional for weight in weights)
    whole = Weight(low=low, high=high, least=maximum, most=maximum, optional=optional)
    changed = summed(weight.least for weight in weights) != maximum
    # A group that may not apply at all may end with nothing; its weight then counts nowhere.
    shown = Points(low=ZERO if optional else low, high=high)
    return Combined(weights=(whole,), points=shown, applicable=maximum, rescaled=changed)


def lowest_share(weights: Sequence[Weight]) -> Fraction:
    """The least possible Σ points / Σ maximum over the weights that apply."""
    points = summed(weight.low for weight in weights if not weight.optional)
    total = summed(weight.most for weight in weights if not weight.optional)
    for weight in sorted((w for w in weights if w.optional), key=lambda w: w.low / w.most):
        if total == 0 or weight.low * total < points * weight.most:
            points, total = points + weight.low, total + weight.most
    return points / total


def highest_share(weights: Sequence[Weight]) -> Fraction:
    """The greatest possible share; never above 1."""
    points = summed(weight.high for weight in weights if not weight.optional)
    total = summed(weight.least for weight in weights if not weight.optional)
    ordered = sorted((w for w in weights if w.optional), key=lambda w: w.high / w.least, reverse=True)
    for weight in ordered:
        if total == 0 or weight.high * total > points * weight.least:
            points, total = points + weight.high, total + weight.least
    return min(Fraction(1), points / total)


def _summed(weights: tuple[Weight, ...]) -> Combined:
    low = summed(ZERO if weight.optional else weight.low for weight in weights)
    high = summed(weight.high for weight in weights)
    applicable = summed(weight.most for weight in weights)
    return Combined(weights=weights, points=Points(low=low, high=high), applicable=applicable, rescaled=False)


def _one(child: tuple[Weight, ...]) -> Weight:
    """The weights of one child as one."""
    if len(child) == 1:
        return child[0]
    return Weight(
        low=summed(ZERO if weight.optional else weight.low for weight in child),
        high=summed(weight.high for weight in child),
        least=summed(ZERO if weight.optional else weight.least for weight in child)
        or min(weight.least for weight in child),
        most=summed(weight.most for weight in child),
        optional=all(weight.optional for weight in child),
    )


def _capped(weights: tuple[Weight, ...], cap: Fraction) -> Weight:
    whole = _one(weights)
    return Weight(
        low=min(cap, whole.low),
        high=min(cap, whole.high),
        least=min(cap, whole.least),
        most=min(cap, whole.most),
        optional=whole.optional,
    )


def _picked(weights: Sequence[Weight], maximum: Fraction, *, best: bool) -> Weight:
    """The best or the worst of the children that apply."""
    sure = [weight for weight in weights if not weight.optional] or list(weights)
    if best:
        only_optional = all(weight.optional for weight in weights)
        low = min(w.low for w in weights) if only_optional else max(w.low for w in sure)
        high = max(weight.high for weight in weights)
    else:
        only_optional = all(weight.optional for weight in weights)
        low = min(weight.low for weight in weights)
        high = max(w.high for w in weights) if only_optional else min(w.high for w in sure)
    optional = all(weight.optional for weight in weights)
    return Weight(low=low, high=high, least=maximum, most=maximum, optional=optional)
