"""One item: its status and its points, where every answer of it is there.

Points stand as whole numbers of 1/unit points. Where the unit does not divide them, two bounds one
apart hold them; every result made of them is made of both, and a row in which they differ is not sure.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import assert_never

from attrs import frozen

from cchc_rules.backends.columns.ratios import Ratio, Reader
from cchc_rules.backends.columns.wholes import NO, Both, Forge, TooWide, Truth, Whole, factor_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.scorecard import Status

STATUSES = tuple(Status)
OPEN = (Status.EXPLANATION_NEEDED, Status.PENDING, Status.REJECTED)


@frozen(eq=False)
class Span:
    """What lies between two whole numbers; they are one where it is exact."""

    floor: Whole
    ceiling: Whole

    def or_same(self, other: Span) -> Span:
        """`other`, or this one where both are the same expressions."""
        same = self.floor is other.floor and self.ceiling is other.ceiling
        return self if same else other

    @property
    def exact(self) -> bool:
        """Whether nothing is cut off, in any row."""
        return self.floor is self.ceiling


@frozen(kw_only=True, eq=False)
class Scored:
    """The columns of one node.

    `present` says whether its weight counts, `settled` that nothing is open, `final` (of items)
    that nothing can change its points, `away` that it does
    not apply and has no weight.
    """

    status: Whole
    low: Span
    high: Span
    present: Truth
    settled: Truth
    final: Truth
    away: Truth
    not_applicable: Truth


@frozen(kw_only=True)
class ByHand:
    """The columns in which the score of one item stands that was scored by `exact`."""

    item: str

    @property
    def here(self) -> str:
        """A flag: this row's score of the item stands in the columns below."""
        return f"{self.item}~by hand"

    @property
    def status(self) -> str:
        """The place of its status."""
        return f"{self.item}~status"

    @property
    def final(self) -> str:
        """A flag: nothing can change its points any more."""
        return f"{self.item}~final"

    @property
    def bounds(self) -> tuple[str, str, str, str]:
        """Its points: the low ones rounded down and up, the high ones rounded down and up."""
        low, high = f"{self.item}~low", f"{self.item}~high"
        return f"{low}↓", f"{low}↑", f"{high}↓", f"{high}↑"


def proven(item: ir.Item) -> str:
    """The flag that says that the papers of an item are in order."""
    return f"{item.id}~proven"


def asks_papers(item: ir.Item) -> bool:
    """Whether evidence can matter to the points of an item."""
    return bool(item.evidence) and item.level is not ir.Level.PENALTY


