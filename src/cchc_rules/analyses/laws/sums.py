"""Groups and the total, made once more from the points of the items.

Written from the equations in `docs/reference/semantics.md`, apart from the evaluator. Where it is
open whether an item applies at all, the groups above it are left to the law of intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import field

from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.bounds import ONE, ZERO, bounded, total_rounded
from cchc_rules.analyses.laws.breach import Breach, Scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.ranges import Known, truth_of
from cchc_rules.ir.scorecard import ItemScore, Points, Status, item_scores
from cchc_rules.ir.walk import is_extra

End: TypeAlias = Callable[[Points], Fraction]
# Points out of a maximum.
Weight: TypeAlias = tuple[Fraction, Fraction]
_WAITING = frozenset({Status.MISSING, Status.PENDING})


def groups_combine(scoring: Scoring) -> Iterator[Breach]:
    """A group earns what its clause makes of its children, whatever does not apply rescaled."""
    made = made_of(scoring)
    for node, score in scoring.pairs():
        wanted = made.groups.get(node.id)
        if wanted is not None and wanted != score.points:
            message = messages.COMBINES.of(
                low=score.points.low, high=score.points.high, least=wanted.low, most=wanted.high
            )
            yield Breach(law=Law.GROUPS_COMBINE, node=node.id, message=message)


def total_is_its_parts(scoring: Scoring) -> Iterator[Breach]:
    """Base, bonus and penalty are sums of points; the total is made of them under its bounds."""
    rule, total = scoring.ruleset.total, scoring.scorecard.total
    scores = tuple(item_scores(scoring.scorecard))
    bonus = _extra(scores, ir.Level.BONUS, rule.bonus_cap)
    penalty = _extra(scores, ir.Level.PENALTY, rule.penalty_cap)
    base = made_of(scoring).base or total.base
    whole = Points(
        low=bounded(rule, total_rounded(rule, base.low + bonus.low - penalty.high)),
        high=bounded(rule, total_rounded(rule, base.high + bonus.high - penalty.low)),
    )
    for what, found, wanted in (
        (messages.BASE, total.base, base),
        (messages.BONUS, total.bonus, bonus),
        (messages.PENALTY, total.penalty, penalty),
        (messages.TOTAL, total.total, whole),
    ):
        if found != wanted:
            yield _differs(what, found, wanted)


def _differs(what: Text, found: Points, wanted: Points) -> Breach:
    message = messages.PART_DIFFERS.of(
        what=what, low=found.low, high=found.high, least=wanted.low, most=wanted.high
    )
    return Breach(law=Law.TOTAL_IS_ITS_PARTS, node=None, message=message)


def _extra(scores: Sequence[ItemScore], level: ir.Level, cap: ir.Cap | None) -> Points:
    low = sum((one.points.low for one in scores if one.level is level), ZERO)
    high = sum((one.points.high for one in scores if one.level is level), ZERO)
    limit = None if cap is None else cap.limit
    return Points(low=low, high=high) if limit is None else Points(low=min(limit, low), high=min(limit, high))


# ── the equations ──────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Made:
    """The points of groups and of the base, as far as it is settled what applies below them."""

    groups: dict[str, Points] = field(factory=dict)
    base: Points | None


def made_of(scoring: Scoring) -> Made:
    """What the points of the items make of every group and of the base.

    With what applies settled, every equation rises with the points it takes: the least of a group
    comes of the least of its items, the most of the most.
    """
    scores = {one.id: one for one in item_scores(scoring.scorecard)}
    unsettled = frozenset(_unsettled(scoring, scores))
    low = _Equations(scores=scores, end=lambda points: points.low, unsettled=unsettled)
    high = _Equations(scores=scores, end=lambda points: points.high, unsettled=unsettled)
    least, most = low.base(scoring.ruleset), high.base(scoring.ruleset)
    groups = {id_: Points(low=low.groups[id_], high=high.groups[id_]) for id_ in low.groups}
    base = None if least is None or most is None else Points(low=least, high=most)
    return Made(groups=groups, base=base)


@frozen(kw_only=True)
class _Equations:
    scores: dict[str, ItemScore]
    end: End
    unsettled: frozenset[str]
    groups: dict[str, Fraction] = field(init=False, factory=dict)

    def base(self, ruleset: ir.Ruleset) -> Fraction | None:
        found = [self.weights(child) for child in ruleset.children if not is_extra(child)]
        for extra in (child for child in ruleset.children if is_extra(child)):
            self._net(extra)
        weights = _joined(found)
        if weights is None:
            return None
        rule = ruleset.total
        return _rescaled(weights, rule.maximum) if weights and rule.rescale else _points(weights)

    def weights(self, node: ir.Node) -> tuple[Weight, ...] | None:
        """What a node hands upward; None where it is open what applies below it."""
        if isinstance(node, ir.Item):
            return self._item(node)
        for extra in (child for child in node.children if is_extra(child)):
            self._net(extra)
        below = [self.weights(child) for child in node.children if not is_extra(child)]
        if any(one is None for one in below):
            return None
        children = [one for one in below if one]
        if node.maximum is None:
            return ()
        if not children:
            self.groups[node.id] = ZERO
            return ()
        weights = _combined(node.combine, node.maximum, children)
        if node.rescales:
            self.groups[node.id] = _rescaled(weights, node.maximum)
            return ((self.groups[node.id], node.maximum),)
        self.groups[node.id] = _points(weights)
        return weights

    def _item(self, item: ir.Item) -> tuple[Weight, ...] | None:
        if item.id in self.unsettled:
            return None
        score = self.scores[item.id]
        if score.status is Status.NOT_APPLICABLE:
            match item.na.effect:
                case ir.NaEffect.RESCALE:
                    return ()
                case ir.NaEffect.FULL:
                    return ((item.maximum, item.maximum),)
                case ir.NaEffect.ZERO:
                    return ((ZERO, item.maximum),)
                case _:
                    assert_never(item.na.effect)
        return ((self.end(score.points), item.maximum),)

    def _net(self, node: ir.Node) -> None:
        """What a part of bonus and penalty shows: the least with the most of its penalties."""
        if isinstance(node, ir.Group):
            for child in node.children:
                self._net(child)
            self.groups[node.id] = sum((self._shown(child) for child in node.children), ZERO)

    def _shown(self, node: ir.Node) -> Fraction:
        if isinstance(node, ir.Group):
            return self.groups[node.id]
        points = self.scores[node.id].points
        if node.level is ir.Level.PENALTY:
            return self.end(Points(low=-points.high, high=-points.low))
        return self.end(points)


def _combined(
    how: ir.Combine, maximum: Fraction, children: Sequence[tuple[Weight, ...]]
) -> tuple[Weight, ...]:
    every = tuple(weight for child in children for weight in child)
    match how:
        case ir.Combine.SUM:
            return every
        case ir.Combine.CAPPED_SUM:
            return ((min(maximum, _points(every)), min(maximum, _whole(every))),)
        case ir.Combine.BEST:
            return ((max(map(_points, children)), maximum),)
        case ir.Combine.WORST:
            return ((min(map(_points, children)), maximum),)
        case _:
            assert_never(how)


def _rescaled(weights: Sequence[Weight], maximum: Fraction) -> Fraction:
    return maximum * min(ONE, _points(weights) / _whole(weights))


def _points(weights: Sequence[Weight]) -> Fraction:
    return sum((points for points, _ in weights), ZERO)


def _whole(weights: Sequence[Weight]) -> Fraction:
    return sum((maximum for _, maximum in weights), ZERO)


def _joined(found: Sequence[tuple[Weight, ...] | None]) -> tuple[Weight, ...] | None:
    weights: list[Weight] = []
    for one in found:
        if one is None:
            return None
        weights += one
    return tuple(weights)


def _unsettled(scoring: Scoring, scores: dict[str, ItemScore]) -> Iterator[str]:
    """The items of which it is open whether they apply."""
    kinds = scoring.ruleset.kinds
    known = Known(kinds=kinds, answers=scoring.dossier.answers)

    def below(children: tuple[ir.Node, ...], *, is_open: bool) -> Iterator[str]:
        for node in children:
            unclear = is_open or (node.applies is not None and truth_of(node.applies, known) is None)
            if isinstance(node, ir.Group):
                yield from below(node.children, is_open=unclear)
            elif scores[node.id].status is not Status.NOT_APPLICABLE:
                by_rule = any(isinstance(case.then, ir.NotApplicable) for case in node.cases)
                if unclear or (by_rule and scores[node.id].status in _WAITING):
                    yield node.id

    return below(scoring.ruleset.children, is_open=False)
