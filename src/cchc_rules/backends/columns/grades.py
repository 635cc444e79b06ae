"""Grades still possible, as one truth per grade, and what failed gates make of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from math import prod

from attrs import field, frozen

from cchc_rules.backends.columns.groups import Made, Tree
from cchc_rules.backends.columns.ratios import Ratio, Reader, Unfit
from cchc_rules.backends.columns.wholes import NO, YES, Forge, Truth, Whole
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import numbers_in


@frozen(eq=False)
class Told:
    """A truth of three values: `surely` it holds, `surely_not`; neither while it is open."""

    surely: Truth
    surely_not: Truth


@frozen(kw_only=True)
class Grades:
    """Reads gradings over the columns of nodes, every number once `rounded_up` and once down.

    A row in which that makes a difference is not sure. Of comparisons inside gates every single one is
    in `doubts`: a gate of several can turn out the same by both readings, and not by what lies between.
    """

    reader: Reader
    tree: Tree
    rounded_up: bool
    doubts: list[Truth] = field(factory=list)

    @property
    def forge(self) -> Forge:
        """Where nodes are made."""
        return self.reader.forge

    def possible(self, grading: ir.Grading, low: Ratio, high: Ratio) -> tuple[Truth, ...]:
        """For each grade, best first, whether it is still possible, and last whether none at all is.

        `low` and `high` bound the index.
        """
        at = [self._reaches(grade.interval, low, high) for grade in grading.grades]
        barred: Truth = NO
        for gate in grading.gates:
            told = self._told(gate.condition, passing=YES)
            failed_at, failed_barred = self._after(gate, grading, at, barred)
            # Where it surely holds nothing changes, where it surely fails all does, else both are possible.
            at = [self._merged(told, before, after) for before, after in zip(at, failed_at, strict=True)]
            barred = self._merged(told, barred, failed_barred)
        return (*at, barred)

    def _merged(self, told: Told, passed: Truth, failed: Truth) -> Truth:
        forge = self.forge
        return forge.either(
            forge.both(forge.neither(told.surely_not), passed), forge.both(forge.neither(told.surely), failed)
        )

    def _after(
        self, gate: ir.Gate, grading: ir.Grading, at: list[Truth], barred: Truth
    ) -> tuple[list[Truth], Truth]:
        """The grades left to somebody who fails the gate."""
        forge, last = self.forge, len(at) - 1
        match gate.effect:
            case ir.GateEffect.NO_GRADE:
                return [NO for _ in at], forge.either(barred, *at)
            case ir.GateEffect.LOWER:
                goes = [min(place + gate.steps, last) for place in range(len(at))]
            case ir.GateEffect.AT_MOST:
                names = [grade.name for grade in grading.grades]
                least = names.index(gate.grade or "")
                goes = [max(place, least) for place in range(len(at))]
        return [
            forge.either(*(at[place] for place, to in enumerate(goes) if to == here))
            for here in range(len(at))
        ], barred

    def _reaches(self, interval: ir.Interval, low: Ratio, high: Ratio) -> Truth:
        """Whether something between low and high lies in the interval."""
        truths = []
        if interval.high is not None:
            beyond = self.reader.from_(low, interval.high, closed=not interval.high_closed)
            truths.append(self.forge.neither(beyond))
        if interval.low is not None:
            truths.append(self.reader.from_(high, interval.low, closed=interval.low_closed))
        return self.forge.both(*truths)

    # ── gates ──────────────────────────────────────────────────────────────────────────────

    def _told(self, condition: ir.Condition, *, passing: Truth) -> Told:
        forge = self.forge
        match condition:
            case ir.Within(value=value, interval=interval) if _speaks_of_nodes(value):
                return self._of_node(value, interval, passing)
            case ir.All(inner):
                told = [self._told(one, passing=passing) for one in inner]
                return Told(
                    forge.both(*(one.surely for one in told)), forge.either(*(one.surely_not for one in told))
                )
            case ir.Any(inner):
                told = [self._told(one, passing=passing) for one in inner]
                return Told(
                    forge.either(*(one.surely for one in told)), forge.both(*(one.surely_not for one in told))
                )
            case ir.Not(inner):
                turned = self._told(inner, passing=NO if passing is YES else YES)
                return Told(turned.surely_not, turned.surely)
            case _:
                holds = self.reader.truth(condition)
                return Told(holds, forge.neither(holds))

    def _of_node(self, value: ir.Number, interval: ir.Interval, passing: Truth) -> Told:
        forge = self.forge
        absent = forge.either(*self._absent(value))
        if absent is YES:
            # A part of bonus items only: it counts out of nothing.
            return Told(passing, forge.neither(passing))
        low, high = self._ends(value, rounded_up=self.rounded_up)
        inside = forge.both(self.reader.within(low, interval), self.reader.within(high, interval))
        outside = forge.neither(self._reaches(interval, low, high))
        there = forge.neither(absent)
        self.doubts.extend(forge.both(there, one) for one in self._doubts(value, interval))
        passes, fails = (absent, NO) if passing is YES else (NO, absent)
        return Told(
            forge.either(passes, forge.both(there, inside)), forge.either(fails, forge.both(there, outside))
        )

    def _doubts(self, value: ir.Number, interval: ir.Interval) -> Iterator[Truth]:
        """Where the two readings of a number lie on two sides of a bound."""
        forge = self.forge
        ends = ((interval.low, interval.low_closed), (interval.high, not interval.high_closed))
        readings = (self._ends(value, rounded_up=up) for up in (False, True))
        for down, up in zip(*readings, strict=True):
            for bound, closed in ends:
                if bound is None:
                    continue
                one, other = (self.reader.from_(number, bound, closed=closed) for number in (down, up))
                if one is not other:
                    yield forge.both(other, forge.neither(one))

    def _absent(self, value: ir.Number) -> Iterator[Truth]:
        """Of every node a number speaks of, whether it has no points to speak of."""
        for one in numbers_in(value):
            if isinstance(one, ir.Earned):
                yield self.tree.made[one.node].scored.away
            elif isinstance(one, ir.Share):
                yield self.forge.same(self.tree.made[one.node].applicable, self.forge.literal(0))

    def _ends(self, value: ir.Number, *, rounded_up: bool) -> tuple[Ratio, Ratio]:
        """The least and the most that a number can be, each rounded up or down."""
        reader = self.reader
        match value:
            case ir.Earned(node) | ir.Share(node):
                made = self.tree.made[node]
                of = self._points if isinstance(value, ir.Earned) else self._share
                spans = (made.scored.low, made.scored.high)
                low, high = (of(made, one.ceiling if rounded_up else one.floor) for one in spans)
                return low, high
            case _ if not _speaks_of_nodes(value):
                known = reader.number(value)
                return known, known
            case ir.Sum(terms):
                lows, highs = zip(*(self._ends(one, rounded_up=rounded_up) for one in terms), strict=True)
                return reduce(reader.sum, lows), reduce(reader.sum, highs)
            case ir.Product(factors):
                constants = [one.value for one in factors if isinstance(one, ir.Constant)]
                others = [one for one in factors if not isinstance(one, ir.Constant)]
                if len(others) != 1:
                    raise Unfit
                return self._times(others[0], prod(constants, start=Fraction(1)), rounded_up=rounded_up)
            case ir.Quotient(dividend, ir.Constant(divisor)) if divisor:
                return self._times(dividend, 1 / divisor, rounded_up=rounded_up)
            case _:
                raise Unfit

    def _times(self, value: ir.Number, factor: Fraction, *, rounded_up: bool) -> tuple[Ratio, Ratio]:
        """A number so many times; what is negative turns its ends around, and how they are rounded."""
        low, high = self._ends(value, rounded_up=rounded_up is (factor >= 0))
        by = self.reader.constant(factor)
        ends = self.reader.product(low, by), self.reader.product(high, by)
        return ends if factor >= 0 else ends[::-1]

    def _points(self, _: Made, points: Whole) -> Ratio:
        return Ratio(points, self.forge.literal(self.tree.unit))

    def _share(self, made: Made, points: Whole) -> Ratio:
        """The points of a node over what it counts out of."""
        forge = self.forge
        shared = Fraction(self.tree.share, self.tree.unit)
        return Ratio(
            forge.times(points, forge.literal(shared.numerator)),
            forge.times(made.applicable, forge.literal(shared.denominator)),
        )


def _speaks_of_nodes(number: ir.Number) -> bool:
    return any(isinstance(one, (ir.Earned, ir.Share)) for one in numbers_in(number))