@frozen(kw_only=True)
class Items:
    """Makes the columns of items. `unit` is what a point counts, `by_hand` who may come from `exact`.

    Where it is `fine`, the bounds of points are one wherever the unit divides them, row by row.
    """

    reader: Reader
    unit: int
    rounding: ir.RoundingRule | None
    by_hand: frozenset[str]
    fine: bool = False

    @property
    def forge(self) -> Forge:
        """Where nodes are made."""
        return self.reader.forge

    def item(self, item: ir.Item, gates: tuple[ir.Condition, ...]) -> Scored:
        """The columns of `item`; `gates` are the conditions under which it applies.

        Raises:
            Unfit: its rule cannot be said.
            TooWide: something in between could leave 64 bits.
        """
        scored = self._by_rule(item, gates)
        if item.id not in self.by_hand:
            return scored
        here = self.forge.flag(ByHand(item=item.id).here)
        return self._chosen(here, self.from_columns(item), scored)

    def from_columns(self, item: ir.Item) -> Scored:
        """What stands in the columns that `exact` has filled."""
        forge, names = self.forge, ByHand(item=item.id)
        most = ceil(item.maximum * self.unit)
        floor_low, ceiling_low, floor_high, ceiling_high = (
            forge.column(name, 0, most) for name in names.bounds
        )
        status = forge.column(names.status, 0, len(STATUSES) - 1)
        away = self._is(status, Status.NOT_APPLICABLE)
        open_ = forge.either(*(self._is(status, one) for one in (*OPEN, Status.MISSING)))
        final = forge.flag(names.final)
        rescales = item.na.effect is ir.NaEffect.RESCALE
        gone = away if rescales else NO
        return Scored(
            status=status,
            low=Span(floor_low, ceiling_low),
            high=Span(floor_high, ceiling_high),
            present=forge.neither(gone),
            settled=forge.both(final, forge.neither(open_)),
            final=final,
            away=gone,
            not_applicable=away,
        )

    # ── by the rule ────────────────────────────────────────────────────────────────────────

    def _by_rule(self, item: ir.Item, gates: tuple[ir.Condition, ...]) -> Scored:
        forge, reader = self.forge, self.reader
        whens = [reader.truth(case.when) for case in item.cases]
        applies = forge.both(*(reader.truth(gate) for gate in gates))
        broken = forge.either(*(self._broken(demand) for demand in item.demands))
        first = [
            forge.both(when, *(forge.neither(other) for other in whens[:place]))
            for place, when in enumerate(whens)
        ]
        kinds = [_status_of(case.then) for case in item.cases]
        status = forge.literal(STATUSES.index(kinds[-1]))
        for when, kind in reversed([*zip(whens, kinds, strict=True)][:-1]):
            status = forge.pick(when, forge.literal(STATUSES.index(kind)), status)
        by_rule_away = forge.either(
            *(one for one, kind in zip(first, kinds, strict=True) if kind is Status.NOT_APPLICABLE)
        )
        opened = forge.either(*(one for one, kind in zip(first, kinds, strict=True) if kind in OPEN))
        away = forge.either(forge.neither(applies), forge.both(forge.neither(broken), by_rule_away))
        opened = forge.both(applies, forge.either(broken, opened))
        status = forge.pick(broken, forge.literal(STATUSES.index(Status.REJECTED)), status)
        status = forge.pick(away, forge.literal(STATUSES.index(Status.NOT_APPLICABLE)), status)
        earned = self._earned(item, whens)
        return self._with_papers(item, status, earned, opened=opened, away=away)

    def _earned(self, item: ir.Item, whens: list[Truth]) -> Ratio:
        """The points of the award that decides, rounded where that is ordered."""
        awards = [
            (when, self.reader.number(case.then.points))
            for when, case in zip(whens, item.cases, strict=True)
            if isinstance(case.then, ir.Award)
        ]
        if not awards:
            return self.reader.constant(Fraction(0))
        forge = self.forge
        bottoms = [award.fixed for _, award in awards]
        if None not in bottoms:
            shared = lcm(*(bottom for bottom in bottoms if bottom is not None))
            awards = [(when, self.reader.over(award, shared)) for when, award in awards]
        value = awards[-1][1]
        asked = self._in_turn([when for when, _ in awards])
        for when, (_, award) in reversed([*zip(asked, awards, strict=True)][:-1]):
            value = self.reader.pick(when, award, value)
        # The checker has proved that an award lies between 0 and the maximum, wherever it is given.
        most = floor(item.maximum * value.bottom.high)
        value = Ratio(forge.kept(value.top, 0, most), value.bottom)
        rule = self.rounding
        if rule is not None:
            value = self.reader.rounded(value, rule.digits, rule.mode)
            value = self.reader.least(value, self.reader.constant(item.maximum))
        return value

    def _in_turn(self, whens: list[Truth]) -> list[Truth]:
        """Conditions that are asked one after the other, less what the failure of the earlier ones says."""
        forge, said = self.forge, set[int]()
        left = []
        for when in whens:
            parts = when.all if isinstance(when, Both) else (when,)
            rest = forge.both(*(one for one in parts if id(one) not in said))
            said.add(id(forge.neither(rest)))
            left.append(rest)
        return left

    def _in_units(self, value: Ratio, item: ir.Item) -> Span:
        forge, unit = self.forge, self.unit
        most = floor(item.maximum * unit)
        if value.fixed is not None and unit % value.fixed == 0:
            top = forge.kept(value.top, 0, floor(item.maximum * value.fixed))
            exact = forge.times(top, forge.literal(unit // value.fixed))
            return Span(exact, exact)
        whole, left = self._divided(value, most)
        down = forge.kept(whole, 0, most)
        one, nothing = forge.literal(1), forge.literal(0)
        return Span(down, forge.plus(down, forge.pick(forge.same(left, nothing), nothing, one)))

    def _divided(self, value: Ratio, most: int) -> tuple[Whole, Whole]:
        """Top · unit / bottom, rounded down, and what is left; in two steps where one would leave 64 bits.

        Where it does not matter, 1 stands for what is left.
        """
        forge, unit = self.forge, self.unit
        shared = gcd(unit, factor_of(value.bottom))
        if shared > 1:
            unit, value = unit // shared, Ratio(value.top, forge.without(value.bottom, shared))
        for later in (10**exponent for exponent in range(10)):
            if unit % later:
                break
            try:
                raised = forge.times(value.top, forge.literal(unit // later))
                first = forge.over(raised, value.bottom)
                if later == 1:
                    return first, self._left(raised, value.bottom)
                first = forge.kept(first, 0, most // later)
                rest = forge.minus(raised, forge.times(first, value.bottom))
                rest = forge.kept(rest, 0, max(0, value.bottom.high - 1))
                again = forge.times(rest, forge.literal(later))
                second = forge.kept(forge.over(again, value.bottom), 0, later - 1)
                whole = forge.plus(forge.times(first, forge.literal(later)), second)
                return whole, self._left(again, value.bottom)
            except TooWide:
                continue
        raise TooWide

    def _left(self, top: Whole, bottom: Whole) -> Whole:
        return self.forge.rest(top, bottom) if self.fine else self.forge.literal(1)

    def _with_papers(
        self, item: ir.Item, status: Whole, value: Ratio, *, opened: Truth, away: Truth
    ) -> Scored:
        forge = self.forge
        earned = self._in_units(value, item)
        full = self._exactly(floor(item.maximum * self.unit), ceil(item.maximum * self.unit))
        nothing = self._exactly(0)
        by_na = full if item.na.effect is ir.NaEffect.FULL else nothing
        low = self.pick(opened, nothing, self.pick(away, by_na, earned))
        high = self.pick(opened, full, self.pick(away, by_na, earned))
        lacking: Truth = NO
        if asks_papers(item):
            given = forge.neither(forge.either(opened, away))
            some = forge.less(forge.literal(0), value.top)
            lacking = forge.both(forge.neither(forge.flag(proven(item))), given, some)
            low = self.pick(lacking, nothing, low)
            refuse = item.without_evidence is ir.WithoutEvidence.REFUSE
            unproven = Status.REFUSED if refuse else Status.UNPROVEN
            status = forge.pick(lacking, forge.literal(STATUSES.index(unproven)), status)
        rescales = item.na.effect is ir.NaEffect.RESCALE
        gone = away if rescales else NO
        closed = forge.neither(forge.either(opened, lacking))
        return Scored(
            status=status,
            low=low,
            high=low.or_same(high),
            present=forge.neither(gone),
            settled=closed,
            final=closed,
            away=gone,
            not_applicable=away,
        )

    def _broken(self, demand: ir.Demand) -> Truth:
        forge, reader = self.forge, self.reader
        part, whole = reader.number(demand.part), reader.number(demand.whole)
        negative = forge.less(part.top, forge.literal(0))
        if part.bottom is whole.bottom:
            return forge.either(negative, forge.less(whole.top, part.top))
        left, right = forge.times(part.top, whole.bottom), forge.times(whole.top, part.bottom)
        return forge.either(negative, forge.less(right, left))

    # ── at home ────────────────────────────────────────────────────────────────────────────

    def pick(self, when: Truth, then: Span, otherwise: Span) -> Span:
        """One of two spans."""
        down = self.forge.pick(when, then.floor, otherwise.floor)
        if then.exact and otherwise.exact:
            return Span(down, down)
        return Span(down, self.forge.pick(when, then.ceiling, otherwise.ceiling))

    def _exactly(self, low: int, high: int | None = None) -> Span:
        down = self.forge.literal(low)
        return Span(down, down if high is None else self.forge.literal(high))

    def _is(self, status: Whole, one: Status) -> Truth:
        return self.forge.same(status, self.forge.literal(STATUSES.index(one)))

    def _chosen(self, here: Truth, one: Scored, other: Scored) -> Scored:
        """One of two scores of an item."""
        low = self.pick(here, one.low, other.low)
        return Scored(
            status=self.forge.pick(here, one.status, other.status),
            low=low,
            high=low.or_same(self.pick(here, one.high, other.high)),
            present=self._picked(here, one.present, other.present),
            settled=self._picked(here, one.settled, other.settled),
            final=self._picked(here, one.final, other.final),
            away=self._picked(here, one.away, other.away),
            not_applicable=self._picked(here, one.not_applicable, other.not_applicable),
        )

    def _picked(self, when: Truth, then: Truth, otherwise: Truth) -> Truth:
        """One of two truths; what is not known counts as not so."""
        forge = self.forge
        if then is otherwise:
            return then
        one, none = forge.literal(1), forge.literal(0)
        chosen = forge.pick(when, forge.pick(then, one, none), forge.pick(otherwise, one, none))
        return forge.less(none, chosen)


def _status_of(outcome: ir.Outcome) -> Status:
    match outcome:
        case ir.Award():
            return Status.SCORED
        case ir.NotApplicable():
            return Status.NOT_APPLICABLE
        case ir.NeedsExplanation():
            return Status.EXPLANATION_NEEDED
        case ir.Pending():
            return Status.PENDING
        case ir.Rejected():
            return Status.REJECTED
        case _:
            assert_never(outcome)
