"""What interval arithmetic and sums of maxima prove about every item, group and the total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.proving.verdicts import Method, Proved, Reason, Unknown, Verdict
from cchc_rules.base.numbers import rounded
from cchc_rules.ir import intervals as iv
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.coverage import complete
from cchc_rules.ir.ranges import awards
from cchc_rules.ir.safety import troubles
from cchc_rules.ir.walk import is_extra, items

ZERO = Fraction(0)
BY_SUMS = Proved((Method.SUMS,))
BY_INTERVALS = Proved((Method.INTERVALS,))
OPEN = Unknown(Reason.OUT_OF_REACH)


def rounding_of_items(ruleset: ir.Ruleset) -> ir.RoundingRule | None:
    """How the points of items are rounded, where they are."""
    rule = ruleset.total.rounding
    return rule if rule is not None and rule.level is ir.RoundingLevel.ITEM else None


def is_defined(item: ir.Item, frame: Frame) -> Verdict:
    """Every dossier has an outcome, and nothing divides by zero."""
    known = frame.known(item)
    safe = next(iter(troubles(item.cases, known)), None) is None
    return BY_INTERVALS if safe and complete(item.cases, known) else OPEN


def item_within_bounds(item: ir.Item, frame: Frame) -> Verdict:
    """Every award, rounded where items are, lies between 0 and the maximum."""
    allowed = ir.Interval(ZERO, item.maximum)
    return BY_INTERVALS if all(iv.within(one, allowed) for one in earned_by(item, frame)) else OPEN


def earned_by(item: ir.Item, frame: Frame) -> list[ir.Interval]:
    """The range of every award that may decide, rounded where items are."""
    rule = rounding_of_items(frame.ruleset)
    earned = awards(item.cases, frame.known(item))
    if rule is None:
        return earned
    most = iv.point(item.maximum)
    return [iv.least([iv.round_interval(one, rule.digits, rule.mode), most]) for one in earned]


def group_within_bounds(group: ir.Group) -> Verdict:
    """No group earns more than its maximum, because no child earns more than its own."""
    maxima = [child.maximum for child in group.children if not is_extra(child) and child.maximum is not None]
    if group.maximum is None or group.combine is ir.Combine.CAPPED_SUM:
        return BY_SUMS
    picks = group.combine in {ir.Combine.BEST, ir.Combine.WORST}
    most = max(maxima, default=ZERO) if picks else sum(maxima, ZERO)
    return BY_SUMS if most <= group.maximum else OPEN


def index_range(ruleset: ir.Ruleset) -> ir.Interval:
    """Between what the published index can lie at all, from the maxima of its parts."""
    rule = ruleset.total
    low, high = total_range(ruleset)
    if rule.numerator is ir.IndexNumerator.BASE:
        low, high = ZERO, rule.maximum
    denominator = rule.maximum
    capped = rule.bonus_cap is not None and rule.bonus_cap.limit is not None
    if rule.denominator is ir.IndexDenominator.MAXIMUM_WITH_BONUS and capped:
        assert rule.bonus_cap is not None
        denominator += rule.bonus_cap.limit or ZERO
    index = ir.Interval(low / denominator, high / denominator)
    if rule.rounding is None or rule.rounding.level is not ir.RoundingLevel.INDEX:
        return index
    percent = iv.multiply(iv.point(Fraction(100)), index)
    whole = iv.round_interval(percent, rule.rounding.digits, rule.rounding.mode)
    return iv.multiply(iv.point(Fraction(1, 100)), whole)


def total_range(ruleset: ir.Ruleset) -> tuple[Fraction, Fraction]:
    """Between what the total can lie, its own rounding included."""
    rule = ruleset.total
    bonus = _most(ruleset, ir.Level.BONUS, rule.bonus_cap)
    penalty = _most(ruleset, ir.Level.PENALTY, rule.penalty_cap)
    ends = []
    for end in (-penalty, rule.maximum + bonus):
        if rule.rounding is not None and rule.rounding.level is ir.RoundingLevel.TOTAL:
            end = rounded(end, rule.rounding.digits, rule.rounding.mode)  # noqa: PLW2901 - then bounded
        bounded = end if rule.cap is None else min(rule.cap, end)
        ends.append(bounded if rule.floor is None else max(rule.floor, bounded))
    return ends[0], ends[1]


def index_stays(ruleset: ir.Ruleset) -> Verdict:
    """The index lies in [0, 100 %], or in what the ruleset declares by its caps and floors."""
    rule = ruleset.total
    found = index_range(ruleset)
    assert found.low is not None
    assert found.high is not None
    low, high = ZERO, Fraction(1)
    if rule.numerator is ir.IndexNumerator.TOTAL:
        low = found.low if rule.floor is None else min(low, rule.floor / rule.maximum)
        high = found.high if rule.cap is None else max(high, rule.cap / rule.maximum)
    return BY_SUMS if low <= found.low and found.high <= high else OPEN


def nothing_is_gained(ruleset: ir.Ruleset) -> Verdict:
    """What does not apply gives nobody more than the maximum.

    Points are a share of the maxima that apply, and no share of parts is above 1 where no part
    earns more than its own maximum.
    """
    return BY_SUMS if all(one is BY_SUMS for one in _all_groups(ruleset.children)) else OPEN


def _all_groups(children: tuple[ir.Node, ...]) -> Iterator[Verdict]:
    for child in children:
        if isinstance(child, ir.Group):
            yield group_within_bounds(child)
            yield from _all_groups(child.children)


def _most(ruleset: ir.Ruleset, level: ir.Level, cap: ir.Cap | None) -> Fraction:
    most = sum((item.maximum for item in items(ruleset) if item.level is level), ZERO)
    return most if cap is None or cap.limit is None else min(cap.limit, most)
