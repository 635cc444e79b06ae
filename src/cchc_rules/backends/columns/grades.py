"""Grades still possible, as one truth per grade, and what failed gates make of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from attrs import frozen

from cchc_rules.backends.columns.groups import Made, Tree
from cchc_rules.backends.columns.items import Span
from cchc_rules.backends.columns.ratios import Ratio, Reader, Unfit
from cchc_rules.backends.columns.wholes import NO, YES, Forge, Truth, Whole
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import numbers_in

# The bound of a span that is read: by every doubtful comparison once as rounded down, once as rounded up.
Bound = Callable[[Span], Whole]


@frozen(eq=False)
class Told:
    """A truth of three values: `surely` it holds, `surely_not`; neither while it is open."""

    surely: Truth
    surely_not: Truth


@frozen(kw_only=True)
class Grades:
    """Reads gradings over the columns of nodes. `bound` says which bound of a span is read."""

    reader: Reader
    tree: Tree
    bound: Bound

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
        forge, unit = self.forge, self.tree.unit
        if isinstance(value, ir.Earned):
            made = self.tree.made[value.node]
            absent = made.scored.away
            low, high = (
                Ratio(self.bound(span), forge.literal(unit)) for span in (made.scored.low, made.scored.high)
            )
        elif isinstance(value, ir.Share):
            made = self.tree.made[value.node]
            absent = forge.same(made.applicable, forge.literal(0))
            low, high = (self._share(made, span) for span in (made.scored.low, made.scored.high))
        else:
            raise Unfit
        inside = forge.both(self.reader.within(low, interval), self.reader.within(high, interval))
        outside = forge.neither(self._reaches(interval, low, high))
        there = forge.neither(absent)
        passes, fails = (absent, NO) if passing is YES else (NO, absent)
        return Told(
            forge.either(passes, forge.both(there, inside)), forge.either(fails, forge.both(there, outside))
        )

    def _share(self, made: Made, span: Span) -> Ratio:
        """The points of a node over what it counts out of."""
        forge = self.forge
        shared = Fraction(self.tree.share, self.tree.unit)
        return Ratio(
            forge.times(self.bound(span), forge.literal(shared.numerator)),
            forge.times(made.applicable, forge.literal(shared.denominator)),
        )


def _speaks_of_nodes(number: ir.Number) -> bool:
    return any(isinstance(one, (ir.Earned, ir.Share)) for one in numbers_in(number))
