"""Which rules of a ruleset its examples reach.

A rule has these goals, as far as some unit can reach them at all:

- every row decides once;
- at every bound of a band, one example stands at the bound and one on its other side, so that no
  bound can be moved, opened or closed unnoticed. Where no answer can stand at the bound (2,5 of
  whole things), any example on the side that the bound belongs to will do;
- every yes/no question that adds points of its own is answered both ways.

Only an example that comes as far as the row counts for the bounds of the row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import evolve, frozen

from cchc_rules.analyses.frame import Frame
from cchc_rules.backends.exact.values import Unanswered, Undefined, holds, value_of
from cchc_rules.ir import intervals as iv
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.ranges import Known, assume, is_whole, range_of, truth_of
from cchc_rules.ir.scorecard import ItemScore, Status
from cchc_rules.ir.walk import conditions_in, keys_of_item, numbers_in


@frozen
class Row:
    """The row of this number decides."""

    case: int


@frozen(kw_only=True)
class Bound:
    """A number at a bound of a band, or beyond it.

    `upward` when the bound belongs to the numbers above it; `attained` when a number can stand
    at it; `beyond` when the other side is wanted.
    """

    case: int
    number: ir.Number
    bound: Fraction
    upward: bool
    attained: bool
    beyond: bool


@frozen(kw_only=True)
class Part:
    """A question that adds points of its own, answered yes or no."""

    case: int
    condition: ir.Yes
    met: bool


Goal: TypeAlias = Row | Bound | Part


@frozen(kw_only=True)
class ItemCoverage:
    """The goals of one item, which of them are reached, and the states its examples ended in."""

    item: ir.Item
    goals: tuple[Goal, ...]
    reached: frozenset[int]
    states: dict[Status, int]

    @property
    def open(self) -> tuple[Goal, ...]:
        """The goals that no example reaches."""
        return tuple(goal for place, goal in enumerate(self.goals) if place not in self.reached)


@frozen
class Tried:
    """An example that was run: the answers, and what the item came to."""

    item: str
    dossier: Dossier
    score: ItemScore


def coverage_of(frame: Frame, items: Iterable[ir.Item], tried: Iterable[Tried]) -> tuple[ItemCoverage, ...]:
    """How far the examples go in each of `items`."""
    by_item: dict[str, list[Tried]] = {}
    for one in tried:
        by_item.setdefault(one.item, []).append(one)
    return tuple(_covered(frame, item, by_item.get(item.id, [])) for item in items)


def share(covered: Iterable[ItemCoverage]) -> Fraction:
    """The part of all goals that is reached; 1 where there are none."""
    goals = reached = 0
    for one in covered:
        goals += len(one.goals)
        reached += len(one.reached)
    return Fraction(reached, goals) if goals else Fraction(1)


def merged(one: ItemCoverage, other: ItemCoverage) -> ItemCoverage:
    """What examples of two years that share a rule reach together."""
    states = Counter(one.states) + Counter(other.states)
    return evolve(one, reached=one.reached | other.reached, states=dict(states))


def _covered(frame: Frame, item: ir.Item, tried: list[Tried]) -> ItemCoverage:
    goals = goals_of(item, frame)
    reached = frozenset(
        place
        for place, goal in enumerate(goals)
        if any(is_reached(goal, one.score, one.dossier) for one in tried)
    )
    states = Counter(one.score.status for one in tried)
    return ItemCoverage(item=item, goals=goals, reached=reached, states=dict(states))


def is_reached(goal: Goal, score: ItemScore, dossier: Dossier) -> bool:
    """Whether an example with this score reaches `goal`."""
    if score.case is None or score.case < goal.case:
        return False
    match goal:
        case Row(case):
            return score.case == case
        case Bound():
            return _stands(goal, dossier)
        case Part(case=case, condition=condition, met=met):
            try:
                return score.case == case and holds(condition, dossier.answers) is met
            except Unanswered:
                return False
        case _:
            assert_never(goal)


def _stands(goal: Bound, dossier: Dossier) -> bool:
    try:
        value = value_of(goal.number, dossier.answers)
    except (Unanswered, Undefined):
        return False
    if goal.attained and not goal.beyond:
        return value == goal.bound
    above = value >= goal.bound if goal.upward else value > goal.bound
    return above is (goal.upward is not goal.beyond)


# ── the goals of a rule ────────────────────────────────────────────────────────────────────


def goals_of(item: ir.Item, frame: Frame) -> tuple[Goal, ...]:
    """What examples of `item` have to reach, in the order of its rows.

    Rows that nobody has read (`chưa khôi phục`) wait whatever is answered: there is nothing to try.
    """
    if all(isinstance(case.then, ir.Pending) for case in item.cases) and not keys_of_item(item):
        return ()
    return tuple(dict.fromkeys(_goals(item, frame.known(item))))


def _goals(item: ir.Item, known: Known) -> Iterator[Goal]:
    seen: set[tuple[ir.Number, Fraction, bool]] = set()
    for place, case in enumerate(item.cases):
        truth = truth_of(case.when, known)
        if truth is False:
            continue
        yield Row(place)
        for condition in conditions_in(case.when):
            if isinstance(condition, ir.Within):
                yield from _bounds(place, condition, known, seen)
        if isinstance(case.then, ir.Award):
            yield from _parts(place, case.then.points, assume(case.when, known, holds=True))
        if truth is True:
            return
        known = assume(case.when, known, holds=False)


def _bounds(
    place: int, within: ir.Within, known: Known, seen: set[tuple[ir.Number, Fraction, bool]]
) -> Iterator[Bound]:
    interval, number = within.interval, within.value
    ends = ((interval.low, interval.low_closed), (interval.high, not interval.high_closed))
    possible = range_of(number, known)
    whole = is_whole(number, known)
    for bound, upward in ends:
        if bound is None or (number, bound, upward) in seen:
            continue
        seen.add((number, bound, upward))
        attained = not whole or bound.denominator == 1
        below = ir.Interval(None, bound, high_closed=not upward)
        above = ir.Interval(bound, None, low_closed=upward)
        own, other = (above, below) if upward else (below, above)
        for side, beyond in ((iv.point(bound) if attained else own, False), (other, True)):
            # To stand at a bound means the same for both of its sides.
            directed = upward or (attained and not beyond)
            if not iv.disjoint(possible, side):
                yield Bound(
                    case=place, number=number, bound=bound, upward=directed, attained=attained, beyond=beyond
                )


def _parts(place: int, points: ir.Number, known: Known) -> Iterator[Part]:
    for number in numbers_in(points):
        if isinstance(number, ir.If) and isinstance(number.condition, ir.Yes):
            for met in (True, False):
                if truth_of(number.condition, known) in (None, met):
                    yield Part(case=place, condition=number.condition, met=met)
