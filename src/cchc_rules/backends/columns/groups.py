"""Groups, the total and the index, made of the columns of the items below them.

The equations are those of `docs/reference/semantics.md`. With every answer there, a weight either
counts or does not; none of them may still turn out not to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import ceil, floor, lcm
from typing import assert_never

from attrs import field, frozen

from cchc_rules.backends.columns.items import STATUSES, Scored, Span
from cchc_rules.backends.columns.ratios import Ratio, Reader, Unfit
from cchc_rules.backends.columns.wholes import NO, Forge, Truth, Whole
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Status
from cchc_rules.ir.walk import is_extra, nodes


@frozen(kw_only=True, eq=False)
class Weight:
    """Points out of a maximum, both 0 where the weight does not count. The maximum stands in shares."""

    low: Span
    high: Span
    maximum: Whole
    present: Truth


@frozen(kw_only=True, eq=False)
class Made:
    """A node with what it hands upward; `applicable` is what it counts out of, in shares."""

    scored: Scored
    applicable: Whole
    weights: tuple[Weight, ...]


@frozen(kw_only=True, eq=False)
class Totals:
    """The columns of the whole, in units; the index in units of a maximum."""

    status: Whole
    base: tuple[Span, Span]
    bonus: tuple[Span, Span]
    penalty: tuple[Span, Span]
    total: tuple[Span, Span]
    has_base: Truth


@frozen(kw_only=True)
class Tree:
    """Makes the columns of groups and of the whole. `share` is what one point of a maximum counts."""

    forge: Forge
    unit: int
    share: int
    made: dict[str, Made] = field(factory=dict)

    def node(self, node: ir.Node, items: Callable[[ir.Item], Scored]) -> Made:
        """The columns of a node and of all below it."""
        if isinstance(node, ir.Item):
            made = self._item(node, items(node))
        else:
            below = [self.node(child, items) for child in node.children]
            made = self._group(node, below)
        self.made[node.id] = made
        return made

    def _item(self, item: ir.Item, scored: Scored) -> Made:
        maximum = self._in_shares(item.maximum)
        counted = self.forge.pick(scored.present, maximum, self.forge.literal(0))
        low = self._where(scored.present, scored.low)
        weight = Weight(
            low=low,
            high=low.or_same(self._where(scored.present, scored.high)),
            maximum=counted,
            present=scored.present,
        )
        return Made(scored=scored, applicable=counted, weights=(weight,))

    def _group(self, group: ir.Group, below: Sequence[Made]) -> Made:
        forge = self.forge
        status, settled, gone = self.status(below)
        if group.maximum is None:
            low, high = self._net(group, below)
            scored = Scored(
                status=status,
                low=low,
                high=high,
                present=NO,
                settled=settled,
                final=settled,
                away=gone,
                not_applicable=gone,
            )
            return Made(scored=scored, applicable=forge.literal(0), weights=())
        counted = [
            one.weights for child, one in zip(group.children, below, strict=True) if not is_extra(child)
        ]
        weights = self._combined(group, counted)
        whole = self._one(weights)
        away = forge.both(gone, forge.neither(whole.present))
        scored = Scored(
            status=status,
            low=whole.low,
            high=whole.high,
            present=whole.present,
            settled=settled,
            final=settled,
            away=away,
            not_applicable=gone,
        )
        return Made(scored=scored, applicable=whole.maximum, weights=weights)

    def _combined(self, group: ir.Group, counted: Sequence[tuple[Weight, ...]]) -> tuple[Weight, ...]:
        forge = self.forge
        assert group.maximum is not None
        weights = tuple(weight for child in counted for weight in child)
        match group.combine:
            case ir.Combine.SUM:
                if not group.rescales:
                    return weights
            case ir.Combine.CAPPED_SUM:
                weights = (self._capped(self._one(weights), group.maximum),)
            case ir.Combine.BEST | ir.Combine.WORST:
                picks = [self._one(child) for child in counted if child]
                best = group.combine is ir.Combine.BEST
                weights = (self._picked(picks, group.maximum, best=best),) if picks else ()
            case _:
                assert_never(group.combine)
        if not group.rescales or not weights:
            return weights
        present = forge.either(*(weight.present for weight in weights))
        low, high = self.rescaled(weights, group.maximum)
        maximum = forge.pick(present, self._in_shares(group.maximum), forge.literal(0))
        return (Weight(low=low, high=high, maximum=maximum, present=present),)

    def rescaled(self, weights: Sequence[Weight], maximum: Fraction) -> tuple[Span, Span]:
        """`maximum` times the share that the weights that count have earned."""
        forge = self.forge
        whole = self._one(weights)
        out_of = whole.maximum
        full = self._in_shares(maximum)
        if out_of is full:
            return whole.low, whole.high
        most = ceil(maximum * self.unit)
        complete = forge.same(out_of, full)

        def spread(span: Span) -> Span:
            down = forge.kept(forge.over(forge.times(span.floor, full), out_of), 0, most)
            up = forge.plus(forge.times(span.ceiling, full), forge.minus(out_of, forge.literal(1)))
            up = forge.kept(forge.over(up, out_of), 0, most + 1)
            return Span(forge.pick(complete, span.floor, down), forge.pick(complete, span.ceiling, up))

        some = forge.less(forge.literal(0), out_of)
        low = self._where(some, spread(whole.low))
        if whole.high is whole.low:
            return low, low
        return low, self._where(some, spread(whole.high))

    # ── statuses ───────────────────────────────────────────────────────────────────────────

    def status(self, below: Sequence[Made]) -> tuple[Whole, Truth, Truth]:
        """The status of what stands above, whether all is settled, whether nothing applies."""
        forge = self.forge
        gone = forge.both(*(one.scored.not_applicable for one in below))
        settled = forge.both(*(one.scored.settled for one in below))
        scored, incomplete, away = (
            forge.literal(STATUSES.index(one))
            for one in (Status.SCORED, Status.INCOMPLETE, Status.NOT_APPLICABLE)
        )
        return forge.pick(gone, away, forge.pick(settled, scored, incomplete)), settled, gone

    # ── the whole ──────────────────────────────────────────────────────────────────────────

    def totals(self, ruleset: ir.Ruleset, reader: Reader) -> Totals:
        """The total of the ruleset."""
        forge, rule = self.forge, ruleset.total
        top = [self.made[child.id] for child in ruleset.children]
        weights = tuple(
            weight
            for child, one in zip(ruleset.children, top, strict=True)
            if not is_extra(child)
            for weight in one.weights
        )
        has_base = forge.either(*(weight.present for weight in weights))
        whole = self._one(weights)
        base = (whole.low, whole.high)
        if rule.rescale and weights:
            base = self.rescaled(weights, rule.maximum)
        bonus = self._extra(ruleset, ir.Level.BONUS, rule.bonus_cap)
        penalty = self._extra(ruleset, ir.Level.PENALTY, rule.penalty_cap)
        low = self._bounded(self._less(self._plus(base[0], bonus[0]), penalty[1]), rule, reader)
        high = low
        if base[0] is not base[1] or bonus[0] is not bonus[1] or penalty[0] is not penalty[1]:
            high = self._bounded(self._less(self._plus(base[1], bonus[1]), penalty[0]), rule, reader)
        status, _, _ = self.status(top)
        scored = forge.same(status, forge.literal(STATUSES.index(Status.SCORED)))
        away = forge.literal(STATUSES.index(Status.NOT_APPLICABLE))
        status = forge.pick(forge.both(scored, forge.neither(has_base)), away, status)
        return Totals(
            status=status, base=base, bonus=bonus, penalty=penalty, total=(low, high), has_base=has_base
        )

    def _extra(self, ruleset: ir.Ruleset, level: ir.Level, cap: ir.Cap | None) -> tuple[Span, Span]:
        found = [
            self.made[node.id].scored
            for node in nodes(ruleset.children)
            if isinstance(node, ir.Item) and node.level is level
        ]
        low, high = self._sum(one.low for one in found), self._sum(one.high for one in found)
        if all(one.low is one.high for one in found):
            high = low
        if cap is None or cap.limit is None:
            return low, high
        capped = self._at_most(low, cap.limit)
        return capped, capped if high is low else self._at_most(high, cap.limit)

    def _bounded(self, points: Span, rule: ir.TotalRule, reader: Reader) -> Span:
        if rule.rounding is not None and rule.rounding.level is ir.RoundingLevel.TOTAL:
            order = rule.rounding
            points = self.each(points, lambda one: self.rounded(one, reader, order))
        if rule.cap is not None:
            points = self._at_most(points, rule.cap)
        if rule.floor is not None:
            points = self._at_least(points, rule.floor)
        return points

    def rounded(self, points: Whole, reader: Reader, order: ir.RoundingRule) -> Whole:
        """Points in units, rounded, in units again."""
        step = 10**order.digits
        if self.unit % step:
            raise Unfit
        shift = self.forge.literal(self.unit // step)
        # In steps of the last decimal: to a whole number of them.
        whole = reader.rounded(Ratio(points, shift), 0, order.mode)
        return self.forge.times(whole.top, shift)

    # ── spans ──────────────────────────────────────────────────────────────────────────────

    def each(self, span: Span, change: Callable[[Whole], Whole]) -> Span:
        """Something that keeps order, done to both bounds."""
        down = change(span.floor)
        return Span(down, down if span.exact else change(span.ceiling))

    def _plus(self, left: Span, right: Span) -> Span:
        down = self.forge.plus(left.floor, right.floor)
        if left.exact and right.exact:
            return Span(down, down)
        return Span(down, self.forge.plus(left.ceiling, right.ceiling))

    def _less(self, left: Span, right: Span) -> Span:
        down = self.forge.minus(left.floor, right.ceiling)
        if left.exact and right.exact:
            return Span(down, down)
        return Span(down, self.forge.minus(left.ceiling, right.floor))

    def _sum(self, spans: Iterable[Span]) -> Span:
        """The sum; what is exact is added first and once."""
        listed = list(spans)
        exact = self.forge.total(one.floor for one in listed if one.exact)
        rough = [one for one in listed if not one.exact]
        if not rough:
            return Span(exact, exact)
        down = self.forge.total(one.floor for one in rough)
        up = self.forge.total(one.ceiling for one in rough)
        return Span(self.forge.plus(exact, down), self.forge.plus(exact, up))

    def _where(self, present: Truth, span: Span) -> Span:
        nothing = self.forge.literal(0)
        return self.each(span, lambda one: self.forge.pick(present, one, nothing))

    def _or(self, present: Truth, span: Span, outside: Whole) -> Span:
        return self.each(span, lambda bound: self.forge.pick(present, bound, outside))

    def _at_most(self, span: Span, limit: Fraction) -> Span:
        down, up = (self.forge.literal(one) for one in self._both_ways(limit))
        if down is up:
            return self.each(span, lambda one: self.forge.least(one, down))
        return Span(self.forge.least(span.floor, down), self.forge.least(span.ceiling, up))

    def _at_least(self, span: Span, limit: Fraction) -> Span:
        down, up = (self.forge.literal(one) for one in self._both_ways(limit))
        if down is up:
            return self.each(span, lambda one: self.forge.greatest(one, down))
        return Span(self.forge.greatest(span.floor, down), self.forge.greatest(span.ceiling, up))

    def _both_ways(self, points: Fraction) -> tuple[int, int]:
        return floor(points * self.unit), ceil(points * self.unit)

    # ── weights ────────────────────────────────────────────────────────────────────────────

    def _one(self, weights: Sequence[Weight]) -> Weight:
        """Several weights as one."""
        if len(weights) == 1:
            return weights[0]
        forge = self.forge
        low = self._sum(one.low for one in weights)
        high = low if all(one.low is one.high for one in weights) else self._sum(w.high for w in weights)
        return Weight(
            low=low,
            high=high,
            maximum=forge.total(one.maximum for one in weights),
            present=forge.either(*(one.present for one in weights)),
        )

    def _capped(self, whole: Weight, cap: Fraction) -> Weight:
        low = self._at_most(whole.low, cap)
        return Weight(
            low=low,
            high=low if whole.high is whole.low else self._at_most(whole.high, cap),
            maximum=self.forge.least(whole.maximum, self._in_shares(cap)),
            present=whole.present,
        )

    def _picked(self, weights: Sequence[Weight], maximum: Fraction, *, best: bool) -> Weight:
        """The best or the worst of the children that count."""
        forge = self.forge
        present = forge.either(*(one.present for one in weights))
        # What does not count loses against everything.
        outside = forge.literal(-1 if best else ceil(maximum * self.unit) + 1)
        better = forge.greatest if best else forge.least

        def picked(spans: Sequence[Span]) -> Span:
            result: Span | None = None
            for one, span in zip(weights, spans, strict=True):
                shown = self._or(one.present, span, outside)
                if result is None:
                    result = shown
                    continue
                down = better(result.floor, shown.floor)
                exact = result.exact and shown.exact
                result = Span(down, down if exact else better(result.ceiling, shown.ceiling))
            assert result is not None
            return self._where(present, result)

        low = picked([one.low for one in weights])
        same = all(one.low is one.high for one in weights)
        return Weight(
            low=low,
            high=low if same else picked([one.high for one in weights]),
            maximum=forge.pick(present, self._in_shares(maximum), forge.literal(0)),
            present=present,
        )

    def _net(self, group: ir.Group, below: Sequence[Made]) -> tuple[Span, Span]:
        """What bonus and penalty items add, before their caps; it may be negative."""
        nothing = Span(self.forge.literal(0), self.forge.literal(0))
        low = high = nothing
        for child, one in zip(group.children, below, strict=True):
            lost = child.level is ir.Level.PENALTY
            low = self._less(low, one.scored.high) if lost else self._plus(low, one.scored.low)
            high = self._less(high, one.scored.low) if lost else self._plus(high, one.scored.high)
        return low, low.or_same(high)

    def _in_shares(self, maximum: Fraction) -> Whole:
        return self.forge.literal((maximum * self.share).numerator)


def share_of(ruleset: ir.Ruleset) -> int:
    """The number by which every maximum of a ruleset becomes whole."""
    maxima = [node.maximum for node in nodes(ruleset.children) if node.maximum is not None]
    return lcm(*(one.denominator for one in (*maxima, ruleset.total.maximum)))
