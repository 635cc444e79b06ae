"""Points and shares that may still lie in a range, in words."""

from __future__ import annotations

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.writing import PLAIN, plain, ratio
from cchc_rules.base.texts import Text
from cchc_rules.ir.scorecard import GroupScore, Points


def phrase_points(value: Points) -> Text:
    """Points, or between what they lie."""
    if value.final:
        return plain(value.low, PLAIN)
    return messages.RANGE.of(low=plain(value.low, PLAIN), high=plain(value.high, PLAIN))


def phrase_share(value: Points) -> Text:
    """A share as a percentage, or between what it lies."""
    if value.final:
        return ratio(value.low)
    return messages.RANGE.of(low=ratio(value.low), high=ratio(value.high))


def share_of(group: GroupScore) -> Points | None:
    """The points of a group over what counts in it; None when nothing counts."""
    if group.index is not None:
        return Points(low=group.index, high=group.index)
    if group.applicable == 0:
        return None
    return Points(low=group.points.low / group.applicable, high=group.points.high / group.applicable)
