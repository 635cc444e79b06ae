"""An item as a plan: lines that run before it, then one branch per case that can decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import TypeAlias, assert_never

from attrs import define, evolve, frozen

from cchc_rules.backends.compiled.expressions import NotCompiled, Scope, condition_of, multiplied, number_of
from cchc_rules.backends.compiled.lookups import Bands, Options, table_of
from cchc_rules.backends.compiled.rationals import Rational, compared, either, less, times
from cchc_rules.backends.compiled.replacing import case_with
from cchc_rules.backends.compiled.rounding import rounded_to
from cchc_rules.backends.compiled.writing import Lines
from cchc_rules.ir import intervals as iv
from cchc_rules.ir.coverage import complete
from cchc_rules.ir.nodes import (
    All,
    Award,
    Case,
    Condition,
    Constant,
    Demand,
    Greatest,
    Interval,
    Item,
    Least,
    NotApplicable,
    Number,
    RoundingRule,
    Within,
)
from cchc_rules.ir.ranges import Known, assume, believing, range_of, truth_of
from cchc_rules.ir.safety import troubles
from cchc_rules.ir.walk import numbers_in, numbers_of

ALWAYS = "True"


@frozen(kw_only=True)
class Branch:
    """What case number `case` does where `condition` holds.

    `award` is what it awards, None where it hands back; `unrounded` the same before it was rounded.
    """

    condition: str
    case: int
    lines: Lines
    award: Rational | None = None
    unrounded: Rational | None = None
    applies: bool = True


@frozen
class Side:
    """One side of a fork: lines that run first, then its chain."""

    lines: Lines
    chain: Chain


@frozen
class Fork:
    """Two chains: one where the condition holds, the other where not. Nothing follows it."""

    condition: str
    then: Side
    otherwise: Side


@frozen(kw_only=True)
class Lookup:
    """Branches by the rows of a table: row `index` decides, and the last where it is `open` beyond.

    All of them award constants. Nothing follows it.
    """

    index: str
    rows: tuple[Branch, ...]
    open: bool


Chain: TypeAlias = "tuple[Branch | Fork | Lookup, ...]"


def _leaves(chain: Chain) -> Iterator[Branch]:
    for one in chain:
        match one:
            case Branch():
                yield one
            case Lookup(rows=rows):
                yield from rows
            case Fork(then=then, otherwise=otherwise):
                yield from _leaves(then.chain)
                yield from _leaves(otherwise.chain)
            case _:
                assert_never(one)


@frozen(kw_only=True)
class Plan:
    """An item in code: `applies` (None for always), then what must not be, then the branches."""

    item: Item
    before: Lines
    applies: str | None
    lines: Lines
    refused: tuple[str, ...]
    chain: Chain

    @property
    def branches(self) -> tuple[Branch, ...]:
        """Every branch, in whatever fork."""
        return tuple(_leaves(self.chain))

    @property
    def may_vanish(self) -> bool:
        """Whether the item may turn out not to apply."""
        return self.applies is not None or any(not branch.applies for branch in self.branches)


def plan(item: Item, above: Sequence[Condition], scope: Scope, rounding: RoundingRule | None) -> Plan:
    """The plan of `item` below groups that apply where `above` holds.

    Raises:
        NotCompiled: some value cannot be shown to be there.
    """
    conditions = (*above, *(() if item.applies is None else (item.applies,)))
    before = scope.lines.inner()
    applies = None
    if conditions:
        defined(conditions, scope.known)
        applies = condition_of(All(conditions), scope.inside(before), scope.known)
    known = believing(item.demands, scope.known)
    if item.applies is not None:
        known = assume(item.applies, known, holds=True)
    if next(iter(troubles(item.cases, known)), None) is not None:
        raise NotCompiled(f"{item.id} may have no value")
    lines = scope.lines.inner()
    inner = scope.inside(lines)
    refused = tuple(_broken(demand, inner) for demand in item.demands)
    return Plan(
        item=item,
        before=before,
        applies=applies,
        lines=lines,
        refused=tuple(one for one in refused if one),
        chain=_Chains(item, rounding, complete(item.cases, known)).of(
            list(enumerate(item.cases)), inner, known
        ),
    )


def defined(conditions: Sequence[Condition], known: Known) -> None:
    """Make sure that conditions outside a rule have a value whatever the answers are.

    Raises:
        NotCompiled: one may divide by zero, or read a day that never came.
    """
    cases = tuple(Case(condition, Award(Constant(Fraction(0)))) for condition in conditions)
    for case in cases:
        if next(iter(troubles((case,), known)), None) is not None:
            raise NotCompiled("a condition may have no value")


def _broken(demand: Demand, scope: Scope) -> str:
    """The condition under which a demand is broken; empty where it cannot be."""
    defined([Within(one, iv.EVERYTHING) for one in (demand.part, demand.whole)], scope.known)
    part, whole = number_of(demand.part, scope), number_of(demand.whole, scope)
    checks = []
    low = range_of(demand.part, scope.known).low
    if low is None or low < 0:
        checks.append(compared(part, "<", Fraction(0)))
    checks.append(less(whole, part))
    return " or ".join(checks)


@define
class _Chains:
    """The chains of one item; `complete` where some case always holds."""

    item: Item
    rounding: RoundingRule | None
    complete: bool

    def of(self, cases: Sequence[tuple[int, Case]], scope: Scope, known: Known, forks: int = 2) -> Chain:
        """The cases from the first that can decide to the first that always does."""
        found: list[Branch | Fork | Lookup] = []
        start, table = _table(cases, known)
        plain = takewhile(lambda one: not forks or _limit(one[1]) is None, cases[:start])
        for value, bounds in _bounds(plain).items():
            if len(bounds) > 1:
                multiplied(value, bounds, scope)
        for number, (place, case) in enumerate(cases):
            limit = _limit(case) if forks else None
            if limit is not None:
                return (*found, *self._fork(cases[number:], limit, scope, known, forks - 1))
            if number == start and table is not None:
                return (*found, self._lookup(table, cases[number:], scope))
            holds = truth_of(case.when, known)
            if holds is not False:
                condition = ALWAYS if holds else condition_of(case.when, scope, known)
                found.append(self._branch(place, case, condition, scope))
            if holds is True:
                return tuple(found)
            known = assume(case.when, known, holds=False)
        if found and self.complete and isinstance(found[-1], Branch):
            # Some case holds, so that the last need not be asked.
            found[-1] = evolve(found[-1], condition=ALWAYS)
        return tuple(found)

    def _lookup(self, table: Bands | Options, cases: Sequence[tuple[int, Case]], scope: Scope) -> Lookup:
        branches = [self._branch(place, case, ALWAYS, scope) for place, case in cases]
        match table:
            case Bands(number, scale):
                ratio = number_of(number, scope)
                above = times((ratio.factor * scale).numerator, ratio.top)
                index = f"{above} // ({times((ratio.factor * scale).denominator, ratio.bottom)})"
            case Options(key):
                index = scope.read.choices[key]
            case _:
                assert_never(table)
        rows = tuple(branches[row] for row in table.rows)
        return Lookup(index=index, rows=rows, open=isinstance(table, Bands))

    def _fork(
        self, cases: Sequence[tuple[int, Case]], limit: Limit, scope: Scope, known: Known, forks: int
    ) -> Chain:
        """Two chains: where the number reaches its limit, and where it does not.

        Within each the number is plain: no least or greatest of two is left to compute.
        """
        reached = Within(limit.number, limit.beyond)
        there = [(place, case_with(case, limit.whole, limit.bound)) for place, case in cases]
        below = [(place, case_with(case, limit.whole, limit.number)) for place, case in cases]
        holds = truth_of(reached, known)
        if holds is not None:
            return self.of(there if holds else below, scope, known, forks)
        condition = condition_of(reached, scope, known)
        sides = []
        for side, truth in ((there, True), (below, False)):
            lines = scope.lines.inner()
            chain = self.of(side, scope.inside(lines), assume(reached, known, holds=truth), forks)
            sides.append(Side(lines, chain))
        return (Fork(condition, *sides),)

    def _branch(self, place: int, case: Case, condition: str, scope: Scope) -> Branch:
        lines = scope.lines.inner()
        match case.then:
            case Award(points):
                exact = award = number_of(points, scope.inside(lines))
                if self.rounding is not None:
                    award = self._rounded(award, self.rounding, lines)
                return Branch(condition=condition, case=place, lines=lines, award=award, unrounded=exact)
            case NotApplicable():
                return Branch(condition=condition, case=place, lines=lines, applies=False)
            case _:
                return Branch(condition=condition, case=place, lines=lines)

    def _rounded(self, award: Rational, rule: RoundingRule, lines: Lines) -> Rational:
        """Rounding gives no points above the maximum."""
        award = rounded_to(award, rule.digits, rule.mode, lines, natural=True)
        top = Rational(self.item.maximum)
        if award.top is None and award.bottom is None:
            return min(award, top, key=lambda one: one.factor)
        return either(less(top, award), top, award, lines)


def _table(cases: Sequence[tuple[int, Case]], known: Known) -> tuple[int, Bands | Options | None]:
    """The first case from which a table decides, and the table."""
    for number, (_, case) in enumerate(cases):
        table = table_of(cases[number:], known)
        if table is not None:
            return number, table
        known = assume(case.when, known, holds=False)
    return len(cases), None


def _bounds(cases: Iterable[tuple[int, Case]]) -> dict[Number, set[Fraction]]:
    """The bounds that each number is held against as the whole condition of a case."""
    found: dict[Number, set[Fraction]] = {}
    for _, case in cases:
        match case.when:
            case Within(value, interval):
                ends = (interval.low, interval.high)
                found.setdefault(value, set()).update(end for end in ends if end is not None)
            case _:
                pass
    return found


@frozen
class Limit:
    """A number that is kept at a bound: `whole` is the bound where `number` is `beyond` it."""

    whole: Number
    number: Number
    bound: Constant
    beyond: Interval


def _limit(case: Case) -> Limit | None:
    """The first number in a case that is kept above or below a constant."""
    numbers = list(numbers_of(case.when))
    if isinstance(case.then, Award):
        numbers += numbers_in(case.then.points)
    for number in numbers:
        match number:
            case Least((Constant(bound) as limit, one)) | Least((one, Constant(bound) as limit)):
                beyond = Interval(bound, None)
            case Greatest((Constant(bound) as limit, one)) | Greatest((one, Constant(bound) as limit)):
                beyond = Interval(None, bound)
            case _:
                continue
        if not isinstance(one, Constant):
            return Limit(number, one, limit, beyond)
    return None
