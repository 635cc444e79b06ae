"""Nobody earns less than nothing or more than the maximum, and the index stays in its range."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.breach import Breach, Scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.base.numbers import rounded
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import GroupScore, Points, Status
from cchc_rules.ir.walk import items

ZERO, ONE = Fraction(0), Fraction(1)


def within_bounds(scoring: Scoring) -> Iterator[Breach]:
    """0 ≤ low ≤ high ≤ maximum at every node; bonus and penalty stay under their caps."""
    law, ruleset = Law.WITHIN_BOUNDS, scoring.ruleset
    for node, score in scoring.pairs():
        least, most = extremes(node)
        if not _holds(score.points, least, most):
            message = messages.OUTSIDE.of(**_facts(score.points, least, most))
            yield Breach(law=law, node=node.id, message=message)
    total = scoring.scorecard.total
    for what, points, level, cap in (
        (messages.BONUS, total.bonus, ir.Level.BONUS, ruleset.total.bonus_cap),
        (messages.PENALTY, total.penalty, ir.Level.PENALTY, ruleset.total.penalty_cap),
    ):
        most = most_of(ruleset, level, cap)
        if not _holds(points, ZERO, most):
            message = messages.OUTSIDE_CAP.of(what=what, **_facts(points, ZERO, most))
            yield Breach(law=law, node=None, message=message)


def index_within(scoring: Scoring) -> Iterator[Breach]:
    """The index lies between 0 and 100 %, or in the wider range that the ruleset declares."""
    possible = scoring.scorecard.total.possible_index
    least, most = index_range(scoring.ruleset)
    if possible is not None and not _holds(possible, least, most):
        message = messages.INDEX_OUTSIDE.of(**_facts(possible, least, most))
        yield Breach(law=Law.INDEX_WITHIN, node=None, message=message)


def not_applicable_conserves(scoring: Scoring) -> Iterator[Breach]:
    """What does not apply gives what its policy says, and nothing it leaves to others exceeds their whole."""
    law = Law.NOT_APPLICABLE_CONSERVES
    for node, score in scoring.pairs():
        if isinstance(score, GroupScore):
            if score.index is not None and score.index > ONE:
                message = messages.INDEX_OVER_WHOLE.of(index=score.index)
                yield Breach(law=law, node=node.id, message=message)
            continue
        if isinstance(node, ir.Group) or score.status is not Status.NOT_APPLICABLE:
            continue
        wanted = node.maximum if node.na.effect is ir.NaEffect.FULL else ZERO
        whole = ZERO if node.na.effect is ir.NaEffect.RESCALE else node.maximum
        if (score.points.low, score.points.high, score.applicable) != (wanted, wanted, whole):
            message = messages.NA_POINTS.of(
                points=score.points.high, applicable=score.applicable, wanted=wanted, whole=whole
            )
            yield Breach(law=law, node=node.id, message=message)
    whole, base = scoring.ruleset.total.maximum, scoring.scorecard.total.base
    if base.high > whole:
        message = messages.OVER_WHOLE.of(points=base.high, whole=whole)
        yield Breach(law=law, node=None, message=message)


def extremes(node: ir.Node) -> tuple[Fraction, Fraction]:
    """The least and the most that a node can show; a part of bonus and penalty may be negative."""
    if node.maximum is not None:
        return ZERO, node.maximum
    assert isinstance(node, ir.Group)
    least = most = ZERO
    for child in node.children:
        low, high = extremes(child)
        lost = child.level is ir.Level.PENALTY
        least += -high if lost else low
        most += -low if lost else high
    return least, most


def most_of(ruleset: ir.Ruleset, level: ir.Level, cap: ir.Cap | None) -> Fraction:
    """The most that all bonus, or all penalty, items can come to together."""
    whole = sum((item.maximum for item in items(ruleset) if item.level is level), ZERO)
    return whole if cap is None or cap.limit is None else min(whole, cap.limit)


def index_range(ruleset: ir.Ruleset) -> tuple[Fraction, Fraction]:
    """Between what the index can lie, as far as the clauses about the total tell."""
    rule = ruleset.total
    least, most = ZERO, rule.maximum
    if rule.numerator is ir.IndexNumerator.TOTAL:
        least, most = (
            _total(rule, -most_of(ruleset, ir.Level.PENALTY, rule.penalty_cap)),
            _total(rule, rule.maximum + most_of(ruleset, ir.Level.BONUS, rule.bonus_cap)),
        )
    whole = denominator(rule)
    return least / whole, most / whole


def denominator(rule: ir.TotalRule) -> Fraction:
    """What the index is divided by."""
    cap = rule.bonus_cap
    if rule.denominator is ir.IndexDenominator.MAXIMUM or cap is None or cap.limit is None:
        return rule.maximum
    return rule.maximum + cap.limit


def _total(rule: ir.TotalRule, points: Fraction) -> Fraction:
    return bounded(rule, total_rounded(rule, points))


def bounded(rule: ir.TotalRule, points: Fraction) -> Fraction:
    """max(floor, min(cap, points)); a bound that is "none" is left out."""
    capped = points if rule.cap is None else min(rule.cap, points)
    return capped if rule.floor is None else max(rule.floor, capped)


def total_rounded(rule: ir.TotalRule, points: Fraction) -> Fraction:
    """A total after the rounding of totals, where that is the level that rounds."""
    if rule.rounding is None or rule.rounding.level is not ir.RoundingLevel.TOTAL:
        return points
    return rounded(points, rule.rounding.digits, rule.rounding.mode)


def _holds(points: Points, least: Fraction, most: Fraction) -> bool:
    return least <= points.low <= points.high <= most


def _facts(points: Points, least: Fraction, most: Fraction) -> dict[str, Fraction | Text | str | int]:
    return {"low": points.low, "high": points.high, "least": least, "most": most}
