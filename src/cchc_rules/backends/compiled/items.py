"""An item as a plan: lines that run before it, then one branch per case that can decide."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_rules.backends.compiled.expressions import NotCompiled, Scope, condition_of, number_of
from cchc_rules.backends.compiled.rationals import Rational, compared, either, less
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
    Item,
    NotApplicable,
    RoundingRule,
    Within,
)
from cchc_rules.ir.ranges import Known, assume, believing, range_of, truth_of
from cchc_rules.ir.safety import troubles


@frozen(kw_only=True)
class Branch:
    """What case number `case` does where `condition` holds, the last one always: None hands back.

    `award` is the award, `unrounded` the same before it was rounded.
    """

    condition: str
    case: int
    lines: Lines
    award: Rational | None = None
    unrounded: Rational | None = None
    applies: bool = True


@frozen(kw_only=True)
class Plan:
    """An item in code: `applies` (None for always), then what must not be, then the branches."""

    item: Item
    before: Lines
    applies: str | None
    lines: Lines
    refused: tuple[str, ...]
    branches: tuple[Branch, ...]

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
        branches=tuple(_branches(item, inner, known, rounding)),
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


def _branches(item: Item, scope: Scope, known: Known, rounding: RoundingRule | None) -> list[Branch]:
    branches = []
    whole = known
    for place, case in enumerate(item.cases):
        holds = truth_of(case.when, known)
        if holds is not False:
            condition = "True" if holds else condition_of(case.when, scope, known)
            branches.append(_branch(item, place, condition, scope, rounding))
        if holds is True:
            return branches
        known = assume(case.when, known, holds=False)
    if branches and complete(item.cases, whole):
        # Some case holds, so that the last need not be asked.
        branches[-1] = evolve(branches[-1], condition="True")
    return branches


def _branch(item: Item, place: int, condition: str, scope: Scope, rounding: RoundingRule | None) -> Branch:
    lines = scope.lines.inner()
    inner = scope.inside(lines)
    match item.cases[place].then:
        case Award(points):
            award = number_of(points, inner)
            exact = award
            if rounding is not None:
                award = rounded_to(award, rounding.digits, rounding.mode, lines, natural=True)
                top = Rational(item.maximum)
                if award.top is None and award.bottom is None:
                    award = min(award, top, key=lambda one: one.factor)
                else:
                    award = either(less(top, award), top, award, lines)
            return Branch(condition=condition, case=place, lines=lines, award=award, unrounded=exact)
        case NotApplicable():
            return Branch(condition=condition, case=place, lines=lines, applies=False)
        case _:
            return Branch(condition=condition, case=place, lines=lines)
