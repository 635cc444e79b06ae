"""How far the examples of a ruleset go: which goals of each item they reach.

The goals are those of `goals.of_item`. An example counts wherever it reaches one, whatever it was
written for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Goal, Kind, kind_of
from cchc_rules.analyses.goals.of_item import goals_of
from cchc_rules.analyses.goals.reached import is_reached
from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.scorecard import ItemScore, Status


@frozen(kw_only=True)
class ItemCoverage:
    """The goals of one item, which of them are reached, and what became of its examples.

    `states` counts the examples by the state they ended in, `decided` by the row that decided.
    """

    item: ir.Item
    goals: tuple[Goal, ...]
    reached: frozenset[int]
    states: dict[Status, int]
    decided: dict[int, int]

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


@frozen
class Tally:
    """So many goals of a kind, and so many of them reached."""

    reached: int
    goals: int


def coverage_of(frame: Frame, items: Iterable[ir.Item], tried: Iterable[Tried]) -> tuple[ItemCoverage, ...]:
    """How far the examples go in each of `items`."""
    by_item: dict[str, list[Tried]] = {}
    for one in tried:
        by_item.setdefault(one.item, []).append(one)
    return tuple(_covered(frame, item, by_item.get(item.id, [])) for item in items)


def share(covered: Iterable[ItemCoverage]) -> Fraction:
    """The part of all goals that is reached; 1 where there are none."""
    tallies = tallied(covered).values()
    goals = sum(tally.goals for tally in tallies)
    return Fraction(sum(tally.reached for tally in tallies), goals) if goals else Fraction(1)


def tallied(covered: Iterable[ItemCoverage]) -> dict[Kind, Tally]:
    """The goals of each kind that there is, in the order of the kinds."""
    goals, reached = Counter[Kind](), Counter[Kind]()
    for one in covered:
        for place, goal in enumerate(one.goals):
            goals[kind_of(goal)] += 1
            reached[kind_of(goal)] += place in one.reached
    return {kind: Tally(reached[kind], goals[kind]) for kind in Kind if goals[kind]}


def merged(one: ItemCoverage, other: ItemCoverage) -> ItemCoverage:
    """What examples of two years that share a rule reach together."""
    states = Counter(one.states) + Counter(other.states)
    decided = Counter(one.decided) + Counter(other.decided)
    return evolve(one, reached=one.reached | other.reached, states=dict(states), decided=dict(decided))


def _covered(frame: Frame, item: ir.Item, tried: list[Tried]) -> ItemCoverage:
    goals = goals_of(item, frame)
    reached = frozenset(
        place
        for place, goal in enumerate(goals)
        if any(is_reached(goal, one.score, one.dossier) for one in tried)
    )
    states = Counter(one.score.status for one in tried)
    decided = Counter(one.score.case for one in tried if one.score.case is not None)
    return ItemCoverage(item=item, goals=goals, reached=reached, states=dict(states), decided=dict(decided))
